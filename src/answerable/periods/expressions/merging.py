"""Puts together expressions that say one thing, and leaves out what only tells how it came about."""

import re
from dataclasses import replace

from answerable.periods.expressions.assumptions import NO_YEAR, YEAR_OF_REPORT
from answerable.periods.expressions.bounds import BEFORE_WORDS
from answerable.periods.expressions.due import Due, Found
from answerable.periods.expressions.vocab import Kind

_WINDOW = 300  # characters; what stands further apart does not belong together
_HISTORY = re.compile(r"\b(?:began|begun|started|commenced|introduced|since|a commence|a debute|depuis)\b[^.;\n]*$")
_NAMELY = re.compile(r"\s*[,(-]?\s*(?:(?:namely|that is|i\.e\.|in other words|soit|c'est-a-dire),?\s*)?(?:le |on )?")
_BESIDE = re.compile(r"\s*[,;:(-]?\s*")
_GOES_ON = re.compile(r"\s*[,(/-]?\s*(?:and|et|then|puis)?\s*")
_UPPER_BOUND = re.compile(rf"{BEFORE_WORDS}|with?in|dans|sous|before|avant")
_YEAR_WORDS = ("year", "year-end", "exercice", "année", "annee", "en cours")
_DATED = frozenset({Kind.DATE, Kind.PERIOD, Kind.BEFORE})


def merge(text: str, folded: str, found: list[Found]) -> list[Found]:
    """The expressions in order, with those that belong together made one."""
    kept: list[Found] = []
    for item in found:
        last = kept[-1] if kept else None
        if last is None or item.start - last.end > _WINDOW:
            kept.append(item)
            continue
        between = folded[last.end : item.start]
        if _is_aside(folded, last, between) and item.due.end:
            kept[-1] = item
            continue
        if _is_history(last.due, between) or _explains(last.due, item.due, between):
            continue
        joined = (
            _wait(text, folded, last, item)
            or _settle(text, folded, last, item)
            or _go_on(text, folded, last, item)
            or _is_done(text, folded, last, item)
        )
        if joined:
            kept[-1] = joined
        else:
            kept.append(item)
    return kept


def _is_aside(folded: str, first: Found, between: str) -> bool:
    """“(Q3) October 2025”: a quarter without a year in brackets says nothing new."""
    is_open = folded[first.start - 1 : first.start] == "(" and between.strip() == ")"
    return is_open and first.due.kind == Kind.AMBIGUOUS and NO_YEAR in first.due.assumptions


def _is_history(first: Due, between: str) -> bool:
    """“Completed. This practice began in May 2006”: the month is no date of the action."""
    return first.kind == Kind.DONE and bool(_HISTORY.search(between))


def _explains(first: Due, second: Due, between: str) -> bool:
    """True for brackets that say the same again: “Q4 2011-12 (31 March 2012)”."""
    if first.kind == second.kind == Kind.NOT_APPLICABLE:
        return _BESIDE.fullmatch(between) is not None
    return between.strip() == "(" and first.end is not None and first.end == second.end


def _wait(text: str, folded: str, first: Found, second: Found) -> Found | None:
    """“TBD – pending funding”: the event belongs to the date that is still to come."""
    is_event = second.due.kind == Kind.RELATIVE and second.due.end is None
    if first.due.kind != Kind.UNDETERMINED or not is_event or not _BESIDE.fullmatch(folded[first.end : second.start]):
        return None
    return _stretch(text, folded, first, second, first.due)


def _settle(text: str, folded: str, first: Found, second: Found) -> Found | None:
    """A day named behind an offset, or in brackets behind a moment without a year, settles what stands before it."""
    due = second.due
    between = folded[first.end : second.start]
    if due.kind not in _DATED or due.end is None or not _NAMELY.fullmatch(between):
        return None
    is_offset = first.due.kind == Kind.RELATIVE and first.due.end is None and between.strip() != ""
    has_no_year = bool({NO_YEAR, YEAR_OF_REPORT} & set(first.due.assumptions)) and (
        between.strip() == "(" or (between.strip() == "," and first.due.as_written.lower().endswith(_YEAR_WORDS))
    )
    if not (is_offset or has_no_year):
        return None
    if _UPPER_BOUND.match(folded, first.start):
        due = replace(due, kind=Kind.BEFORE, start=None)
    return _stretch(text, folded, first, second, due)


def _go_on(text: str, folded: str, first: Found, second: Found) -> Found | None:
    """“Ongoing, quarterly”, “annually from 2026”, “beginning in March 2026 and quarterly thereafter” are one."""
    if first.due.kind != Kind.ONGOING or second.due.kind != Kind.ONGOING:
        return None
    between = folded[first.end : second.start]
    if not _GOES_ON.fullmatch(between) or "\n" in between:
        return None
    if (first.due.start and second.due.start) or (first.due.cadence and second.due.cadence and not second.due.start):
        return None
    due = replace(
        first.due,
        start=first.due.start or second.due.start,
        cadence=first.due.cadence or second.due.cadence,
        assumptions=tuple(dict.fromkeys((*first.due.assumptions, *second.due.assumptions))),
    )
    return _stretch(text, folded, first, second, due)


def _is_done(text: str, folded: str, first: Found, second: Found) -> Found | None:
    """“March 2026 (completed)”: the date is that on which it was done."""
    is_dated = first.due.kind in {Kind.DATE, Kind.PERIOD} and first.due.end is not None
    is_said = second.due.kind == Kind.DONE and second.due.end is None
    if not (is_dated and is_said) or folded[first.end : second.start].strip() != "(":
        return None
    if folded[second.end : second.end + 1] != ")":
        return None
    return _stretch(text, folded, first, second, replace(second.due, end=first.due.end))


def _stretch(text: str, folded: str, first: Found, second: Found, due: Due) -> Found:
    """Both as one, with the bracket closed that was opened between them."""
    is_open = "(" in folded[first.end : second.start] and ")" not in folded[second.start : second.end]
    end = second.end + 1 if is_open and folded[second.end : second.end + 1] == ")" else second.end
    return Found(first.start, end, replace(due, as_written=text[first.start : end]))
