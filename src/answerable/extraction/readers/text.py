"""Reads plain text: tables drawn with pipes or tabs, and lines without any marks."""

import re
from dataclasses import dataclass

from answerable.extraction.blocks import Builder, Cell, Document, clean_text
from answerable.extraction.headings import Field, field_of
from answerable.extraction.numbering import names_recommendation
from answerable.extraction.readers.aligned import read_aligned
from answerable.extraction.readers.decoding import decode_text
from answerable.extraction.readers.drawn import draw_plainly, is_drawn_table, read_drawn
from answerable.extraction.readers.pages import without_pages
from answerable.extraction.readers.pipes import is_pipe_table, is_rule, read_pipes
from answerable.extraction.readers.tabs import MARK, is_copied_table, read_copied
from answerable.extraction.readers.wrapping import join_open, unwrap_lines

_MARKDOWN_RULE = re.compile(r"^ *\|? *:?-{3,}:? *\|", re.MULTILINE)
_MARKDOWN_MARKS = re.compile(r"\*\*|(?<!\w)__|__(?!\w)|^> ?", re.MULTILINE)
_MARKDOWN_WORDS = re.compile(r"^#{1,6} \S|\*\*[^*\n]{2,80}\*\*", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*])\*([^*\s][^*\n]*)\*(?![\w*])")
_HEADING = re.compile(r"^(#{1,6}) +(?=\S)")
_FEWEST_MARKS = 3
# Where the text of a page was taken without its marks, a cell begins behind the last letter of another.
_JOINT = re.compile(
    r"(?<=[a-zà-ÿ0-9][.;)])(?=[A-ZÀ-Ö])|(?<=[a-zà-ÿ])(?=[A-ZÀ-Ö][a-zà-ÿ])|(?<=\d)(?=[A-ZÀ-Ö][a-zà-ÿ]{2})"
)
_FEWEST_JOINTS, _JOINT_EVERY = 8, 200  # in one line, and characters from one to the next
LINE_IN_CELL = "\v"
_QUOTED_CELL = re.compile(r'(?:(?<=[\t\n])|\A)"((?:[^"\t]|"")*(?:\n|"")(?:[^"\t]|"")*)"(?=[\t\n]|\Z)')
_QUOTED, _FEWEST_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE), 5
_LONGEST_HEADING = 60  # characters
_AHEAD, _AHEAD_IN_ROW = 6, 40  # a cell may be wrapped over so many lines without a mark


def read_text(content: bytes) -> Document:
    """The blocks of a text file."""
    text, note = decode_text(content)
    document = read_pasted(text)
    if note:
        document.notes.append(note)
    return document


def read_pasted(text: str) -> Document:
    """The blocks of a pasted text."""
    text = draw_plainly(_without_quotes(text.replace("\r\n", "\n").replace("\r", "\n")))
    if aligned := read_aligned(text):
        return aligned
    text = _part_joined(without_pages(_unquote_cells(text)))
    has_marks = is_markdown(text)
    text = without_markdown(text) if has_marks else text
    lines = join_open(unwrap_lines(text.replace("\f", "\n").split("\n")))
    reader = Builder()
    index = 0
    while index < len(lines):
        mark = _mark_of(lines, index)
        if is_drawn_table(lines, index):
            index = read_drawn(reader, lines, index)
            reader.document.form = "marked"
        elif mark and is_pipe_table(lines, index):
            index = read_pipes(reader, lines, index)
            reader.document.form = "marked"
        elif mark == MARK and is_copied_table(lines, index):
            index = read_copied(reader, lines, index)
            reader.document.form = "marked"
        elif mark:
            index = _read_table(reader, lines, index, mark)
            reader.document.form = "marked"
        else:
            _add_line(reader, lines, index, has_marks)
            index += 1
    return reader.document


def _without_quotes(text: str) -> str:
    """The text without the marks with which mail programs quote: “> Recommendation 3”."""
    quoted = len(_QUOTED.findall(text))
    return _QUOTED.sub("", text) if quoted >= _FEWEST_QUOTED else text


def _unquote_cells(text: str) -> str:
    """The text of a pasted sheet without the quotation marks around cells of several lines, whose breaks become marks
    of their own."""
    if "\t" not in text:
        return text
    return _QUOTED_CELL.sub(lambda cell: cell[1].replace("\n", LINE_IN_CELL).replace('""', '"'), text)


