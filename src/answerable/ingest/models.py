"""Candidates: what was read out of a document, under review until a person accepts it."""

from django.db import models
from django.db.models.functions import Lower

from answerable.documents.models import StoredFile
from answerable.followup.evaluations.models import Evaluation
from answerable.ingest.vocab import CandidateState, Mode
from answerable.ledger.models import Recorded
from answerable.people.models import Person


class Candidate(Recorded):
    """One reading of one document. `content` is edited under a version; `blocks` is the document as read."""

    name = models.CharField(max_length=255)  # of the file, or the first words of a pasted text
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="candidates")
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in CandidateState])
    options = models.JSONField(default=dict)  # language, fiscal_year_start, report_date, layout, as they were given
    blocks = models.JSONField(default=list)
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    earlier = models.JSONField(null=True)  # {"content", "options"} before it was read again, to go back to
    refusal = models.TextField(blank=True)  # the sentence, as a template
    refusal_values = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    mode = models.CharField(max_length=12, default=Mode.NEW, choices=[(mode.value, mode.value) for mode in Mode])
    evaluation = models.ForeignKey(Evaluation, on_delete=models.SET_NULL, null=True, related_name="candidates")
    created = models.JSONField(default=list)  # ledger keys of what acceptance created
    changed = models.JSONField(default=list)  # what it changed: {"key", "before"}, in order, so that it can be undone
    accepted_sequence = models.BigIntegerField(null=True)  # of the ledger entry of the acceptance
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-uploaded_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=list(CandidateState)), name="candidate_state_known"),
            models.CheckConstraint(condition=models.Q(mode__in=list(Mode)), name="candidate_mode_known"),
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(refusal=""), name="candidate_refused_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Layout(Recorded):
    """What the columns of a kind of table hold, kept under a name; see extraction/layouts.py for `tables`."""

    name = models.CharField(max_length=100)
    tables = models.JSONField()
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="layout_name_once")]

    def __str__(self) -> str:
        return self.name
