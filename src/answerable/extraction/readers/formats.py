"""Which reader a file is for, told by its bytes and not by its name; and what is refused before it is read."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from answerable.extraction.blocks import Document
from answerable.extraction.readers.csv import read_csv
from answerable.extraction.readers.html import read_html
from answerable.extraction.readers.text import read_text

MOST_UNPACKED = 150_000_000  # bytes inside a package; what unpacks to more is refused
MOST_RATIO = 200  # a part that unpacks to more than this many times its size, and over 10 MB, is refused


@dataclass(frozen=True)
class Unreadable(Exception):  # noqa: N818  # a refusal is no error of ours
    """The file is refused, with one sentence: what is wrong, and what to do."""

    sentence: str

    def __str__(self) -> str:
        return self.sentence


EMPTY = "The file is empty. Choose the file again or send another one."
PICTURE = (
    "This is a picture, whatever its name says. Send the document itself: Word, Excel, OpenDocument, HTML, CSV or text."
)
LOCKED = "The file is protected by a password. Remove the password in the program that made it and send it again."
BOMB = "The file unpacks to far more than its size and was not opened. Save it again in the program that made it."
DAMAGED = "The file is damaged or is not what its name says, so it could not be opened. Save it again and send it."
UNKNOWN = (
    "This is none of the formats that can be read: HTML, Word (.docx), Excel (.xlsx), OpenDocument sheet (.ods),"
    " CSV or text."
)
PDF_LATER = "PDF cannot be read yet. Send the Word, Excel or HTML version, or paste the text."
OLD_WORD = "This is the old Word format (.doc). Save it as .docx and send it again."
ENTITY = "The file holds an XML entity that points outside itself, so it was not opened. Save it again without it."

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")


def find_reader(content: bytes, name: str) -> Callable[[bytes], Document]:
    """The reader for these bytes. Raises Unreadable with a sentence for what cannot or will not be read."""
    if not content.strip():
        raise Unreadable(EMPTY)
    if content.startswith(_PICTURES):
        raise Unreadable(PICTURE)
    if content.startswith(b"%PDF"):
        raise Unreadable(PDF_LATER)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _find_old_office_reader(content, name)
    if content.startswith(b"PK"):
        return _find_package_reader(content)
    if _is_binary(content):
        raise Unreadable(UNKNOWN)
    return _find_text_reader(content, name)


def _is_binary(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = content[:4096]
    odd = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    return b"\x00" in sample or odd > len(sample) / 50


def _find_old_office_reader(content: bytes, name: str) -> Callable[[bytes], Document]:
    # Encrypted .docx and .xlsx are wrapped in the old container, with this stream name in UTF-16.
    if "EncryptedPackage".encode("utf-16-le") in content or "EncryptionInfo".encode("utf-16-le") in content:
        raise Unreadable(LOCKED)
    if "WordDocument".encode("utf-16-le") in content:
        raise Unreadable(OLD_WORD)
    if name.lower().endswith(".xls") or "Workbook".encode("utf-16-le") in content:
        from answerable.extraction.readers.sheets import read_by_values

        return read_by_values
    raise Unreadable(UNKNOWN)


def _find_package_reader(content: bytes) -> Callable[[bytes], Document]:
    names = _check_package(content)
    if "word/document.xml" in names:
        from answerable.extraction.readers.docx import read_docx

        return read_docx
    if "xl/workbook.xml" in names:
        from answerable.extraction.readers.sheets import read_xlsx

        return read_xlsx
    if "content.xml" in names and b"opendocument.spreadsheet" in content[:200]:
        from answerable.extraction.readers.sheets import read_by_values

        return read_by_values
    raise Unreadable(UNKNOWN)


def _check_package(content: bytes) -> set[str]:
    """The names inside a package; refuses what is encrypted, unpacks too far, or holds XML entities."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile as error:
        raise Unreadable(DAMAGED) from error
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(LOCKED)
    bombs = (part.file_size > 10_000_000 and part.file_size > MOST_RATIO * max(1, part.compress_size) for part in parts)
    if sum(part.file_size for part in parts) > MOST_UNPACKED or any(bombs):
        raise Unreadable(BOMB)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with package.open(part) as stream:
                if b"<!ENTITY" in stream.read(4096):
                    raise Unreadable(ENTITY)
    return {part.filename for part in parts}


def _find_text_reader(content: bytes, name: str) -> Callable[[bytes], Document]:
    head = content[:4096].lower()
    if b"<!entity" in head:
        raise Unreadable(ENTITY)
    if (
        b"<html" in head
        or b"<!doctype html" in head
        or b"<table" in content.lower()
        or name.lower().endswith((".html", ".htm"))
    ):
        return read_html
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<?xml", b"{\\rtf")):
        raise Unreadable(UNKNOWN)
    return read_csv if name.lower().endswith((".csv", ".tsv")) else read_text
