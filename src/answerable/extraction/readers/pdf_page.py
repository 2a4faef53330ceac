"""One page of a PDF: its words with their boxes, and the rules drawn on it; in points from the top left, as shown."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

HAIR = 2.5  # points; a drawn box thinner than this is a rule
_JUMP = 0.35  # of the size of the letters; a wider gap parts two words
_JUMP_IN_TORN = 0.12  # where no space says it
_NOTE_MARK = 0.8  # of the size of its word: the number of a footnote is smaller
_UNITS = frozenset(["m", "km", "cm", "mm"])
_BOLD = 600  # weight of a font
_HYPHEN_AT_LINE_END = 2  # what the library gives for a hyphen that parts a word over two lines
_BREAKS = frozenset({0x0A, 0x0D})
_FEW_LETTERS, _TORN = 2000, 0.2  # of a page; share of them that are line breaks
_SAMPLE = 200  # letters that tell how a page is turned
_DEEPEST = 4  # drawings inside drawings

Rule = tuple[float, float, float]  # place, from, to


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def rounded(self) -> tuple[float, float, float, float]:
        """Its edges to a tenth of a point."""
        return round(self.left, 1), round(self.top, 1), round(self.right, 1), round(self.bottom, 1)

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    def join(self, other: Box) -> Box:
        """The smallest box around both."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        return Box(left, top, max(self.right, other.right), max(self.bottom, other.bottom))


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its box, the size of its letters, and whether they are bold."""

    text: str
    box: Box
    size: float = 10.0
    is_bold: bool = False


@dataclass
class Page:
    """What a page holds."""

    number: int  # from 1
    width: float
    height: float
    quarters: int = 0  # clockwise, by which the sheet is turned further than the page says, to stand upright
    words: list[Word] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)  # x, top, bottom
    level: list[Rule] = field(default_factory=list)  # y, left, right
    grounds: list[Box] = field(default_factory=list)  # coloured areas without a frame
    has_pictures: bool = False

    def words_in(self, box: Box) -> list[Word]:
        """The words whose middle lies in a box."""
        return [word for word in self.words if _holds(box, word.box.middle)]


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box.left <= point[0] < box.right and box.top <= point[1] < box.bottom


Turn = Callable[[float, float, float, float], Box]  # left, bottom, right, top on the sheet → the box as shown


def read_page(page: Any, number: int) -> Page:
    """Read one page of pypdfium2. A page that is turned, or whose text is, is read upright."""
    text = page.get_textpage()
    quarters = _quarters_of_text(text)
    own = page.get_rotation() // 90
    quarters = own if quarters is None else quarters
    turn, width, height = _make_turn(page.get_bbox(), quarters)
    is_torn = _is_torn(text)
    words = _join_words(text, _read_letters(text, turn, is_torn), _JUMP_IN_TORN if is_torn else _JUMP)
    found = Page(number, width, height, (quarters - own) % 4, words)
    _read_drawings(page, found, turn)
    return found


def _make_turn(sheet: tuple[float, float, float, float], quarters: int) -> tuple[Turn, float, float]:
    """(how boxes of the sheet are shown, width, height) after turning it clockwise by so many quarters."""
    left, bottom, right, top = sheet
    wide, high = right - left, top - bottom
    turns: tuple[Turn, ...] = (
        lambda x0, y0, x1, y1: Box(x0 - left, top - y1, x1 - left, top - y0),
        lambda x0, y0, x1, y1: Box(y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        lambda x0, y0, x1, y1: Box(right - x1, y0 - bottom, right - x0, y1 - bottom),
        lambda x0, y0, x1, y1: Box(top - y1, right - x1, top - y0, right - x0),
    )
    return (turns[quarters], wide, high) if quarters % 2 == 0 else (turns[quarters], high, wide)


def _quarters_of_text(text: Any) -> int | None:
    """How many quarters the sheet is to be turned clockwise until most of its letters stand upright; None without any.

    A page may say itself how it is turned, but tables are set sideways on upright pages as well: the letters know.
    """
    count = pdfium.FPDFText_CountChars(text)
    angles = (pdfium.FPDFText_GetCharAngle(text, index) for index in range(0, count, max(1, count // _SAMPLE)))
    quarters = Counter(-round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)
    return quarters.most_common(1)[0][0] if quarters else None


Letter = tuple[str, Box, int]  # with its place in the file


def _read_letters(text: Any, turn: Turn, is_torn: bool) -> Iterator[Letter]:
    """The letters in the order of the file; spaces come along, for they end words, and line breaks unless they tear."""
    place = pdfium.FS_RECTF()
    pointer = ctypes.byref(place)
    code_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = code_of(text, index)
        if code in {0, 0xFFFE} or not box_of(text, index, pointer):
            continue
        if is_torn and code in _BREAKS:
            continue
        letter = "-" if code == _HYPHEN_AT_LINE_END else chr(code)
        yield letter, turn(place.left, place.bottom, place.right, place.top), index


def _is_torn(text: Any) -> bool:
    """True for a page with few words, on which the library puts line breaks of its own between the letters of one."""
    count = pdfium.FPDFText_CountChars(text)
    if count > _FEW_LETTERS:
        return False
    breaks = sum(pdfium.FPDFText_GetUnicode(text, index) in _BREAKS for index in range(count))
    return bool(breaks > _TORN * count)


def _join_words(source: Any, letters: Iterator[Letter], widest: float) -> list[Word]:
    """Letters to words: a space, a line break or a jump ends one; a gap is wider than this share of their size."""
    words: list[Word] = []
    text, first = "", 0
    box: Box | None = None
    for letter, place, index in letters:
        if box and letter.isdigit() and _is_note_mark(source, text, box, place, (first, index)):
            continue
        is_space = letter.isspace()
        if box and (is_space or _jumps(box, place, widest)):
            words.append(_make_word(source, text, box, first))
            text, box = "", None
        if not is_space:
            first = first if box else index
            text, box = text + letter, box.join(place) if box else place
    return [*words, _make_word(source, text, box, first)] if box else words


def _is_note_mark(source: Any, text: str, word: Box, place: Box, indices: tuple[int, int]) -> bool:
    """True for a small raised digit behind a word, which is the number of a footnote, and not for “m²”.

    `indices` are those of the first letter of the word and of the digit.
    """
    if text[-1].isdigit() or text in _UNITS or place.bottom > word.bottom - 0.1 * word.height:
        return False
    whole, digit = (pdfium.FPDFText_GetFontSize(source, index) for index in indices)
    return bool(digit < _NOTE_MARK * whole)


def _make_word(source: Any, text: str, box: Box, first: int) -> Word:
    """The size that a font states may be scaled by the page: where it does not fit the box, the box decides."""
    stated: float = pdfium.FPDFText_GetFontSize(source, first)
    size = stated if 0.5 * box.height < stated < 2 * box.height else box.height
    return Word(text, box, size, _is_bold(source, first))


def _is_bold(source: Any, index: int) -> bool:
    """By the weight of the font, or by its name where it states none."""
    if pdfium.FPDFText_GetFontWeight(source, index) >= _BOLD:
        return True
    name, flags = ctypes.create_string_buffer(96), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(source, index, name, len(name), ctypes.byref(flags))
    return b"bold" in name.value.lower() or b"black" in name.value.lower()


def _jumps(word: Box, letter: Box, widest: float) -> bool:
    size = max(word.height, letter.height, 4.0)
    shared = min(word.bottom, letter.bottom) - max(word.top, letter.top)
    is_elsewhere = shared < 0.3 * min(word.height, letter.height)
    return is_elsewhere or letter.left - word.right > widest * size or letter.left < word.right - 2 * size


# -- what is drawn


def _read_drawings(page: Any, found: Page, turn: Turn) -> None:
    kinds = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
    for drawn in page.get_objects(filter=kinds, max_depth=_DEEPEST):
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.has_pictures = True
            continue
        has_lines = _has_lines(drawn.raw)
        for box in _boxes_of(drawn, turn):
            _add(found, box, has_lines)


def _has_lines(path: Any) -> bool:
    """True for a path whose outline is drawn; another is filled alone."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)


