"""Reads PDF files by their geometry: ruled tables and tables without rules, over several pages too, and prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

import pypdfium2

from answerable.extraction.blocks import Block, Builder, Cell, Document, clean_text
from answerable.extraction.headings import Field, field_of
from answerable.extraction.numbering import names_recommendation
from answerable.extraction.readers.pdf_columns import (
    OpenTable,
    cut_rows,
    find_end,
    find_next_heading,
    find_open_table,
    find_two_columns,
    fits,
    runs_across,
    runs_of,
)
from answerable.extraction.readers.pdf_grid import RuledCell, RuledTable, find_tables
from answerable.extraction.readers.pdf_halves import Half, part_halves
from answerable.extraction.readers.pdf_lines import (
    Paragraph,
    TextLine,
    find_spots,
    group_lines,
    group_paragraphs,
)
from answerable.extraction.readers.pdf_page import Box, Page, Word, read_page
from answerable.extraction.readers.pdf_sides import has_margin, part_sides
from answerable.extraction.readers.refusals import LOCKED, NO_SUCH_PAGE, PICTURE_PAGE, Unreadable

_EDGE = 0.1  # of the height: running heads and feet stand in this strip at the top or bottom
_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|de|sur|/|\|)\s*\d{1,4})?\W*", re.IGNORECASE
)
_PAGE_OF = re.compile(
    r"(?:^|\s)\d{1,4}/\d{1,4}$|^\d{1,4}/\d{1,4}\s|\bpage \d{1,4} (?:of|de|sur) \d{1,4}(?:$|\s)", re.IGNORECASE
)
_LONGEST_FOOT = 14  # words
_SMALL = 0.93  # of the size of most letters: footnotes are smaller
_FOOTNOTE = re.compile(r"^\(?(?:\d{1,3}|[*†‡§])\)?[.\s]")
_FRAME = 2  # edges of a box with one column
_NEAR = 6.0  # points by which the columns of a table may move from page to page
_LONGEST_HEADING = 160
_SENTENCE = re.compile(r"[.;,]$|\.\s*\([^()]*\)$")  # “… on complaints. (Recommendation, Paragraph 28)”
_NO_END = re.compile(r"[^.;:!?…”\"’)]$")
_FRAMED = frozenset({Field.RECOMMENDATION, Field.FINDING})  # what a frame with a heading may hold
_NUMBERED = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z])[.)]?\s+[A-ZÀ-Ö]")
Texts = dict[tuple[int, int], list[Paragraph]]  # what stands in each cell, by row and column


def read_pdf(content: bytes, pages: frozenset[int] | None = None) -> Document:
    """The blocks of a PDF; `pages` (from 1) limits what is read. Raises PdfiumError for what cannot be opened, and
    Unreadable for a file with a password or without any of the pages that were asked for."""
    try:
        opened = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(LOCKED) from error
        raise
    wanted = [number for number in range(1, len(opened) + 1) if pages is None or number in pages]
    if not wanted:
        raise Unreadable(NO_SUCH_PAGE.format(pages=len(opened)))
    read = [read_page(opened[number - 1], number) for number in wanted]
    reader = PdfReader(read)
    for page in read:
        reader.read(page)
    reader.add_footnotes()
    reader.document.title = opened.get_metadata_dict().get("Title") or None
    return reader.document


class PdfReader(Builder):
    """Collects blocks page by page; a table that goes on over pages is one."""

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__()
        self.document.pages = {
            page.number: (round(page.width, 1), round(page.height, 1), page.quarters) for page in pages
        }
        self.running = _find_running_lines(pages)
        self.document.page_head = next((head for page in pages if (head := _head_of(page, self.running))), None)
        sizes = [word.size for page in pages[:20] for word in page.words]
        self.size = median(sizes) if sizes else 10.0
        self._footnotes: list[tuple[Page, Paragraph]] = []
        self._open: _GoingOn | None = None
        self._open_table: OpenTable | None = None  # without rules, at the end of the page before

    def read(self, page: Page) -> None:
        """Add the blocks of a page: what stands above, in, between and below its tables."""
        if not page.words and page.has_pictures:
            self.note(PICTURE_PAGE.format(number=page.number))
        page.words = _without_running(page, self.running)
        tables = find_tables(page)
        self._take_footnotes(page, tables)
        for half in part_halves(page.words, tables):
            self._read_half(page, half)

    def _read_half(self, page: Page, half: Half) -> None:
        top, tables = 0.0, half.tables
        for table in tables:
            is_beside = _is_beside(table, tables)
            if not is_beside and not self._is_table(page, table):
                continue
            self._read_text(page, _between(half.words, top, table.box.top))
            if is_beside:
                self._read_prose(page, page.words_in(table.box), table.box.right)
            else:
                self._add_table(page, table, is_ruled=True)
            top = max(top, table.box.bottom)
        self._read_text(page, _between(half.words, top, page.height))

    def _is_table(self, page: Page, table: RuledTable) -> bool:
        """True for words in two columns or more, for a frame that says what it holds, and for the rest of such a frame
        at the top of a page."""
        filled = [cell for cell in table.cells if page.words_in(cell.box)]
        is_first = not any(word.box.bottom < table.box.top for word in page.words)
        if filled and is_first and self._open is not None and self._open.has_columns(table.columns):
            return True  # even where but the last line of one cell is left for the page
        if len(table.columns) > 2:
            return len({cell.column for cell in filled}) > 1
        first = _cell_paragraphs(page, min(filled, key=lambda cell: cell.row)) if filled else []
        is_framed = len(first) == 1 and (field_of(first[0].text) in _FRAMED or names_recommendation(first[0].text))
        return len(filled) > 1 and is_framed

    # -- footnotes

    def _take_footnotes(self, page: Page, tables: Sequence[RuledTable]) -> None:
        """Take out the lines in small letters at the foot of a page that begin with a mark; a table between rules may
        be set in small letters as well."""
        lines = group_lines(page.words)
        end = max((table.box.bottom for table in tables if len(table.columns) > 2), default=0.0)
        small = len(lines)
        while small and lines[small - 1].size < _SMALL * self.size and lines[small - 1].box.top > end - _NEAR:
            small -= 1
        first = next((n for n in range(small, len(lines)) if _FOOTNOTE.match(lines[n].text)), len(lines))
        notes = lines[first:]
        if notes and small > 0:
            left_out = {id(word) for line in notes for word in line.words}
            page.words = [word for word in page.words if id(word) not in left_out]
            self._footnotes += [(page, paragraph) for paragraph in group_paragraphs(notes)]

    def add_footnotes(self) -> None:
        """Add the footnotes of all pages, behind everything else."""
        for page, paragraph in self._footnotes:
            self.document.blocks.append(Block(clean_text(paragraph.text), is_aside=True))
            self._place_last(page, paragraph.box)
            self._spot_last(page, paragraph.lines)

    # -- text

    def _read_text(self, page: Page, words: list[Word]) -> None:
        """Words outside of ruled tables: a table without rules, or prose."""
        if not words:
            return
        found = find_open_table(words)
        goes_on = self._open_table
        self._open_table = None
        if found is None and goes_on and self._open is not None and fits(words, goes_on.gutters):
            found = OpenTable(goes_on.gutters, 0.0)
        if found is None:
            self._read_prose(page, words)
            return
        first = min(word.box.top for word in words) if found.heading_bottom == 0.0 else _top_of_heading(words, found)
        self._read_prose(page, _between(words, 0.0, first))
        below = find_next_heading(_between(words, first, page.height), found) or page.height
        end = find_end(_between(words, first, below), found) or below
        self._add_table(page, cut_rows(_between(words, first, end), found, page.level))
        self._read_prose(page, _between(words, end, below))
        self._open_table = found if end == below else None
        self._read_text(page, _between(words, below, page.height))

    def _read_prose(self, page: Page, words: list[Word], right: float | None = None) -> None:
        """Text outside of tables; `right` is how far its lines may reach, where a frame says it."""
        parting = None if has_margin(words) else find_two_columns(words)
        sides = [words] if parting is None else _sides(words, parting)
        for part in (part for side in sides for part in part_sides(side)):
            below = group_paragraphs(part.margin[1:])  # such as the number of a paragraph, below a label in the margin
            self._footnotes += [(page, paragraph) for paragraph in below]
            for paragraph in [*group_paragraphs(part.margin[:1]), *group_paragraphs(group_lines(part.words), right)]:
                self._open = None
                self._add_prose(page, paragraph)

    def _add_prose(self, page: Page, paragraph: Paragraph) -> None:
        blocks = self.document.blocks
        last = blocks[-1] if blocks else None
        level = 0 if paragraph.is_item else self._level_of(paragraph)
        before, length = len(blocks), len(last.text) if last else 0
        if last and _goes_on(last, paragraph, page.number, level):
            blocks[-1] = last._replace(text=f"{last.text} {clean_text(paragraph.text)}")
        else:
            self.add_paragraph(paragraph.text, level, paragraph.is_item)
        if len(blocks) > before:
            self._place_last(page, paragraph.box)
            length = 0
        if blocks:
            self._spot_last(page, paragraph.lines, length)

    def _level_of(self, paragraph: Paragraph) -> int:
        """Headings are larger than the text, or bold, and short."""
        if len(paragraph.text) > _LONGEST_HEADING:
            return 0
        for level, ratio in ((1, 1.6), (2, 1.3), (3, 1.12)):
            if paragraph.size > ratio * self.size:
                return level
        return 4 if paragraph.is_bold and not _SENTENCE.search(paragraph.text) else 0

    def _place_last(self, page: Page, box: Box) -> None:
        self.document.blocks[-1] = self.document.blocks[-1]._replace(page=page.number, box=box.rounded)

    def _spot_last(self, page: Page, lines: Iterable[TextLine], start: int = 0) -> None:
        """Keep where the lines of the last block stand that are written from a letter on."""
        block = self.document.blocks[-1]
        spots = (*block.spots, *find_spots(block.text, start, lines, page.number))
        self.document.blocks[-1] = block._replace(spots=spots)

    # -- tables

    def _add_table(self, page: Page, table: RuledTable, is_ruled: bool = False) -> None:
        self.document.form = "marked"
        texts = {(cell.row, cell.column): _cell_paragraphs(page, cell, is_ruled) for cell in table.cells}
        going_on = self._open if self._open and self._open.has_columns(table.columns) else None
        if going_on and len(table.columns) == _FRAME and going_on.page == page.number:
            going_on = None  # boxes on one page are several
        if going_on is None:
            going_on = _GoingOn(self.new_table(), table.columns, 0, _heading_of(table, texts))
            self._put(page, table, texts, going_on, 0)
        else:
            self._continue(page, table, texts, going_on)
        going_on.page = page.number
        self._open = going_on

    def _continue(self, page: Page, table: RuledTable, texts: Texts, on: _GoingOn) -> None:
        """A table goes on: its heading again is left out; a row that was cut goes on in the row above."""
        skip = 1 if _heading_of(table, texts) == on.heading else 0
        opening = [cell for cell in table.cells if cell.row == skip]
        above = {cell.column: self._find_above(cell.column, on) for cell in opening}
        if self._is_cut(opening, texts, above, len(table.columns)):
            for cell in opening:
                self._extend(page, above[cell.column], texts[cell.row, cell.column])
            skip += 1
        else:
            self._lengthen([(above[cell.column], cell.rows) for cell in opening if not texts[cell.row, cell.column]])
        self._put(page, table, texts, on, skip)

    def _is_cut(self, opening: list[RuledCell], texts: Texts, above: dict[int, int | None], columns: int) -> bool:
        """True where the first row of a page is the rest of the last one of the page before.

        Its first cell is empty then, or goes on with a sentence. Where cells span rows, that alone says nothing: a
        sentence has to go on, too.
        """
        if columns == 2:
            return True
        first = min(opening, key=lambda cell: cell.column, default=None)
        blocks = self.document.blocks
        if first is None or first.columns == columns - 1:
            return False
        if opens := texts[first.row, first.column]:
            rest = [(above[cell.column], texts[cell.row, cell.column]) for cell in opening]
            is_within = any(
                place is not None and _is_cut_within(blocks[place], found) for place, found in rest if found
            )
            return is_within and not _NUMBERED.match(opens[0].text)
        before = [blocks[place] for place in above.values() if place is not None]
        if not any(block.cell and block.cell.rows > 1 for block in before):
            return True
        pairs = [(above[cell.column], texts[cell.row, cell.column]) for cell in opening]
        return any(place is not None and found and _goes_on_in(blocks[place], found) for place, found in pairs)

    def _lengthen(self, cells: list[tuple[int | None, int]]) -> None:
        """Let cells that span rows span those of the next page, too, in which nothing stands below them."""
        for place, rows in cells:
            block = self.document.blocks[place] if place is not None else None
            if place is not None and block and block.cell and block.cell.rows > 1:
                cell = block.cell._replace(rows=block.cell.rows + rows)
                self.document.blocks[place] = block._replace(cell=cell)

    def _put(self, page: Page, table: RuledTable, texts: Texts, on: _GoingOn, skip: int) -> None:
        """Add the cells from a row on, below what the table holds already."""
        for cell in table.cells:
            if cell.row >= skip:
                place = Cell(on.number, on.rows + cell.row - skip, cell.column, cell.rows, cell.columns)
                paragraphs = texts[cell.row, cell.column]
                before = len(self.document.blocks)
                self.add_cell(place, [(each.text, each.is_item) for each in paragraphs])
                if len(self.document.blocks) > before:
                    self._place_last(page, cell.box)
                    self._spot_last(page, _lines_of(paragraphs))
        on.rows += max(0, table.rows - skip)

    def _find_above(self, column: int, on: _GoingOn) -> int | None:
        """The last block of the table in a column."""
        for place in range(len(self.document.blocks) - 1, -1, -1):
            at = self.document.blocks[place].cell
            if at is None or at.table != on.number:
                return None
            if at.column <= column < at.column + at.columns:
                return place
        return None

    def _extend(self, page: Page, place: int | None, paragraphs: list[Paragraph]) -> None:
        """Let a cell go on with what stands at the top of the next page."""
        if place is None or not paragraphs:
            return
        before = self.document.blocks[place]
        block = _extend(before, paragraphs)
        spots = find_spots(block.text, len(before.text), _lines_of(paragraphs), page.number)
        self.document.blocks[place] = block._replace(spots=(*block.spots, *spots))


class _GoingOn:
    """The table that was read last: a table below it with the same columns is the same."""

    def __init__(self, number: int, columns: list[float], rows: int, heading: list[str]) -> None:
        self.number, self.columns, self.rows, self.heading = number, columns, rows, heading
        self.page = 0  # on which it was read last

    def has_columns(self, columns: list[float]) -> bool:
        """True where the columns stand at the same places."""
        pairs = zip(self.columns, columns, strict=False)
        return len(self.columns) == len(columns) and all(abs(one - other) < _NEAR for one, other in pairs)


def _find_running_lines(pages: Sequence[Page]) -> set[str]:
    """Lines at the top or bottom that come again on at least half of the pages, page numbers aside."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_plain(line) for line in _lines_at_edges(page)})
    return {text for text, count in seen.items() if count >= max(2, len(pages) / 2)}


