"""What the register is narrowed to: read from its address, and written back into addresses."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from answerable.followup.actions.queries import ActionFilter
from answerable.followup.actions.vocab import ActionStatus
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.queries import Reader, get_evaluation
from answerable.people.models import Office
from answerable.periods.rules import quarter_of, quarter_span
from answerable.web.actions.offer import Offer, read_offer

Key = tuple[date, int]
NAMES = ("words", "office", "due", "status", "evaluation", "theme")  # in the order of the form

_LONGEST = 200
_QUARTER = re.compile(r"((?:19|20|21)\d\d)-Q([1-4])")
_KEY = re.compile(r"(\d{4}-\d\d-\d\d)\.(\d{1,18})")


@dataclass(frozen=True)
class Asked:
    """What an address asks the register for. `ignored` holds (name, value) of what could not be understood."""

    wanted: ActionFilter
    values: dict[str, str] = field(default_factory=dict)
    ignored: tuple[tuple[str, str], ...] = ()
    after: Key | None = None
    offer: Offer = field(default_factory=Offer)
    office: Office | None = None
    evaluation: Evaluation | None = None

    def query(self, without: str = "") -> str:
        """The part of an address that asks for the same, without one of the filters."""
        return urlencode({name: value for name, value in self.values.items() if name != without})


def read_filter(person: Reader, query: Mapping[str, str], today: date) -> Asked:
    """What the address asks for; what is not known to the person is left out and named."""
    given = {name: text for name in (*NAMES, "after") if (text := _clean(query.get(name, "")))}
    offer = read_offer(person)
    offices = [office for office, _ in offer.offices]
    office = next((each for each in offices if str(each.pk) == given.get("office")), None)
    evaluation = get_evaluation(person, given["evaluation"]) if "evaluation" in given else None
    parts: dict[str, Callable[[str], dict[str, Any] | None]] = {
        "words": lambda text: {"words": text},
        "office": lambda _: {"offices": _with_parts(office, offices)} if office else None,
        "status": lambda text: {"status": text} if text in set(ActionStatus) else None,
        "due": lambda text: read_due(text, today),
        "evaluation": lambda _: {"evaluation": evaluation.slug} if evaluation else None,
        "theme": lambda text: {"theme": text},
    }
    read = {name: parts[name](given[name]) for name in NAMES if name in given}
    known = {name: found for name, found in read.items() if found is not None}
    after = read_key(given.get("after", ""))
    unread = [name for name in given if name not in known and not (name == "after" and after)]
    return Asked(
        wanted=ActionFilter(**{name: value for found in known.values() for name, value in found.items()}),
        values={name: given[name] for name in known},
        ignored=tuple((name, given[name]) for name in unread),
        after=after,
        offer=offer,
        office=office,
        evaluation=evaluation,
    )


def _clean(text: str) -> str:
    return text.replace("\0", "").strip()[:_LONGEST]


def _with_parts(office: Office, offices: Iterable[Office]) -> frozenset[int]:
    """The office and everything below it."""
    found, newest = {office.pk}, {office.pk}
    while newest:
        newest = {each.pk for each in offices if each.parent_id in newest} - found
        found |= newest
    return frozenset(found)


def read_due(text: str, today: date) -> dict[str, Any] | None:
    """“overdue”, “ongoing”, “this-quarter”, “next-quarter” or a fiscal quarter such as “2011-Q2”; None for others."""
    if text in {"overdue", "ongoing"}:
        return {f"is_{text}": True}
    quarter = _quarter_of(text, today)
    if quarter is None:
        return None
    start, end = quarter_span(*quarter, settings.FISCAL_YEAR_START)
    return {"due_from": start, "due_to": end}


def _quarter_of(text: str, today: date) -> tuple[int, int] | None:
    """(fiscal year, quarter); the fiscal year is named by the year it starts in."""
    year, quarter = quarter_of(today, settings.FISCAL_YEAR_START)
    if text == "this-quarter":
        return year, quarter
    if text == "next-quarter":
        return (year, quarter + 1) if quarter < 4 else (year + 1, 1)
    return read_quarter(text)


def read_quarter(text: str) -> tuple[int, int] | None:
    """(fiscal year, quarter) of “2011-Q2”; None for anything else."""
    found = _QUARTER.fullmatch(text.upper())
    return (int(found[1]), int(found[2])) if found else None


def read_key(text: str) -> Key | None:
    """The row behind which a page begins, such as “2011-03-31.12”; None where it is no such key."""
    found = _KEY.fullmatch(text)
    try:
        return (date.fromisoformat(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def write_key(key: Key) -> str:
    """The key as it stands in an address."""
    return f"{key[0].isoformat()}.{key[1]}"
