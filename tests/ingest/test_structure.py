"""Parting, joining, moving, adding and leaving out."""

from typing import Any

import pytest

from answerable.ingest import structure
from answerable.ingest.edits import Content, list_doubts
from answerable.lib.decisions import Refused
from tests.ingest.building import a_content, an_action, evidence


def _take(outcome: Content | Refused) -> Content:
    assert not isinstance(outcome, Refused), str(outcome)
    return outcome


def _texts(content: Content) -> dict[str, str]:
    return {action["key"]: action["text"] for action in content["actions"]}


# -- moving


def test_an_action_is_moved_by_saying_what_it_answers() -> None:
    content = _take(structure.set_answers(a_content(an_action("A"), an_action("B")), 0, ["2"]))
    assert _texts(content) == {"2.1": "A", "1.1": "B"}


def test_an_action_may_answer_several_recommendations() -> None:
    content = _take(structure.set_answers(a_content(an_action("A")), 0, ["2", "1"]))
    assert content["actions"][0]["recommendations"] == ["1", "2"]
    assert _texts(content) == {"1.1": "A"}


@pytest.mark.parametrize("keys", [[], ["9"]])
def test_an_action_answers_at_least_one_recommendation(keys: list[str]) -> None:
    assert isinstance(structure.set_answers(a_content(an_action()), 0, keys), Refused)


def test_saying_what_an_action_answers_settles_the_doubt_about_it() -> None:
    action = an_action(answers=["1", "2"])
    action["evidence"]["recommendations"] = evidence("check", "the same words stand under both")
    content = _take(structure.set_answers(a_content(action), 0, ["1"]))
    assert "actions.0.evidence.recommendations" not in dict(list_doubts(content))


# -- parting

WHOLE = "Write the plan. In addition, train the crews."
PARTED = "Write the plan.\n\nIn addition, train the crews."


def _with_place(text: str, place: dict[str, Any] | None = None) -> Content:
    action = an_action(text)
    action["evidence"]["text"] = evidence("check", "one paragraph", place or {"block": 1, "start": 4, "end": 49})
    blocks = [{"text": "Title"}, {"text": f"(a) {WHOLE}"}]
    return {**a_content(action, an_action("Last")), "blocks": blocks}


def test_an_action_is_parted_at_its_empty_line() -> None:
    content = _take(structure.split_action(_with_place(PARTED), 0))
    assert _texts(content) == {"1.1": "Write the plan.", "1.2": "In addition, train the crews.", "1.3": "Last"}


def test_both_parts_keep_offices_and_dates() -> None:
    one, other, _ = _take(structure.split_action(_with_place(PARTED), 0))["actions"]
    assert one["due"] == other["due"]
    assert one["offices"] == other["offices"]


def test_each_part_stands_where_its_own_words_stand() -> None:
    content = _take(structure.split_action(_with_place(PARTED), 0))
    places = [action["evidence"]["text"]["place"] for action in content["actions"][:2]]
    found = [content["blocks"][1]["text"][place["start"] : place["end"]] for place in places]
    assert found == ["Write the plan.", "In addition, train the crews."]


def test_words_that_were_rewritten_keep_the_place_of_the_whole() -> None:
    content = _take(structure.split_action(_with_place("Write a plan.\n\nIn addition, train the crews."), 0))
    assert content["actions"][0]["evidence"]["text"]["place"] == {"block": 1, "start": 4, "end": 49}


def test_a_place_in_several_blocks_is_kept() -> None:
    place = {"block": 0, "start": 0, "end": 5, "more": [{"block": 1, "start": 4, "end": 49}]}
    content = _take(structure.split_action(_with_place(PARTED, place), 0))
    assert content["actions"][1]["evidence"]["text"]["place"] == place


def test_the_parts_are_settled() -> None:
    content = _take(structure.split_action(_with_place(PARTED), 0))
    assert [path for path, _ in list_doubts(content)] == ["offices.0.evidence"]


@pytest.mark.parametrize("text", [WHOLE, "Write the plan.\n\n", "\n\nTrain the crews.", ""])
def test_without_words_on_both_sides_of_an_empty_line_nothing_is_parted(text: str) -> None:
    assert isinstance(structure.split_action(_with_place(text), 0), Refused)


# -- joining


def test_an_action_is_joined_with_the_next_of_its_recommendation() -> None:
    content = a_content(an_action("A"), an_action("X", answers=["2"]), an_action("B"), an_action("C"))
    assert _texts(_take(structure.merge_actions(content, 0))) == {"1.1": "A\nB", "2.1": "X", "1.2": "C"}


def test_joined_actions_have_offices_dates_and_recommendations_once_each() -> None:
    one = an_action(offices=["A Branch", "B Branch"], due="May 2026")
    other = an_action(offices=["B Branch", "C Branch"], due="May 2026, June 2027", answers=["1", "2"])
    (action,) = _take(structure.merge_actions(a_content(one, other), 0))["actions"]
    assert [each["as_written"] for each in action["offices"]] == ["A Branch", "B Branch", "C Branch"]
    assert [each["as_written"] for each in action["due"]] == ["May 2026", "June 2027"]
    assert action["recommendations"] == ["1", "2"]


