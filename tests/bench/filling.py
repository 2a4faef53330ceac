"""A record of any size, made in bulk. Not through the changes: 100,000 actions would take a quarter of an hour, and the
register does not read the ledger."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Model

from answerable.followup.actions.models import Action, ActionOffice, ActionRecommendation, Deliverable, DueRevision
from answerable.followup.actions.vocab import OWED_STATUSES, ActionStatus, DeliverableState, RevisionState
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.recommendations.models import Recommendation
from answerable.lib.folding import fold
from answerable.people.models import Office, Person
from answerable.people.vocab import Role
from answerable.periods.expressions.vocab import Kind, Precision
from answerable.periods.rules import NO_END, add_months, quarter_of, quarter_span
from tests import factories

M = TypeVar("M", bound=Model)
PER_REPORT = 40  # actions
PER_RECOMMENDATION = 5
OFFICES = 15  # in each organisation
REPORTS_OF_AN_OFFICE_TREE = 100
_DOING = ("Publish", "Review", "Agree on", "Measure", "Replace", "Draw up", "Train staff in", "Report on")
_THINGS = ("the list of gauges", "the plan for the spring", "the standard for archives", "the map of each valley",
           "the terms of the grants", "the duty lists", "the register of loans", "the training of staff")  # fmt: skip
_WHEN = ("before the year ends", "with the municipalities", "and publish the result", "in both languages",
         "for each region", "under the new terms", "with the partners abroad", "as the evaluation asks")  # fmt: skip
_THEMES = ("Relevance", "Performance", "Efficiency", "Openness")
_STATUSES = (ActionStatus.COMPLETED,) * 9 + (ActionStatus.IN_PROGRESS,) * 5 + (ActionStatus.NOT_STARTED,) * 3 + (
    ActionStatus.REPORTED_COMPLETE, ActionStatus.REPORTED_COMPLETE, ActionStatus.NO_LONGER_APPLICABLE)  # fmt: skip


@dataclass(frozen=True)
class Filled:
    """What was made, as far as a bench asks for it."""

    reader: Person
    member: Person
    office: Office


class Filler:
    """Makes reports one after the other, always the same ones for the same day and number of actions."""

    def __init__(self, actions: int, now: datetime) -> None:
        self.reports, self.now, self.today = -(-actions // PER_REPORT), now, now.date()
        self.chance = random.Random(11)

    def fill(self, say: Callable[[str], None]) -> Filled:
        """Make everything; `say` takes sentences about how far it is."""
        trees = [self._make_offices(number) for number in range(-(-self.reports // REPORTS_OF_AN_OFFICE_TREE))]
        for first in range(0, self.reports, REPORTS_OF_AN_OFFICE_TREE):
            tree = trees[first // REPORTS_OF_AN_OFFICE_TREE]
            self._make_reports(tree, min(REPORTS_OF_AN_OFFICE_TREE, self.reports - first))
            if first % (5 * REPORTS_OF_AN_OFFICE_TREE) == 0:
                say(f"Made {first * PER_REPORT:,} of {self.reports * PER_REPORT:,} actions …")
        return self._find(trees[0])

    def _find(self, tree: list[Office]) -> Filled:
        reader = factories.make_person(name="Dalia", roles=[Role.READER])
        member = factories.make_membership(office=tree[1]).person
        return Filled(reader, member, tree[1])

    def _make_offices(self, number: int) -> list[Office]:
        """One organisation with its branches; names are made in bulk as everything else."""
        root = Office.objects.create(name={"en": f"Department {number}", "fr": f"Ministère {number}"})
        parts = [
            Office(parent=root, organisation=root, name={"en": f"Branch {place} of {number}"})
            for place in range(OFFICES)
        ]
        return [root, *Office.objects.bulk_create(parts)]

    def _make_reports(self, tree: list[Office], count: int) -> None:
        reports = Evaluation.objects.bulk_create(self._report(tree[0], place) for place in range(count))
        asked = Recommendation.objects.bulk_create(each for report in reports for each in self._asked(report))
        actions = Action.objects.bulk_create(self._action(each, place) for each in asked for place in range(5))
        answered = [each for each in asked for _ in range(PER_RECOMMENDATION)]
        pairs = list(zip(actions, answered, strict=True))
        _make(ActionRecommendation, (ActionRecommendation(action=a, recommendation=r) for a, r in pairs))
        _make(ActionOffice, (row for action in actions for row in self._offices(action, tree)))
        rows = Deliverable.objects.bulk_create(row for action in actions for row in self._rows(action))
        _make(DueRevision, (revision for row in rows for revision in self._revisions(row)))

    def _report(self, organisation: Office, place: int) -> Evaluation:
        number = f"{organisation.pk}-{place}"
        issued = self.today - timedelta(days=self.chance.randrange(5000))
        published = self.now if self.chance.random() < 0.5 else None
        title = {"en": f"Evaluation {number} of the programme", "fr": f"Évaluation {number} du programme"}
        facts = {"recorded_at": self.now, "modified_at": self.now, "published_at": published, "issued_on": issued}
        return Evaluation(
            slug=f"evaluation-{number}", kind="evaluation", title=title, organisation=organisation, **facts
        )

    def _asked(self, report: Evaluation) -> Iterator[Recommendation]:
        for place in range(PER_REPORT // PER_RECOMMENDATION):
            number, text = str(place + 1), {"en": f"The department should {self._say().lower()}."}
            theme = {"en": self.chance.choice(_THEMES)}
            yield Recommendation(evaluation=report, order=place, key=number, number=number, theme=theme, text=text)

    def _say(self) -> str:
        return " ".join(self.chance.choice(words) for words in (_DOING, _THINGS, _WHEN))

    def _action(self, asked: Recommendation, place: int) -> Action:
        words, status = self._say(), self.chance.choice(_STATUSES)
        is_ongoing = status in OWED_STATUSES and self.chance.random() < 0.15
        end = self._end(asked.evaluation.issued_on or self.today)
        return Action(
            evaluation=asked.evaluation,
            key=f"{asked.number}.{place + 1}",
            order=asked.order * PER_RECOMMENDATION + place,
            text={"en": f"{words}.", "fr": f"{words} (en français)."},
            recorded_at=self.now,
            status=status,
            is_ongoing=is_ongoing,
            due_sort=NO_END if is_ongoing or status not in OWED_STATUSES else end,
            words=fold(f"{words} {words} {asked.text['en']} {asked.theme['en']}"),
        )

    def _end(self, issued: date) -> date:
        """The last day of a quarter in the three years after the report."""
        day = add_months(issued, self.chance.randrange(1, 36))
        return quarter_span(*quarter_of(day, 4), 4)[1]

    def _offices(self, action: Action, tree: list[Office]) -> Iterator[ActionOffice]:
        for place, office in enumerate(self.chance.sample(tree[1:], self.chance.choice((1, 1, 2)))):
            yield ActionOffice(action=action, office=office, as_written={"en": str(office)}, role="lead", order=place)

    def _rows(self, action: Action) -> Iterator[Deliverable]:
        for place in range(self.chance.choice((1, 1, 1, 2))):
            is_open = action.status in OWED_STATUSES
            row = Deliverable(
                action=action, order=place, state=DeliverableState.OPEN if is_open else DeliverableState.DONE
            )
            yield _date(row, action, self._end(action.evaluation.issued_on or self.today))

    def _revisions(self, row: Deliverable) -> Iterator[DueRevision]:
        facts: dict[str, Any] = {
            name: getattr(row, name) for name in ("kind", "start", "end", "as_written", "precision")
        }
        yield DueRevision(deliverable=row, number=0, state=RevisionState.PROMISED, asked_at=self.now, **facts)
        if self.chance.random() < 0.1:
            agreed = {"state": RevisionState.AGREED, "asked_at": self.now, "reason": "Posts are vacant."}
            yield DueRevision(deliverable=row, number=1, **agreed, **facts)


def _date(row: Deliverable, action: Action, end: date) -> Deliverable:
    """The date of a row: nothing for what is ongoing, else the quarter that the action is sorted by."""
    if action.is_ongoing:
        row.kind, row.as_written = Kind.ONGOING, {"en": "Ongoing", "fr": "En continu"}
        return row
    row.kind, row.precision = Kind.PERIOD, Precision.QUARTER
    row.end = end if action.due_sort == NO_END or row.order else action.due_sort
    row.end = max(row.end, action.due_sort) if action.due_sort != NO_END else row.end
    row.start = add_months(row.end, -2).replace(day=1)
    row.as_written = {"en": f"Quarter that ends on {row.end}"}
    return row


def _make(model: type[M], rows: Iterator[M]) -> list[M]:
    return model._default_manager.bulk_create(rows)
