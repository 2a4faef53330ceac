"""A page of a PDF as a picture."""

import io

from PIL import Image

from answerable.extraction.pictures import draw_page
from answerable.extraction.sandbox import Limits
from tests.extraction.made_pdf import rows, table, write


def size_of(picture: bytes | None) -> tuple[int, int]:
    assert picture is not None
    return Image.open(io.BytesIO(picture)).size


def test_a_page_is_drawn_larger_than_its_points() -> None:
    width, height = size_of(draw_page(write(table(rows(2))), 1))
    assert (round(width / height, 2), width > 842) == (1.41, True)  # A4, landscape


def test_a_page_is_turned_as_it_was_read() -> None:
    width, height = size_of(draw_page(write(table(rows(2))), 1, quarters=1))
    assert width < height


def test_a_page_that_is_not_there_has_no_picture() -> None:
    assert draw_page(write(table(rows(2))), 9) is None


def test_what_is_no_pdf_has_no_picture() -> None:
    assert draw_page(b"<p>Agreed.</p>", 1) is None


def test_a_file_with_a_password_has_no_picture() -> None:
    assert draw_page(write(table(rows(2)), password="secret"), 1) is None


def test_drawing_ends_at_its_limits() -> None:
    assert draw_page(write(table(rows(2))), 1, limits=Limits(seconds=0.01)) is None
