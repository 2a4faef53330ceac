"""The register as a CSV file, written while it is sent: codes beside labels, and no cell that runs as a formula."""

import csv
import io
from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language, override

from answerable.followup.actions.models import Action, Deliverable, DueRevision
from answerable.followup.actions.queries import page_after
from answerable.followup.actions.vocab import OfficeRole
from answerable.followup.progress import is_late
from answerable.lib.csv_safe import safe_cell
from answerable.lib.texts import Texts, pick
from answerable.web.dates import page_language
from answerable.web.labels import label_of

# Fixed names, the same in both languages, so that another program can read the file back.
COLUMNS = (
    "evaluation_reference",
    "evaluation_title",
    "recommendations",
    "action",
    "text",
    "lead_offices",
    "support_offices",
    "due_as_written",
    "due_kind",
    "due_kind_label",
    "due_start",
    "due_end",
    "first_promised_as_written",
    "first_promised_end",
    "status",
    "status_label",
    "overdue",
    "link",
)
_BETWEEN = " | "  # between several values in one cell
_AT_ONCE = 500
_BYTE_ORDER_MARK = "\ufeff"  # without it, spreadsheets take the file for another encoding


def stream_csv(actions: QuerySet[Action], today: date) -> Iterator[str]:
    """The file in pieces: the heading, then some hundred rows at a time, each time in a fixed number of queries."""
    language = get_language()
    yield _BYTE_ORDER_MARK + _write([COLUMNS])
    after = None
    while True:
        found = page_after(actions, after, _AT_ONCE)
        rows = found[:_AT_ONCE]
        with override(language):  # the page is answered before its last piece is written
            yield _write([_row_of(action, today) for action in rows])
        if len(found) <= _AT_ONCE:
            return
        after = (rows[-1].due_sort, rows[-1].pk)


def _write(rows: list[tuple[str, ...]]) -> str:
    sheet = io.StringIO()
    csv.writer(sheet).writerows(map(safe_cell, row) for row in rows)
    return sheet.getvalue()


def _row_of(action: Action, today: date) -> tuple[str, ...]:
    dates = list(action.deliverables.all())
    firsts = [_first_of(each) for each in dates]
    return (
        action.evaluation.reference,
        _text(action.evaluation.title),
        _BETWEEN.join(each.number or each.key for each in action.recommendations.all()),
        action.key,
        _text(action.text),
        _offices(action, OfficeRole.LEAD),
        _offices(action, OfficeRole.SUPPORT),
        _BETWEEN.join(_text(each.as_written) for each in dates),
        _BETWEEN.join(each.kind for each in dates),
        _BETWEEN.join(label_of(each.kind, "due_kind") for each in dates),
        _BETWEEN.join(_day(each.start) for each in dates),
        _BETWEEN.join(_day(each.end) for each in dates),
        _BETWEEN.join(_text(each.as_written) if each else "" for each in firsts),
        _BETWEEN.join(_day(each.end) if each else "" for each in firsts),
        action.status,
        label_of(action.status, "status"),
        "yes" if is_late(action, today) else "no",
        reverse("action", args=[action.pk]),
    )


def _first_of(deliverable: Deliverable) -> DueRevision | None:
    """The first promise, read ahead by queries.with_parts."""
    shown: list[DueRevision] = getattr(deliverable, "shown_revisions", [])
    return next((each for each in shown if each.number == 0), None)


def _offices(action: Action, role: OfficeRole) -> str:
    rows = [row for row in action.offices.all() if row.role == role]
    return _BETWEEN.join(_text(row.office.name) or _text(row.as_written) for row in rows)


def _text(texts: Texts) -> str:
    return pick(texts, page_language())[0]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
