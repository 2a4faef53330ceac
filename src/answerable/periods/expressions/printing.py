"""Says a due date in words that reading.py reads back as the same kind, start and end."""

import calendar
from datetime import date

from answerable.periods.expressions.due import Due
from answerable.periods.expressions.vocab import Cadence, Kind

_FRENCH_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "ongoing": "Ongoing", "weekly": "Weekly", "monthly": "Monthly", "quarterly": "Quarterly",
        "half-yearly": "Every six months", "yearly": "Annually", "undetermined": "To be determined",
        "not-applicable": "Not applicable", "done": "Completed", "by": "by {}", "to": "{} to {}",
        "from": "{}, starting on {}", "done-on": "Completed on {}", "since": "from {}",
    },
    "fr": {
        "ongoing": "En continu", "weekly": "Chaque semaine", "monthly": "Chaque mois", "quarterly": "Chaque trimestre",
        "half-yearly": "Tous les six mois", "yearly": "Chaque année", "undetermined": "À déterminer",
        "not-applicable": "Sans objet", "done": "Terminé", "by": "d’ici le {}", "to": "du {} au {}",
        "from": "{} à compter du {}", "done-on": "Terminé le {}", "since": "à compter du {}",
    },
}  # fmt: skip


def print_day(day: date, language: str) -> str:
    """“31 March 2012”, « 31 mars 2012 », « 1er avril 2012 »."""
    if language == "fr":
        return f"{'1er' if day.day == 1 else day.day} {_FRENCH_MONTHS[day.month - 1]} {day.year}"
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def print_due(due: Due, language: str) -> str:
    """The due date in words. Ambiguous and relative ones are said as they were written."""
    words = _WORDS[language]
    if due.kind == Kind.BEFORE and due.end:
        return words["by"].format(print_day(due.end, language))
    if due.kind in {Kind.DATE, Kind.PERIOD} and due.start and due.end:
        return print_span(due.start, due.end, language)
    if due.kind == Kind.ONGOING:
        return _print_ongoing(due.cadence, due.start, language)
    if due.kind == Kind.DONE and due.end:
        return words["done-on"].format(print_day(due.end, language))
    return words.get(due.kind, due.as_written)


def print_span(start: date, end: date, language: str) -> str:
    """A month by its name, a day as a day, everything else from its first to its last day."""
    if start == end:
        return print_day(start, language)
    if start.day == 1 and (start.year, start.month) == (end.year, end.month) and end.day >= 28 and _is_last(end):
        return print_day(start, language).split(" ", 1)[1]
    return _WORDS[language]["to"].format(print_day(start, language), print_day(end, language))


def _is_last(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _print_ongoing(cadence: Cadence | None, start: date | None, language: str) -> str:
    words = _WORDS[language]
    if start is None:
        return words[cadence or "ongoing"]
    if cadence is None:
        return words["since"].format(print_day(start, language))
    return words["from"].format(words[cadence], print_day(start, language))