def _part_joined(text: str) -> str:
    """The text with a line break between cells that were run together: “Agree.The Unit will …Policy BranchMay 2026”."""
    lines = text.split("\n")
    return "\n".join(
        _JOINT.sub("\n", line) if len(_JOINT.findall(line)) >= max(_FEWEST_JOINTS, len(line) // _JOINT_EVERY) else line
        for line in lines
    )


def is_markdown(text: str) -> bool:
    """True for text with the marks of Markdown: the rule of a table, or several headings or bold words."""
    return bool(_MARKDOWN_RULE.search(text)) or len(_MARKDOWN_WORDS.findall(text)) >= _FEWEST_MARKS


def without_markdown(text: str) -> str:
    """The words of Markdown without its marks; those of headings stay."""
    return _MARKDOWN_MARKS.sub("", _EMPHASIS.sub(r"\1", re.sub(r"<br ?/?>", "\n", text)))


def _mark_of(lines: list[str], index: int) -> str:
    """The mark, "|" or a tab, of a drawn table that begins at this line: it and one soon below have the mark."""
    for mark, fewest in (("|", 1), ("\t", 2)):
        if lines[index].strip(" \t").count(mark) >= fewest and any(
            mark in line for line in lines[index + 1 : index + 4]
        ):
            return mark
    if (
        "\t" in lines[index]
        and _names_columns(lines[index])
        and any("\t" in line for line in lines[index + 1 : index + 3])
    ):
        return "\t"  # two columns under their headings
    return ""


def _names_columns(line: str) -> bool:
    cells = line.strip("\t").split("\t")
    fields = {field_of(cell) for cell in cells if len(cell) <= _LONGEST_HEADING}
    if names_recommendation(cells[0]):
        return False  # with its priority beside it
    return len(cells) > 1 and len(fields - {None, Field.OTHER}) == len(cells)


@dataclass(frozen=True)
class _Drawn:
    """How a table is drawn, as its first row shows: its mark, how often it stands in a row, and at the ends, too."""

    mark: str
    marks: int
    is_closed: bool

    def cells(self, row: str) -> list[str]:
        """The cells of one row."""
        if not self.is_closed:
            return row.split(self.mark)
        return row.strip().removeprefix(self.mark).removesuffix(self.mark).split(self.mark)


def _read_table(reader: Builder, lines: list[str], index: int, mark: str) -> int:
    """Add the table that begins at a line; the index of the first line behind it.

    A cell may be wrapped over lines: a line that does not end a row goes on in the cell that is open.
    """
    first = lines[index].strip()
    drawn = _Drawn(mark, lines[index].count(mark), mark == "|" and first.startswith("|") and first.endswith("|"))
    number, row = reader.new_table(), 0
    while index < len(lines) and _belongs(lines, index, mark):
        if is_rule(lines[index]):
            index += 1
            continue
        text, index = _join_row(lines, index, drawn)
        for column, value in enumerate(drawn.cells(text)):
            parts = [(part, False) for part in re.split(r"[\n\v]", value)]
            reader.add_cell(Cell(number, row, column, is_header=row == 0), parts)
        row += 1
    return index


def _belongs(lines: list[str], index: int, mark: str, ahead: int = _AHEAD) -> bool:
    """True for a line of a table: it has the mark, or one of the next few has it and no empty line parts them."""
    if mark in lines[index]:
        return True
    if lines[index].strip():
        return any(mark in line for line in lines[index : index + ahead])
    return index + 1 < len(lines) and mark in lines[index + 1]


def _join_row(lines: list[str], index: int, drawn: _Drawn) -> tuple[str, int]:
    """The text of one row, joined with line breaks until it has as many marks as the first row."""
    parts, marks = [lines[index]], lines[index].count(drawn.mark)
    index += 1
    while marks < drawn.marks and index < len(lines) and not is_rule(lines[index]):
        more = lines[index].count(drawn.mark)
        if marks + more > drawn.marks or not _belongs(lines, index, drawn.mark, _AHEAD_IN_ROW):
            break
        parts.append(lines[index])
        marks, index = marks + more, index + 1
    return "\n".join(parts), index


def _add_line(reader: Builder, lines: list[str], index: int, has_marks: bool) -> None:
    first, *others = lines[index].split(MARK)
    if others and names_recommendation(first) and all(":" in other for other in others):
        for part in (first, *others):  # a number, and its priority beside it
            reader.add_paragraph(clean_text(part), is_apart=part is first)
        return
    heading = _HEADING.match(lines[index]) if has_marks else None
    text = clean_text(lines[index][heading.end() :] if heading else lines[index])
    if heading and text:
        reader.add_paragraph(text, level=len(heading[1]))
    elif text and not is_rule(text):
        reader.add_paragraph(text, is_apart=index > 0 and not lines[index - 1].strip())
