"""The page of one action: what was promised, by whom, by when, where it stands, and what the person may do."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from answerable.documents.models import Passage
from answerable.followup.actions.models import Action, Deliverable, DueRevision
from answerable.followup.actions.queries import answers_for, list_asked_dates
from answerable.followup.actions.rules import is_owed, may_ask_for_time, may_decide_on_time
from answerable.followup.actions.vocab import DeliverableState
from answerable.followup.evaluations.queries import Reader
from answerable.followup.evaluations.rules import may_edit_record
from answerable.followup.updates.models import Update
from answerable.followup.updates.queries import list_updates, may_read_drafts
from answerable.followup.updates.rules import may_decide, may_report
from answerable.followup.updates.vocab import UpdateState
from answerable.people.models import Person
from answerable.periods.expressions.vocab import Kind
from answerable.periods.rules import is_overdue, next_review
from answerable.web.dates import day_text, page_language
from answerable.web.due_words import say_assumed, say_review, say_unclear
from answerable.web.form_pages import Trail
from answerable.web.report_pages import trail_to
from answerable.web.rows import DateRow, Standing, dates_of, standing_of, this_quarter
from answerable.web.sentences import enumerate_things
from answerable.web.templatetags.answerable import in_language


@dataclass(frozen=True)
class DateLine:
    """One due date: the row, where it stands, a note on its reading, and a date that was asked for instead."""

    row: DateRow
    standing: Standing
    note: str
    asked: DueRevision | None
    may_change: bool


@dataclass(frozen=True)
class UpdateLine:
    """One update, and whether the person may accept it or send it back."""

    update: Update
    may_decide: bool


@dataclass(frozen=True)
class PassageLine:
    """A passage of the source, and words for where it stands."""

    passage: Passage
    place: str


@dataclass(frozen=True)
class ActionPage:
    """Everything that the page shows."""

    action: Action
    sentence: str
    standing: Standing
    dates: list[DateLine]
    passages: list[PassageLine]
    updates: list[UpdateLine]
    may_edit: bool
    may_report: bool
    may_decide_dates: bool
    reads_drafts: bool
    reads_sources: bool

    @property
    def is_waiting(self) -> bool:
        """True where an update waits to be accepted."""
        return any(line.update.state == UpdateState.SUBMITTED for line in self.updates)


def read_page(person: Reader, action: Action, today: date) -> ActionPage:
    """The page of an action that was read with queries.get_action."""
    known = person if isinstance(person, Person) else None
    updates = list(list_updates(person, action))
    waiting = any(update.state == UpdateState.SUBMITTED for update in updates)
    standing, is_theirs = standing_of(action, today), answers_for(person, action)
    return ActionPage(
        action=action,
        sentence=say_promise(action, standing),
        standing=standing,
        dates=read_dates(person, action, is_theirs, today),
        passages=choose_passages(list(action.passages.select_related("file").order_by("id"))),
        updates=[UpdateLine(each, _may_decide(known, each)) for each in updates],
        may_edit=bool(known and may_edit_record(known)),
        may_report=bool(may_report(is_theirs, waiting)),
        may_decide_dates=bool(known and may_decide_on_time(known)),
        reads_drafts=may_read_drafts(person, action),
        reads_sources=bool(known and known.reads_all),
    )


def _may_decide(person: Person | None, update: Update) -> bool:
    return bool(person and may_decide(person, update.state, update.submitted_by_id == person.pk))


def read_dates(person: Reader, action: Action, is_theirs: bool, today: date) -> list[DateLine]:
    """The due dates of an action, with what the person may know and do about each."""
    known = person if isinstance(person, Person) else None
    asked = _read_asked(known, action)
    may_ask = bool(known and may_ask_for_time(known, is_theirs, reason="any"))
    return [
        DateLine(
            row=row,
            standing=standing_of_date(row.now, action, today),
            note=say_note(row.now),
            asked=asked.get(row.now.pk),
            may_change=may_ask and row.now.state == DeliverableState.OPEN and row.now.pk not in asked,
        )
        for row in dates_of(action)
    ]


def _read_asked(person: Person | None, action: Action) -> dict[int, DueRevision]:
    """Deliverable id → the date that was asked for; between the office and the evaluation office alone."""
    if person is None or not may_read_drafts(person, action):
        return {}
    asked = list_asked_dates(person).filter(deliverable__action=action)
    return {revision.deliverable_id: revision for revision in asked}


def standing_of_date(deliverable: Deliverable, action: Action, today: date) -> Standing:
    """Where one due date of an action stands today."""
    if deliverable.state != DeliverableState.OPEN:
        done = deliverable.state == DeliverableState.DONE
        return Standing("completed" if done else "no_longer_applicable")
    if not is_owed(action.status):
        return Standing(action.status.replace("-", "_"))
    if deliverable.kind == Kind.ONGOING:
        return Standing("ongoing", _review_day(deliverable, action, today))
    if not deliverable.end:
        return Standing("undetermined")
    if is_overdue(deliverable.kind, deliverable.end, today):
        return Standing("overdue", deliverable.end)
    is_soon = deliverable.end <= this_quarter(today)[1]
    return Standing("due_soon" if is_soon else action.status.replace("-", "_"), deliverable.end)


def _review_day(deliverable: Deliverable, action: Action, today: date) -> date:
    """Counted from the later of the start and the day on which the action was recorded."""
    recorded = timezone.localdate(action.recorded_at)
    return next_review(deliverable.cadence or None, max(deliverable.start or recorded, recorded), today)


def say_note(deliverable: Deliverable) -> str:
    """A sentence about the reading of a date; empty where it needs none."""
    if deliverable.kind == Kind.AMBIGUOUS:
        return say_unclear(deliverable.due)
    if deliverable.kind == Kind.ONGOING:
        return say_review(deliverable.cadence)
    return say_assumed(deliverable.assumptions)


_PROMISES = {
    "overdue": _("Promised by %(who)s. It was due by %(day)s."),
    "ongoing": _("Promised by %(who)s. It continues without an end and is next reviewed on %(day)s."),
    "reported_complete": _(
        "Promised by %(who)s. It is reported complete; the evaluation office has not accepted that yet."
    ),
    "completed": _("Promised by %(who)s, and completed."),
    "no_longer_applicable": _("Promised by %(who)s. It no longer applies."),
}


def say_promise(action: Action, standing: Standing) -> str:
    """By whom it was promised, by when, and where it stands, in one line."""
    offices = [in_language(row.office.name) or str(row) for row in action.offices.all()]
    who = enumerate_things(offices) if offices else gettext("an office that is not named")
    in_time = (
        _("Promised by %(who)s. It is due by %(day)s.") if standing.on else _("Promised by %(who)s. No day is named.")
    )
    return str(_PROMISES.get(standing.state, in_time)) % {"who": who, "day": day_text(standing.on)}


def choose_passages(passages: list[Passage]) -> list[PassageLine]:
    """Those in the language of the page; where there is none, all of them."""
    chosen = [each for each in passages if each.language == page_language()] or passages
    return [PassageLine(each, say_place(each.place)) for each in chosen]


def say_place(place: dict[str, Any]) -> str:
    """Where in a document something stands, such as “page 2, table 1, row 3, column 6”."""
    parts = [gettext("page %(number)s") % {"number": place["page"]}] if place.get("page") else []
    cell = {name: place[name] + 1 for name in ("table", "row", "column") if name in place}
    if len(cell) == 3:
        parts.append(gettext("table %(table)s, row %(row)s, column %(column)s") % cell)
    return ", ".join(parts)


def trail_to_action(action: Action) -> Trail:
    """The way from the list of reports to an action."""
    here = (gettext("Action %(key)s") % {"key": action.key}, reverse("action", args=[action.pk]))
    return [*trail_to(action.evaluation), here]
