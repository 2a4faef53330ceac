"""answerable import: one document, brought in to be reviewed, or accepted at once."""

from pathlib import Path
from typing import Any

import pytest

from answerable.cli.main import main
from answerable.documents.models import StoredFile
from answerable.extraction.sandbox import read_file
from answerable.followup.evaluations.models import Evaluation
from answerable.ingest.models import Candidate
from answerable.people.models import Person
from tests.ingest.building import a_document, a_french_document


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch, amina: Person) -> None:
    """The sandbox has tests of its own; Amina is there."""
    monkeypatch.setattr("answerable.ingest.changes.read_in_sandbox", read_file)


@pytest.fixture
def document(tmp_path: Path) -> str:
    """A management response on disk."""
    path = tmp_path / "response.html"
    path.write_bytes(a_document())
    return str(path)


def _import(document: str, *words: str, by: str = "amina@example.org") -> int:
    return main(["import", document, "--by", by, *words])


def test_a_document_is_put_under_review(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _import(document) == 0
    candidate = Candidate.objects.get()
    assert (candidate.state, candidate.name, candidate.uploaded_by.name) == ("read", "response.html", "Amina Adeyemi")
    said = capsys.readouterr()
    assert "2 recommendations, 2 responses, 3 actions." in said.out
    assert f"/en/imports/{candidate.pk}/" in said.out
    assert "Reading response.html" in said.err
    assert not Evaluation.objects.exists()


def test_the_reader_is_told_what_the_options_say(document: str, settings: Any) -> None:
    settings.FISCAL_YEAR_START = 7
    _import(document, "--language", "fr")
    assert Candidate.objects.get().options == {"fiscal_year_start": 7, "language": "fr"}


def test_a_document_is_accepted_at_once_when_that_is_said(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _import(document, "--accept") == 0
    report = Evaluation.objects.get()
    assert report.actions.count() == 3
    assert f"with 3 actions, at /en/evaluations/{report.slug}/." in capsys.readouterr().out


def test_what_seems_to_be_on_record_is_left_to_a_person(
    document: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _import(document, "--accept")
    (tmp_path / "reponse.html").write_bytes(a_french_document())
    capsys.readouterr()
    assert _import(str(tmp_path / "reponse.html"), "--accept") == 1
    said = capsys.readouterr()
    assert "This seems to be on record already: Evaluation of the Clean Lakes Programme (translation)." in said.out
    assert "a person has to decide" in said.err
    assert Evaluation.objects.count() == 1
    assert Candidate.objects.latest("pk").state == "read"


def test_what_is_refused_is_said_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "response.docx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert _import(str(picture)) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2  # what it reads, and the sentence
    assert Candidate.objects.get().state == "refused"
    assert not StoredFile.objects.exists()


def test_a_document_over_the_limit_is_refused(document: str, capsys: pytest.CaptureFixture[str], settings: Any) -> None:
    settings.MAX_UPLOAD_BYTES = 100
    assert _import(document) == 1
    assert "response.html" in capsys.readouterr().err
    assert not StoredFile.objects.exists()


def test_a_document_that_cannot_be_accepted_stays_under_review(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.html").write_bytes(b"<h1>Evaluation of lakes</h1>")
    assert _import(str(tmp_path / "empty.html"), "--accept") == 1
    assert "There is no recommendation and no action to accept." in capsys.readouterr().err
    assert Candidate.objects.get().state == "read"


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("nobody@example.org", "There is no person with the address nobody@example.org."),
        ("boris@example.org", "Only an evaluation officer may import documents."),
    ],
)
def test_only_an_officer_brings_documents_in(
    who: str, sentence: str, boris: Person, document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(document, by=who) == 1
    assert sentence in capsys.readouterr().err
    assert not Candidate.objects.exists()


def test_a_file_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert _import("nowhere.docx") == 1
    assert "There is no file nowhere.docx." in capsys.readouterr().err
