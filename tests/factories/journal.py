"""Entries of the ledger, and its head."""

from typing import Any

from answerable.ledger.changes import write_entry
from answerable.ledger.models import Entry, Head
from tests.factories.filling import fill
from tests.factories.people import make_person


def make_entry(**values: Any) -> Entry:
    """The next entry of the chain, about a new person."""
    return write_entry(**fill(values, kind="person.added", subject=make_person))


def find_head() -> Head:
    """The end of the chain: there is exactly one, and a migration made it."""
    return Head.objects.get()
