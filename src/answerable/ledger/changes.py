"""The one way to write the ledger."""

from datetime import datetime
from typing import Any, Protocol

from django.db import transaction

from answerable.ledger.models import Entry, Head
from answerable.ledger.rules import canonical, hash_columns


class Named(Protocol):
    """What an entry can name: a record with a key, whose text is its label of the day."""

    @property
    def ledger_key(self) -> str:
        """Such as "action/12"."""


def write_entry(
    *,
    by: Named,
    at: datetime,
    kind: str,
    subject: Named,
    within: Named | None = None,
    details: dict[str, Any] | None = None,
) -> Entry:
    """Append one entry to the chain, inside the caller's transaction.

    Raises TransactionManagementError where the caller has no transaction: the change and its entry are one.
    """
    head = Head.objects.select_for_update().get(pk=1)
    entry = Entry(
        sequence=head.sequence + 1,
        at=at,
        kind=kind,
        by=by.ledger_key,
        by_label=str(by),
        subject=subject.ledger_key,
        subject_label=str(subject)[:500],
        within=within.ledger_key if within else "",
        details=canonical(details or {}),
        previous=head.hash,
    )
    _append(entry, head)
    return entry


def _append(entry: Entry, head: Head) -> None:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A ledger entry is written inside the transaction of its change.")
    entry.hash = hash_columns(entry.columns)
    entry.save(force_insert=True)
    head.sequence, head.hash = entry.sequence, entry.hash
    head.save(update_fields=["sequence", "hash"])
