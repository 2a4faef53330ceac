"""Reading recommendations."""

from django.db.models import QuerySet

from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.queries import Reader, list_evaluations
from answerable.followup.recommendations.models import Recommendation
from answerable.people.models import Person
from answerable.people.queries import office_ids_of


def list_recommendations(person: Reader, evaluation: Evaluation) -> QuerySet[Recommendation]:
    """Those of a report that the person may read: all, or in an unpublished one only those that an office
    of the person has an action for."""
    found = evaluation.recommendations.prefetch_related("addressees", "findings")
    if evaluation.is_published or (isinstance(person, Person) and person.reads_all):
        return found
    own = office_ids_of(person) if isinstance(person, Person) else set()
    return found.filter(actions__offices__office__in=own).distinct()


def get_recommendation(person: Reader, pk: int) -> Recommendation | None:
    """One recommendation that the person may read, or None."""
    found = Recommendation.objects.filter(pk=pk, evaluation__in=list_evaluations(person)).first()
    return list_recommendations(person, found.evaluation).filter(pk=pk).first() if found else None
