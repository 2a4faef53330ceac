"""Which action of a document is which on record."""

import pytest

from answerable.ingest.alignment import find_difference, free_key, pair_again


def test_equal_words_meet_wherever_they_stand() -> None:
    there = [("1.1", "Write a plan."), ("1.2", "Train the crews.")]
    here = [("1.1", "Buy a boat."), ("1.2", "write a plan"), ("1.3", "Train the crews.")]
    assert pair_again(there, here) == {"1.2": "1.1", "1.3": "1.2"}


def test_what_was_reworded_meets_by_its_number() -> None:
    there = [("1.1", "Write a plan."), ("1.2", "Train the crews.")]
    here = [("1.1", "Write a better plan."), ("1.2", "Train the crews.")]
    assert pair_again(there, here) == {"1.1": "1.1", "1.2": "1.2"}


def test_equal_words_under_another_recommendation_are_another_action() -> None:
    assert pair_again([("1.1", "Write a plan.")], [("2.1", "Write a plan.")]) == {}


def test_two_equal_actions_do_not_meet_the_same_one() -> None:
    assert pair_again([("1.1", "Report.")], [("1.1", "Report."), ("1.2", "Report.")]) == {"1.1": "1.1"}


def test_actions_without_words_meet_by_number_alone() -> None:
    assert pair_again([("1.1", ""), ("1.2", "")], [("1.1", ""), ("1.2", ""), ("1.3", "")]) == {
        "1.1": "1.1",
        "1.2": "1.2",
    }


def test_two_languages_agree_where_each_recommendation_has_as_many_actions() -> None:
    assert find_difference(["1.1", "1.2", "2.1"], ["1.1", "1.2", "2.1"]) is None


def test_recommendations_that_one_side_alone_has_are_no_difference() -> None:
    assert find_difference(["1.1", "3.1"], ["1.1", "2.1"]) is None


def test_the_refusal_names_the_first_recommendation_where_the_languages_differ() -> None:
    sentence = str(find_difference(["1.1", "2.1", "2.2"], ["1.1", "2.1"]))
    assert sentence.startswith("Recommendation 2 has 1 actions in this document and 2 on record")


@pytest.mark.parametrize(
    ("key", "taken", "free"),
    [("1.2", set(), "1.2"), ("1.2", {"1.1", "1.2"}, "1.3"), ("2", {"1", "2"}, "3"), ("a.b.1", {"a.b.1"}, "a.b.2")],
)
def test_a_key_that_is_taken_becomes_the_next_free_one(key: str, taken: set[str], free: str) -> None:
    assert free_key(key, taken) == free
