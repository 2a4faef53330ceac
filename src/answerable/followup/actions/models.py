"""Actions: what was promised, by whom, by when, and every date that was ever promised for it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from answerable.documents.models import Passage
from answerable.followup.actions.vocab import ActionStatus, DeliverableState, OfficeRole, Progress, RevisionState
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.recommendations.models import Recommendation
from answerable.ledger.models import Recorded
from answerable.lib.fields import TextsField
from answerable.lib.texts import any_text
from answerable.people.models import Office, Person
from answerable.periods.expressions.due import Due, Span, due_from_json
from answerable.periods.expressions.vocab import Cadence, Kind, Precision
from answerable.periods.rules import NO_END


def _codes(words: type[Kind | Precision | Cadence]) -> list[tuple[str, str]]:
    return [(word.value, word.value) for word in words]


class DueColumns(models.Model):
    """A due date as it was written and as it was read; the columns that its rows share."""

    as_written = TextsField()
    kind = models.CharField(max_length=16, choices=_codes(Kind))
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    precision = models.CharField(max_length=12, blank=True, choices=_codes(Precision))
    cadence = models.CharField(max_length=12, blank=True, choices=_codes(Cadence))
    assumptions = models.JSONField(default=list)
    readings = models.JSONField(default=list)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(kind__in=list(Kind)), name="%(class)s_kind_known"),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(start__lte=F("end")),
                name="%(class)s_start_before_end",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["date", "period", "before"]) | Q(end__isnull=False), name="%(class)s_has_an_end"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["ambiguous", "undetermined", "not-applicable"])
                | Q(start__isnull=True, end__isnull=True),
                name="%(class)s_says_no_day",
            ),
        ]

    @property
    def due(self) -> Due:
        """The same as a value of the dates library."""
        return due_from_json({**self.due_columns, "as_written": any_text(self.as_written), "readings": self.readings})

    @property
    def due_columns(self) -> dict[str, object]:
        """What was read, with days as text, for the ledger and for comparing."""
        return {
            "as_written": self.as_written,
            "kind": self.kind,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "precision": self.precision,
            "cadence": self.cadence,
            "assumptions": self.assumptions,
        }

    def read_from(self, due: Due, as_written: dict[str, str]) -> None:
        """Take over what a date expression says."""
        self.as_written, self.kind, self.start, self.end = as_written, due.kind, due.start, due.end
        self.precision, self.cadence = due.precision or "", due.cadence or ""
        self.assumptions = list(due.assumptions)
        self.readings = [_span_json(span) for span in due.readings]


def _span_json(span: Span) -> dict[str, str | None]:
    return {
        "start": span.start.isoformat() if span.start else None,
        "end": span.end.isoformat() if span.end else None,
    }


class Action(Recorded):
    """One promise."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="actions")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    text = TextsField()
    recommendations = models.ManyToManyField(Recommendation, through="ActionRecommendation", related_name="actions")
    passages = models.ManyToManyField(Passage, related_name="+")
    published_progress = models.CharField(max_length=24, blank=True)
    published_as_written = TextsField()
    published_as_of = models.DateField(null=True)
    recorded_at = models.DateTimeField()

    # Derived by changes from the updates and the dates below; kept here so that lists need no joins.
    status = models.CharField(max_length=24, choices=[(status.value, status.value) for status in ActionStatus])
    due_sort = models.DateField(default=NO_END)  # the earliest end still owed; what has none sorts last
    is_ongoing = models.BooleanField(default=False)  # an open row continues without an end
    words = models.TextField(blank=True)  # folded, for searching

    class Meta:
        ordering = ["order", "id"]
        indexes = [
            models.Index(fields=["due_sort", "id"], name="action_by_due"),
            models.Index(fields=["status", "due_sort", "id"], name="action_by_status"),
            models.Index(fields=["evaluation", "due_sort", "id"], name="action_by_evaluation"),
            models.Index(fields=["due_sort", "id"], name="action_ongoing", condition=Q(is_ongoing=True)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "key"], name="action_key_once"),
            models.CheckConstraint(condition=Q(status__in=list(ActionStatus)), name="action_status_known"),
            models.CheckConstraint(
                condition=Q(published_progress__in=["", *Progress]), name="action_published_progress_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {any_text(self.text)}".strip()[:120]

    @property
    def open_end(self) -> object:
        """The earliest end still owed, or None."""
        return None if self.due_sort == NO_END else self.due_sort


class ActionRecommendation(models.Model):
    """An action answers a recommendation; it may answer several."""

    # The pair is part of its action.
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="answers")
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="answers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "recommendation"], name="action_answers_once")]

    def __str__(self) -> str:
        return f"{self.action} → {self.recommendation}"


class ActionOffice(models.Model):
    """An office that promised, as written, and the office that this is known to be."""

    # The row is part of its action.
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="offices")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="commitments")
    as_written = TextsField()
    role = models.CharField(max_length=8, choices=[(role.value, role.value) for role in OfficeRole])
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["action", "office"], name="action_office_once"),
            models.CheckConstraint(condition=Q(role__in=list(OfficeRole)), name="action_office_role_known"),
        ]

    def __str__(self) -> str:
        return any_text(self.as_written) or str(self.office)


class Deliverable(Recorded, DueColumns):
    """One due date of an action and what it is for. The columns hold the date of today."""

    # The row is part of its action.
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="deliverables")
    order = models.PositiveSmallIntegerField(default=0)
    name = TextsField()
    state = models.CharField(max_length=8, default=DeliverableState.OPEN)

    class Meta(DueColumns.Meta):
        abstract = False
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["end", "action"], name="deliverable_by_end")]
        constraints = [
            *DueColumns.Meta.constraints,
            models.CheckConstraint(condition=Q(state__in=list(DeliverableState)), name="deliverable_state_known"),
        ]

    def __str__(self) -> str:
        return any_text(self.name) or any_text(self.as_written) or self.kind


class DueRevision(Recorded, DueColumns):
    """A date that was promised or asked for: the first, and every later one with its reason."""

    # Revisions are part of their deliverable.
    deliverable = models.ForeignKey(Deliverable, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()  # 0 is the first promise
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in RevisionState])
    reason = models.TextField(blank=True)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)

    class Meta(DueColumns.Meta):
        abstract = False
        ordering = ["number"]
        constraints = [
            *DueColumns.Meta.constraints,
            models.UniqueConstraint(fields=["deliverable", "number"], name="revision_number_once"),
            models.CheckConstraint(condition=Q(state__in=list(RevisionState)), name="revision_state_known"),
            models.CheckConstraint(condition=Q(number=0) | ~Q(reason=""), name="revision_has_a_reason"),
            models.UniqueConstraint(
                fields=["deliverable"], condition=Q(state="asked"), name="revision_asked_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return any_text(self.as_written) or self.kind