def test_joined_actions_keep_the_first_status_that_is_given() -> None:
    other = {**an_action(), "status": {"progress": "completed"}}
    (action,) = _take(structure.merge_actions(a_content(an_action(), other), 0))["actions"]
    assert action["status"] == {"progress": "completed"}


def test_joined_words_stand_in_both_places() -> None:
    one, other = an_action("A"), an_action("B")
    one["evidence"]["text"]["place"] = {"block": 1, "start": 0, "end": 1}
    other["evidence"]["text"]["place"] = {"block": 2, "start": 0, "end": 1, "more": [{"block": 3}]}
    (action,) = _take(structure.merge_actions(a_content(one, other), 0))["actions"]
    more = [{"block": 2, "start": 0, "end": 1}, {"block": 3}]
    assert action["evidence"]["text"]["place"] == {"block": 1, "start": 0, "end": 1, "more": more}


def test_the_last_action_of_a_recommendation_has_nothing_to_be_joined_with() -> None:
    content = a_content(an_action("A"), an_action("X", answers=["2"]))
    assert isinstance(structure.merge_actions(content, 0), Refused)


# -- adding and leaving out


def test_an_action_is_added_behind_the_others_of_its_recommendation() -> None:
    content = a_content(an_action("A"), an_action("X", answers=["2"]))
    assert list(_texts(_take(structure.add_action(content, "1")))) == ["1.1", "1.2", "2.1"]


def test_the_first_action_of_a_recommendation_is_added_at_the_end() -> None:
    assert list(_texts(_take(structure.add_action(a_content(an_action("A")), "2")))) == ["1.1", "2.1"]


@pytest.mark.parametrize("add", [structure.add_action, structure.add_response])
def test_nothing_is_added_to_a_recommendation_that_is_gone(add: Any) -> None:
    assert add(a_content(an_action()), "9") == Refused(structure.GONE)


def test_the_actions_behind_one_that_is_left_out_move_up() -> None:
    content = a_content(an_action("A"), an_action("B"), an_action("C"))
    assert _texts(_take(structure.drop_action(content, 1))) == {"1.1": "A", "1.2": "C"}


def test_a_recommendation_is_added_under_a_number_that_is_free() -> None:
    content = _take(structure.add_recommendation(a_content(recommendations=["1", "3"])))
    assert [each["key"] for each in content["recommendations"]] == ["1", "3", "4"]


def test_a_recommendation_takes_with_it_what_answers_nothing_else() -> None:
    content = a_content(an_action("A"), an_action("B", answers=["1", "2"]), an_action("C", answers=["2"]))
    content = _take(structure.drop_recommendation(content, 0))
    assert _texts(content) == {"2.1": "B", "2.2": "C"}
    assert [each["recommendations"] for each in content["responses"]] == [["2"]]


def test_an_action_that_answers_nothing_stays_when_a_recommendation_goes() -> None:
    content = a_content(an_action("A"), an_action("Loose", answers=[]))
    assert _texts(_take(structure.drop_recommendation(content, 0))) == {"1": "Loose"}


def test_a_response_is_added_without_a_position_and_left_out_again() -> None:
    content = _take(structure.add_response(a_content(an_action()), "2"))
    assert content["responses"][2]["position"] == "not-stated"
    assert len(_take(structure.drop_response(content, 2))["responses"]) == 2


# -- twins


def _twins() -> Content:
    one = an_action("Publish a plan for measuring the water of every lake.", answers=["1"], offices=["Water Branch"])
    other = an_action(
        "Publish the plan for measuring the water of every lake.", answers=["2"], offices=["Outreach Branch"]
    )
    return a_content(one, an_action("Hire crews.", answers=["1"]), other)


@pytest.mark.parametrize("pressed", [0, 2])
def test_near_twins_become_one_action_from_either_of_them(pressed: int) -> None:
    content = _take(structure.join_twins(_twins(), pressed))
    assert [(each["key"], each["recommendations"]) for each in content["actions"]] == [
        ("1.1", ["1", "2"]),
        ("1.2", ["1"]),
    ]
    joined = content["actions"][0]
    assert joined["text"] == "Publish a plan for measuring the water of every lake."
    assert [office["as_written"] for office in joined["offices"]] == ["Water Branch", "Outreach Branch"]
    assert len(joined["due"]) == 1


def test_an_action_without_a_near_twin_is_joined_with_none() -> None:
    assert "no action of another recommendation" in str(structure.join_twins(_twins(), 1))


def test_an_action_of_two_recommendations_is_parted_into_one_for_each() -> None:
    content = _take(structure.part_answers(_take(structure.join_twins(_twins(), 0)), 0))
    assert [(each["key"], each["recommendations"], each["text"]) for each in content["actions"]] == [
        ("1.1", ["1"], "Publish a plan for measuring the water of every lake."),
        ("2.1", ["2"], "Publish a plan for measuring the water of every lake."),
        ("1.2", ["1"], "Hire crews."),
    ]


def test_an_action_of_one_recommendation_is_not_parted() -> None:
    assert "nothing to part" in str(structure.part_answers(_twins(), 0))
