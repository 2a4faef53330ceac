"""Progress as the office reports it, with evidence, and what the evaluation officer made of it."""

from django.db import models

from answerable.documents.models import StoredFile
from answerable.followup.actions.models import Action, Deliverable
from answerable.followup.updates.vocab import REPORTABLE, UpdateState
from answerable.ledger.models import Recorded
from answerable.people.models import Person


class Update(Recorded):
    """One report of progress on one action."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    as_of = models.DateField()
    status = models.CharField(max_length=24, choices=[(status.value, status.value) for status in REPORTABLE])
    narrative = models.TextField()
    language = models.CharField(max_length=5, default="en")
    delivered = models.ManyToManyField(Deliverable, related_name="+")  # what this update says is done
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in UpdateState])
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["submitted_at", "id"]
        indexes = [models.Index(fields=["state", "submitted_at"], name="update_by_state")]
        constraints = [
            models.CheckConstraint(condition=models.Q(status__in=list(REPORTABLE)), name="update_status_known"),
            models.CheckConstraint(condition=models.Q(state__in=list(UpdateState)), name="update_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state="returned") | ~models.Q(decision_reason=""),
                name="update_returned_with_reason",
            ),
            models.UniqueConstraint(
                fields=["action"], condition=models.Q(state="submitted"), name="update_waits_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action.key} {self.as_of.isoformat()} {self.status}"


class Evidence(models.Model):
    """A file that backs an update, kept as it is."""

    # Evidence is part of its update.
    update = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="evidence_for")
    name = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["update", "file"], name="evidence_once")]

    def __str__(self) -> str:
        return self.name
