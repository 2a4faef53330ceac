"""Bytes to text."""

import pytest

from answerable.extraction.readers.decoding import GUESSED, decode_html, decode_text, looks_like_utf16

TEXT = "L’Agence créera à l’été 2025 un registre « unique » des débarcadères, déjà prévu."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_is_known_needs_no_note(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding)) == (TEXT, None)


@pytest.mark.parametrize(
    ("encoding", "label"),
    [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")],
)
def test_what_is_guessed_is_said(encoding: str, label: str) -> None:
    assert decode_text(TEXT.encode(encoding)) == (TEXT, GUESSED.format(encoding=label))


def test_text_of_eight_bits_does_not_look_like_utf_16() -> None:
    assert not looks_like_utf16(TEXT.encode())
    assert not looks_like_utf16(b"")


def test_a_page_may_name_its_encoding() -> None:
    content = f'<meta charset="iso-8859-15"><p>{"prix : 5 €"}</p>'.encode("iso-8859-15")
    assert "5 €" in decode_html(content)[0]


@pytest.mark.parametrize("name", ["nonsense", "punycode", "hex", "utf-7"])
def test_a_name_that_is_no_encoding_of_pages_is_passed_over(name: str) -> None:
    assert decode_html(f'<meta charset="{name}"><p>été</p>'.encode())[0].endswith("<p>été</p>")


def test_the_head_of_xml_is_dropped() -> None:
    assert decode_html(b'<?xml version="1.0" encoding="utf-8"?><html/>')[0] == "<html/>"
