"""The pages of a document under review as pictures."""

from answerable.documents.queries import read_bytes
from answerable.extraction.pictures import draw_page
from answerable.ingest.models import Candidate


def draw_candidate_page(candidate: Candidate, number: int) -> bytes | None:
    """A page of the document as PNG, the way it was read; None where the document has no such page to show."""
    size = candidate.content.get("pages", {}).get(str(number))
    if size is None or candidate.file is None:
        return None
    return draw_page(read_bytes(candidate.file), number, size[2])
