"""What every page knows: the site, what the person may open, and this page in the other language."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class DemoPerson:
    """One of the four people of the demo, who can be signed in with one click."""

    name: str
    address: str
    who: str | Promise


DEMO_PEOPLE = (
    DemoPerson(
        "Amina", "amina@demo.example", _("Evaluation officer and administrator: imports, accepts and publishes.")
    ),
    DemoPerson("Boris", "boris@demo.example", _("Works in the office that owes most: reports progress.")),
    DemoPerson("Chen", "chen@demo.example", _("Works in another office: sees only what concerns that office.")),
    DemoPerson("Dalia", "dalia@demo.example", _("Reader: opens everything and changes nothing.")),
)


@dataclass(frozen=True)
class Site:
    """What the frame of a page shows, decided once for each request."""

    name: str
    demo: bool
    demo_people: tuple[DemoPerson, ...]
    may_import: bool
    is_administrator: bool


def describe_site(request: HttpRequest) -> dict[str, object]:
    """Context processor: `site`, `other_language` (code, name) and `other_language_url`."""
    other = _other_language()
    return {
        "site": _site(request),
        "other_language": {"code": other[0], "name": other[1]},
        "other_language_url": translate_url(request.get_full_path(), other[0]),
    }


def _site(request: HttpRequest) -> Site:
    person = getattr(request, "user", None)
    demo = bool(settings.DEMO)
    return Site(
        name="Answerable",
        demo=demo,
        demo_people=DEMO_PEOPLE if demo else (),
        may_import=bool(getattr(person, "is_officer", False)),
        is_administrator=bool(getattr(person, "is_administrator", False)),
    )


def _other_language() -> tuple[str, str]:
    """Code and own name of the language that the page is not in."""
    current = (get_language() or settings.LANGUAGE_CODE)[:2]
    return next((code, str(name)) for code, name in settings.LANGUAGES if code != current)
