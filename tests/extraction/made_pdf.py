"""PDF files for the tests: tables with and without rules, frames, columns, footnotes, turned pages."""

import io
from collections.abc import Callable, Sequence

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

HEAD = ("Recommendation", "Management response", "Action", "Office", "Due date")
WIDTHS = (165, 175, 205, 115, 95)
TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=9, leading=11)
HEADING = ParagraphStyle("heading", parent=TEXT, fontName="Helvetica-Bold", fontSize=14, leading=17, spaceAfter=8)
BOLD = ParagraphStyle("bold", parent=TEXT, fontName="Helvetica-Bold")
RULES = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
NO_RULES = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 9)]
JOINED: Sequence[str] = ("",)
_EDGES = (50, 200, 350, 500)
LONG = "The Branch looked at every well of the region and wrote down what it found in each of them. " * 5


def rows(count: int) -> list[tuple[str, ...]]:
    """So many recommendations, each with an answer, an action, an office and a date."""
    return [
        (
            f"{number}. The Branch should look after the wells of region {number} and tell the public about them.",
            f"Agreed. The wells of region {number} are old, and many of them are deep.",
            f"Visit the wells of region {number} and publish what was found there.",
            "Water Quality Branch",
            f"March {2025 + number}",
        )
        for number in range(1, count + 1)
    ]


def table(body: Sequence[Sequence[str]], rules: bool = True) -> Table:
    """A table under its headings, which come again on every page."""
    cells = [[Paragraph(text, BOLD) for text in HEAD]]
    cells += [[Paragraph(text, TEXT) for text in row] for row in body]
    return Table(cells, colWidths=WIDTHS, repeatRows=1, style=RULES if rules else NO_RULES)


def write(
    *flowables: Flowable,
    title: str = "Audit of wells",
    password: str = "",
    on_page: Callable[[Canvas, SimpleDocTemplate], None] = lambda canvas, document: None,
) -> bytes:
    """A landscape document with its title and these parts."""
    stream = io.BytesIO()
    encrypt = StandardEncryption(password) if password else None
    margins = {"leftMargin": 40, "rightMargin": 40, "topMargin": 60, "bottomMargin": 60}
    document = SimpleDocTemplate(stream, pagesize=landscape(A4), encrypt=encrypt, invariant=1, **margins)
    parts = [Paragraph(title, HEADING), Spacer(1, 6), *flowables]
    document.build(parts, onFirstPage=on_page, onLaterPages=on_page)
    return stream.getvalue()


def draw(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    """A document of pages that are drawn by hand."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=1)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def lines(canvas: Canvas, left: float, top: float, texts: Sequence[str], leading: float = 13) -> None:
    """Lines of text below one another; `top` is from the upper edge of an A4 page."""
    for number, text in enumerate(texts):
        canvas.drawString(left, A4[1] - top - number * leading, text)


def grid(rows: Sequence[Sequence[Sequence[str]]], top: float = 100, is_open: bool = False) -> Callable[[Canvas], None]:
    """A page with a ruled table of lines of text. A row whose first cell is JOINED has it joined with the one
    above; a page that `is_open` has no rule below its last row, as where a row is cut at the end of a page."""

    def page(canvas: Canvas) -> None:
        y = A4[1] - top
        canvas.line(_EDGES[0], y, _EDGES[-1], y)
        for number, row in enumerate(rows):
            below = y - 12 * max(len(cell) for cell in row) - 8
            for x, right, cell in zip(_EDGES, _EDGES[1:], row, strict=False):
                lines(canvas, x + 4, A4[1] - y + 12, cell, leading=12)
                canvas.line(x, y, x, below)
                is_joined = number + 1 < len(rows) and rows[number + 1][0] is JOINED and x == _EDGES[0]
                is_last = number + 1 == len(rows) and is_open
                if not is_joined and not is_last:
                    canvas.line(x, below, right, below)
            canvas.line(_EDGES[len(row)], y, _EDGES[len(row)], below)
            y = below

    return page


def framed(*paragraphs: str) -> Table:
    """A frame around paragraphs, the first of which stands in a band of its own."""
    cells = [[Paragraph(paragraphs[0], BOLD)], [[Paragraph(text, TEXT) for text in paragraphs[1:]]]]
    return Table(cells, colWidths=[600], style=[("BOX", (0, 0), (-1, -1), 1, colors.black), RULES[0]])
