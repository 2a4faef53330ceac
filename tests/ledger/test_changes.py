from datetime import UTC, datetime

import pytest
from django.db import transaction

from answerable.ledger.changes import write_entry
from answerable.ledger.models import Entry, Head
from answerable.ledger.rules import FIRST_HASH
from answerable.people.models import Person
from tests import factories


@pytest.mark.django_db
def test_the_first_entry_rests_on_zeros() -> None:
    factories.make_entry()
    first = Entry.objects.get(sequence=1)
    assert first.previous == FIRST_HASH


def test_an_entry_carries_the_hash_of_the_one_before_it(amina: Person) -> None:
    first, second = factories.make_entry(subject=amina), factories.make_entry(subject=amina)
    assert (second.sequence, second.previous) == (first.sequence + 1, first.hash)


def test_the_head_follows_the_last_entry(amina: Person) -> None:
    entry = factories.make_entry(subject=amina)
    head = Head.objects.get()
    assert (head.sequence, head.hash) == (entry.sequence, entry.hash)


def test_an_entry_names_people_and_records_as_they_were_called_that_day(amina: Person, boris: Person) -> None:
    entry = factories.make_entry(by=amina, subject=boris)
    Person.objects.update(name="Renamed")
    entry.refresh_from_db()
    assert (entry.by_label, entry.subject_label) == ("Amina Adeyemi", "Boris Belanger")
    assert (entry.by, entry.subject) == (f"person/{amina.pk}", f"person/{boris.pk}")


def test_an_entry_is_found_by_what_its_subject_lies_within(amina: Person, boris: Person) -> None:
    assert factories.make_entry(subject=boris, within=amina).within == amina.ledger_key


def test_the_details_are_kept_to_the_letter(amina: Person) -> None:
    entry = factories.make_entry(subject=amina, details={"b": "é", "a": 1})
    assert Entry.objects.get(pk=entry.pk).details == '{"a":1,"b":"é"}'


def test_the_label_of_a_long_subject_is_cut(amina: Person) -> None:
    amina.name = "A" * 600
    assert factories.make_entry(by=amina, subject=amina).subject_label == "A" * 500


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_an_error() -> None:
    person = factories.make_person()
    moment = datetime(2025, 6, 2, tzinfo=UTC)
    with pytest.raises(transaction.TransactionManagementError):
        write_entry(by=person, at=moment, kind="person.added", subject=person)
