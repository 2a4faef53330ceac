"""Reads plain text: tables drawn with pipes or tabs, and lines without any marks."""

import re

from answerable.extraction.blocks import Builder, Cell, Document, clean_text
from answerable.extraction.readers.decoding import decode_text

_BULLET = re.compile(r"^\s*(?:[•◦▪‣●○·*]|[-–](?=\s))\s*")
_RULE = re.compile(r"^[\s|:+-]*-{3,}[\s|:+-]*$")


def read_text(content: bytes) -> Document:
    """The blocks of a text file."""
    text, note = decode_text(content)
    document = read_pasted(text)
    if note:
        document.notes.append(note)
    return document


def read_pasted(text: str) -> Document:
    """The blocks of a pasted text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    reader = Builder()
    index = 0
    while index < len(lines):
        mark = _mark_of(lines, index)
        if mark:
            index = _read_table(reader, lines, index, mark)
            reader.document.form = "marked"
        else:
            _add_line(reader, lines, index)
            index += 1
    return reader.document


def _mark_of(lines: list[str], index: int) -> str:
    """"|" or a tab where a drawn table begins at this line: two lines in a row have two marks or more."""
    for mark in "|\t":
        if lines[index].strip(" \t").count(mark) >= (1 if mark == "|" else 2) and any(
            line.count(mark) >= 1 for line in lines[index + 1 : index + 4]
        ):
            return mark
    return ""


def _read_table(reader: Builder, lines: list[str], index: int, mark: str) -> int:
    """Add the table that begins at a line; the index of the first line behind it.

    A cell may be wrapped over lines: a line that does not end a row goes on in the cell that is open.
    """
    number, row = reader.new_table(), 0
    width = max(lines[index].strip().strip("|").count(mark) + 1, 2)
    while index < len(lines) and _belongs(lines, index, mark):
        if _RULE.match(lines[index]):
            index += 1
            continue
        text, index = _join_row(lines, index, mark, width)
        cells = text.strip().strip("|").split("|") if mark == "|" else text.split(mark)
        for column, value in enumerate(cells):
            parts = [(_BULLET.sub("", part), bool(_BULLET.match(part))) for part in value.split("\n")]
            reader.add_cell(Cell(number, row, column, is_header=row == 0), parts)
        row += 1
    return index


def _belongs(lines: list[str], index: int, mark: str) -> bool:
    if mark in lines[index]:
        return True
    ahead = lines[index : index + 6]
    return bool(lines[index].strip()) and any(mark in line for line in ahead) or (
        not lines[index].strip() and index + 1 < len(lines) and mark in lines[index + 1]
    )


def _join_row(lines: list[str], index: int, mark: str, width: int) -> tuple[str, int]:
    """The text of one row, joined with line breaks until it has as many marks as the first row."""
    text, index = lines[index], index + 1
    while text.strip().strip("|").count(mark) + 1 < width and index < len(lines) and not _RULE.match(lines[index]):
        joined = f"{text}\n{lines[index]}"
        if joined.strip().strip("|").count(mark) + 1 > width:
            break
        if not _belongs(lines, index, mark):
            break
        text, index = joined, index + 1
    return text, index


def _add_line(reader: Builder, lines: list[str], index: int) -> None:
    line = lines[index]
    is_item = bool(_BULLET.match(line))
    text = clean_text(_BULLET.sub("", line))
    if not text:
        return
    is_apart = index > 0 and not lines[index - 1].strip()
    reader.add_paragraph(text, 0, is_item, is_apart)
