"""Who changed what, when. Entries hold text and no foreign keys: they outlive the record and the person."""

from typing import Any

from django.db import models

from answerable.ledger.rules import utc_text


class Recorded(models.Model):
    """A record that ledger entries can name."""

    class Meta:
        abstract = True

    @property
    def ledger_key(self) -> str:
        """Such as "action/12": the name under which entries of the ledger point at this record."""
        return f"{self._meta.model_name}/{self.pk}"


class Entry(models.Model):
    """One change: by whom, when, of what, and what it was before and after."""

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    by = models.CharField(max_length=60)
    by_label = models.TextField()
    subject = models.CharField(max_length=60)
    subject_label = models.TextField()
    within = models.CharField(max_length=60, blank=True)
    details = models.TextField(default="{}")  # canonical JSON, kept to the letter
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["sequence"]
        indexes = [
            models.Index(fields=["subject", "sequence"], name="ledger_by_subject"),
            models.Index(fields=["within", "sequence"], name="ledger_by_within"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="ledger_sequence_from_one"),
            models.UniqueConstraint(fields=["hash"], name="ledger_hash_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind} {self.subject_label}"

    @property
    def columns(self) -> dict[str, Any]:
        """Every column but the hash itself, as it is hashed."""
        values = {field.attname: getattr(self, field.attname) for field in self._meta.fields if field.name != "hash"}
        return {**values, "at": utc_text(self.at)}


class Head(models.Model):
    """The one row that holds the end of the chain; every writer locks it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="ledger_one_head")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash}"
