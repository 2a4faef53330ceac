"""Words for documents that are being read and reviewed."""

from enum import StrEnum


class CandidateState(StrEnum):
    """Where a candidate stands."""

    WAITING = "waiting"  # stored, to be read by the worker
    READ = "read"  # under review
    REFUSED = "refused"  # could not be read; the file is gone, the reason stays
    ACCEPTED = "accepted"
    UNDONE = "undone"
    DROPPED = "dropped"  # a person decided not to take it


class Mode(StrEnum):
    """What accepting a candidate does."""

    NEW = "new"  # a report that is not there yet
    UPDATE = "update"  # the same report again, corrected or extended
    TRANSLATION = "translation"  # the other language of a report that is there


class IngestEvent(StrEnum):
    """Kinds of ledger entries about imports and the layouts in which documents are read."""

    UPLOADED = "import.uploaded"
    REFUSED = "import.refused"
    ACCEPTED = "import.accepted"
    UNDONE = "import.undone"
    DROPPED = "import.dropped"
    LAYOUT_KEPT = "layout.kept"
    LAYOUT_REMOVED = "layout.removed"
