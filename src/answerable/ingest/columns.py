"""What a person says of the columns of a document's tables, as a layout with which it is read again. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from answerable.extraction.headings import Field
from answerable.extraction.layouts import NO_HEADINGS
from answerable.lib.folding import fold

Block = dict[str, Any]
Layout = list[dict[str, Any]]  # as extraction/layouts.py reads it


@dataclass(frozen=True)
class Choice:
    """What a person said of one table: the row of its headings, and the code of each column that was shown."""

    row: int
    codes: Mapping[int, str]


def headings_at(blocks: list[Block], table: int, row: int, columns: int) -> list[str]:
    """The words of a row, one for each column; cells that span columns or rows count in each of them."""
    found = [""] * columns
    for block in blocks:
        if block.get("table") == table and block["row"] <= row < block["row"] + block.get("rows", 1):
            for column in range(block["column"], min(columns, block["column"] + block.get("columns", 1))):
                found[column] = block["text"]
    return found


def read_as(described: dict[str, Any]) -> Choice:
    """What a table was read as; a table that was not read by columns keeps nothing of them."""
    codes = described["fields"] or [Field.OTHER.value] * described["columns"]
    return Choice(0 if described["row"] is None else described["row"], dict(enumerate(codes)))


def make_layout(
    blocks: list[Block], columns: list[dict[str, Any]], before: Layout, choices: Mapping[int, Choice]
) -> Layout:
    """The layout in which a document is to be read again.

    `columns` is what the reader says of each table, `before` the layout it had then, `choices` what a person chose for
    tables by their numbers. A choice that changes nothing is none; one for the same headings takes the earlier's place.
    """
    made = [
        _make_table(blocks, described, choices[described["table"]])
        for described in columns
        if described["table"] in choices and _changes(described, choices[described["table"]])
    ]
    replaced = {_mark(each) for each in made}
    return [each for each in before if _mark(each) not in replaced] + made


def _changes(described: dict[str, Any], choice: Choice) -> bool:
    now = read_as(described)
    return choice.row != now.row or any(now.codes.get(column) != code for column, code in choice.codes.items())


def _make_table(blocks: list[Block], described: dict[str, Any], choice: Choice) -> dict[str, Any]:
    table, width = described["table"], described["columns"]
    codes = {**read_as(described).codes, **choice.codes}
    is_bare = choice.row == NO_HEADINGS
    headings = [""] * width if is_bare else headings_at(blocks, table, choice.row, width)
    return {"headings": headings, "fields": [codes[column] for column in range(width)], "table": table}


def _mark(table: dict[str, Any]) -> tuple[str, ...]:
    """The same for tables with the same headings; a table without headings is only itself."""
    headings = tuple(fold(each) for each in table["headings"])
    return headings if any(headings) else (*headings, f"#{table['table']}")


def without_tables(layout: Layout) -> Layout:
    """A layout that other documents can be read in: it names no table of the document in which it was made."""
    return [{**each, "table": None} for each in layout]
