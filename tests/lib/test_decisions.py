from answerable.lib.decisions import ALLOWED, Refused


def test_allowed_is_true_and_refused_is_false() -> None:
    assert ALLOWED
    assert not Refused("No.")


def test_a_refusal_reads_as_its_sentence_with_the_values_in_place() -> None:
    assert str(Refused("There is already an action {key}.", key="1.1")) == "There is already an action 1.1."


def test_braces_in_a_value_are_left_alone() -> None:
    assert str(Refused("No {name}.", name="{key}")) == "No {key}."


def test_the_first_rule_that_refuses_is_the_one_that_is_heard() -> None:
    assert (Refused("First.") and ALLOWED) == Refused("First.")
    assert (ALLOWED and Refused("Second.")) == Refused("Second.")
