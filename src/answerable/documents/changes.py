"""Storing and removing files."""

import hashlib
from datetime import datetime
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from answerable.documents import rules
from answerable.documents.models import Passage, StoredFile
from answerable.documents.vocab import DocumentEvent, Purpose
from answerable.ledger.changes import Named, write_entry
from answerable.lib.decisions import Refused


@transaction.atomic
def store_file(
    *, by: Named, at: datetime, name: str, content: bytes, media_type: str, purpose: Purpose, limit: int
) -> StoredFile | Refused:
    """Keep a file once: the same bytes give the same row. `limit` is the largest size in bytes."""
    name = PurePath(name.replace("\\", "/")).name[:255] or "document"
    decision = rules.may_store(name, len(content), limit)
    if isinstance(decision, Refused):
        return decision
    sha256 = hashlib.sha256(content).hexdigest()
    known = StoredFile.objects.filter(sha256=sha256).first()
    if known:
        return known
    file = StoredFile(sha256=sha256, name=name, media_type=media_type, size=len(content), purpose=purpose, stored_at=at)
    # Bytes first: a file without a row is harmless and is taken up by the next try; a row without bytes is not.
    if not default_storage.exists(file.path):
        default_storage.save(file.path, ContentFile(content))
    file.save()
    details = {"sha256": sha256, "size": file.size, "purpose": purpose}
    write_entry(by=by, at=at, kind=DocumentEvent.FILE_STORED, subject=file, details=details)
    return file


@transaction.atomic
def remove_file(*, by: Named, at: datetime, file: StoredFile, reason: str) -> None:
    """Remove a file that nothing rests on, such as one that was refused when it was read."""
    sha256, path = file.sha256, file.path
    details = {"sha256": sha256, "reason": reason}
    StoredFile.objects.filter(pk=file.pk).delete()
    write_entry(by=by, at=at, kind=DocumentEvent.FILE_REMOVED, subject=file, details=details)
    transaction.on_commit(lambda: default_storage.delete(path))


def add_passages(passages: list[Passage]) -> list[Passage]:
    """Keep where values stand in a document. Part of the change that records the values."""
    return Passage.objects.bulk_create(passages)


def remove_passages(ids: list[int]) -> None:
    """Forget where values stood. Part of undoing the change that recorded them."""
    Passage.objects.filter(pk__in=ids).delete()
