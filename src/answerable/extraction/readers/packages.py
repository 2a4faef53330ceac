"""Zip packages such as Word and Excel files: what is inside, and whether it may be opened at all."""

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree

from answerable.extraction.readers.refusals import BOMB, ENTITY, LOCKED, Unreadable

MOST_UNPACKED = 150_000_000  # bytes inside a package; what unpacks to more is refused
MOST_RATIO = 200  # a part that unpacks to more than this many times its size, and over 10 MB, is refused
MOST_PARTS = 5000
_FREE = 10_000_000  # bytes that a part may unpack to whatever its ratio
_PROLOG = 65536  # bytes of a part in which entities are looked for; the parsers resolve none anywhere
SAFE_XML: dict[str, Any] = {"resolve_entities": False, "no_network": True}  # for every parser of a part


@dataclass(frozen=True)
class Package:
    """An open package. Its sizes are those that it claims; zipfile stops at them, so a lie is found as damage."""

    file: zipfile.ZipFile
    names: frozenset[str]

    def check(self) -> None:
        """Raise Unreadable for what is encrypted, unpacks too far, or holds XML entities."""
        parts = self.file.infolist()
        if any(part.flag_bits & 1 for part in parts) or self._has_locked_manifest():
            raise Unreadable(LOCKED)
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise Unreadable(BOMB)
        if any(part.file_size > max(_FREE, MOST_RATIO * part.compress_size) for part in parts):
            raise Unreadable(BOMB)
        if any(self._holds_entity(part) for part in parts if part.filename.endswith((".xml", ".rels"))):
            raise Unreadable(ENTITY)

    def holds(self, name: str) -> bool:
        """True where the package has this part."""
        return name in self.names

    def parse(self, name: str) -> Any:
        """The root of a part. Raises what lxml raises for a damaged one."""
        return etree.fromstring(self.file.read(name), etree.XMLParser(**SAFE_XML))

    def is_of_type(self, words: str) -> bool:
        """True where the list of types says that the main part is of a type; its name may be any."""
        return f"{words}.document.main+xml" in (types := self._beginning("[Content_Types].xml")) or (
            f"{words}.main+xml" in types
        )

    def is_of_opendocument(self, kind: str) -> bool:
        """True for an OpenDocument file of a kind, such as "spreadsheet", which says so in its first part."""
        return self.holds("content.xml") and f"opendocument.{kind}" in self._beginning("mimetype")

    def _has_locked_manifest(self) -> bool:
        return "encryption-data" in self._beginning("META-INF/manifest.xml")

    def _beginning(self, name: str) -> str:
        if not self.holds(name):
            return ""
        with self.file.open(name) as stream:
            return stream.read(_PROLOG).decode("utf-8", "replace")

    def _holds_entity(self, part: zipfile.ZipInfo) -> bool:
        with self.file.open(part) as stream:
            return b"<!ENTITY" in stream.read(_PROLOG).replace(b"\x00", b"")


def open_package(content: bytes) -> Package:
    """The package in these bytes. Raises BadZipFile where they are none."""
    file = zipfile.ZipFile(io.BytesIO(content))
    return Package(file, frozenset(part.filename for part in file.infolist()))
