"""Reading recommendations."""

from django.db.models import Q, QuerySet

from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.queries import Reader, list_evaluations
from answerable.followup.recommendations.models import Recommendation
from answerable.lib.texts import Texts, any_text
from answerable.people.models import Person
from answerable.people.queries import office_ids_of

_LOOKED_AT = 2000  # recommendations that are searched for their themes, so that a register stays fast


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


def list_earlier_recommendations(person: Reader, evaluation: Evaluation) -> QuerySet[Recommendation]:
    """Those of the earlier reports that this report is linked to, as far as the person may read them."""
    earlier = list_evaluations(person).filter(later_links__later=evaluation)
    if not (isinstance(person, Person) and person.reads_all):
        earlier = earlier.filter(published_at__isnull=False)
    found = Recommendation.objects.filter(evaluation__in=earlier.values("pk")).select_related("evaluation")
    return found.order_by("evaluation__issued_on", "evaluation_id", "order", "id")


def list_themes(person: Reader, evaluation: Evaluation | None, at_most: int = 200) -> list[Texts]:
    """Different themes that the person may read: of one report, or of the newest recommendations of all."""
    found = list_recommendations(person, evaluation) if evaluation else _list_all(person)
    newest = found.prefetch_related(None).order_by("-pk").values("pk")[:_LOOKED_AT]
    themes = Recommendation.objects.filter(pk__in=newest).order_by().values_list("theme", flat=True).distinct()
    return [theme for theme in themes[:at_most] if any_text(theme)]


def _list_all(person: Reader) -> QuerySet[Recommendation]:
    """Recommendations that the person may read, of all reports."""
    if not isinstance(person, Person):
        return Recommendation.objects.filter(evaluation__published_at__isnull=False)
    if person.reads_all:
        return Recommendation.objects.all()
    own = Recommendation.objects.filter(actions__offices__office__in=office_ids_of(person)).values("pk")
    return Recommendation.objects.filter(Q(evaluation__published_at__isnull=False) | Q(pk__in=own))
