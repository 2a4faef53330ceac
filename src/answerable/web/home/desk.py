"""What waits for a person: gathered from the queues, each list bounded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.followup.actions.models import Action, DueRevision
from answerable.followup.actions.queries import (
    COUNTED_AT_MOST,
    list_asked_dates,
    list_due_between,
    list_of_person,
    list_overdue,
    list_visible,
    with_parts,
)
from answerable.followup.updates.models import Update
from answerable.followup.updates.queries import list_returned, list_waiting
from answerable.ingest.models import Candidate
from answerable.ingest.queries import list_under_review
from answerable.people.models import Person
from answerable.periods.rules import quarter_of
from answerable.web.rows import ActionRow, rows_of, this_quarter
from answerable.web.sentences import count_words, enumerate_things

SHOWN = 10
T = TypeVar("T")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Queue(Generic[T]):
    """The first rows of a list, and how many there are in all (bounded)."""

    rows: Sequence[T]
    count: int

    @property
    def count_words(self) -> str:
        """How many there are, in words where it is more than anybody counts."""
        return count_words(self.count)

    @property
    def is_cut(self) -> bool:
        """True where there are more rows than are shown."""
        return self.count > len(self.rows)


@dataclass(frozen=True)
class Desk:
    """Everything that waits for one person. Lists that are not for this person are empty."""

    updates: Queue[Update]
    dates: Queue[DueRevision]
    candidates: Queue[Candidate]
    returned: Queue[Update]
    late: Queue[ActionRow]
    due: Queue[ActionRow]
    quarter: str  # as the register takes it, such as “2011-Q2”

    @property
    def quarter_query(self) -> str:
        """The part of an address that narrows the register to this quarter."""
        return f"?due={self.quarter}"

    @property
    def things(self) -> list[str]:
        """What waits, each as a few words with its count."""
        counted: list[tuple[Queue[Any], str]] = [
            (self.updates, ngettext("%s update to accept", "%s updates to accept", self.updates.count)),
            (self.dates, ngettext("%s date asked for", "%s dates asked for", self.dates.count)),
            (self.candidates, ngettext("%s import to review", "%s imports to review", self.candidates.count)),
            (self.returned, ngettext("%s update sent back", "%s updates sent back", self.returned.count)),
            (self.late, ngettext("%s overdue action", "%s overdue actions", self.late.count)),
            (self.due, ngettext("%s action due this quarter", "%s actions due this quarter", self.due.count)),
        ]
        return [words % queue.count_words for queue, words in counted if queue.count]

    @property
    def sentence(self) -> str:
        """The first line of the page."""
        if not self.things:
            return _("Nothing waits for you: nothing is overdue, and nothing is due this quarter.")
        return _("Today: %(things)s.") % {"things": enumerate_things(self.things)}


def gather_desk(person: Person, today: date) -> Desk:
    """What waits for this person today."""
    actions = list_visible(person) if person.reads_all else list_of_person(person)
    start, end = this_quarter(today)
    year, quarter = quarter_of(today, start.month)
    returned = list_returned(person)
    return Desk(
        updates=_first(list_waiting(person), person.is_officer),
        dates=_first(list_asked_dates(person), person.is_officer),
        candidates=_first(list_under_review(person).order_by("uploaded_at", "id"), person.is_officer),
        returned=Queue(returned[:SHOWN], len(returned)),
        late=_first_actions(list_overdue(actions, today), today),
        due=_first_actions(list_due_between(actions, today, end), today),
        quarter=f"{year}-Q{quarter}",
    )


def _first(records: QuerySet[M], is_for_me: bool = True) -> Queue[M]:
    """The first rows and their count; nothing, and no query, for what is not for this person."""
    count = records.order_by()[: COUNTED_AT_MOST + 1].count() if is_for_me else 0
    return Queue(list(records[:SHOWN]) if count else [], count)


def _first_actions(actions: QuerySet[Action], today: date) -> Queue[ActionRow]:
    found = _first(with_parts(actions))
    return Queue(rows_of(found.rows, today), found.count)
