"""Documents of these tests are read in this process: the sandbox has tests of its own."""

import pytest

from answerable.extraction.sandbox import read_file


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("answerable.ingest.changes.read_in_sandbox", read_file)
