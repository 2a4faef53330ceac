"""Bytes to text: BOM, then UTF-8, then Windows-1252, said when it was not UTF-8."""

import re

NOT_UTF8 = "The text is not UTF-8; it was read as Windows-1252. Check accented letters."
NAMED_ENCODING = "The text is not UTF-8; it was read in the encoding that it names. Check accented letters."
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def decode_text(content: bytes) -> tuple[str, str | None]:
    """The text, and a note where its encoding had to be guessed."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), None
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError:
        # cp1252 leaves five bytes open; "replace" keeps the rest readable.
        return content.decode("cp1252", errors="replace"), NOT_UTF8


def decode_html(content: bytes) -> tuple[str, str | None]:
    """As decode_text, but a page may name its own encoding; a wrong name is ignored."""
    declared = _DECLARED.search(content[:2048])
    name = declared.group(1).decode("ascii", "ignore").lower() if declared else ""
    if name and name not in {"utf-8", "utf8"} and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode(name), NAMED_ENCODING
        except (LookupError, UnicodeDecodeError):
            pass
    text, note = decode_text(content)
    # lxml refuses a text that still declares an encoding in an XML head.
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text), note
