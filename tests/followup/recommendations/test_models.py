import pytest
from django.db.models import ProtectedError

from answerable.followup.recommendations.models import Recommendation
from tests import factories


def test_recommendations_and_findings_read_as_number_and_words(recommendation: Recommendation) -> None:
    assert str(recommendation) == "1 Measure every lake once a year."
    assert str(factories.make_finding(number="A")) == "A The records of the meetings are not complete."


@pytest.mark.django_db
def test_addressees_and_links_read_as_what_they_say() -> None:
    link = factories.make_recommendation_link()
    assert str(link) == f"{link.later} repeats {link.earlier}"
    assert str(factories.make_addressee(as_written="the Minister")) == "the Minister"


@pytest.mark.django_db
def test_a_recommendation_that_an_action_answers_cannot_be_deleted() -> None:
    action = factories.make_action()
    with pytest.raises(ProtectedError):
        action.recommendations.get().delete()
