import pytest
from django.db import IntegrityError, transaction

from answerable.ledger.models import Entry, Head
from answerable.people.models import Person
from tests import factories


def test_an_entry_reads_as_number_kind_and_subject(boris: Person) -> None:
    entry = factories.make_entry(subject=boris)
    assert str(entry) == f"{entry.sequence} person.added Boris Belanger"


def test_every_column_but_the_hash_is_hashed(amina: Person) -> None:
    names = {field.attname for field in Entry._meta.fields}
    assert set(factories.make_entry(subject=amina).columns) == names - {"hash"}


@pytest.mark.django_db
def test_there_is_no_second_head() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Head.objects.create(pk=2, hash="0" * 64)


def test_the_head_reads_as_the_number_and_hash_that_may_be_kept_elsewhere(amina: Person) -> None:
    entry = factories.make_entry(subject=amina)
    assert str(Head.objects.get()) == f"{entry.sequence} {entry.hash}"
