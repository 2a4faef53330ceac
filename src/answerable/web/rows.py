"""Actions as rows of a list: where each stands today, and the date that holds beside the first promise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from answerable.followup.actions.models import Action, Deliverable, DueRevision
from answerable.followup.actions.rules import is_owed
from answerable.followup.actions.vocab import DeliverableState
from answerable.followup.progress import is_late
from answerable.periods.expressions.vocab import Kind
from answerable.periods.rules import NO_END, next_review, quarter_of, quarter_span


@dataclass(frozen=True)
class Standing:
    """What the component `state` shows: the state, and the day that goes with it."""

    state: str
    on: date | None = None


@dataclass(frozen=True)
class DateRow:
    """One due date of an action; `first` is the first promise where another date holds today."""

    now: Deliverable
    first: DueRevision | None

    @property
    def is_done(self) -> bool:
        """True where what the date is for has been delivered."""
        return self.now.state == DeliverableState.DONE


@dataclass(frozen=True)
class ActionRow:
    """One action of a list."""

    action: Action
    standing: Standing
    dates: list[DateRow]

    @property
    def is_late(self) -> bool:
        """True where the row is marked as late."""
        return self.standing.state == "overdue"


def this_quarter(today: date) -> tuple[date, date]:
    """First and last day of the fiscal quarter that `today` lies in."""
    first_month = settings.FISCAL_YEAR_START
    return quarter_span(*quarter_of(today, first_month), first_month)


def rows_of(actions: Iterable[Action], today: date) -> list[ActionRow]:
    """Rows of actions that were read with queries.with_parts."""
    return [ActionRow(action, standing_of(action, today), dates_of(action)) for action in actions]


def standing_of(action: Action, today: date) -> Standing:
    """Where an action stands today. Reads its deliverables."""
    if not is_owed(action.status):
        return Standing(action.status.replace("-", "_"))
    if is_late(action, today):
        return Standing("overdue", action.due_sort)
    if action.due_sort <= this_quarter(today)[1]:
        return Standing("due_soon", action.due_sort)
    if action.is_ongoing and action.due_sort == NO_END:
        return Standing("ongoing", _review_of(action, today))
    return Standing(action.status.replace("-", "_"), None if action.due_sort == NO_END else action.due_sort)


def _review_of(action: Action, today: date) -> date:
    """The next review: counted from the later of the start and the day on which the action was recorded."""
    recorded = timezone.localdate(action.recorded_at)
    rows = [row for row in action.deliverables.all() if row.kind == Kind.ONGOING]
    rows = [row for row in rows if row.state == DeliverableState.OPEN]
    return min(next_review(row.cadence or None, max(row.start or recorded, recorded), today) for row in rows)


def dates_of(action: Action) -> list[DateRow]:
    """The due dates of an action, each with its first promise where that was another one."""
    return [DateRow(each, _first_of(each)) for each in action.deliverables.all()]


def _first_of(deliverable: Deliverable) -> DueRevision | None:
    revisions: list[DueRevision] = getattr(deliverable, "shown_revisions", [])
    first = next((each for each in revisions if each.number == 0), None)
    same = first and (first.kind, first.start, first.end) == (deliverable.kind, deliverable.start, deliverable.end)
    return None if same else first
