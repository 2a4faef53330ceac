"""The due-date ledger: asking for another date, agreeing to it, declining it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from answerable.followup.actions import changes
from answerable.followup.actions.models import Action, Deliverable, DueRevision
from answerable.followup.updates.changes import accept_update
from answerable.ledger.models import Entry
from answerable.ledger.queries import read_details
from answerable.people.models import Person
from answerable.periods.expressions.vocab import Cadence, Kind
from tests import factories
from tests.factories import dues

SEPTEMBER, DECEMBER = date(2025, 9, 30), date(2025, 12, 31)


@pytest.fixture
def deliverable(action: Action) -> Deliverable:
    return action.deliverables.get()


@pytest.fixture
def asked(boris: Person, deliverable: Deliverable) -> DueRevision:
    """Boris asks for the end of December."""
    return factories.make_due_revision(by=boris, deliverable=deliverable)


def _ask(by: Person, at: datetime, deliverable: Deliverable, **values: Any) -> object:
    due = values.pop("due", dues.on(DECEMBER))
    given = {"as_written": {"en": due.as_written}, "reason": "Two posts are vacant.", **values}
    return changes.ask_for_date(by=by, at=at, deliverable=deliverable, due=due, **given)


def test_a_date_that_was_asked_for_does_not_hold_yet(asked: DueRevision, action: Action) -> None:
    action.refresh_from_db()
    assert (asked.number, asked.state) == (1, "asked")
    assert action.due_sort == SEPTEMBER


def test_a_date_that_an_officer_asks_for_holds_at_once(amina: Person, deliverable: Deliverable, now: datetime) -> None:
    revision = _ask(amina, now, deliverable)
    assert (revision.state, revision.decided_by) == ("agreed", amina)
    assert Action.objects.get().due_sort == DECEMBER


def test_an_agreed_date_holds_and_the_first_promise_stays(amina: Person, asked: DueRevision, now: datetime) -> None:
    changes.agree_to_date(by=amina, at=now, revision=asked)
    row = Deliverable.objects.get()
    assert (row.end, Action.objects.get().due_sort) == (DECEMBER, DECEMBER)
    assert [revision.end for revision in row.revisions.all()] == [SEPTEMBER, DECEMBER]


def test_the_ledger_holds_both_dates_who_asked_and_why(amina: Person, asked: DueRevision, now: datetime) -> None:
    changes.agree_to_date(by=amina, at=now, revision=asked)
    details = read_details(Entry.objects.latest("sequence"))
    assert (details["before"]["end"], details["after"]["end"]) == ("2025-09-30", "2025-12-31")
    assert (details["asked_by"], details["reason"]) == ("Boris Belanger", "Two posts are vacant.")


def test_an_agreed_date_moves_the_modified_date_of_the_report(amina: Person, asked: DueRevision, now: datetime) -> None:
    later = now + timedelta(days=1)
    changes.agree_to_date(by=amina, at=later, revision=asked)
    assert Action.objects.get().evaluation.modified_at == later


def test_a_declined_date_changes_nothing_but_the_history(amina: Person, asked: DueRevision, now: datetime) -> None:
    declined = changes.decline_date(by=amina, at=now, revision=asked, reason=" The committee meets in November. ")
    assert (declined.state, declined.decision_reason) == ("declined", "The committee meets in November.")
    assert Action.objects.get().due_sort == SEPTEMBER


def test_a_date_is_not_declined_without_a_reason(amina: Person, asked: DueRevision, now: datetime) -> None:
    assert str(changes.decline_date(by=amina, at=now, revision=asked, reason=" ")) == "Say why the date stays as it is."


def test_an_answer_is_given_once(amina: Person, asked: DueRevision, now: datetime) -> None:
    changes.agree_to_date(by=amina, at=now, revision=asked)
    assert str(changes.agree_to_date(by=amina, at=now, revision=asked)) == "This request has already been answered."
    assert not changes.decline_date(by=amina, at=now, revision=asked, reason="Too late.")


def test_a_second_request_waits_for_the_answer_to_the_first(
    boris: Person, asked: DueRevision, deliverable: Deliverable, now: datetime
) -> None:
    refused = _ask(boris, now, deliverable, due=dues.on(date(2026, 3, 31)))
    assert str(refused) == "Another date for this is already waiting for an answer."


def test_after_an_answer_the_office_may_ask_again(
    amina: Person, boris: Person, asked: DueRevision, deliverable: Deliverable, now: datetime
) -> None:
    changes.decline_date(by=amina, at=now, revision=asked, reason="Too late.")
    assert _ask(boris, now, deliverable, due=dues.on(date(2025, 11, 30))).number == 2


def test_another_office_may_not_ask(chen: Person, deliverable: Deliverable, now: datetime) -> None:
    assert "Only the accountable office" in str(_ask(chen, now, deliverable))


def test_the_date_that_holds_is_no_other_date(boris: Person, deliverable: Deliverable, now: datetime) -> None:
    assert "already holds" in str(_ask(boris, now, deliverable, due=dues.on(SEPTEMBER)))


def test_a_date_may_become_ongoing(amina: Person, deliverable: Deliverable, now: datetime) -> None:
    _ask(amina, now, deliverable, due=dues.ongoing(Cadence.QUARTERLY))
    row = Deliverable.objects.get()
    assert (row.kind, row.end, row.cadence) == (Kind.ONGOING, None, "quarterly")
    assert Action.objects.get().is_ongoing


def test_a_date_with_two_readings_is_not_taken(boris: Person, deliverable: Deliverable, now: datetime) -> None:
    refused = _ask(boris, now, deliverable, due=dues.without_a_day(Kind.AMBIGUOUS, "11/2/2016"))
    assert "more than one way" in str(refused)


@pytest.fixture
def delivered(amina: Person, boris: Person, asked: DueRevision, action: Action, now: datetime) -> DueRevision:
    """While the request waits, the office delivers and Amina accepts."""
    update = factories.make_update(by=boris, action=action, status="completed")
    accept_update(by=amina, at=now, update=update)
    return asked


def test_a_date_that_is_no_longer_owed_does_not_move(amina: Person, delivered: DueRevision, now: datetime) -> None:
    assert "no longer owed" in str(changes.agree_to_date(by=amina, at=now, revision=delivered))
    assert Deliverable.objects.get().end == SEPTEMBER


def test_a_request_for_what_is_no_longer_owed_can_still_be_declined(
    amina: Person, delivered: DueRevision, now: datetime
) -> None:
    declined = changes.decline_date(by=amina, at=now, revision=delivered, reason="It is delivered.")
    assert declined.state == "declined"