def _lines_at_edges(page: Page) -> list[TextLine]:
    """The lines at the top and bottom; “Recommendation 3” is no running head on whatever pages it begins."""
    edge = _EDGE * page.height
    lines = group_lines([w for w in page.words if w.box.bottom < edge or w.box.top > page.height - edge])
    return [line for line in lines if not names_recommendation(line.text)]


def _head_of(page: Page, running: set[str]) -> str:
    """The words of the running head of a page, without its number."""
    lines = [line for line in _lines_at_edges(page) if line.box.top < page.height / 2 and _plain(line) in running]
    return _PAGE_OF.sub("", " ".join(line.text for line in lines if not _PAGE_NUMBER.fullmatch(line.text))).strip()


def _plain(line: TextLine) -> str:
    return re.sub(r"\d+", "#", line.text)


def _without_running(page: Page, running: set[str]) -> list[Word]:
    """The words of a page without running heads, running feet and page numbers."""
    lines = [
        line
        for line in _lines_at_edges(page)
        if _plain(line) in running or _PAGE_NUMBER.fullmatch(line.text) or _is_foot(line)
    ]
    left_out = {id(word) for line in lines for word in line.words}
    return [word for word in page.words if id(word) not in left_out]


def _is_foot(line: TextLine) -> bool:
    """True for a short line that ends or begins with “1/112” or “Page 1 of 112”, whatever else it says."""
    return len(line.words) <= _LONGEST_FOOT and _PAGE_OF.search(line.text) is not None


