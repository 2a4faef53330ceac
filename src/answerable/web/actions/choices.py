"""What the selects of the register offer: bounded, and in a fixed number of queries."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.queries import Reader
from answerable.followup.recommendations.queries import list_themes
from answerable.periods.rules import quarter_of, quarter_span
from answerable.web.actions.filters import Asked, read_quarter
from answerable.web.actions.offer import Offer
from answerable.web.dates import page_language, span_text
from answerable.web.labels import LABELS
from answerable.web.templatetags.answerable import in_language

Choices = list[tuple[Any, Any]]
DUE_WORDS = {
    "overdue": _("Overdue"),
    "this-quarter": _("This quarter"),
    "next-quarter": _("Next quarter"),
    "ongoing": _("Ongoing, without an end"),
}
_LISTED = 200  # offices
_YEARS = 20  # fiscal years with their quarters


def offer_filters(person: Reader, asked: Asked, today: date) -> dict[str, Choices]:
    """What each select of the register offers this person."""
    offer = asked.offer
    return {
        "office": [("", gettext("Every office")), *_offices(offer, asked)],
        "due": [("", gettext("At any time")), *DUE_WORDS.items(), *_years(offer, asked, today)],
        "status": [("", gettext("Every status")), *LABELS["status"].items()],
        "evaluation": [("", gettext("Every evaluation")), *_evaluations(offer, asked.evaluation)],
        "theme": [("", gettext("Every theme")), *_themes(person, offer, asked)],
    }


def _offices(offer: Offer, asked: Asked) -> Choices:
    """The first offices by name, and the one that is chosen wherever it stands."""
    chosen = [pair for pair in offer.offices[_LISTED:] if pair[0] == asked.office]
    return [(str(office.pk), words) for office, words in [*offer.offices[:_LISTED], *chosen]]


def _years(offer: Offer, asked: Asked, today: date) -> Choices:
    """The quarters of the fiscal years in which something falls due, the newest year first."""
    first, last = (quarter_of(end, settings.FISCAL_YEAR_START)[0] for end in offer.ends or (today, today))
    years = set(range(max(first, last - _YEARS + 1), last + 1))
    chosen = read_quarter(asked.values.get("due", ""))
    years |= {chosen[0]} if chosen else set()
    return [(year_words(year), _quarters_of(year)) for year in sorted(years, reverse=True)]


def _quarters_of(year: int) -> Choices:
    start, language = settings.FISCAL_YEAR_START, page_language()
    return [(f"{year}-Q{quarter}", quarter_words(year, quarter, start, language)) for quarter in range(1, 5)]


def year_words(year: int) -> str:
    """A fiscal year by the years it lies in, such as “2011-12”, in French « 2011-2012 »."""
    if settings.FISCAL_YEAR_START == 1:
        return str(year)
    return f"{year}-{year + 1}" if page_language() == "fr" else f"{year}-{(year + 1) % 100:02}"


@lru_cache(maxsize=1000)
def quarter_words(year: int, quarter: int, first_month: int, language: str) -> str:
    """A fiscal quarter with its days, such as “Q2 of 2011-12 (1 Jul – 30 Sep 2011)”; in the language of the page."""
    days = span_text(*quarter_span(year, quarter, first_month))
    values = {"quarter": quarter, "year": year_words(year), "days": days}
    return gettext("Q%(quarter)s of %(year)s (%(days)s)") % values


def _evaluations(offer: Offer, chosen: Evaluation | None) -> Choices:
    listed = list(offer.evaluations)
    if chosen and all(slug != chosen.slug for slug, _title in listed):
        listed.append((chosen.slug, chosen.title))
    return [(slug, in_language(title) or slug) for slug, title in listed]


def _themes(person: Reader, offer: Offer, asked: Asked) -> Choices:
    themes = list_themes(person, asked.evaluation) if asked.evaluation else offer.themes
    named = {in_language(theme) for theme in themes}
    named |= {asked.values["theme"]} if "theme" in asked.values else set()
    return [(theme, theme) for theme in sorted(named)]


def say_filters(asked: Asked, choices: dict[str, Choices]) -> list[tuple[str, str]]:
    """What the register is narrowed to, in words: (name of the filter, words), in the order of the form."""
    return [(name, _words_of(name, value, asked, choices)) for name, value in asked.values.items()]


def _words_of(name: str, value: str, asked: Asked, choices: dict[str, Choices]) -> str:
    if name == "words":
        return gettext("“%(text)s”") % {"text": value}
    if name == "office" and asked.office:
        return in_language(asked.office.name) or str(asked.office)
    flat = [pair for each in choices[name] for pair in (each[1] if isinstance(each[1], list) else [each])]
    return next((str(words) for code, words in flat if code == value), value)
