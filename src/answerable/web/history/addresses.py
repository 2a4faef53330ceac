"""Where the records are that entries of the ledger name, while they are there and the person may open them."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.urls import reverse

from answerable.followup.actions.queries import list_visible
from answerable.followup.evaluations.queries import list_evaluations
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.responses.models import Response
from answerable.ingest.models import Candidate
from answerable.ledger.models import Entry
from answerable.people.models import Office, Person

Found = dict[int, str]


def find_addresses(person: Person, entries: Iterable[Entry]) -> dict[str, str]:
    """Ledger key → address, with at most one query for each kind of record."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        name, _, pk = entry.subject.partition("/")
        if name in _FINDERS and pk.isdecimal():
            wanted[name].add(int(pk))
    return {
        f"{name}/{pk}": address for name, ids in wanted.items() for pk, address in _FINDERS[name](person, ids).items()
    }


def _find_evaluations(person: Person, ids: set[int]) -> Found:
    rows = list_evaluations(person).filter(pk__in=ids).values_list("pk", "slug")
    return {pk: reverse("evaluation", args=[slug]) for pk, slug in rows}


def _find_recommendations(person: Person, ids: set[int]) -> Found:
    readable = list_evaluations(person).values("pk")
    rows = Recommendation.objects.filter(pk__in=ids, evaluation__in=readable).values_list("pk", "evaluation__slug")
    return {pk: f"{reverse('evaluation', args=[slug])}#r-{pk}" for pk, slug in rows}


def _find_responses(person: Person, ids: set[int]) -> Found:
    readable = list_evaluations(person).values("pk")
    rows = Response.objects.filter(pk__in=ids, evaluation__in=readable)
    found = rows.values_list("pk", "evaluation__slug", "recommendations").order_by("-recommendations")
    return {pk: reverse("evaluation", args=[slug]) + (f"#r-{first}" if first else "") for pk, slug, first in found}


def _find_actions(person: Person, ids: set[int]) -> Found:
    found = list_visible(person).filter(pk__in=ids).values_list("pk", flat=True)
    return {pk: reverse("action", args=[pk]) for pk in found}


def _find_offices(_person: Person, ids: set[int]) -> Found:
    found = Office.objects.filter(pk__in=ids).values_list("pk", flat=True)
    return {pk: reverse("office", args=[pk]) for pk in found}


def _find_people(person: Person, ids: set[int]) -> Found:
    return dict.fromkeys(ids, reverse("people")) if person.is_administrator else {}


def _find_candidates(person: Person, ids: set[int]) -> Found:
    if not person.is_officer:
        return {}
    found = Candidate.objects.filter(pk__in=ids).values_list("pk", flat=True)
    return {pk: reverse("review", args=[pk]) for pk in found}


_FINDERS: dict[str, Callable[[Person, set[int]], Found]] = {
    "evaluation": _find_evaluations,
    "recommendation": _find_recommendations,
    "response": _find_responses,
    "action": _find_actions,
    "office": _find_offices,
    "person": _find_people,
    "candidate": _find_candidates,
}
