"""Which reader a file is for, told by its bytes and not by its name; and what is refused before it is read."""

import re
import zipfile
from collections.abc import Callable
from functools import partial

from answerable.extraction.blocks import Document
from answerable.extraction.readers.csv import read_csv
from answerable.extraction.readers.decoding import looks_like_utf16
from answerable.extraction.readers.html import read_html
from answerable.extraction.readers.mail import is_mail, read_mail
from answerable.extraction.readers.packages import Package, open_package
from answerable.extraction.readers.refusals import (
    BAD_PAGES,
    DAMAGED,
    EMPTY,
    ENTITY,
    LOCKED,
    OLD_WORD,
    PICTURE,
    UNKNOWN,
    Unreadable,
)
from answerable.extraction.readers.text import read_text

Reader = Callable[[bytes], Document]
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGES = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")
_MOST_PAGES = 2000
_HEAD = 65536  # bytes in which a text says what it is


def find_reader(content: bytes, name: str, pages: str = "") -> Reader:
    """The reader for these bytes; of some of its pages, such as "3, 9-10", where the format has pages.

    Raises Unreadable with a sentence for what cannot or will not be read.
    """
    if not content.strip(b"\x00 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"):
        raise Unreadable(EMPTY)
    if b"%PDF-" in content[:1024]:
        from answerable.extraction.readers.pdf import read_pdf

        return partial(read_pdf, pages=read_pages(pages))
    if content.startswith(_OLD_OFFICE[:4]):
        return _find_old_office_reader(content, name)
    if content.startswith(b"PK\x03\x04"):
        return _find_package_reader(content)
    if _is_binary(content):
        raise Unreadable(PICTURE if content.startswith(_PICTURES) else UNKNOWN)
    return _find_text_reader(content, name)


def read_pages(text: str) -> frozenset[int] | None:
    """The pages that “3, 9-10” names; None, for all, where it is empty."""
    if not text.strip():
        return None
    found: set[int] = set()
    for part in text.split(","):
        match = _PAGES.fullmatch(part.strip())
        if match is None:
            raise Unreadable(BAD_PAGES.format(pages=text))
        first, last = int(match[1]), int(match[2] or match[1])
        found |= set(range(first, min(last, first + _MOST_PAGES) + 1))
    return frozenset(found)


def _is_binary(content: bytes) -> bool:
    """True for bytes that are no text; UTF-16 is text and has a zero in most of its pairs."""
    if looks_like_utf16(content):
        return False
    sample = content[:4096]
    odd = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    return b"\x00" in sample or odd > len(sample) / 50


def _find_old_office_reader(content: bytes, name: str) -> Reader:
    # Encrypted .docx and .xlsx are wrapped in the old container, with this stream name in UTF-16.
    if "EncryptedPackage".encode("utf-16-le") in content or "EncryptionInfo".encode("utf-16-le") in content:
        raise Unreadable(LOCKED)
    if "WordDocument".encode("utf-16-le") in content:
        raise Unreadable(OLD_WORD)
    if name.lower().endswith(".xls") or "Workbook".encode("utf-16-le") in content:
        from answerable.extraction.readers.sheets import read_by_values

        return read_by_values
    raise Unreadable(UNKNOWN)


def _find_package_reader(content: bytes) -> Reader:
    try:
        package = open_package(content)
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise Unreadable(DAMAGED) from error
    package.check()
    return _reader_of(package)


def _reader_of(package: Package) -> Reader:
    # The readers of Office files are brought in only where they are needed: each takes a while to start.
    if package.holds("word/document.xml") or package.is_of_type("wordprocessingml"):
        from answerable.extraction.readers.docx import read_docx

        return read_docx
    if package.holds("xl/workbook.xml") or package.is_of_type("spreadsheetml.sheet"):
        from answerable.extraction.readers.xlsx import read_xlsx

        return read_xlsx
    if package.is_of_opendocument("text"):
        from answerable.extraction.readers.opendocument_text import read_odt

        return read_odt
    if package.is_of_opendocument("spreadsheet"):
        from answerable.extraction.readers.opendocument import read_ods

        return read_ods
    if package.holds("xl/workbook.bin"):
        from answerable.extraction.readers.sheets import read_by_values

        return read_by_values
    raise Unreadable(UNKNOWN)


def _find_text_reader(content: bytes, name: str) -> Reader:
    head = content[:_HEAD].replace(b"\x00", b"").lower().lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    if is_mail(content, name):
        return partial(read_mail, find_reader=_find_attachment_reader)
    if b"<!entity" in head:
        raise Unreadable(ENTITY)
    is_page = head.startswith((b"<!doctype html", b"<html")) or b"<html" in head or b"<table" in content.lower()
    if is_page or name.lower().endswith((".html", ".htm")):
        return read_html
    if head.startswith((b"<?xml", b"{\\rtf")):
        raise Unreadable(UNKNOWN)
    return read_csv if name.lower().endswith((".csv", ".tsv")) else read_text


def _find_attachment_reader(content: bytes, name: str) -> Reader:
    """As find_reader, but an attachment that is a message itself is refused: one is opened, not a chain of them."""
    if is_mail(content, name):
        raise Unreadable(UNKNOWN)
    return find_reader(content, name)
