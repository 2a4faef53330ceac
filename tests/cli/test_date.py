"""answerable date."""

import json
from pathlib import Path

import pytest

from answerable.cli.main import main


def _ask(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["date", *words]) == 0
    return capsys.readouterr().out


def test_the_reading_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    said = _ask(capsys, "Guide to be published in Q4 of FY 2026-27")
    assert said.splitlines() == [
        "“Q4 of FY 2026-27”: period, 1 January 2027 to 31 March 2027 (due on 2027-03-31)",
        "  for: Guide",
        "  assumed: fiscal year starts 1 April",
    ]


def test_days_are_printed_in_the_language_that_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert _ask(capsys, "d’ici juin 2026", "--language", "fr") == "“d’ici juin 2026”: before, until 30 juin 2026\n"


def test_the_fiscal_year_and_the_report_may_be_told(capsys: pytest.CaptureFixture[str]) -> None:
    said = _ask(capsys, "by fiscal year-end", "--fiscal-year-start", "7", "--report-date", "2026-02-01")
    assert said.startswith("“by fiscal year-end”: before, until 30 June 2026")


def test_an_ambiguous_date_is_told_with_its_readings(capsys: pytest.CaptureFixture[str]) -> None:
    assert _ask(capsys, "05/06/2026").splitlines() == [
        "“05/06/2026”: ambiguous",
        "  reading 1: 5 June 2026",
        "  reading 2: 6 May 2026",
        "  why: day and month could be exchanged",
    ]


def test_a_text_without_a_date_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert _ask(capsys, "section 2010 of the Act") == "No date expression was found in this text.\n"


def test_the_due_list_can_be_had_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    (due,) = json.loads(_ask(capsys, "Ongoing", "--json"))
    assert (due["as_written"], due["kind"], due["end"]) == ("Ongoing", "ongoing", None)


def test_a_file_gives_one_object_a_line_and_its_other_columns_are_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "dates.tsv"
    rows = [
        "expression\tnote\tfiscal_start\treport_date\tlanguage",
        "Q1 2026-27\tx\t7\t\ten",
        "June 30\t\t\t2026-02-01\t",
    ]
    file.write_text("\ufeff" + "\n".join(rows), encoding="utf-8")
    lines = [json.loads(line) for line in _ask(capsys, "--file", str(file), "--json").splitlines()]
    assert [line["expression"] for line in lines] == ["Q1 2026-27", "June 30"]
    assert [line["due"][0]["start"] for line in lines] == ["2026-07-01", "2026-06-30"]


def test_a_file_can_be_told_in_words_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "dates.tsv"
    file.write_text("expression\nN/A\n")
    assert _ask(capsys, "--file", str(file)) == "N/A\n  “N/A”: not-applicable\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"date\n2026\n", "has no column"),
        (b"expression\tfiscal_start\nQ1\t13\n", "line 2: the fiscal year starts in a month from 1 to 12"),
        (b"expression\treport_date\nQ1\tsoon\n", "line 2 cannot be read"),
        (b"expression\n\xff\xfe\n", "is no text in UTF-8"),
        (b"", "has no column"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_place(
    content: bytes, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "dates.tsv"
    file.write_bytes(content)
    assert main(["date", "--file", str(file), "--json"]) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["x", "--report-date", "1 June"], ["x", "--fiscal-year-start", "0"], ["x", "--file", "y"]]
)
def test_a_wrong_option_is_a_wrong_call(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["date", *words])
    assert left.value.code == 2
    assert "answerable date: error:" in capsys.readouterr().err
