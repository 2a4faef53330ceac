"""Cuts a text into tokens whose places are those of the text."""

import re
import unicodedata
from dataclasses import dataclass

_SAME_LENGTH = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "–": "-",
        "—": "-",
        "‑": "-",
        "‐": "-",
        "−": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\t": " ",
    }
)
_TOKEN = re.compile(
    r"""
    (?P<numdate>\d{1,4}(?P<sep>[/.-])\d{1,2}(?P=sep)\d{1,4}(?!\d))
  | (?P<compact>(?:19|20)\d{6}(?!\d))
  | (?P<pair>(?:19|20)\d\d[ ]?[-/][ ]?(?:(?:19|20)\d\d|\d\d)(?!\d))
  | (?P<monthyear>\d{1,2}/(?:19|20)\d\d(?!\d))
  | (?P<shortpair>\d\d[-/]\d\d(?!\d))
  | (?P<ordinal>\d{1,2}(?:st|nd|rd|th|er|re|ieme|eme|e|nde|d)\b)
  | (?P<number>\d+)
  | (?P<word>[^\W\d_]+)
  | (?P<line>\n)
  | (?P<punct>\S)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Token:
    """One token: what it is, its folded text, and where it stands."""

    kind: str
    text: str
    start: int
    end: int


def fold_in_place(text: str) -> str:
    """Lower case, without accents, plain quotes and dashes; every character keeps its place."""
    return "".join(_fold_letter(letter) for letter in text.translate(_SAME_LENGTH))


def _fold_letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    plain = unicodedata.normalize("NFKD", letter)[0].lower()
    return plain if len(plain) == 1 else letter


def cut_tokens(folded: str) -> list[Token]:
    """The tokens of a folded text, in order."""
    return [
        Token(match.lastgroup if match.lastgroup != "sep" else "numdate", match.group(), match.start(), match.end())
        for match in _TOKEN.finditer(folded)
    ]
