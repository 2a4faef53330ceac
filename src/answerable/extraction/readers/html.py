"""Reads HTML pages: what a person sees in the main part, tables with every kind of span, lists, page dates."""

import re
from collections.abc import Iterator
from datetime import date

import lxml.html
from lxml.html import HtmlElement

from answerable.extraction.blocks import MOST_COLUMNS, SPAN_CUT, Builder, Document
from answerable.extraction.readers.decoding import decode_html
from answerable.extraction.readers.nesting import RawCell, add_table, is_frame
from answerable.extraction.readers.refusals import NESTED, NO_WORDS, Unreadable

_LEFT_OUT = frozenset([
    "script", "style", "noscript", "template", "nav", "footer", "head", "svg", "iframe", "object", "select",
    "input", "textarea",
])  # fmt: skip
_BLOCKS = frozenset([
    "p", "div", "section", "article", "main", "header", "ul", "ol", "li", "dl", "dt", "dd", "table", "blockquote",
    "pre", "figure", "figcaption", "caption", "aside", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "details",
    "summary", "address", "fieldset", "tr", "td", "th", "tbody", "thead", "tfoot", "center",
])  # fmt: skip
_FEWEST_WORDS = 6  # of something that a page hides from reading aloud and that is to be read none the less
_SLACK = 50  # rows; pages often name a few more than there are
_NOISE = re.compile(r"wb-fnote|footnote|breadcrumb|pagedetails|wb-lng|skip|wb-sl")


