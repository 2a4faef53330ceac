"""Documents of these tests are read in this process: the sandbox has tests of its own."""

import pytest

from answerable.extraction.sandbox import read_file
from answerable.ingest.models import Candidate
from answerable.people.models import Person
from tests.ingest.accepting import read


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("answerable.ingest.changes.read_in_sandbox", read_file)


@pytest.fixture
def candidate(amina: Person) -> Candidate:
    """A document under review."""
    return read(amina)