def _boxes_of(drawn: Any, turn: Turn) -> Iterator[Box]:
    """The rectangle of a simple path; each straight line of one that draws many, such as a whole grid."""
    path = drawn.raw
    segments = pdfium.FPDFPath_CountSegments(path)
    if segments <= 5:
        yield turn(*drawn.get_bounds())
        return
    points = [_point(pdfium.FPDFPath_GetPathSegment(path, number)) for number in range(segments)]
    matrix = drawn.get_matrix()
    for (_, *start), (is_move, *end) in pairwise(points):
        if not is_move:
            (x0, y0), (x1, y1) = matrix.on_point(*start), matrix.on_point(*end)
            yield turn(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _point(segment: Any) -> tuple[bool, float, float]:
    """(whether the pen is lifted on the way there, x, y)."""
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
    return pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO, x.value, y.value


def _add(page: Page, box: Box, has_lines: bool) -> None:
    """A thin box is a rule, and so are the edges of a frame; any other is the ground of something."""
    if box.width > 0.95 * page.width and box.height > 0.95 * page.height:
        return  # the ground of the page
    if box.width <= HAIR < box.height:
        page.upright.append((box.middle[0], box.top, box.bottom))
    elif box.height <= HAIR < box.width:
        page.level.append((box.middle[1], box.left, box.right))
    elif box.width > HAIR and box.height > HAIR:
        if has_lines:
            page.upright += [(box.left, box.top, box.bottom), (box.right, box.top, box.bottom)]
            page.level += [(box.top, box.left, box.right), (box.bottom, box.left, box.right)]
        else:
            page.grounds.append(box)
