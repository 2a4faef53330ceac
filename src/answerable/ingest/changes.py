"""Changes of candidates: upload, reading, edits, and not taking one. Acceptance and undo stand in acceptance.py."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from answerable.documents.changes import remove_file, store_file
from answerable.documents.models import StoredFile
from answerable.documents.queries import read_bytes
from answerable.documents.rules import may_store
from answerable.documents.vocab import Purpose
from answerable.extraction.sandbox import ReadingFailed, read_in_sandbox
from answerable.ingest import rules
from answerable.ingest.columns import without_tables
from answerable.ingest.edits import Content
from answerable.ingest.matching import ask_for_organisation, propose_offices
from answerable.ingest.models import Candidate, Layout
from answerable.ingest.queries import find_layout
from answerable.ingest.vocab import CandidateState, IngestEvent
from answerable.ledger.changes import write_entry
from answerable.lib.decisions import Refused
from answerable.people.models import Person
from answerable.people.queries import read_office_names

BROKEN = "The file could not be read because of a fault in Answerable. Tell an administrator which file it was."
NO_FILE = "The file of this document is no longer there, so it cannot be read again."


@transaction.atomic
def upload_document(
    *,
    by: Person,
    at: datetime,
    name: str,
    content: bytes,
    limit: int,
    size: int | None = None,
    media_type: str = "application/octet-stream",
    options: dict[str, Any] | None = None,
) -> Candidate | Refused:
    """Take in a document that is then to be read. The same bytes are stored once.

    `limit` is the largest size in bytes; `size` that of the whole document, where `content` holds but the beginning
    of one that is too large. `options` are those of the sandbox. A refusal is put on record too.
    A document that is under review already is answered with that review.
    """
    decision = rules.may_import(by)
    if isinstance(decision, Refused):
        return decision
    file: StoredFile | Refused
    too_large = may_store(name, len(content) if size is None else size, limit)
    if isinstance(too_large, Refused):
        file = too_large
    else:
        purpose = Purpose.SOURCE
        file = store_file(by=by, at=at, name=name, content=content, media_type=media_type, purpose=purpose, limit=limit)
    candidate = Candidate(name=name[:255] or "document", uploaded_by=by, uploaded_at=at, options=options or {})
    candidate.state = CandidateState.WAITING
    if isinstance(file, Refused):
        candidate.refusal, candidate.refusal_values = file.template, file.values
        candidate.state = CandidateState.REFUSED
        candidate.save()
        write_entry(by=by, at=at, kind=IngestEvent.REFUSED, subject=candidate, details={"reason": str(file)})
        return file
    open_already = file.candidates.filter(state__in=[CandidateState.WAITING, CandidateState.READ]).first()
    if open_already:
        return open_already
    candidate.file = file
    candidate.save()
    details = {"sha256": file.sha256, "options": candidate.options}
    write_entry(by=by, at=at, kind=IngestEvent.UPLOADED, subject=candidate, details=details)
    return candidate


def read_candidate(*, candidate_id: int, at: datetime) -> Candidate:
    """Read a waiting document and put it under review, or refuse it. Done twice, it does nothing the second time.

    The reading itself takes up to ten seconds and holds no lock.
    """
    candidate = Candidate.objects.select_related("file", "uploaded_by").get(pk=candidate_id)
    if candidate.state != CandidateState.WAITING or candidate.file is None:
        return candidate
    found = _read(candidate, candidate.options)
    if "refused" in found:
        return refuse_candidate(by=candidate.uploaded_by, at=at, candidate=candidate, refusal=Refused(found["refused"]))
    return _put_under_review(candidate, found, at)


def _read(candidate: Candidate, options: dict[str, Any]) -> dict[str, Any]:
    if candidate.file is None:
        return {"refused": NO_FILE}
    try:
        return read_in_sandbox(read_bytes(candidate.file), candidate.name, options)
    except ReadingFailed:
        return {"refused": BROKEN}


@transaction.atomic
def _put_under_review(candidate: Candidate, found: dict[str, Any], at: datetime) -> Candidate:
    """Put what was read under review; the second language of a document that says everything twice stands by itself."""
    candidate = Candidate.objects.select_for_update(of=("self",)).select_related("file").get(pk=candidate.pk)
    if candidate.state != CandidateState.WAITING or candidate.file is None:
        return candidate
    others = found.pop("others", [])
    if others:
        candidate.options["language"] = found["report"]["language"]  # so that it is read again in this one
    _fill(candidate, found)
    for each in others:
        _put_beside(candidate, each, at)
    return candidate


def _fill(candidate: Candidate, found: dict[str, Any]) -> None:
    candidate.blocks = found.pop("blocks")
    candidate.content = _with_offices(ask_for_organisation(found), candidate.file)
    candidate.state, candidate.version = CandidateState.READ, 1
    candidate.save()


def _put_beside(first: Candidate, found: dict[str, Any], at: datetime) -> None:
    language = found["report"]["language"]
    other = Candidate(name=first.name, file=first.file, uploaded_by=first.uploaded_by, uploaded_at=first.uploaded_at)
    other.options = {**first.options, "language": language}
    _fill(other, found)
    details = {"sha256": first.file.sha256 if first.file else "", "options": other.options}
    write_entry(by=first.uploaded_by, at=at, kind=IngestEvent.UPLOADED, subject=other, details=details)


def _with_offices(content: Content, file: StoredFile | None) -> Content:
    return {**content, "offices": propose_offices(content, read_office_names(file.sha256 if file else ""))}


@transaction.atomic
def refuse_candidate(*, by: Person, at: datetime, candidate: Candidate, refusal: Refused) -> Candidate:
    """Put on record that a document could not be read; the file itself is removed unless something rests on it."""
    candidate = Candidate.objects.select_for_update(of=("self",)).select_related("file").get(pk=candidate.pk)
    file, candidate.file = candidate.file, None
    candidate.state = CandidateState.REFUSED
    candidate.refusal, candidate.refusal_values = refusal.template, refusal.values
    candidate.save()
    write_entry(by=by, at=at, kind=IngestEvent.REFUSED, subject=candidate, details={"reason": str(refusal)})
    if file and not file.candidates.exists() and not file.evidence_for.exists():
        remove_file(by=by, at=at, file=file, reason=str(refusal))
    return candidate


@transaction.atomic
def edit_candidate(
    *, by: Person, candidate: Candidate, seen_version: int, edits: list[Callable[[Content], Content | Refused]]
) -> Candidate | Refused:
    """Apply edits (functions of edits.py) to a candidate, all or none. Edits are not in the ledger.

    `seen_version` is the version that the person saw; another one means that somebody else was faster.
    """
    candidate = Candidate.objects.select_for_update(of=("self",)).select_related("file").get(pk=candidate.pk)
    decision = rules.may_edit(by, candidate.state, candidate.version, seen_version)
    if isinstance(decision, Refused):
        return decision
    content: Content = {**candidate.content, "blocks": candidate.blocks}
    for edit in edits:
        outcome = edit(content)
        if isinstance(outcome, Refused):
            return outcome
        content = outcome
    content.pop("blocks")
    candidate.content, candidate.version = _with_offices(content, candidate.file), candidate.version + 1
    candidate.save(update_fields=["content", "version"])
    return candidate


def read_again(
    *, by: Person, candidate: Candidate, seen_version: int, layout: list[dict[str, Any]]
) -> Candidate | Refused:
    """Read a document under review once more, with what a person said of its columns; [] leaves that to the reader.

    What was written about the report and decided of its offices stays. The reading before can be gone back to.
    Reading takes up to ten seconds and holds no lock.
    """
    decision = rules.may_edit(by, candidate.state, candidate.version, seen_version)
    if isinstance(decision, Refused):
        return decision
    others = {name: value for name, value in candidate.options.items() if name != "layout"}
    options = {**others, **({"layout": layout} if layout else {})}
    found = _read(candidate, options)
    if "refused" in found:
        return Refused(found["refused"])
    found.pop("others", None)
    return _put_in_place(by, candidate, seen_version, options, found)


@transaction.atomic
def _put_in_place(
    by: Person, candidate: Candidate, seen_version: int, options: dict[str, Any], found: Content
) -> Candidate | Refused:
    candidate = Candidate.objects.select_for_update(of=("self",)).select_related("file").get(pk=candidate.pk)
    decision = rules.may_edit(by, candidate.state, candidate.version, seen_version)
    if isinstance(decision, Refused):
        return decision
    before = candidate.content
    candidate.earlier = {"content": before, "options": candidate.options}
    candidate.blocks = found.pop("blocks")
    content = {**found, "report": before["report"], "offices": before["offices"]}
    candidate.content, candidate.options = _with_offices(content, candidate.file), options
    candidate.version += 1
    candidate.save(update_fields=["content", "blocks", "options", "earlier", "version"])
    return candidate


@transaction.atomic
def go_back(*, by: Person, candidate: Candidate, seen_version: int) -> Candidate | Refused:
    """Go back to the reading before the last one, with everything that was written in it. Done twice, it is undone."""
    candidate = Candidate.objects.select_for_update(of=("self",)).select_related("file").get(pk=candidate.pk)
    earlier: dict[str, Any] = candidate.earlier or {}
    for decision in (
        rules.may_edit(by, candidate.state, candidate.version, seen_version),
        rules.may_go_back(bool(earlier)),
    ):
        if isinstance(decision, Refused):
            return decision
    candidate.earlier = {"content": candidate.content, "options": candidate.options}
    candidate.content, candidate.options = earlier["content"], earlier["options"]
    candidate.version += 1
    candidate.save(update_fields=["content", "options", "earlier", "version"])
    return candidate


@transaction.atomic
def keep_layout(*, by: Person, at: datetime, candidate: Candidate, name: str) -> Layout | Refused:
    """Keep what a person said of the columns of a document under a name, so that others can be read in the same way."""
    name, tables = " ".join(name.split()), without_tables(candidate.options.get("layout", []))
    decision = rules.may_keep_layout(by, name, find_layout(name) is not None, len(tables))
    if isinstance(decision, Refused):
        return decision
    try:
        with transaction.atomic():
            layout = Layout.objects.create(name=name, tables=tables, kept_by=by, kept_at=at)
    except IntegrityError:  # somebody else kept one of this name in the same moment
        return rules.refuse_taken_name(name)
    details = {"tables": tables, "document": str(candidate)}
    write_entry(by=by, at=at, kind=IngestEvent.LAYOUT_KEPT, subject=layout, details=details)
    return layout


@transaction.atomic
def remove_layout(*, by: Person, at: datetime, layout: Layout) -> Refused | None:
    """Remove a layout. Documents that were read in it stay as they are."""
    decision = rules.may_remove_layout(by)
    if isinstance(decision, Refused):
        return decision
    write_entry(by=by, at=at, kind=IngestEvent.LAYOUT_REMOVED, subject=layout, details={"tables": layout.tables})
    layout.delete()
    return None


@transaction.atomic
def drop_candidate(*, by: Person, at: datetime, candidate: Candidate) -> Candidate | Refused:
    """Decide not to take a document. The file stays, so that the decision can be looked at."""
    candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk)
    decision = rules.may_edit(by, candidate.state, candidate.version, candidate.version)
    if isinstance(decision, Refused):
        return decision
    candidate.state = CandidateState.DROPPED
    candidate.save(update_fields=["state"])
    write_entry(by=by, at=at, kind=IngestEvent.DROPPED, subject=candidate)
    return candidate
