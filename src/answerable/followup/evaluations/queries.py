"""Reading reports. The access functions here are the only way in: what they do not give, nobody gets."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Q, QuerySet

from answerable.followup.evaluations.models import Evaluation
from answerable.lib.folding import fold
from answerable.people.models import Person
from answerable.people.queries import office_ids_of

Reader = Person | AnonymousUser
_NEWEST_FIRST = (F("issued_on").desc(nulls_last=True), "-id")  # the databases differ on where no day sorts


def list_published() -> QuerySet[Evaluation]:
    """What everybody may read, newest first."""
    return _all().filter(published_at__isnull=False)


def _all() -> QuerySet[Evaluation]:
    return Evaluation.objects.select_related("organisation").order_by(*_NEWEST_FIRST)


def list_evaluations(person: Reader) -> QuerySet[Evaluation]:
    """What this person may read, newest first: all for those with a role; else the published ones, and for
    members of an office also those in which it has an action."""
    if not isinstance(person, Person):
        return list_published()
    if person.reads_all:
        return _all()
    own = Evaluation.objects.filter(actions__offices__office__in=office_ids_of(person)).values("pk")
    return _all().filter(Q(published_at__isnull=False) | Q(pk__in=own))


def get_evaluation(person: Reader, slug: str) -> Evaluation | None:
    """One report that the person may read, or None."""
    return list_evaluations(person).filter(slug=slug).first()


def get_published(slug: str) -> Evaluation | None:
    """One published report, or None."""
    return list_published().filter(slug=slug).first()


def list_same_reports(reference: str, organisation_id: int | None, folded_title: str) -> list[Evaluation]:
    """Reports that may be the same one: by equal reference, or by equal organisation and folded title."""
    if reference:
        found = list(Evaluation.objects.filter(reference__iexact=reference))
        if found:
            return found
    same_body = Evaluation.objects.filter(organisation_id=organisation_id)
    return [e for e in same_body if any(fold(text) == folded_title for text in e.title.values())]
