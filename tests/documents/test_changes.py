from datetime import datetime
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db.models import ProtectedError

from answerable.documents import changes
from answerable.documents.models import StoredFile
from answerable.documents.queries import read_bytes
from answerable.documents.vocab import Purpose
from answerable.ledger.models import Entry
from answerable.people.models import Person
from tests import factories

PLAIN = {"media_type": "text/plain", "purpose": Purpose.SOURCE, "limit": 1000}


def _store(by: Person, at: datetime, **values: Any) -> StoredFile:
    given = {"name": "response.txt", "content": b"Agreed.", **PLAIN, **values}
    return changes.store_file(by=by, at=at, **given)


def test_a_file_is_named_by_its_bytes(amina: Person, now: datetime) -> None:
    file = _store(amina, now, content=b"abc")
    assert file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (file.size, read_bytes(file)) == (3, b"abc")


def test_the_same_bytes_are_kept_once(amina: Person, now: datetime) -> None:
    first = _store(amina, now)
    entries = Entry.objects.count()
    assert _store(amina, now, name="copy.txt") == first
    assert Entry.objects.count() == entries


@pytest.mark.parametrize(
    ("given", "kept"),
    [("C:\\papers\\plan.pdf", "plan.pdf"), ("../../plan.pdf", "plan.pdf"), ("", "document"), ("x" * 300, "x" * 255)],
)
def test_a_file_keeps_its_name_and_no_folder(amina: Person, now: datetime, given: str, kept: str) -> None:
    assert _store(amina, now, name=given).name == kept


@pytest.mark.parametrize("content", [b"", b"x" * 1001])
def test_an_empty_or_too_large_file_is_not_stored(amina: Person, now: datetime, content: bytes) -> None:
    assert not _store(amina, now, content=content)
    assert not StoredFile.objects.exists()


def test_a_removed_file_is_gone_once_the_change_stands(
    amina: Person, now: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    file = factories.make_stored_file()
    with django_capture_on_commit_callbacks(execute=True):
        changes.remove_file(by=amina, at=now, file=file, reason="It could not be read.")
        assert default_storage.exists(file.path)
    assert not default_storage.exists(file.path)


def test_the_ledger_says_which_file_was_removed_and_why(amina: Person, now: datetime) -> None:
    file = factories.make_stored_file()
    changes.remove_file(by=amina, at=now, file=file, reason="It could not be read.")
    entry = Entry.objects.latest("sequence")
    assert (entry.kind, entry.subject) == ("file.removed", file.ledger_key)
    assert file.sha256 in entry.details


def test_a_file_that_something_rests_on_stays(amina: Person, now: datetime) -> None:
    passage = factories.make_passage()
    with pytest.raises(ProtectedError):
        changes.remove_file(by=amina, at=now, file=passage.file, reason="By mistake.")
