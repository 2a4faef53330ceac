"""answerable extract: what was promised in one document, for a person and for a program."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from answerable.cli.main import main
from answerable.extraction.sandbox import read_file
from tests.ingest.building import a_document, a_document_in_both_languages, a_french_document


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sandbox has tests of its own."""
    monkeypatch.setattr("answerable.cli.extract.read_in_sandbox", read_file)


def _write(folder: Path, content: bytes, name: str = "response.html") -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def _extract(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["extract", *words]) == 0
    return capsys.readouterr().out


def test_a_person_reads_promises_with_office_and_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = _extract(capsys, _write(tmp_path, a_document())).splitlines()
    assert lines[:2] == ["Evaluation of the Clean Lakes Programme", "evaluation, Department of Lakes and Rivers"]
    assert "1. Measure every lake once a year." in lines
    assert "   Response: Agreed" in lines
    assert "   1.1  Publish a plan for measuring." in lines
    assert "        Water Quality (WQ) Branch | Quarter 2 of FY 2025-26 (period 2025-07-01–2025-09-30)" in lines
    assert "2 recommendations, 2 responses, 3 actions" in lines


def test_a_person_reads_what_is_in_doubt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [("1. Measure.", "Agreed.", [("Publish a plan.", "Water Branch", "11/2/2016")])]
    printed = _extract(capsys, _write(tmp_path, a_document(rows)))
    assert "values to check:" in printed
    assert "actions 1.1 due" in printed


def test_a_program_reads_the_interchange_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(_extract(capsys, _write(tmp_path, a_document()), "--json"))
    assert found["schema"] == "management-response/1"
    assert [action["key"] for action in found["actions"]] == ["1.1", "1.2", "2.1"]
    assert "blocks" not in found


def test_accents_are_printed_as_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Évaluation du programme Lacs propres" in _extract(capsys, _write(tmp_path, a_french_document()), "--json")


def test_the_reader_is_told_what_the_options_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [("1. Measure.", "Agreed.", [("Publish a plan.", "Water Branch", "Q1 of FY 2025-26")])]
    path = _write(tmp_path, a_document(rows))
    found = json.loads(_extract(capsys, path, "--json", "--fiscal-year-start", "10", "--language", "en"))
    assert found["actions"][0]["due"][0]["start"] == "2025-10-01"


def test_a_text_is_read_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "Recommendation | Response | Action | Office | Date"
    text = f"{head}\n1. Measure. | Agreed | Buy a boat. | Water Branch | May 2026\n"
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    assert "   1.1  Buy a boat." in _extract(capsys, "-").splitlines()


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7"])
def test_what_cannot_be_read_is_refused_in_one_sentence(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", _write(tmp_path, content, "response.docx")]) == 1
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert said.err.strip().endswith(".")


def test_a_file_that_is_not_there_is_said_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "nowhere.docx"]) == 1
    assert "nowhere.docx" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--fiscal-year-start", "13"], ["--language", "de"]])
def test_an_option_that_means_nothing_is_a_wrong_call(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["extract", "a.html", *words])
    assert stop.value.code == 2


def test_two_languages_in_one_file_are_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = _write(tmp_path, a_document_in_both_languages())
    assert [each["report"]["language"] for each in json.loads(_extract(capsys, both, "--json"))] == ["en", "fr"]
    assert json.loads(_extract(capsys, both, "--json", "--language", "fr"))["report"]["language"] == "fr"
    assert _extract(capsys, both).count("2 recommendations, 2 responses, 3 actions") == 2


@pytest.mark.parametrize(("content", "said"), [(b"", "is empty"), (b"x" * 1_000_001, "The most that is taken is 1 MB")])
def test_a_file_that_is_empty_or_too_large_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, content: bytes, said: str
) -> None:
    monkeypatch.setenv("ANSWERABLE_MAX_UPLOAD_MB", "1")
    assert main(["extract", _write(tmp_path, content)]) == 1
    assert said in capsys.readouterr().err
