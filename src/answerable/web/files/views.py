"""Stored files, only ever as downloads: whatever is in them, no browser shows or runs it under our name."""

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from answerable.documents.models import StoredFile
from answerable.documents.queries import get_source
from answerable.followup.updates.queries import get_evidence
from answerable.web.answers import or_404

_UNKNOWN = "application/octet-stream"
_OPEN_OFFICE = "application/vnd.oasis.opendocument."
_OFFICE = "application/vnd.openxmlformats-officedocument."
# Types that a browser may be told of; HTML, SVG and everything else that can hold scripts is not among them.
_SAFE = frozenset(
    {
        "application/pdf",
        "image/jpeg",
        "image/png",
        "text/csv",
        "text/plain",
        f"{_OFFICE}wordprocessingml.document",
        f"{_OFFICE}spreadsheetml.sheet",
        f"{_OFFICE}presentationml.presentation",
        f"{_OPEN_OFFICE}text",
        f"{_OPEN_OFFICE}spreadsheet",
    }
)


@require_safe
def download_evidence(request: HttpRequest, pk: int) -> FileResponse:
    """A file that backs an update, for its office and for those with a role."""
    evidence = or_404(get_evidence(request.user, pk))
    return _send(evidence.file, evidence.name)


@require_safe
def download_source(request: HttpRequest, sha256: str) -> FileResponse:
    """The document that an import was read from, for those with a role."""
    file = or_404(get_source(request.user, sha256))
    return _send(file, file.name)


def _send(file: StoredFile, name: str) -> FileResponse:
    media_type = file.media_type if file.media_type in _SAFE else _UNKNOWN
    stream = default_storage.open(file.path)
    response = FileResponse(stream, as_attachment=True, filename=name, content_type=media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
