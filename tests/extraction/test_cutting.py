"""One promise at a time."""

from answerable.extraction.cutting import cut_actions
from tests.extraction.building import Bullet, Line, excerpt_of


def cuts(*lines: Line) -> list[str]:
    return [cut.excerpt.text for cut in cut_actions(excerpt_of(*lines))]


def test_a_paragraph_is_one_promise() -> None:
    assert cuts("Write a list. Send it to the Board.", "Train the crews.") == [
        "Write a list. Send it to the Board.",
        "Train the crews.",
    ]


def test_a_list_belongs_to_the_line_that_leads_in_to_it() -> None:
    assert cuts("We will ask:", Bullet("the ports;"), Bullet("the crews."), "Then we decide.") == [
        "We will ask:\nthe ports;\nthe crews.",
        "Then we decide.",
    ]


def test_a_list_without_such_a_line_is_one_promise_for_each_bullet() -> None:
    assert cuts(Bullet("Write a list."), Bullet("Train the crews.")) == ["Write a list.", "Train the crews."]


def test_a_list_under_a_bullet_belongs_to_that_bullet() -> None:
    assert cuts(Bullet("Ask:"), Bullet("the ports"), Bullet("the crews")) == ["Ask:\nthe ports\nthe crews"]


def test_a_line_that_goes_on_in_the_next_is_not_cut() -> None:
    assert cuts("Write a list of the", "Northern landings.") == ["Write a list of the\nNorthern landings."]
    assert cuts("Write a list", "with all landings.") == ["Write a list\nwith all landings."]


def test_labels_begin_promises_and_are_dropped() -> None:
    found = cut_actions(excerpt_of("A) Write a list.", "B) Train the crews."))
    assert [(cut.label, cut.excerpt.text) for cut in found] == [("a", "Write a list."), ("b", "Train the crews.")]


def test_a_sentence_that_opens_a_new_promise_cuts_a_paragraph_and_says_so() -> None:
    found = cut_actions(excerpt_of("CPB will write a list. In addition, LSD will train the crews."))
    assert [cut.excerpt.text for cut in found] == ["CPB will write a list.", "In addition, LSD will train the crews."]
    assert all("opens a new promise" in cut.reason for cut in found)


def test_a_label_without_words_is_no_promise() -> None:
    assert cuts("1.1 ") == ["1.1"]
    assert cuts("Write a list.", "2. ") == ["Write a list.", "2."]
