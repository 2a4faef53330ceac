"""How entries are chained. Pure functions: the hash of an entry, and the check of a chain."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from answerable.ledger.vocab import Fault

FIRST_HASH = "0" * 64


@dataclass(frozen=True)
class Verdict:
    """What checking the chain found: how many entries fit, the last hash, and the first that does not fit."""

    entries: int
    last_hash: str
    fault: Fault | None = None
    sequence: int | None = None

    @property
    def holds(self) -> bool:
        """True where every entry fits and none is missing at the end."""
        return self.fault is None


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: the same text for the same value, always."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def utc_text(moment: datetime) -> str:
    """The moment in UTC with microseconds, as it is hashed."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def hash_columns(columns: dict[str, Any]) -> str:
    """SHA-256 over the previous hash and the canonical JSON of all columns; `columns` holds "previous"."""
    return hashlib.sha256((columns["previous"] + canonical(columns)).encode()).hexdigest()


def check_chain(entries: Iterable[tuple[dict[str, Any], str]], head: tuple[int, str]) -> Verdict:
    """Recompute every (columns, stored hash) in order and compare the end with the head (sequence, hash)."""
    count, last = 0, FIRST_HASH
    for columns, stored in entries:
        fault = _fault_of(columns, stored, count + 1, last)
        if fault:
            return Verdict(count, last, fault, columns["sequence"])
        count, last = count + 1, stored
    if head != (count, last):
        return Verdict(count, last, Fault.CUT, count + 1)
    return Verdict(count, last)


def _fault_of(columns: dict[str, Any], stored: str, expected: int, previous: str) -> Fault | None:
    if hash_columns(columns) != stored:
        return Fault.CHANGED
    if columns["sequence"] != expected:
        return Fault.MISSING
    return None if columns["previous"] == previous else Fault.UNCHAINED
