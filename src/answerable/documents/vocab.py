"""Words for stored files."""

from enum import StrEnum


class Purpose(StrEnum):
    """Why a file is kept."""

    SOURCE = "source"  # a published document that was read
    EVIDENCE = "evidence"  # what an office sends with its progress; kept as it is, never read


class DocumentEvent(StrEnum):
    """Kinds of ledger entries about files."""

    FILE_STORED = "file.stored"
    FILE_REMOVED = "file.removed"
