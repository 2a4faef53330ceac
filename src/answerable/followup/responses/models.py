"""What an organisation answered to recommendations."""

from django.db import models

from answerable.documents.models import Passage
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.responses.vocab import Position
from answerable.ledger.models import Recorded
from answerable.lib.fields import TextsField
from answerable.lib.texts import any_text
from answerable.people.models import Office


class Response(Recorded):
    """One answer of one organisation, to one recommendation or to several at once."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="responses")
    order = models.PositiveIntegerField()
    recommendations = models.ManyToManyField(Recommendation, related_name="responses")
    organisation = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="responses")
    organisation_as_written = models.CharField(max_length=500, blank=True)
    position = models.CharField(max_length=24, choices=[(position.value, position.value) for position in Position])
    as_written = TextsField()
    text = TextsField()
    passages = models.ManyToManyField(Passage, related_name="+")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(position__in=list(Position)), name="response_position_known"),
        ]

    def __str__(self) -> str:
        return (any_text(self.as_written) or any_text(self.text) or self.position)[:120]
