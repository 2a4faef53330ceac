"""Findings and recommendations of a report."""

from django.db import models

from answerable.documents.models import Passage
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.recommendations.vocab import RecommendationLinkKind
from answerable.ledger.models import Recorded
from answerable.lib.fields import TextsField
from answerable.lib.texts import any_text
from answerable.people.models import Office


class Finding(Recorded):
    """What a report found; one finding may lead to several recommendations, and the other way round."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="findings")
    order = models.PositiveIntegerField()
    number = models.CharField(max_length=60, blank=True)
    text = TextsField()
    passages = models.ManyToManyField(Passage, related_name="+")

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.number} {any_text(self.text)}".strip()[:120]


class Recommendation(Recorded):
    """What a report asks for."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="recommendations")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)  # unique in its report; the number, else a running number
    number = models.CharField(max_length=60, blank=True)  # as written
    theme = TextsField()
    text = TextsField()
    priority = models.CharField(max_length=60, blank=True)  # as written
    findings = models.ManyToManyField(Finding, related_name="recommendations")
    passages = models.ManyToManyField(Passage, related_name="+")

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "key"], name="recommendation_key_once")]

    def __str__(self) -> str:
        return f"{self.number} {any_text(self.text)}".strip()[:120]


class Addressee(models.Model):
    """Whom a recommendation is addressed to, as written, and the office that this is known to be."""

    # An addressee is part of its recommendation.
    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="addressees")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    as_written = models.CharField(max_length=500)

    def __str__(self) -> str:
        return self.as_written


class RecommendationLink(models.Model):
    """A recommendation repeats, re-examines or supersedes one of an earlier report."""

    # A link is part of the later recommendation.
    later = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="earlier_links")
    earlier = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="later_links")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in RecommendationLinkKind])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["later", "earlier", "kind"], name="recommendation_link_once"),
            models.CheckConstraint(
                condition=~models.Q(later=models.F("earlier")), name="recommendation_link_not_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.later} {self.kind} {self.earlier}"
