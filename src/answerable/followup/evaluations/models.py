"""Reports of every kind, and how they follow each other."""

from django.db import models

from answerable.followup.evaluations.vocab import EvaluationLinkKind, ReportKind
from answerable.ledger.models import Recorded
from answerable.lib.fields import TextsField
from answerable.lib.texts import any_text
from answerable.people.models import Office


class Evaluation(Recorded):
    """A report that was answered: an evaluation, an audit, a review …, with the response to it."""

    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in ReportKind])
    title = TextsField()
    reference = models.CharField(max_length=100, blank=True)
    organisation = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="evaluations")
    issued_on = models.DateField(null=True)
    page_modified_on = models.DateField(null=True)
    fiscal_year_start = models.PositiveSmallIntegerField(default=4)  # first month of the fiscal year, 1 to 12
    recorded_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    modified_at = models.DateTimeField()  # the last change that a reader of the page can see

    class Meta:
        ordering = ["-issued_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=list(ReportKind)), name="evaluation_kind_known"),
            models.CheckConstraint(
                condition=models.Q(fiscal_year_start__gte=1, fiscal_year_start__lte=12),
                name="evaluation_fiscal_month",
            ),
        ]

    def __str__(self) -> str:
        return any_text(self.title) or self.slug

    @property
    def is_published(self) -> bool:
        """True where everybody may read it."""
        return self.published_at is not None


class EvaluationLink(models.Model):
    """A later report takes up an earlier one."""

    # A link is part of the report that names the earlier one.
    later = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="earlier_links")
    earlier = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="later_links")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in EvaluationLinkKind])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["later", "earlier", "kind"], name="evaluation_link_once"),
            models.CheckConstraint(condition=~models.Q(later=models.F("earlier")), name="evaluation_link_not_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.later} {self.kind} {self.earlier}"
