"""Reading the ledger: the history of a record, and the check of the whole chain."""

import json
from typing import Any

from django.db.models import Q, QuerySet, Subquery

from answerable.ledger.models import Entry, Head
from answerable.ledger.rules import Verdict, check_chain


def list_entries() -> QuerySet[Entry]:
    """All entries, newest first."""
    return Entry.objects.order_by("-sequence")


def list_entries_of(*keys: str) -> QuerySet[Entry]:
    """Entries about the records with these keys, or about what lies within them; newest first."""
    return list_entries().filter(Q(subject__in=keys) | Q(within__in=keys))


def read_details(entry: Entry) -> dict[str, Any]:
    """What the entry says of before and after."""
    details: dict[str, Any] = json.loads(entry.details)
    return details


def read_head_hash() -> str:
    """The hash of the newest entry: as long as it is the same, no change has been made."""
    return Head.objects.values_list("hash", flat=True).get(pk=1)


def is_named_after(keys: set[str], sequence: int) -> bool:
    """True where any entry later than `sequence` is about one of these records or what lies within them."""
    later = Entry.objects.filter(sequence__gt=sequence).values_list("subject", "within")
    return any(subject in keys or within in keys for subject, within in later.iterator())


def verify_chain() -> Verdict:
    """Recompute the whole chain and compare it with the head, so that a cut tail is found too.

    Head and newest entry are read in one statement: what others write meanwhile is no fault.
    """
    newest = Entry.objects.order_by("-sequence").values("sequence")[:1]
    head = Head.objects.annotate(newest=Subquery(newest)).get(pk=1)
    entries = Entry.objects.filter(sequence__lte=head.newest or 0).order_by("sequence").iterator(chunk_size=2000)
    return check_chain(((entry.columns, entry.hash) for entry in entries), (head.sequence, head.hash))
