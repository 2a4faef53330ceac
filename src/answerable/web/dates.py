"""How days and spans of days are written for people, in the language of the page."""

from datetime import date, datetime

from babel.dates import format_date, format_time
from django.utils import timezone
from django.utils.translation import get_language

LOCALES = {"en": "en", "fr": "fr_CA"}
CLOCKS = {"en": "HH:mm", "fr": "HH 'h' mm"}


def day_text(value: date | None) -> str:
    """A day, such as “1 Jul 2011” or “1 juill. 2011”; empty for none."""
    return _write(value, "d MMM y") if value else ""


def moment_text(value: datetime | None) -> str:
    """A day with the time of day in the site's time zone, such as “1 Jul 2011, 14:05”."""
    if value is None:
        return ""
    clock = format_time(timezone.localtime(value), CLOCKS[page_language()], locale=LOCALES[page_language()])
    return f"{day_text(value)}, {clock}"


def span_text(start: date | None, end: date | None) -> str:
    """Two days as one span that says month and year no more often than needed: “1 Jul – 30 Sep 2011”."""
    if not start or not end or start == end:
        return day_text(end or start)
    return f"{_write(start, _opening(start, end))} – {day_text(end)}"


def _opening(start: date, end: date) -> str:
    """What the first day must say for itself."""
    if start.year != end.year:
        return "d MMM y"
    return "d MMM" if start.month != end.month else "d"


def _write(value: date, pattern: str) -> str:
    local = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    written = format_date(local, pattern, locale=LOCALES[page_language()])
    return written.replace("1 ", "1er ", 1) if page_language() == "fr" and local.day == 1 else written


def page_language() -> str:
    """The code of the language of the page: en or fr."""
    language = (get_language() or "en")[:2]
    return language if language in LOCALES else "en"
