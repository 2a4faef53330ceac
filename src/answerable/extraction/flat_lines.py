"""Joins the lines of a table that lost its cells where these were wrapped: a line that goes on with the one above."""

import re

from answerable.extraction.blocks import Block, Document, whole
from answerable.extraction.flat import end_of_body, find_flat_table, find_torn, is_wrapped
from answerable.extraction.flat_atoms import NAME, NAMES, look_at
from answerable.extraction.offices import UNIT_WORDS, one_of
from answerable.extraction.positions import read_position
from answerable.periods.expressions.words import MONTHS

_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/](?:\d\d){1,2})?[.)]?")
_WITHOUT_YEAR = re.compile(
    rf"(?:^|\W)(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))}|quarter|trimestre|fiscal|exercice|end of|fin|spring"
    r"|summer|fall|autumn|winter|printemps|été|automne|hiver|février|août|décembre|[QT][1-4]),?$",
    re.IGNORECASE,
)
_WANTS_MORE = re.compile(r"(?:\b(?:and|or|for|with|from|et|ou|pour|avec)|[&/(]|[dl]['’])$", re.IGNORECASE)
_END_OF_NAME = re.compile(rf"(?:{NAME} ){{0,3}}{one_of(UNIT_WORDS)}s?(?: \(.*)?")
_ENDS_IN_UNIT = re.compile(rf"{one_of(UNIT_WORDS)}s?$")
_LONGEST_PART = 40  # characters of the first line of a name that goes on behind a comma or in the next line


def join_wrapped_lines(document: Document) -> None:
    """Join the lines below the headings of a table that lost its cells, where many of them were wrapped; what a page
    repeats in between stays where it is."""
    table = find_flat_table(document) if document.form == "flat" else None
    if table is None:
        return
    end = end_of_body(document, table.after)
    if not is_wrapped(document, table.after, end):
        return
    torn, joined = find_torn(document, table, end), list(document.blocks[: table.after])
    last: int | None = None  # the place of the line that may go on
    for number in range(table.after, end):
        block = document.blocks[number]
        if number not in torn and last is not None and _is_rest(joined[last], block):
            joined[last] = joined[last]._replace(text=f"{joined[last].text} {block.text}")
            continue
        joined.append(block)
        last = last if number in torn else len(joined) - 1
    document.blocks[:] = [*joined, *document.blocks[end:]]


def _is_rest(above: Block, block: Block) -> bool:
    """True for the rest of a wrapped cell: it begins with a small letter or a bracket, is the year of a date or the end
    of a name, or stands behind a comma or a word that wants another."""
    before, text = above.text, block.text
    if block.items or block.cell or block.level or above.cell or above.level:
        return False
    if _YEAR.fullmatch(text):
        return bool(_WITHOUT_YEAR.search(before))
    if before.count("(") > before.count(")") and ")" in text:
        return True
    is_part = len(before) < _LONGEST_PART and before[:1].isupper()
    if text.startswith("("):
        return is_part and before[-1].isalpha()
    if _WANTS_MORE.search(before):
        return True
    if look_at(whole(Document([block]), 0)).is_date:
        return False
    is_small = text[:1].islower() and before[-1] not in ".;:"
    is_name = is_part and _END_OF_NAME.fullmatch(text) is not None and _is_begun(before)
    return is_small or is_name or (is_part and before.endswith(","))


def _is_begun(name: str) -> bool:
    """True for “Corporate” above “Planning Division”."""
    return bool(NAMES.fullmatch(name)) and read_position(name) is None and not _ENDS_IN_UNIT.search(name)
