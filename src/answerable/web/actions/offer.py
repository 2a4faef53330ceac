"""What the filters of the register can offer: read once for as long as the record stays as it is.

Every change of the record moves the head of the ledger, so its hash says whether what was read is still true. Each
process keeps its own.
"""

from dataclasses import dataclass, field
from datetime import date

from answerable.followup.actions.queries import list_visible, read_ends
from answerable.followup.evaluations.queries import Reader, list_evaluations
from answerable.followup.recommendations.queries import list_themes
from answerable.ledger.queries import read_head_hash
from answerable.lib.texts import Texts
from answerable.people.models import Office, Person
from answerable.people.queries import list_offices
from answerable.web.dates import page_language
from answerable.web.record_choice import name_offices

_LISTED = 200  # reports
_MOST_KEPT = 100  # readers with a language; some 100 kB each where there are hundreds of offices


@dataclass(frozen=True)
class Offer:
    """The offices with their names in the language of the page, the reports, the themes, and the due days between."""

    offices: list[tuple[Office, str]] = field(default_factory=list)
    evaluations: list[tuple[str, Texts]] = field(default_factory=list)  # slug, title
    themes: list[Texts] = field(default_factory=list)
    ends: tuple[date, date] | None = None


_kept: dict[tuple[str, object, str], Offer] = {}


def read_offer(person: Reader) -> Offer:
    """What this person can choose from, in the language of the page."""
    key = (read_head_hash(), _kind_of(person), page_language())
    found = _kept.get(key)
    if found is None:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        found = _kept[key] = _read_offer(person)
    return found


def _kind_of(person: Reader) -> object:
    """The same for those who may read the same."""
    if not isinstance(person, Person):
        return "visitor"
    return "reads all" if person.reads_all else person.pk


def _read_offer(person: Reader) -> Offer:
    return Offer(
        offices=name_offices(list_offices().select_related(None)),
        evaluations=list(list_evaluations(person).values_list("slug", "title")[:_LISTED]),
        themes=list_themes(person, None),
        ends=read_ends(list_visible(person)),
    )
