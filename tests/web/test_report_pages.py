"""One report laid out for reading."""

import pytest

from answerable.followup.recommendations.models import Recommendation
from answerable.web.report_pages import name_of


@pytest.mark.parametrize(
    ("number", "key", "name"),
    [
        ("2", "2", "Recommendation 2"),
        ("2.", "2", "Recommendation 2"),
        ("2a", "2a", "Recommendation 2a"),
        ("", "7", "Recommendation 7"),
        ("Recommendation 1", "1", "Recommendation 1"),
        ("Key Finding 3", "3", "Key Finding 3"),
    ],
)
def test_a_recommendation_is_named_by_its_number_or_as_the_report_names_it(number: str, key: str, name: str) -> None:
    assert name_of(Recommendation(number=number, key=key)) == name
