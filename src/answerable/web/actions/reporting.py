"""An office's report with its files, kept as one act: either all of it is on record, or none."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from answerable.documents.changes import store_file
from answerable.documents.models import StoredFile
from answerable.documents.vocab import Purpose
from answerable.followup.updates.changes import submit_update
from answerable.followup.updates.models import Update
from answerable.lib.decisions import Refused
from answerable.people.models import Person

_PLAIN = "application/octet-stream"


def send_report(
    *, by: Person, at: datetime, today: date, files: "Iterable[UploadedFile[bytes]]", **values: Any
) -> Update | Refused:
    """Store the files and submit the update; `values` are those of submit_update."""
    with transaction.atomic():
        outcome = _send(by, at, today, list(files), values)
        if isinstance(outcome, Refused):
            transaction.set_rollback(True)
    return outcome


def _send(
    by: Person, at: datetime, today: date, files: "list[UploadedFile[bytes]]", values: dict[str, Any]
) -> Update | Refused:
    stored = [(file.name or "", _store(by, at, file)) for file in files]
    for _name, outcome in stored:
        if isinstance(outcome, Refused):
            return outcome
    evidence = [(name, file) for name, file in stored if not isinstance(file, Refused)]
    return submit_update(by=by, at=at, today=today, evidence=evidence, **values)


def _store(by: Person, at: datetime, file: "UploadedFile[bytes]") -> StoredFile | Refused:
    return store_file(
        by=by,
        at=at,
        name=file.name or "",
        content=file.read(),
        media_type=file.content_type or _PLAIN,
        purpose=Purpose.EVIDENCE,
        limit=settings.MAX_UPLOAD_BYTES,
    )
