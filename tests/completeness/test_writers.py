"""Two writers at once: on PostgreSQL the head row keeps them in one line. (SQLite has one writer at a time.)"""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from answerable.ledger.changes import write_entry
from answerable.ledger.models import Entry
from answerable.ledger.queries import verify_chain
from answerable.people.models import Person
from tests import factories
from tests.clock import NOW

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
ROUNDS = 8


@pytest.fixture
def two_persons() -> list[Person]:
    return [factories.make_person(name=name) for name in ("Ada", "Bea")]


def _write(person: Person, meeting: threading.Barrier, rounds: int) -> None:
    """Begin a transaction, meet the other writer inside it, and write."""
    try:
        for _ in range(rounds):
            with transaction.atomic():
                Person.objects.filter(pk=person.pk).update(added_at=NOW)
                meeting.wait(timeout=30)
                write_entry(by=person, at=NOW, kind="person.added", subject=person)
    finally:
        connection.close()


def _write_together(persons: list[Person]) -> None:
    meeting = threading.Barrier(len(persons))
    with ThreadPoolExecutor(len(persons)) as pool:
        for done in [pool.submit(_write, person, meeting, ROUNDS) for person in persons]:
            done.result()


def test_the_chain_holds_where_two_writers_meet(two_persons: list[Person]) -> None:
    _write_together(two_persons)
    assert verify_chain().holds


def test_two_writers_leave_no_gap_and_lose_nothing(two_persons: list[Person]) -> None:
    before = Entry.objects.count()
    _write_together(two_persons)
    assert list(Entry.objects.values_list("sequence", flat=True)) == list(range(1, before + 2 * ROUNDS + 1))


def test_checking_the_chain_finds_no_fault_in_what_is_being_written(two_persons: list[Person]) -> None:
    writers = threading.Thread(target=_write_together, args=(two_persons,))
    writers.start()
    verdicts = [verify_chain()]
    while writers.is_alive():
        verdicts.append(verify_chain())
    writers.join()
    assert [verdict for verdict in verdicts if not verdict.holds] == []
