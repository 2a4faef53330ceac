"""Actions as rows: where each stands today."""

from datetime import date, timedelta

import pytest

from answerable.followup.actions.models import Action
from answerable.followup.actions.queries import with_parts
from answerable.followup.actions.vocab import ActionStatus
from answerable.people.models import Person
from answerable.periods.expressions.due import Due
from answerable.periods.expressions.vocab import Cadence
from answerable.web.rows import ActionRow, Standing, rows_of, this_quarter
from tests import factories
from tests.clock import TODAY
from tests.factories import dues

YESTERDAY = TODAY - timedelta(days=1)


def _row(action: Action) -> ActionRow:
    (row,) = rows_of(with_parts(Action.objects.filter(pk=action.pk)), TODAY)
    return row


def test_the_quarter_is_that_of_the_fiscal_year() -> None:
    assert this_quarter(TODAY) == (date(2025, 4, 1), date(2025, 6, 30))


@pytest.mark.parametrize(
    ("due", "standing"),
    [
        (YESTERDAY, Standing("overdue", YESTERDAY)),
        (TODAY, Standing("due_soon", TODAY)),
        (date(2025, 6, 30), Standing("due_soon", date(2025, 6, 30))),
        (date(2025, 7, 1), Standing("not_started", date(2025, 7, 1))),
        (dues.ongoing(Cadence.MONTHLY), Standing("ongoing", date(2025, 7, 2))),
        (dues.ongoing(), Standing("ongoing", date(2026, 6, 2))),
        (None, Standing("not_started")),
    ],
)
def test_an_action_that_is_owed_stands_where_its_date_says(
    amina: Person, due: date | Due | None, standing: Standing
) -> None:
    assert _row(factories.make_action(by=amina, due=due)).standing == standing


def test_a_date_beside_an_ongoing_one_comes_first(amina: Person) -> None:
    action = factories.make_action(by=amina, due=[dues.ongoing(), date(2025, 9, 30)])
    assert _row(action).standing == Standing("not_started", date(2025, 9, 30))


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (ActionStatus.COMPLETED, "completed"),
        (ActionStatus.NO_LONGER_APPLICABLE, "no_longer_applicable"),
    ],
)
def test_what_is_settled_is_not_late(amina: Person, status: ActionStatus, state: str) -> None:
    action = factories.make_action(by=amina, due=YESTERDAY)
    factories.make_update(action=action, status=status, accepted=True)
    assert _row(action).standing == Standing(state)


def test_what_is_reported_complete_waits_and_is_not_late(amina: Person) -> None:
    action = factories.make_action(by=amina, due=YESTERDAY)
    factories.make_update(action=action, status=ActionStatus.COMPLETED)
    assert not _row(action).is_late


def test_a_date_that_never_moved_stands_alone(action: Action) -> None:
    assert _row(action).dates[0].first is None


def test_a_date_that_moved_stands_beside_the_first_promise(amina: Person, action: Action) -> None:
    factories.make_due_revision(deliverable=action.deliverables.get(), by=amina)
    (row,) = _row(action).dates
    assert row.now.end == date(2025, 12, 31)
    assert row.first
    assert row.first.end == date(2025, 9, 30)


def test_a_date_that_is_only_asked_for_does_not_hold(action: Action) -> None:
    factories.make_due_revision(deliverable=action.deliverables.get())
    (row,) = _row(action).dates
    assert (row.now.end, row.first) == (date(2025, 9, 30), None)
