"""answerable layout, and --layout: what columns are, on the command line."""

import json
from pathlib import Path

import pytest

from answerable.cli.main import main
from answerable.extraction.layouts import CODES
from answerable.extraction.sandbox import read_file
from tests import factories
from tests.factories.documents import LAYOUT
from tests.ingest.building import a_document


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sandbox has tests of its own."""
    monkeypatch.setattr("answerable.cli.extract.read_in_sandbox", read_file)
    monkeypatch.setattr("answerable.ingest.changes.read_in_sandbox", read_file)


@pytest.fixture
def document(tmp_path: Path) -> str:
    """A management response on disk."""
    path = tmp_path / "response.html"
    path.write_bytes(a_document())
    return str(path)


def _write(folder: Path, words: str) -> str:
    path = folder / "lakes.json"
    path.write_text(words, "utf-8")
    return str(path)


def _roles(printed: str) -> set[str]:
    return {office["role"] for action in json.loads(printed)["actions"] for office in action["offices"]}


def test_a_file_says_what_the_columns_are(document: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", document, "--json", "--layout", _write(tmp_path, json.dumps([LAYOUT]))]) == 0
    assert _roles(capsys.readouterr().out) == {"support"}


def test_a_kept_layout_says_what_the_columns_are(db: None, document: str, capsys: pytest.CaptureFixture[str]) -> None:
    factories.make_layout(name="Lakes")
    assert main(["extract", document, "--json", "--layout", "lakes"]) == 0
    assert _roles(capsys.readouterr().out) == {"support"}


def test_layouts_are_listed_and_shown(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    factories.make_layout(name="Lakes")
    assert main(["layout", "list"]) == 0
    assert capsys.readouterr().out.startswith("Lakes: Recommendation | Response | Action")
    assert main(["layout", "show", "Lakes"]) == 0
    assert json.loads(capsys.readouterr().out) == [{**LAYOUT, "table": None}]


def test_the_codes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["layout", "codes"]) == 0
    assert capsys.readouterr().out.split() == list(CODES)


@pytest.mark.parametrize(
    ("words", "said"),
    [("{", "this is no JSON"), ("[1]", "The layout is not understood."), ('[{"fields": []}]', "not understood")],
)
def test_a_file_that_is_no_layout_is_refused(
    document: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str, said: str
) -> None:
    assert main(["extract", document, "--layout", _write(tmp_path, words)]) == 1
    assert said in capsys.readouterr().err


def test_a_layout_that_is_not_there_is_refused(db: None, document: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", document, "--layout", "Rivers"]) == 1
    assert "There is no layout “Rivers”." in capsys.readouterr().err
    assert main(["extract", document, "--layout", "rivers.json"]) == 1
    assert "rivers.json: No such file" in capsys.readouterr().err
