"""What somebody who owns the database could do to the ledger, and that checking the chain finds it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from answerable.ledger.models import Entry, Head
from answerable.ledger.queries import verify_chain
from answerable.ledger.rules import Verdict, hash_columns
from answerable.ledger.vocab import Fault
from tests import factories
from tests.clock import NOW

pytestmark = pytest.mark.django_db
COLUMNS = [field.attname for field in Entry._meta.fields if field.attname != "sequence"]


@pytest.fixture(autouse=True)
def entries() -> list[Entry]:
    """Six entries, about the officer and five persons."""
    for _ in range(5):
        factories.make_person()
    return list(Entry.objects.order_by("sequence"))


@pytest.fixture
def unguarded(entries: list[Entry]) -> None:
    """The trigger is gone, as its owner can see to."""
    on_table = " ON ledger_entry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER ledger_entry_is_final{on_table}")


def _alter(sequence: int, /, **values: Any) -> None:
    assert Entry.objects.filter(sequence=sequence).update(**values) == 1


def _forge(value: Any, column: str) -> Any:
    if column == "at":
        return value + timedelta(microseconds=1)
    if column in {"previous", "hash"}:
        return value[::-1]
    return f"{value} " if value else "x"


def _found(verdict: Verdict) -> tuple[Fault | None, int | None]:
    return verdict.fault, verdict.sequence


def test_a_chain_that_nobody_touched_holds() -> None:
    verdict = verify_chain()
    assert verdict.holds
    assert (verdict.entries, verdict.last_hash) == (6, Head.objects.get().hash)


@pytest.mark.parametrize("column", COLUMNS)
def test_an_old_entry_is_never_changed(column: str) -> None:
    forged = _forge(getattr(Entry.objects.get(sequence=3), column), column)
    with pytest.raises(DatabaseError, match="a ledger entry is never changed"), transaction.atomic():
        _alter(3, **{column: forged})


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_that_was_altered_all_the_same_is_found(column: str) -> None:
    _alter(3, **{column: _forge(getattr(Entry.objects.get(sequence=3), column), column)})
    assert _found(verify_chain()) == (Fault.CHANGED, 3)


@pytest.mark.usefixtures("unguarded")
def test_an_entry_that_was_moved_behind_the_others_leaves_a_gap() -> None:
    _alter(3, sequence=7)
    assert _found(verify_chain()) == (Fault.MISSING, 4)


@pytest.mark.usefixtures("unguarded")
def test_an_altered_entry_with_a_hash_that_fits_does_not_fit_the_next_one() -> None:
    entry = Entry.objects.get(sequence=3)
    entry.by_label = "Somebody Else"
    _alter(3, by_label=entry.by_label, hash=hash_columns(entry.columns))
    assert _found(verify_chain()) == (Fault.UNCHAINED, 4)


def test_an_entry_missing_in_the_middle_is_found() -> None:
    Entry.objects.filter(sequence=3).delete()
    assert _found(verify_chain()) == (Fault.MISSING, 4)


def test_a_tail_that_was_cut_is_found() -> None:
    Entry.objects.filter(sequence__gte=5).delete()
    assert _found(verify_chain()) == (Fault.CUT, 5)


def test_a_ledger_that_was_emptied_is_found() -> None:
    Entry.objects.all().delete()
    assert _found(verify_chain()) == (Fault.CUT, 1)


@pytest.mark.usefixtures("unguarded")
def test_two_entries_that_changed_places_are_found() -> None:
    for old, new in ((2, 100), (3, 2), (100, 3)):
        _alter(old, sequence=new)
    assert _found(verify_chain()) == (Fault.CHANGED, 2)


@pytest.mark.usefixtures("unguarded")
def test_two_entries_that_changed_contents_are_found(entries: list[Entry]) -> None:
    second, third = ({name: getattr(entries[at], name) for name in COLUMNS} for at in (1, 2))
    _alter(3, hash="0" * 64)
    _alter(2, **third)
    _alter(3, **second)
    assert _found(verify_chain()) == (Fault.CHANGED, 2)


def test_an_entry_behind_the_head_is_found(entries: list[Entry]) -> None:
    added = Entry(sequence=7, at=NOW, kind="person.added", previous=entries[-1].hash)
    added.hash = hash_columns(added.columns)
    added.save(force_insert=True)
    assert verify_chain().fault == Fault.CUT


def test_a_tail_cut_together_with_the_head_ends_in_another_hash(entries: list[Entry]) -> None:
    kept_elsewhere = verify_chain().last_hash
    Entry.objects.filter(sequence=6).delete()
    Head.objects.update(sequence=5, hash=entries[4].hash)
    assert verify_chain().last_hash != kept_elsewhere
