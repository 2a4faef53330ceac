"""Reads e-mails (.eml): the first attachment that can be read, else the words of the message."""

import re
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from answerable.extraction.blocks import Block, Document
from answerable.extraction.readers.html import read_html
from answerable.extraction.readers.refusals import FROM_ATTACHMENT, NO_WORDS, Unreadable
from answerable.extraction.readers.text import read_pasted

_HEADERS = re.compile(rb"^(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_TELLING = (b"mime-version:", b"message-id:", b"subject:", b"from:", b"received:")
_HEAD = 8192  # bytes
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)  # an answer may stand below each recommendation that it quotes
_ANSWER = re.compile(r"^(?:(?:re|fw|fwd|tr|rép|aw)\s*:\s*)+", re.IGNORECASE)


def is_mail(content: bytes, name: str) -> bool:
    """True for a message: it begins with headers, among them some that only mail has."""
    head = content[:_HEAD].replace(b"\r\n", b"\n")
    telling = sum(mark in head.lower() for mark in _TELLING)
    return bool(_HEADERS.match(head)) and telling >= (2 if name.lower().endswith(".eml") else 3)


def read_mail(content: bytes, find_reader: Callable[[bytes, str], Callable[[bytes], Document]]) -> Document:
    """The blocks of a message; `find_reader` tells the reader of an attachment by its bytes and name.

    Raises Unreadable with the sentence for its attachment where none can be read and the message has no words.
    """
    message = message_from_bytes(content, policy=policy.default)
    refused: Unreadable | None = None
    for name, attached in _attachments(message):
        try:
            document = find_reader(attached, name)(attached)
        except Unreadable as refusal:
            refused = refused or refusal
            continue
        return replace(document, notes=[FROM_ATTACHMENT.format(name=name), *document.notes])
    return _read_words(message, refused)


def _attachments(message: EmailMessage) -> list[tuple[str, bytes]]:
    """(name, bytes) of every attached file; a message that was forwarded as a file is looked into."""
    found: list[tuple[str, bytes]] = []
    for part in message.iter_attachments():
        content, name = part.get_content(), part.get_filename()
        if isinstance(content, EmailMessage):
            found += _attachments(content)
        elif name:
            found.append((name, content.encode() if isinstance(content, str) else content))
    return found


def _read_words(message: EmailMessage, refused: Unreadable | None) -> Document:
    body = message.get_body(preferencelist=("html", "plain"))
    text = body.get_content() if body is not None else ""
    if not text.strip():
        raise refused or Unreadable(NO_WORDS)
    is_page = body is not None and body.get_content_subtype() == "html"
    document = read_html(text.encode()) if is_page else read_pasted(_QUOTED.sub("", text))
    subject = _ANSWER.sub("", str(message["subject"] or "")).strip()
    written = message["date"].datetime if message["date"] else None
    issued_on = document.issued_on or (written.date() if written else None)
    if subject and not any(block.level for block in document.blocks):
        document.blocks.insert(0, Block(subject, level=1))
    return replace(document, title=document.title or subject or None, issued_on=issued_on)
