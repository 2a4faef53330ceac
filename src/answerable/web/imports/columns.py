"""What the columns of a table are: the choice above it, and what a person chose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from answerable.extraction.layouts import CODES, NO_HEADINGS
from answerable.ingest.columns import Choice, headings_at, read_as
from answerable.ingest.edits import Content
from answerable.lib.folding import fold
from answerable.web.imports.source import Block, Drawn
from answerable.web.labels import LABELS

_NAME = re.compile(r"columns\.(?P<table>\d{1,6})\.(?P<column>\d{1,6}|row)")
_ROWS = 12  # headings are looked for in that many
_LONGEST = 60  # letters of a row that a choice shows
Option = tuple[str, str, bool]  # value, label, is chosen


@dataclass(frozen=True)
class ColumnChoice:
    """The choice for one column: the name of its field, its heading, and what it may be."""

    name: str
    heading: str
    options: list[Option]


@dataclass(frozen=True)
class TableChoice:
    """The choices above one table: where its headings stand, and what each column that is drawn holds."""

    number: int  # as people count, from 1
    row_name: str
    rows: list[Option]
    columns: list[ColumnChoice]


def offer_choices(drawn: list[Drawn], content: Content, blocks: list[Block]) -> list[Drawn]:
    """The parts of a document with a choice at every table of two columns or more; tables with the same headings are
    read alike, so that only the first of them has one."""
    described = {each["table"]: each for each in content.get("columns", [])}
    seen: set[tuple[str, ...]] = set()
    found = []
    for item in drawn:
        table = described.get(item.table) if item.grid and item.table is not None else None
        mark = _mark(table, blocks) if table else ()
        is_first = table is not None and table["columns"] > 1 and mark not in seen
        found.append(replace(item, choice=_offer(item, table, blocks)) if table and is_first else item)
        seen.add(mark)
    return found


def _mark(table: dict[str, Any], blocks: list[Block]) -> tuple[str, ...]:
    if table["row"] in {None, NO_HEADINGS}:
        return (f"#{table['table']}",)
    return tuple(fold(each) for each in headings_at(blocks, table["table"], table["row"], table["columns"]))


def _offer(item: Drawn, table: dict[str, Any], blocks: list[Block]) -> TableChoice:
    number, width, now = table["table"], table["columns"], read_as(table)
    headings = headings_at(blocks, number, now.row, width)
    shown = item.grid.edges[:-1] if item.grid else []
    columns = [
        ColumnChoice(f"columns.{number}.{column}", headings[column], _codes(now.codes[column])) for column in shown
    ]
    return TableChoice(number + 1, f"columns.{number}.row", list(_rows(blocks, number, width, now.row)), columns)


def _codes(chosen: str) -> list[Option]:
    return [(str(code), str(label), code == chosen) for code, label in LABELS["column"].items()]


def _rows(blocks: list[Block], table: int, width: int, chosen: int) -> Iterator[Option]:
    yield str(NO_HEADINGS), _("It has no headings"), chosen == NO_HEADINGS
    for row in sorted({block["row"] for block in blocks if block.get("table") == table})[:_ROWS]:
        texts = dict.fromkeys(text.replace("\n", " ") for text in headings_at(blocks, table, row, width) if text)
        words = " | ".join(texts)
        shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        yield str(row), _("Row %(number)s: %(words)s") % {"number": row + 1, "words": shown}, row == chosen


def read_choices(posted: QueryDict) -> dict[int, Choice]:
    """What the form sent for each table; what is no row or no code is passed over."""
    rows: dict[int, int] = {}
    codes: dict[int, dict[int, str]] = {}
    for name, value in posted.items():
        match = _NAME.fullmatch(name)
        if match is None:
            continue
        table = int(match["table"])
        if match["column"] != "row" and value in CODES:
            codes.setdefault(table, {})[int(match["column"])] = str(value)
        elif match["column"] == "row" and re.fullmatch(r"-1|\d{1,2}", str(value)):
            rows[table] = int(str(value))
    return {table: Choice(row, codes.get(table, {})) for table, row in rows.items()}
