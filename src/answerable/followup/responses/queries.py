"""Reading responses."""

from django.db.models import QuerySet

from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.queries import Reader, list_evaluations
from answerable.followup.responses.models import Response
from answerable.people.models import Person


def list_responses(person: Reader, evaluation: Evaluation) -> QuerySet[Response]:
    """Those of a report that the person may read: all, or none in an unpublished one, where the words of a
    response may tell what other offices promised."""
    found = evaluation.responses.select_related("organisation").prefetch_related("recommendations")
    may_read = evaluation.is_published or (isinstance(person, Person) and person.reads_all)
    return found if may_read else found.none()


def get_response(person: Reader, pk: int) -> Response | None:
    """One response that the person may read, or None."""
    found = Response.objects.filter(pk=pk, evaluation__in=list_evaluations(person)).first()
    return list_responses(person, found.evaluation).filter(pk=pk).first() if found else None
