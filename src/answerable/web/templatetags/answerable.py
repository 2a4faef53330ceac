"""Filters and tags of the pages: texts in two languages, days, shares and the navigation."""

from datetime import date, datetime

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from answerable.lib.texts import Texts, pick
from answerable.web import dates
from answerable.web.answers import say_reason
from answerable.web.labels import label_of
from answerable.web.sentences import count_words

register = template.Library()


@register.filter
def in_language(texts: Texts | None) -> str:
    """The text in the language of the page, else in the other language."""
    return pick(texts or {}, _language())[0]


@register.filter
def language_of(texts: Texts | None) -> str:
    """The code of the language that `in_language` shows, for a lang attribute."""
    return pick(texts or {}, _language())[1]


@register.inclusion_tag("published_text/published_text.html")
def published(texts: Texts | None, inline: bool = False, note: bool = True) -> dict[str, object]:
    """The words of a document; `inline` for a title or a cell, `note=False` inside a link."""
    text, language = pick(texts or {}, _language())
    is_other = bool(text) and language != _language()
    return {"text": text, "language": language, "is_other": is_other, "inline": inline, "note": note and is_other}


@register.filter
def label(code: str, group: str) -> str:
    """What a code of the record is called, such as {{ action.status|label:"status" }}."""
    return label_of(code, group)


@register.filter
def day(value: date | None) -> str:
    """A day, such as “1 Jul 2011” or “1 juill. 2011”."""
    return dates.day_text(value)


@register.filter
def moment(value: datetime | None) -> str:
    """A day and the time of day, such as “1 Jul 2011, 14:05”."""
    return dates.moment_text(value)


@register.filter
def span(start: date | None, end: date | None) -> str:
    """Two days as one span, such as “1 Jul – 30 Sep 2011”."""
    return dates.span_text(start, end)


@register.simple_tag
def span_of(start: date | None, end: date | None) -> str:
    """The same as `span`, for a template that may not know both days."""
    return dates.span_text(start, end)


@register.filter
def reason(text: str) -> str:
    """Why a value is in doubt, or a note of the reader, in the language of the page."""
    return say_reason(text)


@register.filter
def bounded(count: int) -> str:
    """A count that stops at a bound, such as “more than 1000”."""
    return count_words(count)


@register.filter
def percent(part: int, whole: int) -> str:
    """A share as whole per cent, never 100 before all is done and never 0 once something is."""
    if not whole:
        return ""
    rounded = round(100 * part / whole)
    shown = min(max(rounded, 1), 99) if 0 < part < whole else rounded
    return _("%(number)s%%") % {"number": shown}


@register.inclusion_tag("partials/navigation_link.html", takes_context=True)
def navigation_link(context: Context, name: str, text: str) -> dict[str, str]:
    """One entry of the navigation; marked where the person is on that page or below it."""
    address = reverse(name)
    path = context["request"].path
    below = name != "home" and path.startswith(address)
    return {"address": address, "text": text, "current": "page" if path == address else "true" if below else ""}


def _language() -> str:
    return (get_language() or "en")[:2]
