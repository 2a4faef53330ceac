"""Folding that keeps every character in its place, and the language of a text."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_SAME_LENGTH = {"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "‐": "-", "\u00a0": " ", "\u202f": " "}
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_ENGLISH = frozenset(["the", "of", "and", "to", "in", "will", "by", "be", "for", "is", "with", "that", "this", "a"])
_FRENCH = frozenset([
    "le", "la", "les", "des", "du", "de", "et", "en", "à", "un", "une", "pour", "par", "sur", "est", "sera", "aux",
    "dans", "que", "ce", "cette", "l", "d",
])  # fmt: skip
# The commonest words of languages that are often taken for one of ours.
_OTHERS = tuple(frozenset(words.split()) for words in (
    "der die das und den von zu mit ist für auf dem nicht ein eine im werden wird sie",
    "el los las y del por con para una que se su al es como la de en un",
    "il di che e della per con sono del alla un una nel si la le",
    "o os do da em para com uma não que e de as dos ao a",
    "de het een van en is op te dat die voor met zijn wordt",
))  # fmt: skip
_STOP = re.compile(r"[.!?…]\s")  # looked for much faster than the end itself, and in most cells not there
_SENTENCE_END = re.compile(r"\n+|(?<=[.!?…])\s+(?=[A-ZÀ-ÖØ-Þ«\"“(\d])")
# A full stop behind one of these does not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|dr|mr|mrs|ms|no|nos|p|pp|cf|ex|p\. ex|vs|st|sec|art|para|approx|inc)\.|\b[A-Z]\.)$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 8  # characters
ASKING = "should|must|shall|devrait|devraient|doit|doivent"  # what says what is to be done, as part of a pattern


def fold_in_place(text: str) -> str:
    """Lower case, no accents, straight quotes and hyphens; the same length as the text."""
    return text.lower() if text.isascii() else _BEYOND_ASCII.sub(_fold_letter, text).lower()


def _fold_letter(match: re.Match[str]) -> str:
    return _plain(match.group())


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """The letter without its accents; itself where that would not be one letter."""
    letter = _SAME_LENGTH.get(letter, letter)
    plain = unicodedata.normalize("NFKD", letter)[0]
    return plain if len(plain.lower()) == 1 else letter


@lru_cache(maxsize=4096)  # trackers repeat the same few words in thousands of cells
def fold(text: str) -> str:
    """Folded in place, with single spaces and without closing marks: for looking words up."""
    return " ".join(fold_in_place(text).split()).strip(" .;:,*")


def count_language(text: str) -> tuple[int, int]:
    """How many of the commonest English and French words a text holds."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return sum(word in _ENGLISH for word in words), sum(word in _FRENCH for word in words)


def count_others(text: str) -> int:
    """How many of the commonest words of that other language a text holds which it holds most of."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return max(sum(word in commonest for word in words) for commonest in _OTHERS)


def find_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand, in order; line breaks end them too."""
    start = 0
    may_end = "\n" in text or _STOP.search(text)
    for match in _SENTENCE_END.finditer(text) if may_end else ():
        stop = match.start()
        if match.group()[0] != "\n" and _ABBREVIATION.search(text, max(start, stop - _LONGEST_ABBREVIATION), stop):
            continue
        if text[start:stop].strip():
            yield start, stop
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def share_words(one: str, other: str) -> float:
    """Which part of the different words of the shorter of two texts the other has, too: 0 to 1."""
    words, others = (set(re.findall(r"[^\W\d_]{3,}", fold_in_place(text))) for text in (one, other))
    return len(words & others) / max(1, min(len(words), len(others)))
