import pytest
from django.contrib.auth.models import AnonymousUser

from answerable.documents.models import Passage
from answerable.documents.queries import find_file, get_source, read_bytes
from answerable.people.models import Person
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_file_is_found_by_its_hash() -> None:
    file = factories.make_stored_file()
    assert find_file(file.sha256) == file
    assert find_file("0" * 64) is None


def test_the_bytes_come_back_as_they_were_stored() -> None:
    assert read_bytes(factories.make_stored_file(content=b"\x00\xff")) == b"\x00\xff"


def test_a_source_is_for_those_who_may_read_every_record(amina: Person, boris: Person, dalia: Person) -> None:
    file = factories.make_stored_file()
    assert [get_source(person, file.sha256) for person in (amina, dalia)] == [file, file]
    assert [get_source(person, file.sha256) for person in (boris, AnonymousUser())] == [None, None]


def test_files_and_passages_read_as_name_and_first_words() -> None:
    assert str(factories.make_stored_file(name="plan.pdf")) == "plan.pdf"
    assert str(Passage(text="x" * 100)) == "x" * 80


def test_a_source_is_for_those_with_a_role(dalia: Person, boris: Person) -> None:
    file = factories.make_stored_file()
    assert get_source(dalia, file.sha256) == file
    assert get_source(boris, file.sha256) is None
    assert get_source(AnonymousUser(), file.sha256) is None
