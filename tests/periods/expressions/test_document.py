"""Every example of docs/reference/dates.md is read as the document says."""

import re
from pathlib import Path

import pytest

from answerable.periods.expressions.vocab import Kind
from tests.periods.expressions.saying import REPORT_DATE, say

DOCUMENT = Path(__file__).parents[3] / "docs" / "reference" / "dates.md"
_ROW = re.compile(r"^\| `([^`]+)` \| ([a-z-]+) \| ([\d-]*) ?\| ([\d-]*) ?\|", re.MULTILINE)
ROWS = _ROW.findall(DOCUMENT.read_text())


@pytest.mark.parametrize(("text", "kind", "start", "end"), ROWS)
def test_an_example_is_read_as_the_document_says(text: str, kind: str, start: str, end: str) -> None:
    (found,) = say(text, report_date=REPORT_DATE)
    assert found.split()[:3] == [kind, start or "-", end or "-"]


def test_every_kind_has_an_example() -> None:
    assert {kind for _, kind, _, _ in ROWS} == set(Kind)
