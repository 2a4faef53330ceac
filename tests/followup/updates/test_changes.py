from datetime import date, datetime, timedelta
from typing import Any

import pytest

from answerable.followup.actions.models import Action
from answerable.followup.actions.vocab import ActionStatus
from answerable.followup.updates import changes
from answerable.followup.updates.models import Update
from answerable.ledger.models import Entry
from answerable.ledger.queries import read_details
from answerable.people.models import Person
from answerable.people.vocab import Role
from tests import factories
from tests.clock import TODAY


def _submit(by: Person, at: datetime, action: Action, **values: Any) -> object:
    given = {"as_of": TODAY, "today": TODAY, "status": ActionStatus.COMPLETED, "narrative": "It is published."}
    return changes.submit_update(by=by, at=at, action=action, **{**given, **values})


@pytest.fixture
def completion(boris: Person, action: Action, now: datetime) -> Update:
    """Boris reports that the action is completed."""
    return _submit(boris, now, action)


def test_an_office_that_reports_completion_is_believed_but_not_yet_accepted(completion: Update) -> None:
    assert Action.objects.get().status == ActionStatus.REPORTED_COMPLETE


def test_accepting_completes_the_action_and_ends_its_dates(amina: Person, completion: Update, now: datetime) -> None:
    changes.accept_update(by=amina, at=now, update=completion)
    action = Action.objects.get()
    assert (action.status, action.open_end) == (ActionStatus.COMPLETED, None)
    assert action.deliverables.get().state == "done"


def test_sending_back_gives_the_action_its_status_again(amina: Person, completion: Update, now: datetime) -> None:
    returned = changes.return_update(by=amina, at=now, update=completion, reason=" Which plan? ")
    assert (returned.state, returned.decision_reason) == ("returned", "Which plan?")
    assert Action.objects.get().status == ActionStatus.NOT_STARTED


def test_progress_counts_when_it_is_accepted(amina: Person, boris: Person, action: Action, now: datetime) -> None:
    update = _submit(boris, now, action, status=ActionStatus.IN_PROGRESS)
    assert Action.objects.get().status == ActionStatus.NOT_STARTED
    changes.accept_update(by=amina, at=now, update=update)
    assert Action.objects.get().status == ActionStatus.IN_PROGRESS


def test_what_an_accepted_update_delivers_is_no_longer_owed(
    amina: Person, boris: Person, action: Action, now: datetime
) -> None:
    dates = [TODAY, TODAY + timedelta(days=9)]
    two = factories.make_action(evaluation=action.evaluation, office=action.offices.get().office, due=dates)
    first = two.deliverables.all()[0]
    update = _submit(boris, now, two, status=ActionStatus.IN_PROGRESS, delivered=[first])
    changes.accept_update(by=amina, at=now, update=update)
    assert [row.state for row in two.deliverables.all()] == ["done", "open"]
    assert Action.objects.get(pk=two.pk).due_sort == dates[1]


def test_an_update_delivers_nothing_of_another_action(boris: Person, action: Action, now: datetime) -> None:
    update = _submit(boris, now, action, delivered=[factories.make_deliverable()])
    assert not update.delivered.exists()


def test_one_update_waits_at_a_time(boris: Person, completion: Update, action: Action, now: datetime) -> None:
    assert "already waits" in str(_submit(boris, now, action))


def test_after_an_answer_the_office_reports_again(
    amina: Person, boris: Person, completion: Update, action: Action, now: datetime
) -> None:
    changes.return_update(by=amina, at=now, update=completion, reason="Which plan?")
    assert _submit(boris, now, action)


def test_another_office_and_the_officer_do_not_report(
    amina: Person, chen: Person, action: Action, now: datetime
) -> None:
    for person in (amina, chen):
        assert "Only a member of an office" in str(_submit(person, now, action))


@pytest.mark.parametrize("values", [{"narrative": " "}, {"as_of": TODAY + timedelta(days=1)}, {"status": ""}])
def test_a_report_that_is_not_complete_is_refused(
    boris: Person, action: Action, now: datetime, values: dict[str, Any]
) -> None:
    assert not _submit(boris, now, action, **values)
    assert not Update.objects.exists()


def test_an_officer_who_is_a_member_does_not_accept_the_own_report(
    amina: Person, action: Action, now: datetime
) -> None:
    factories.make_membership(person=amina, office=action.offices.get().office)
    own = _submit(amina, now, action)
    assert "You reported this yourself" in str(changes.accept_update(by=amina, at=now, update=own))
    second = factories.make_person(roles=[Role.OFFICER])
    assert changes.accept_update(by=second, at=now, update=own)


def test_a_decision_is_made_once(amina: Person, completion: Update, now: datetime) -> None:
    changes.accept_update(by=amina, at=now, update=completion)
    assert "already been decided" in str(changes.accept_update(by=amina, at=now, update=completion))
    assert "already been decided" in str(changes.return_update(by=amina, at=now, update=completion, reason="No."))


def test_nothing_is_sent_back_without_a_reason(amina: Person, completion: Update, now: datetime) -> None:
    refused = changes.return_update(by=amina, at=now, update=completion, reason=" ")
    assert str(refused) == "Say what is missing, so that the office can report again."


def test_the_ledger_tells_the_update_in_the_history_of_the_action(completion: Update, action: Action) -> None:
    entry = Entry.objects.latest("sequence")
    details = read_details(entry)
    assert (entry.subject, entry.within) == (action.ledger_key, action.evaluation.ledger_key)
    assert (details["status"], details["action_status"]) == ("completed", "reported-complete")


def test_the_same_file_twice_is_one_piece_of_evidence(boris: Person, action: Action, now: datetime) -> None:
    file = factories.make_stored_file()
    update = _submit(boris, now, action, evidence=[("plan.pdf", file), ("copy.pdf", file)])
    assert [evidence.name for evidence in update.evidence.all()] == ["copy.pdf"]


@pytest.mark.parametrize(("status", "moves"), [(ActionStatus.COMPLETED, True), (ActionStatus.IN_PROGRESS, False)])
def test_a_report_moves_the_modified_date_where_a_reader_sees_another_status(
    boris: Person, action: Action, now: datetime, status: ActionStatus, moves: bool
) -> None:
    later = now + timedelta(days=1)
    _submit(boris, later, action, status=status)
    assert (Action.objects.get().evaluation.modified_at == later) is moves


def test_completed_stays_completed_while_a_further_report_waits(
    amina: Person, boris: Person, completion: Update, action: Action, now: datetime
) -> None:
    changes.accept_update(by=amina, at=now, update=completion)
    _submit(boris, now, action)
    assert Action.objects.get().status == ActionStatus.COMPLETED


def test_an_update_reads_as_action_day_and_status(completion: Update) -> None:
    assert str(completion) == "1.1 2025-06-02 completed"
    assert completion.as_of == date(2025, 6, 2)
