"""Stored files, kept once by their hash, and the passages in them that a record rests on."""

from django.db import models

from answerable.documents.vocab import Purpose
from answerable.ledger.models import Recorded


class StoredFile(Recorded):
    """One file, named by the SHA-256 of its bytes; the bytes lie in the file storage."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()  # bytes
    purpose = models.CharField(max_length=10, choices=[(purpose.value, purpose.value) for purpose in Purpose])
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="file_not_empty")]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where the bytes lie in the storage."""
        return f"{self.sha256[:2]}/{self.sha256}"


class Passage(models.Model):
    """Where in a document a value stands: the block, and the characters in it, as they were read."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="passages")
    place = models.JSONField()  # {"block": int, "start": int, "end": int, "table", "row", "column", "page", "box"}
    language = models.CharField(max_length=5, blank=True)
    before = models.TextField(blank=True)  # a few words around it, so that it can be shown without the document
    text = models.TextField()
    after = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.text[:80]
