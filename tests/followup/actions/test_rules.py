import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.followup.actions import rules
from answerable.followup.actions.vocab import ActionStatus, Progress
from answerable.followup.updates.vocab import REPORTABLE, UpdateState
from tests.followup.someone import NOBODY, OFFICER

UPDATES = st.tuples(st.sampled_from(REPORTABLE), st.sampled_from(UpdateState))


@pytest.mark.parametrize(
    ("published", "status"),
    [
        (None, ActionStatus.NOT_STARTED),
        (Progress.NOT_STARTED, ActionStatus.NOT_STARTED),
        (Progress.UNKNOWN, ActionStatus.NOT_STARTED),
        (Progress.IN_PROGRESS, ActionStatus.IN_PROGRESS),
        (Progress.OVERDUE, ActionStatus.IN_PROGRESS),
        (Progress.COMPLETED, ActionStatus.REPORTED_COMPLETE),
        (Progress.CANCELLED, ActionStatus.NO_LONGER_APPLICABLE),
        (Progress.NO_LONGER_APPLICABLE, ActionStatus.NO_LONGER_APPLICABLE),
    ],
)
def test_our_status_starts_from_what_was_published(published: Progress | None, status: ActionStatus) -> None:
    assert rules.starting_status(published) == status


def test_a_published_code_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(ValueError):
        rules.starting_status("nearly-done")


@pytest.mark.parametrize("reported", REPORTABLE)
def test_an_accepted_update_counts_as_it_says(reported: ActionStatus) -> None:
    assert rules.derive_status(None, [(reported, "accepted")]) == reported


def test_a_report_of_completion_that_waits_is_what_the_office_says() -> None:
    assert rules.derive_status(None, [("completed", "submitted")]) == ActionStatus.REPORTED_COMPLETE


@pytest.mark.parametrize("reported", ["not-started", "in-progress", "no-longer-applicable"])
def test_any_other_report_that_waits_changes_nothing(reported: str) -> None:
    assert rules.derive_status("in-progress", [(reported, "submitted")]) == ActionStatus.IN_PROGRESS


def test_a_report_that_waits_takes_back_nothing_that_was_accepted_as_completed() -> None:
    told = [("completed", "accepted"), ("completed", "submitted")]
    assert rules.derive_status(None, told) == ActionStatus.COMPLETED


def test_the_latest_accepted_update_counts() -> None:
    told = [("completed", "accepted"), ("in-progress", "accepted")]
    assert rules.derive_status(None, told) == ActionStatus.IN_PROGRESS


@given(st.sampled_from([None, *Progress]), st.lists(UPDATES, max_size=6))
def test_what_was_sent_back_does_not_count(published: Progress | None, told: list[tuple[str, str]]) -> None:
    kept = [update for update in told if update[1] != UpdateState.RETURNED]
    assert rules.derive_status(published, told) == rules.derive_status(published, kept)


@given(st.sampled_from([None, *Progress]), st.lists(UPDATES, max_size=6))
def test_nothing_is_completed_that_no_officer_accepted(published: Progress | None, told: list[tuple[str, str]]) -> None:
    accepted = ("completed", "accepted") in told
    assert accepted or rules.derive_status(published, told) != ActionStatus.COMPLETED


def test_the_office_owes_what_is_not_started_or_in_progress() -> None:
    owed = [status for status in ActionStatus if rules.is_owed(status)]
    assert owed == [ActionStatus.NOT_STARTED, ActionStatus.IN_PROGRESS]


def test_the_accountable_office_and_the_officer_may_ask_for_another_date() -> None:
    assert rules.may_ask_for_time(NOBODY, answers_for_it=True, reason="Two posts are vacant.")
    assert rules.may_ask_for_time(OFFICER, answers_for_it=False, reason="Two posts are vacant.")


def test_nobody_else_may_ask_for_another_date() -> None:
    assert not rules.may_ask_for_time(NOBODY, answers_for_it=False, reason="Two posts are vacant.")


def test_another_date_needs_a_reason() -> None:
    refused = rules.may_ask_for_time(OFFICER, answers_for_it=True, reason=" ")
    assert str(refused) == "Say why the date should change. The reason stays in the history."


def test_only_an_officer_decides_on_another_date() -> None:
    assert rules.may_decide_on_time(OFFICER)
    assert not rules.may_decide_on_time(NOBODY)


def test_a_date_that_is_owed_may_move() -> None:
    assert rules.may_change_due("open", is_same=False, kind="period")


@pytest.mark.parametrize(
    ("state", "is_same", "kind", "sentence"),
    [
        ("done", False, "date", "no longer owed"),
        ("dropped", False, "date", "no longer owed"),
        ("open", False, "ambiguous", "more than one way"),
        ("open", True, "date", "already holds"),
    ],
)
def test_a_date_does_not_move(state: str, is_same: bool, kind: str, sentence: str) -> None:
    assert sentence in str(rules.may_change_due(state, is_same, kind))
