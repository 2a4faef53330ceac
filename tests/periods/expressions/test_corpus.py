"""The date expressions of the corpus of real documents."""

import csv
from datetime import date
from pathlib import Path

from answerable.periods.expressions.due import Due
from answerable.periods.expressions.reading import Context, read_expressions

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "dates.tsv"
LOWEST_SHARE = 0.97
Row = dict[str, str]


def _split(row: Row, column: str, count: int) -> list[str]:
    values = (row[column] or "").split("|")
    return values if len(values) == count else [""] * count


def _wanted(row: Row) -> list[tuple[str, str, str]]:
    kinds = row["kind"].split("|")
    return list(zip(kinds, _split(row, "start", len(kinds)), _split(row, "end", len(kinds)), strict=True))


def _found(due: Due) -> tuple[str, str, str]:
    return str(due.kind), str(due.start or ""), str(due.end or "")


def _is_right(row: Row) -> bool:
    report_date = date.fromisoformat(row["report_date"]) if row["report_date"] else None
    context = Context(row["language"], int(row["fiscal_start"] or 4), report_date)
    return [_found(due) for due in read_expressions(row["expression"], context)] == _wanted(row)


def test_nearly_every_expression_of_the_corpus_is_read_right() -> None:
    assert CORPUS.is_file(), f"There is no corpus of dates at {CORPUS}; this test needs it."
    with CORPUS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    wrong = [row["expression"] for row in rows if not _is_right(row)]
    assert 1 - len(wrong) / len(rows) >= LOWEST_SHARE, wrong
