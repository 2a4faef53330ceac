from datetime import date

import pytest

from answerable.followup.actions.vocab import ActionStatus
from answerable.followup.updates import rules
from tests.followup.someone import ADMINISTRATOR, NOBODY, OFFICER, Someone

TODAY = date(2025, 6, 2)


def test_the_accountable_office_reports_one_update_at_a_time() -> None:
    assert rules.may_report(answers_for_it=True, waiting=False)
    assert not rules.may_report(answers_for_it=True, waiting=True)


def test_nobody_reports_for_another_office() -> None:
    assert "Only a member of an office" in str(rules.may_report(answers_for_it=False, waiting=False))


def test_a_report_of_today_with_words_is_complete() -> None:
    assert rules.is_complete_report("in-progress", "Two lakes are measured.", TODAY, TODAY)


@pytest.mark.parametrize(
    ("status", "narrative", "as_of", "sentence"),
    [
        ("", "Done.", TODAY, "Choose where the action stands."),
        (ActionStatus.REPORTED_COMPLETE, "Done.", TODAY, "Choose where the action stands."),
        ("completed", " \n", TODAY, "Say in a few sentences what was done."),
        ("completed", "Done.", date(2025, 6, 3), "lies in the future"),
    ],
)
def test_a_report_is_not_complete(status: str, narrative: str, as_of: date, sentence: str) -> None:
    assert sentence in str(rules.is_complete_report(status, narrative, as_of, TODAY))


def test_an_officer_decides_on_what_somebody_else_reported() -> None:
    assert rules.may_decide(OFFICER, "submitted", is_own=False)


@pytest.mark.parametrize(
    ("person", "state", "is_own", "sentence"),
    [
        (NOBODY, "submitted", False, "Only an evaluation officer"),
        (ADMINISTRATOR, "submitted", False, "Only an evaluation officer"),
        (OFFICER, "accepted", False, "already been decided"),
        (OFFICER, "returned", False, "already been decided"),
        (OFFICER, "submitted", True, "You reported this yourself"),
    ],
)
def test_an_update_is_not_decided(person: Someone, state: str, is_own: bool, sentence: str) -> None:
    assert sentence in str(rules.may_decide(person, state, is_own))
