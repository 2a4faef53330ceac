"""Bytes to text: BOM, then UTF-8, then what fits best of the old encodings, said when it was guessed."""

import codecs
import re

GUESSED = "The text is not UTF-8; it was read as {encoding}. Check accented letters."
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
# What pages declare; other names that Python knows are no encodings of pages, and some take ages.
_OF_PAGES = re.compile(r"(?:iso-?8859|windows-|cp\d|x?-?mac|latin|koi8|us-ascii|utf-?16|gb|big5|shift|euc)")
_SAMPLE = 65536
# Letters and marks that English and French texts hold; what else stands beyond ASCII speaks against an encoding.
_USUAL = frozenset("éèêëàâäçùûüîïôöœæÉÈÊËÀÂÄÇÙÛÜÎÏÔÖŒÆ’‘“”«»–—…•°€ \u00a0§©®ñáíóúß£½²")
_OLD = (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "DOS (code page 850)"))


def decode_text(content: bytes) -> tuple[str, str | None]:
    """The text, and a note where its encoding had to be guessed."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), None
    if looks_like_utf16(content):
        encoding = "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
        return content.decode(encoding, errors="replace"), GUESSED.format(encoding="UTF-16")
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError:
        name, label = max(_OLD, key=lambda old: _fit(content, old[0]))
        # cp1252 leaves five bytes open; "replace" keeps the rest readable.
        return content.decode(name, errors="replace"), GUESSED.format(encoding=label)


def looks_like_utf16(content: bytes) -> bool:
    """True for UTF-16, with its mark or without: then one byte of nearly every pair is zero."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    sample = content[:4096]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    return len(content) % 2 == 0 and half > 0 and max(low, high) > 0.7 * half and min(low, high) < 0.02 * half


def _fit(content: bytes, encoding: str) -> int:
    """How many letters beyond ASCII are usual ones in a reading, less those that are not."""
    beyond = bytes(byte for byte in content[:_SAMPLE] if byte > 127).decode(encoding, errors="replace")
    usual = sum(letter in _USUAL for letter in beyond)
    return 2 * usual - len(beyond)


def decode_html(content: bytes) -> tuple[str, str | None]:
    """As decode_text, but a page may name its own encoding; a wrong name is ignored."""
    declared = _DECLARED.search(content[:2048])
    name = declared.group(1).decode("ascii", "ignore").lower() if declared else ""
    if _OF_PAGES.match(name) and not content.startswith(tuple(mark for mark, _ in _BOMS)):
        try:
            return content.decode(name), GUESSED.format(encoding=name)
        except (LookupError, UnicodeDecodeError):
            pass
    text, note = decode_text(content)
    # lxml refuses a text that still declares an encoding in an XML head.
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text), note
