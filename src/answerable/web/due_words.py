"""Due dates in words: what was read, what was assumed on the way, and when something ongoing is reviewed."""

from collections.abc import Iterable

from babel.dates import get_month_names
from babel.lists import format_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from answerable.periods.expressions.due import Due
from answerable.periods.expressions.vocab import Cadence, Kind
from answerable.web.dates import LOCALES, day_text, page_language, span_text
from answerable.web.labels import label_of
from answerable.web.sentences import enumerate_things

# What the reader of dates notes of its own assumptions, in the words of a page.
_ASSUMED = {
    "two years read as a fiscal year": _("the two years are a fiscal year"),
    "single-year fiscal year: the year it ends in": _("the fiscal year is named by the year it ends in"),
    "calendar quarter": _("it is a quarter of the calendar year"),
    "calendar half": _("it is half of a calendar year"),
    "calendar years": _("these are calendar years"),
    "parts of a year or month read as thirds": _("early, mid and late are thirds of the time"),
    "year of the report": _("the year follows from the date of the document"),
    "at the earliest": _("this is the earliest time"),
    "winter read as January to March": _("winter is January to March"),
    "spring read as April to June": _("spring is April to June"),
    "summer read as July to September": _("summer is July to September"),
    "fall read as October to December": _("fall is October to December"),
    "the date is damaged": _("the date is damaged"),
    "there is no such day": _("there is no such day"),
    "no year is named": _("no year is named"),
    "day and month could be exchanged": _("day and month could be exchanged"),
    "a month or a fiscal year": _("it could be a month or a fiscal year"),
    "a season of two years": _("the season lies in two years"),
    "the two years do not make a fiscal year": _("the two years do not make a fiscal year"),
}
_FISCAL_YEAR = "fiscal year starts 1 "
_ENGLISH_MONTHS = {name: month for month, name in get_month_names(locale="en").items()}


def say_due(due: Due) -> str:
    """What a date expression was read as, such as “1 Jul – 30 Sep 2011” or “ongoing, every quarter”."""
    if due.kind == Kind.BEFORE and due.end:
        return gettext("by %(day)s at the latest") % {"day": day_text(due.end)}
    if due.kind == Kind.ONGOING:
        return _say_ongoing(due)
    if due.kind == Kind.RELATIVE and not due.end:
        return gettext("counted from an event whose day is not known")
    return span_text(due.start, due.end) or label_of(due.kind, "due_kind")


def _say_ongoing(due: Due) -> str:
    parts = [gettext("ongoing")]
    parts += [gettext("from %(day)s") % {"day": day_text(due.start)}] if due.start else []
    parts += [label_of(due.cadence, "cadence")] if due.cadence else []
    return ", ".join(parts)


def say_assumed(assumptions: Iterable[str]) -> str:
    """A sentence that names what was assumed; empty where nothing was."""
    words = [_say_assumption(each) for each in assumptions]
    return gettext("Assumed: %(assumptions)s.") % {"assumptions": enumerate_things(words)} if words else ""


def _say_assumption(code: str) -> str:
    if code.startswith(_FISCAL_YEAR):
        month = _ENGLISH_MONTHS.get(code.removeprefix(_FISCAL_YEAR), 1)
        name = get_month_names(locale=LOCALES[page_language()])[month]
        return gettext("the fiscal year starts on 1 %(month)s") % {"month": name}
    return str(_ASSUMED[code]) if code in _ASSUMED else gettext(code)


def say_unclear(due: Due) -> str:
    """Why a date expression has more than one reading, and which ones."""
    why = enumerate_things([_say_assumption(each) for each in due.assumptions])
    spans = [span_text(each.start, each.end) for each in due.readings]
    readings = format_list(spans, style="or", locale=LOCALES[page_language()])
    if not spans:
        return gettext("It cannot be read for certain: %(why)s.") % {"why": why}
    return gettext("It can be read in more than one way: %(readings)s.") % {"readings": readings}


def say_review(cadence: str) -> str:
    """How often something ongoing is reviewed, and why yearly where the response does not say."""
    if cadence == Cadence.YEARLY:
        return gettext("Reviewed yearly, as the response says.")
    if cadence:
        return gettext("Reviewed %(how_often)s.") % {"how_often": label_of(cadence, "cadence")}
    return gettext("Reviewed yearly, because the response names no cadence.")