def read_html(content: bytes) -> Document:
    """The blocks of a page. Raises Unreadable where it holds nothing, or more than the parser takes in."""
    text, note = decode_html(content)
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    if not text.strip():
        raise Unreadable(NO_WORDS)
    root = lxml.html.document_fromstring(text, parser=parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Unreadable(NESTED)
    reader = _HtmlReader()
    if note:
        reader.note(note)
    reader.read_head(root)
    reader.walk(_main_part(root))
    reader.document.form = "marked"
    return reader.document


def _main_part(root: HtmlElement) -> HtmlElement:
    for path in ("//main", "//*[@role='main']", "//article"):
        found = root.xpath(path)
        if len(found) == 1:
            return found[0]
    bodies = root.xpath("//body")
    return bodies[0] if bodies else root


class _HtmlReader(Builder):
    """Walks the tree of one page."""

    def read_head(self, root: HtmlElement) -> None:
        """Language, title and dates, as the page says them."""
        document = self.document
        language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        document.language = language[:2].lower() or None
        titles = root.xpath("//title/text()")
        document.title = titles[0].strip() if titles else None
        document.issued_on = _first_day(root.xpath("//meta[contains(@name,'dcterms.issued')]/@content"))
        times = root.xpath(
            "//time[@property='dateModified']/text()|//meta[contains(@name,'dcterms.modified')]/@content"
        )
        document.modified_on = _first_day(times)

    def walk(self, element: HtmlElement) -> None:
        """Add the blocks of an element: inline text is collected until a block element begins or ends."""
        collected: list[str] = [_fold(element.text)]
        for child in element:
            if isinstance(child.tag, str) and not _is_left_out(child):
                if child.tag == "br":
                    collected.append("\n")
                elif child.tag in _BLOCKS or _holds_blocks(child):
                    self._flush(collected, element)
                    self._block(child)
                else:
                    collected.extend(_inline(child))
            collected.append(_fold(child.tail))
        self._flush(collected, element)

    def _flush(self, collected: list[str], element: HtmlElement) -> None:
        text = "".join(collected)
        collected.clear()
        level = int(element.tag[1]) if re.fullmatch(r"h[1-6]", str(element.tag)) else 0
        self.add_paragraph(text, level, is_item=element.tag == "li")

    def _block(self, element: HtmlElement) -> None:
        if element.tag == "table":
            self._table(element)
        else:
            self.walk(element)

    def _table(self, table: HtmlElement) -> None:
        for caption in table.xpath("./caption"):
            self.add_paragraph("".join(_inline(caption)))
        cells = self._read_table(table)
        if is_frame(cells):
            for element in _cells_of(table):
                self.walk(element)
            return
        add_table(self, cells)

    def _read_table(self, table: HtmlElement) -> list[RawCell]:
        rows = _rows_of(table)
        taken: set[tuple[int, int]] = set()
        return [cell for place, row in enumerate(rows) for cell in self._row(place, row, len(rows), taken)]

    def _row(self, place: int, row: HtmlElement, rows: int, taken: set[tuple[int, int]]) -> Iterator[RawCell]:
        column = 0
        for element in row:
            if element.tag not in {"td", "th"}:
                continue
            while (place, column) in taken:
                column += 1
            down, right = self._spans(element, rows - place)
            taken |= {(r, c) for r in range(place, place + down) for c in range(column, column + right)}
            header = element.tag == "th" and element.get("scope", "col") in {"col", "colgroup"}
            inner = tuple(self._read_table(table) for table in _tables_in(element))
            yield RawCell(place, column, down, right, header, list(_cell_lines(element)), inner)
            column += right

    def _spans(self, element: HtmlElement, rows_left: int) -> tuple[int, int]:
        down, right = _span(element.get("rowspan")), _span(element.get("colspan"))
        if down == 0:  # “to the end of the table”
            down = rows_left
        if down > rows_left + _SLACK or right > MOST_COLUMNS:
            self.note(SPAN_CUT)
        return max(1, min(down, rows_left)), max(1, min(right, MOST_COLUMNS))


def _rows_of(table: HtmlElement) -> list[HtmlElement]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def _cells_of(table: HtmlElement) -> Iterator[HtmlElement]:
    return (element for row in _rows_of(table) for element in row if element.tag in {"td", "th"})


def _tables_in(cell: HtmlElement) -> list[HtmlElement]:
    """The tables inside a cell, and not those inside them."""
    depth = len(list(cell.iterancestors("table")))
    return [table for table in cell.iter("table") if len(list(table.iterancestors("table"))) == depth]


def _span(value: str | None) -> int:
    digits = re.match(r"\s*(\d{1,12})", value or "")
    return int(digits.group(1)) if digits else 1


def _first_day(values: list[str]) -> date | None:
    for value in values:
        match = re.search(r"(\d{4})-(\d{2})-(\d{2})", value)
        if match:
            try:
                return date.fromisoformat(match.group())
            except ValueError:
                continue
    return None


def _is_left_out(element: HtmlElement) -> bool:
    if element.tag in _LEFT_OUT or (element.get("hidden") is not None and not _is_closed_panel(element)):
        return True
    if element.get("aria-hidden") == "true" and len(element.text_content().split()) < _FEWEST_WORDS:
        return True  # a drawn mark; the panel of an accordion that is closed has words
    if element.tag == "form":
        return not element.xpath(".//table|.//h1|.//h2|.//h3")  # some sites write the whole page into one
    if element.tag == "button":
        return not element.xpath("ancestor::*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    marks = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    if element.tag == "sup":  # a footnote mark; a superscript that is part of a word (1er) has no link
        return bool(element.xpath(".//a")) or bool(re.fullmatch(r"[\s\d*†‡,\[\]]{1,4}", element.text_content()))
    if element.tag == "a" and _NOISE.search(marks):
        return True
    return element.tag in {"aside", "section", "div", "ul", "ol", "details", "header", "dl"} and bool(
        _NOISE.search(marks)
    )


def _is_closed_panel(element: HtmlElement) -> bool:
    """True for what a button of the page opens, such as a panel of an accordion."""
    name = element.get("id")
    return bool(name) and bool(element.getroottree().xpath("//*[@aria-controls=$name]", name=name))


def _holds_blocks(element: HtmlElement) -> bool:
    return any(isinstance(child.tag, str) and child.tag in _BLOCKS for child in element.iterdescendants())


def _inline(element: HtmlElement) -> Iterator[str]:
    """The words inside an element; line breaks of the source are spaces, those of <br> are line breaks."""
    yield _fold(element.text)
    for child in element:
        if isinstance(child.tag, str) and not _is_left_out(child):
            if child.tag == "br":
                yield "\n"
            else:
                yield from _inline(child)
        yield _fold(child.tail)


def _cell_lines(element: HtmlElement, is_item: bool = False) -> Iterator[tuple[str, bool]]:
    """The lines of a cell, in order; a table inside a cell gives one line for each of its cells."""
    collected = [_fold(element.text)]
    for child in element:
        if not isinstance(child.tag, str) or _is_left_out(child):
            collected.append(_fold(child.tail))
            continue
        if child.tag == "br":
            yield "".join(collected), is_item
            collected = []
        elif child.tag in _BLOCKS or _holds_blocks(child):
            yield "".join(collected), is_item
            collected = []
            yield from _cell_lines(child, is_item or child.tag == "li")
        else:
            collected.extend(_inline(child))
        collected.append(_fold(child.tail))
    yield "".join(collected), is_item


def _fold(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