def _between(words: Iterable[Word], top: float, bottom: float) -> list[Word]:
    return [word for word in words if top <= word.box.middle[1] < bottom]


def _is_beside(frame: RuledTable, tables: Sequence[RuledTable]) -> bool:
    """True for a frame of one cell beside another, as where the answer stands at the right of a recommendation: they
    are read from left to right, one below the other."""
    others = (other.box for other in tables if other is not frame and len(other.cells) == 1)
    box = frame.box
    shares = (min(box.bottom, other.bottom) - max(box.top, other.top) for other in others)
    return len(frame.cells) == 1 and any(share > 0.6 * box.height for share in shares)


def _sides(words: Iterable[Word], x: float) -> list[list[Word]]:
    words = list(words)
    return [[w for w in words if w.box.middle[0] < x], [w for w in words if w.box.middle[0] >= x]]


def _top_of_heading(words: list[Word], table: OpenTable) -> float:
    """Where the heading of a table begins: what stands above is text."""
    lines = [line for line in group_lines(words) if line.box.bottom <= table.heading_bottom + 1]
    named = [line for line in lines if fits(line.words, table.gutters) and not runs_across(line, table)]
    parted = [line for line in lines if len(runs_of(line)) > 1]
    return min(line.box.top for line in named or parted or lines)


