"""Sentences that several pages say."""

import pytest
from django.utils.translation import override

from answerable.followup.progress import Tally
from answerable.web.sentences import count_words, enumerate_things, progress_sentence


@pytest.mark.parametrize(
    ("tally", "sentence"),
    [
        (Tally(), "No actions are recorded here yet."),
        (Tally(dropped=2), "No action is owed here any more."),
        (Tally(open=1), "0 of 1 action is completed."),
        (Tally(completed=5, open=5, overdue=2), "5 of 12 actions are completed, 2 are overdue."),
        (Tally(completed=1, reported=1, overdue=1, dropped=3), "1 of 3 actions are completed, 1 is overdue."),
    ],
)
def test_progress_is_one_sentence(tally: Tally, sentence: str) -> None:
    assert progress_sentence(tally) == sentence


def test_things_are_enumerated_in_the_language_of_the_page() -> None:
    assert enumerate_things(["a", "b"]) == "a and b"
    with override("fr"):
        assert enumerate_things(["a", "b", "c"]) == "a, b et c"


def test_a_bounded_count_says_that_it_is_bounded() -> None:
    assert (count_words(400), count_words(401)) == ("400", "more than 400")
