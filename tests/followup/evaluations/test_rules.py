import pytest

from answerable.followup.evaluations import rules
from tests.followup.someone import ADMINISTRATOR, NOBODY, OFFICER, Someone


def test_an_officer_edits_the_record() -> None:
    assert rules.may_edit_record(OFFICER)


@pytest.mark.parametrize("person", [ADMINISTRATOR, NOBODY])
def test_nobody_else_edits_the_record(person: Someone) -> None:
    assert str(rules.may_edit_record(person)) == "Only an evaluation officer may change the record."


def test_a_report_with_a_recommendation_may_be_published() -> None:
    assert rules.may_publish(OFFICER, is_published=False, recommendations=1)


@pytest.mark.parametrize(
    ("person", "is_published", "recommendations", "sentence"),
    [
        (ADMINISTRATOR, False, 1, "Only an evaluation officer"),
        (OFFICER, True, 1, "already published"),
        (OFFICER, False, 0, "holds no recommendation yet"),
    ],
)
def test_a_report_is_not_published(person: Someone, is_published: bool, recommendations: int, sentence: str) -> None:
    assert sentence in str(rules.may_publish(person, is_published, recommendations))


def test_an_officer_withdraws_what_is_published() -> None:
    assert rules.may_withdraw(OFFICER, is_published=True)
    assert not rules.may_withdraw(OFFICER, is_published=False)
    assert not rules.may_withdraw(NOBODY, is_published=True)


def test_a_record_is_not_linked_to_itself() -> None:
    assert rules.may_link(1, 2)
    assert not rules.may_link(1, 1)
