"""Stored files and passages of them, and candidates that were read from them."""

from typing import Any

from answerable.documents.changes import store_file
from answerable.documents.models import Passage, StoredFile
from answerable.documents.vocab import Purpose
from answerable.ingest.changes import keep_layout, read_again, read_candidate, upload_document
from answerable.ingest.models import Candidate, Layout
from tests.factories.filling import fill, take, unique


def make_stored_file(**values: Any) -> StoredFile:
    """A file with bytes that no other file has."""
    content = unique("The words of a document").encode()
    return take(
        store_file(
            **fill(
                values,
                name="response.txt",
                content=content,
                media_type="text/plain",
                purpose=Purpose.SOURCE,
                limit=25_000_000,
            )
        )
    )


def make_passage(**values: Any) -> Passage:
    """Four words in the first block of a file."""
    values.setdefault("text", "The department will report")
    values.setdefault("place", {"block": 0, "start": 0, "end": len(values["text"])})
    return Passage.objects.create(file=values.pop("file", None) or make_stored_file(), language="en", **values)


RESPONSE = """
<h1>Evaluation of the Clean Lakes Programme</h1>
<table>
<tr><th>Recommendation</th><th>Response</th><th>Action</th><th>Accountability</th><th>Implementation date</th></tr>
<tr><td>1. Measure every lake once a year.</td><td>Agreed.</td><td>The branch will publish a plan.</td>
<td>Water Quality Branch</td><td>30 September 2025</td></tr>
</table>
"""


def make_candidate(*, is_read: bool = True, **values: Any) -> Candidate:
    """A document, `content` or RESPONSE with a mark of its own, that is under review, or waits where not `is_read`."""
    content = f"{RESPONSE}<!-- {unique('mark')} -->".encode()
    candidate = take(upload_document(**fill(values, name="response.html", content=content, limit=25_000_000)))
    return read_candidate(candidate_id=candidate.pk, at=candidate.uploaded_at) if is_read else candidate


# What a person may say of the columns of RESPONSE: the office is one that supports.
LAYOUT = {
    "headings": ["Recommendation", "Response", "Action", "Accountability", "Implementation date"],
    "fields": ["recommendation", "response", "action", "support", "due"],
    "table": 0,
}


def make_layout(**values: Any) -> Layout:
    """A kept layout, with a name that no other has, from a candidate that was read in LAYOUT."""
    candidate = values.pop("candidate", None) or make_candidate_in_layout()
    return take(keep_layout(**fill(values, candidate=candidate, name=unique("Layout"))))


def make_candidate_in_layout() -> Candidate:
    """A document under review that was read again in LAYOUT."""
    candidate = make_candidate()
    by, version = candidate.uploaded_by, candidate.version
    return take(read_again(by=by, candidate=candidate, seen_version=version, layout=[LAYOUT]))
