"""Reading across the whole chain: one report from its findings to its actions, counts, and the history."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Count, Model, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from answerable.followup.actions.models import Action, ActionOffice
from answerable.followup.actions.queries import list_of_person, list_visible, with_parts
from answerable.followup.actions.vocab import OWED_STATUSES, ActionEvent, ActionStatus
from answerable.followup.evaluations.models import Evaluation, EvaluationLink
from answerable.followup.evaluations.queries import Reader, list_evaluations
from answerable.followup.evaluations.vocab import EvaluationEvent
from answerable.followup.progress import Tally, tally_actions
from answerable.followup.recommendations.models import Finding, Recommendation, RecommendationLink
from answerable.followup.recommendations.queries import list_recommendations
from answerable.followup.recommendations.vocab import RecommendationEvent
from answerable.followup.responses.models import Response
from answerable.followup.responses.queries import list_responses
from answerable.followup.updates.vocab import UpdateEvent
from answerable.ledger.models import Entry
from answerable.ledger.queries import list_entries
from answerable.people.models import Office, Person


@dataclass(frozen=True)
class Answer:
    """One recommendation with what was answered and promised."""

    recommendation: Recommendation
    responses: list[Response]
    actions: list[Action]
    tally: Tally


@dataclass(frozen=True)
class Report:
    """One report as a reader may know it."""

    evaluation: Evaluation
    answers: list[Answer]
    findings: list[Finding]  # those that no recommendation of the report rests on
    responses: list[Response]  # to the report as a whole
    actions: list[Action]  # that answer no recommendation
    tally: Tally
    earlier: list[EvaluationLink]
    later: list[EvaluationLink]


def read_report(person: Reader, evaluation: Evaluation, today: date) -> Report:
    """Everything of a report that the person may know, in a fixed number of queries."""
    recommendations = list(_with_links(list_recommendations(person, evaluation), person))
    responses = list(list_responses(person, evaluation))
    actions = list(with_parts(list_visible(person).filter(evaluation=evaluation)))
    return Report(
        evaluation=evaluation,
        answers=[_answer_to(each, responses, actions, today) for each in recommendations],
        findings=_other_findings(person, evaluation),
        responses=[each for each in responses if not each.recommendations.all()],
        actions=[each for each in actions if not each.recommendations.all()],
        tally=tally_actions(actions, today),
        earlier=_list_links(evaluation.earlier_links.all(), "earlier", person),
        later=_list_links(evaluation.later_links.all(), "later", person),
    )


def _with_links(recommendations: QuerySet[Recommendation], person: Reader) -> QuerySet[Recommendation]:
    links = RecommendationLink.objects.select_related("earlier__evaluation")
    if not _reads_all(person):
        links = links.filter(earlier__evaluation__published_at__isnull=False)
    return recommendations.prefetch_related(Prefetch("earlier_links", queryset=links))


def _reads_all(person: Reader) -> bool:
    return isinstance(person, Person) and person.reads_all


def _answer_to(recommendation: Recommendation, responses: list[Response], actions: list[Action], today: date) -> Answer:
    own = [each for each in actions if recommendation in each.recommendations.all()]
    return Answer(
        recommendation=recommendation,
        responses=[each for each in responses if recommendation in each.recommendations.all()],
        actions=own,
        tally=tally_actions(own, today),
    )


def _other_findings(person: Reader, evaluation: Evaluation) -> list[Finding]:
    if not (evaluation.is_published or _reads_all(person)):
        return []
    return list(evaluation.findings.filter(recommendations__isnull=True))


def _list_links(links: QuerySet[EvaluationLink], side: str, person: Reader) -> list[EvaluationLink]:
    """Links to reports that the person may read; `side` names the report at the other end."""
    readable = Q(**{f"{side}__in": list_evaluations(person).values("pk")})
    return list(links.filter(readable).select_related(side).order_by(f"{side}__issued_on", "id"))


def tally_by_report(person: Reader, evaluations: Iterable[Evaluation], today: date) -> dict[int, Tally]:
    """How the visible actions of each report stand, in one query: evaluation id → tally."""
    actions = list_visible(person).filter(evaluation__in=[each.pk for each in evaluations])
    counts = _counts(today)
    rows = actions.order_by().values("evaluation_id").annotate(**counts).values_list("evaluation_id", *counts)
    return {evaluation_id: Tally(**dict(zip(counts, row, strict=True))) for evaluation_id, *row in rows}


def _counts(today: date) -> dict[str, Count]:
    """The parts of a tally as progress.place_of tells them apart, counted by the database."""
    owed = Q(status__in=OWED_STATUSES)
    places = {
        "completed": Q(status=ActionStatus.COMPLETED),
        "reported": Q(status=ActionStatus.REPORTED_COMPLETE),
        "open": owed & Q(due_sort__gte=today),
        "overdue": owed & Q(due_sort__lt=today),
        "dropped": Q(status=ActionStatus.NO_LONGER_APPLICABLE),
    }
    return {name: Count("pk", filter=place) for name, place in places.items()}


@dataclass(frozen=True)
class Owed:
    """Actions that are still owed, and how many of these are overdue."""

    open: int = 0
    overdue: int = 0


@dataclass(frozen=True)
class OwedByOffice:
    """What each office owes with its parts, and what all offices owe; each action is counted once in each figure."""

    by_office: dict[int, Owed]
    total: Owed


def count_owed(person: Reader, offices: Collection[Office], today: date) -> OwedByOffice:
    """What offices owe, as far as the person may know it, in one query."""
    parents = {office.pk: office.parent_id for office in offices}
    rows = ActionOffice.objects.filter(action__in=list_visible(person).filter(status__in=OWED_STATUSES))
    owed: dict[int, set[int]] = {pk: set() for pk in parents}
    due: dict[int, date] = {}
    for office_id, action_id, end in rows.values_list("office_id", "action_id", "action__due_sort").iterator():
        due[action_id] = end
        for each in _climb(office_id, parents):
            owed[each].add(action_id)
    late = {action_id for action_id, end in due.items() if end < today}
    by_office = {pk: Owed(len(actions), len(actions & late)) for pk, actions in owed.items()}
    return OwedByOffice(by_office, Owed(len(due), len(late)))


def _climb(office_id: int | None, parents: dict[int, int | None]) -> Iterable[int]:
    """The office and everything above it."""
    while office_id in parents:
        yield office_id
        office_id = parents[office_id]


# What is between an office and the evaluation office until it is decided, and what names another report, which
# may not be published.
_NOT_FOR_EVERYBODY = (
    UpdateEvent.SUBMITTED,
    UpdateEvent.RETURNED,
    ActionEvent.DUE_ASKED,
    ActionEvent.DUE_DECLINED,
    EvaluationEvent.LINKED,
    RecommendationEvent.LINKED,
)


def list_history(person: Person) -> QuerySet[Entry]:
    """The entries of the ledger that the person may know, newest first: all for those with a role; else those
    of published reports and of the person's own actions, without the drafts of other offices and without the
    names of other reports."""
    if person.reads_all:
        return list_entries()
    published = _keys_of(Evaluation.objects.filter(published_at__isnull=False))
    own = _keys_of(list_of_person(person).order_by())
    of_reports = (Q(subject__in=published) | Q(within__in=published)) & ~Q(kind__in=_NOT_FOR_EVERYBODY)
    return list_entries().filter(of_reports | Q(subject__in=own) | Q(within__in=own))


def _keys_of(records: QuerySet[Model]) -> QuerySet[Model, str]:
    """The ledger keys of these records, as a subquery."""
    name = Value(f"{records.model._meta.model_name}/")
    return records.values_list(Concat(name, Cast("pk", CharField())), flat=True)
