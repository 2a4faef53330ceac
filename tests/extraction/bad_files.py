"""Files that no reader should have to meet: damaged, locked, hostile."""

import io
import struct
import zipfile
import zlib

from tests.extraction.building import draw, package, word, workbook

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64)


def make_container(*streams: str) -> bytes:
    """An old Office container whose directory names these streams."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(478)
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in ("Root Entry", *streams))
    return header + entries.ljust(2048, b"\x00")


def some_word() -> bytes:
    """A sound Word file."""
    return word("Management response", draw(["Recommendation", "Action"], ["Keep a list.", "Make a list."]))


def some_workbook() -> bytes:
    """A sound workbook."""
    return workbook(draw(["Recommendation", "Action"], ["Keep a list.", "Make a list."]))


def word_with(body: bytes | str) -> bytes:
    """A package that is a Word file by its names, with this main part."""
    return package({"[Content_Types].xml": _TYPES, "word/document.xml": body})


def bomb(megabytes: int = 10_000) -> bytes:
    """A Word file of ten megabytes whose main part unpacks to ten gigabytes."""
    return _zip_of("word/document.xml", _squeeze(megabytes), min(megabytes * _MEGA, 0xFFFFFFF0), 0)


def lying_bomb(megabytes: int = 10_000) -> bytes:
    """The same, but it claims that its main part has a hundred bytes, with the right checksum for these."""
    return _zip_of("word/document.xml", _squeeze(megabytes), 100, zlib.crc32(b" " * 100))


_MEGA = 1_000_000


def _squeeze(megabytes: int) -> bytes:
    """Spaces, deflated: one megabyte is packed once and then stands there many times."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = squeezed.compress(b" " * _MEGA) + squeezed.flush(zlib.Z_FULL_FLUSH)
    return block * megabytes + squeezed.flush(zlib.Z_FINISH)


def _zip_of(name: str, packed: bytes, claimed: int, checksum: int) -> bytes:
    """A zip file with one part, written by hand so that it can claim any size."""
    encoded = name.encode()
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, checksum, len(packed), claimed, len(encoded), 0)
    local = b"PK\x03\x04" + common + encoded + packed
    central = b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + encoded
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def crowded_package(parts: int = 20_000) -> bytes:
    """A Word file with very many empty parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("word/document.xml", f"<w:document {_W}/>")
        for number in range(parts):
            made.writestr(f"word/media/{number}", b"")
    return stream.getvalue()


def crowded_paragraphs(count: int = 4_000_000) -> bytes:
    """A Word file that is small enough to open and holds millions of paragraphs."""
    return word_with(f"<w:document {_W}><w:body>{'<w:p/>' * count}</w:body></w:document>")


def with_entity(body: str, encoding: str = "utf-8") -> bytes:
    """XML that takes in a file of the machine."""
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/hostname">]>{body}'.encode(encoding)
