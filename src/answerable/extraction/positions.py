"""What an answer says: agreed, partly, not …, in English and French."""

import re
from dataclasses import dataclass

from answerable.extraction.words import find_sentences, fold_in_place

# The most particular first: "not agreed" before "agreed", "partially" before "accepted".
_WORDS: tuple[tuple[str, str], ...] = (
    ("not-stated", r"\b(?:under consideration|requires? further analysis|a l'etude|en cours d'examen)\b"),
    ("not-applicable", r"^\W*(?:not applicable|n/a|not relevant|sans objet|s\.o\.|ne s'applique pas)"),
    ("not-accepted", r"\b(?:disagree[sd]?|do(?:es)? not (?:agree|accept|concur|support)|did not (?:agree|accept|concur)|not (?:agreed|accepted|concurred|supported)|non-?concur\w*|reject(?:ed|s)?|declin(?:ed|es)|refuse[es]*|rejete[es]*|(?:n'est|ne sont) pas (?:acceptee?s?|d'accord)|pas d'accord|en desaccord|n'accepte(?:nt)? pas|ne souscri(?:t|vent) pas|non acceptee?)\b"),
    ("partially-accepted", r"\b(?:partial(?:ly)? (?:agree[sd]?|accept(?:ed|s)?|concur(?:s|red)?|support(?:ed|s)?)|(?:agree[sd]?|accept(?:ed|s)?|concur(?:s|red)?) (?:in part|partially|partly)|partial (?:agreement|acceptance)|partly (?:agree[sd]?|accept(?:ed|s)?)|partiellement (?:acceptee?s?|d'accord|en accord)|(?:acceptee?s?|d'accord|en accord) (?:partiellement|en partie)|en partie acceptee?|acceptation partielle|souscrit (?:en partie|partiellement))\b"),
    ("accepted-with-conditions", r"\b(?:(?:agree[sd]?|accept(?:ed|s)?|concur(?:s|red)?) (?:with (?:conditions?|reservations?|comments?)|subject to|conditionally|in principle)|conditional(?:ly)? (?:agree[sd]?|accept(?:ed|s)?)|(?:acceptee?s?|d'accord|en accord) (?:sous (?:reserve|conditions?)|avec (?:des )?(?:reserves?|conditions?)|en principe))\b"),
    ("noted", r"\b(?:noted|takes? note|prend(?:s|re)? note|pris note|notee)\b|^\W*note\b"),
    ("accepted", r"\b(?:agree[sd]?|accept(?:ed|s)?|concur(?:s|red)?|endorse[sd]?|supports? (?:this|the) recommendation|recommendation (?:has been |was |is )?(?:implemented|supported)|will be implemented|en accord|d'accord|acceptee?s?|accepte(?:nt)?|souscri(?:t|vent) a|approuve[es]*|adhere a|favorable)\b"),
)  # fmt: skip
_COMPILED = tuple((code, re.compile(pattern)) for code, pattern in _WORDS)
# What may stand around the words in a sentence that says the position and nothing else.
_SUBJECT = r"(?:(?:the |la |le |l'|les |our |notre )?(?:[\w'&-]+ ){0,7})?"
_ONLY = re.compile(
    rf"^\W*{_SUBJECT}(?:is |are |has |have |was |est |a ete |fully |fully |entirely |entierement |pleinement )*#"
    r"(?: fully| entierement| pleinement)?(?: ?(?:with|to|a|avec|de|en)?(?: all of)? ?(?:this|the|these|that|cette|la|le|les|ces)"
    r"(?: \w+){0,2}? ?(?:recommendations?|recommandations?|findings?|constats?|conclusions?|proposals?)(?: [\d.]+)?)?\W*$"
)
_LONGEST_SUBJECT = 14  # words; a longer sentence says more than the position
_PROMISE = re.compile(r"\b(?:to|will|would|should|must|shall) (?:\w+ )?(?:be )?$|\b(?:if|once|when|was|were|been|that|who|which) (?:\w+ )?$")


@dataclass(frozen=True)
class Position:
    """A position that was found: its code, where the words stand, and whether their sentence says more."""

    code: str
    start: int
    end: int
    sentence_end: int
    says_more: bool


def read_position(text: str) -> Position | None:
    """The position that an answer states in its first two sentences; None where it states none."""
    for number, (start, end) in enumerate(find_sentences(text)[:2]):
        found = _read_sentence(text, start, end, strict=number > 0)
        if found:
            return found
    return None


def _read_sentence(text: str, start: int, end: int, strict: bool) -> Position | None:
    """`strict` for later sentences: they count only where they say nothing but the position."""
    sentence = fold_in_place(text[start:end])
    for code, pattern in _COMPILED:
        match = pattern.search(sentence)
        if not match:
            continue
        if _PROMISE.search(sentence[: match.start()]) and code == "accepted":
            return None
        only = _says_only(sentence, match)
        if strict and not only:
            return None
        if only:
            return Position(code, start, _without_stop(text, start, end), end, False)
        if not _leads(sentence, match):
            return None
        return Position(code, start + match.start(), start + match.end(), end, True)
    return None


def _says_only(sentence: str, match: re.Match[str]) -> bool:
    rest = f"{sentence[: match.start()]}#{sentence[match.end() :]}"
    return len(sentence.split()) <= _LONGEST_SUBJECT and bool(_ONLY.match(rest))


def _leads(sentence: str, match: re.Match[str]) -> bool:
    """True where the position stands near the beginning of its sentence, as its main statement."""
    return len(sentence[: match.start()].split()) <= 8


def _without_stop(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" .;:,"))
