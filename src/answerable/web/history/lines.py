"""What an entry of the ledger says, in words: the event, the reason, and every value before and after."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from babel.dates import get_month_names
from django.utils.translation import gettext as _

from answerable.followup.actions.vocab import ActionEvent
from answerable.ledger.models import Entry
from answerable.ledger.queries import read_details
from answerable.lib.texts import any_text
from answerable.people.vocab import PeopleEvent
from answerable.web.dates import LOCALES, day_text, page_language, span_text
from answerable.web.history.names import group_of, name_value
from answerable.web.labels import label_of

_LANGUAGES = {"en", "fr"}
_DATES = {"issued_on", "page_modified_on", "as_of"}
_DUE_EVENTS = {ActionEvent.DUE_ASKED, ActionEvent.DUE_CHANGED, ActionEvent.DUE_DECLINED}


@dataclass(frozen=True)
class Change:
    """One value before and after; `before` is empty where it was new."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class HistoryLine:
    """One entry as the component `history_line` shows it."""

    at: datetime
    by: str
    what: str
    subject: str
    url: str | None
    changes: list[Change]
    why: str


def describe(entry: Entry, url: str | None) -> HistoryLine:
    """An entry in words; `url` is the address of its record, where there is one."""
    details = read_details(entry)
    return HistoryLine(
        at=entry.at,
        by=entry.by_label,
        what=_("%(event)s:") % {"event": label_of(entry.kind, "event")},
        subject=entry.subject_label,
        url=url,
        changes=_list_changes(entry.kind, details),
        why=str(details.get("reason") or ""),
    )


def _list_changes(kind: str, details: dict[str, Any]) -> list[Change]:
    rest = {name: value for name, value in details.items() if name not in {"before", "after", "reason"}}
    found = [change for name, value in rest.items() for change in _compare(kind, name, None, value)]
    if "after" not in details:
        return found
    before, after = details["before"], details["after"]
    if kind in _DUE_EVENTS:
        return [*found, *_compare(kind, "due", before, after)]
    if kind == PeopleEvent.PERSON_ROLES_CHANGED:
        return [*found, *_compare(kind, "roles", before, after)]
    return [*found, *(change for name in after for change in _compare(kind, name, before.get(name), after[name]))]


def _compare(kind: str, name: str, before: Any, after: Any) -> list[Change]:
    """What differs between two values of one name; one change for each language of a text."""
    if _is_texts(before or after) and _is_texts(after or before):
        return _compare_texts(name_value(name), before or {}, after or {})
    old, new = _write(kind, name, before), _write(kind, name, after)
    return [Change(name_value(name), old, new)] if old != new else []


def _is_texts(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and set(value) <= _LANGUAGES


def _compare_texts(label: str, before: dict[str, str], after: dict[str, str]) -> list[Change]:
    languages = [code for code in sorted({*before, *after}) if before.get(code, "") != after.get(code, "")]
    return [
        Change(
            _("%(label)s (%(language)s)") % {"label": label, "language": label_of(code, "language")},
            before.get(code, ""),
            after.get(code, ""),
        )
        for code in languages
    ]


def _write(kind: str, name: str, value: Any) -> str:
    """One value in words; empty for none."""
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, list):
        return "; ".join(_write(kind, name, each) for each in value)
    if isinstance(value, dict):
        return _write_map(value)
    if name == "fiscal_year_start":
        return str(get_month_names(locale=LOCALES[page_language()])[value])
    if name in _DATES:
        return day_text(date.fromisoformat(value))
    return label_of(str(value), group_of(kind, name)) if group_of(kind, name) else str(value)


def _write_map(value: dict[str, Any]) -> str:
    if _is_texts(value):
        return " / ".join(text for text in value.values() if text)
    if {"office", "role"} <= set(value):
        return f"{value['office']} ({label_of(value['role'], 'office_role')})"
    if "as_written" in value:
        return _write_due(value)
    return ", ".join(f"{name_value(name)}: {_write('', name, each)}" for name, each in value.items())


def _write_due(value: dict[str, Any]) -> str:
    """A due date: as it was written, and as it was read."""
    written = value["as_written"]
    written = any_text(written) if isinstance(written, dict) else written
    start, end = (date.fromisoformat(value[side]) if value.get(side) else None for side in ("start", "end"))
    read = span_text(start, end) or label_of(value["kind"], "due_kind")
    return f"{written} ({read})" if written and written != read else read