def _cell_paragraphs(page: Page, cell: RuledCell, is_ruled: bool = True) -> list[Paragraph]:
    """What stands in a cell; how far its lines may reach is known where a rule ends it."""
    return group_paragraphs(group_lines(page.words_in(cell.box)), cell.box.right if is_ruled else None)


def _lines_of(paragraphs: Iterable[Paragraph]) -> Iterator[TextLine]:
    return (line for paragraph in paragraphs for line in paragraph.lines)


def _heading_of(table: RuledTable, texts: Texts) -> list[str]:
    return [" ".join(each.text for each in texts[cell.row, cell.column]) for cell in table.cells if cell.row == 0]


def _goes_on(last: Block, paragraph: Paragraph, page: int, level: int) -> bool:
    """True for the first lines of a page that go on with the paragraph at the end of the page before."""
    is_over_page = last.page is not None and last.page < page and not last.cell
    is_text = not level and not last.level and not paragraph.is_item
    return is_over_page and is_text and bool(_NO_END.search(last.text)) and paragraph.text[:1].islower()


def _goes_on_in(block: Block, paragraphs: list[Paragraph]) -> bool:
    """True where the first of these paragraphs goes on with the last sentence of a block."""
    text = paragraphs[0].text
    if not block.text or paragraphs[0].is_item or _NUMBERED.match(text):
        return False
    return bool(_NO_END.search(block.text)) or text[:1].islower()


def _is_cut_within(block: Block, paragraphs: list[Paragraph]) -> bool:
    """True where a sentence of a block goes on in small letters, and is not ended."""
    return _goes_on_in(block, paragraphs) and paragraphs[0].text[:1].islower() and bool(_NO_END.search(block.text))


def _extend(block: Block, paragraphs: list[Paragraph]) -> Block:
    """A block with further paragraphs."""
    text, items = block.text, set(block.items)
    if _goes_on_in(block, paragraphs):
        text, paragraphs = f"{text} {clean_text(paragraphs[0].text)}", paragraphs[1:]
    for added in paragraphs:
        text = f"{text}\n{clean_text(added.text)}".strip("\n")
        items |= {text.count("\n")} if added.is_item else set()
    return block._replace(text=text, items=frozenset(items))
