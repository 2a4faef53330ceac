"""Words of the ledger: what a fault in the chain can be."""

from enum import StrEnum


class Fault(StrEnum):
    """Why an entry does not fit the chain."""

    CHANGED = "changed"  # its columns do not give its hash
    UNCHAINED = "unchained"  # it does not carry the hash of the one before it
    MISSING = "missing"  # a sequence number is missing before it
    CUT = "cut"  # the head knows of later entries than there are
