"""What an expression is a date for: the words before it on its line, without the verb that ties them."""

import re
from dataclasses import replace

from answerable.periods.expressions.due import Found
from answerable.periods.expressions.patterns import either

_LONGEST = 90  # characters; what is longer is a sentence and names no deliverable
_NEAR = 240  # characters before an expression that are looked at
_SPACES = re.compile(r"\s+")
# A sentence about somebody who will do something: its subject is no deliverable.
_ACTIVE = re.compile(
    r"\b(?:will|shall|should|must|intends? to|plans? to|expects? to|agrees? to)\b"
    r"(?! (?:be|begin|start|commence|continue|end|take place|occur|run|follow)\b)|\b(?:has|have) (?!been\b)"
)
# From here on the words tie the thing to its date and do not name it.
_TIE_WORDS = either(
    r"\b(?:to be|to (?:begin|start|commence|follow|take place)|will|shall|should|is|are|was|were|has|have|being|due"
    r"|planned|expected|scheduled|targeted|anticipated|programmed|available|no later)\b",
    r"\b(?:sera|seront|est|sont|doit|doivent|prevue?s?|attendue?s?|a ete|ont ete)\b",
    r"\ba [a-z]+(?:er|re|ir)\b(?= |$)",
    r"[:;=]| - ",
)
_TIE = re.compile(rf" ?{_TIE_WORDS}.*$", re.DOTALL)
_LIST_MARK = either(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})?)[.)](?= )|\d{1,2}\.\d{1,2}(?= )")
_JOINTS = re.compile(rf"(?:(?:and|then|with|et|puis|avec|or|but|while)\b|[;,.()\[\]/•*-]|{_LIST_MARK})\s*")
_PREPOSITION = either(
    r"in|by|on|at|to|for|during|over|as|of|the|before|from|until|within|between|that|which|dated?|this|next|at least",
    r"(?:in|over|during) the course|en|au|aux|le|la|l|du|de|d|pour|dans|qui|a|ce|cet|cette|au moins|entre",
    r"au cours|courant",
)
_PREPOSITIONS = re.compile(rf" ?(?:\b{_PREPOSITION}|:|,)[ ']*$")
_LEADS_IN = re.compile(r"\b(?:in|by|on|be|for|en|au|le|pour|held|etre)$")
_ARTICLE = re.compile(r"^(?:an?|une?) ")
_NOTHING = re.compile(rf"\s*(?:{_PREPOSITION}\s*)?")
_KIND_OF_DATE = either(
    r"target|due|end|start|completion|implementation|delivery|expected|planned|anticipated|estimated|projected",
    r"proposed|original|revised|new|initial",
)
_DATE = either(r"dates?|deadlines?|timelines?|timeframes?|timing|completion|target|due|start|end|original|revised")
_FRENCH_DATE = either(
    r"(?:echeances?|echeanciers?|delais?|calendrier|dates?)"
    r"(?: (?:cible|limite|prevue?s?|revisee?s?|d'\w+|de \w+(?: \w+)?))?"
)
_LABEL = either(
    rf"(?:{_KIND_OF_DATE} )*(?:{_DATE})|dates? (?:of|for) \w+|{_FRENCH_DATE}|en date|debut|fin",
    r"deferred|delayed|extended|postponed|moved|revised|reportee?s?",
    r"completed?|implemented|next(?: review)?|status|open|closed|when|as of|as at|and|et|annual(?:ly)?|to",
)
_ONLY_A_LABEL = re.compile(rf"{_LABEL}[ s:]*$")


def name_deliverables(text: str, folded: str, found: list[Found]) -> list[Found]:
    """The same expressions, each with its deliverable where the words before it name one."""
    named, reached = [], 0
    for item in found:
        start = max(reached, _line_start(folded, item.start))
        name = _name_before(text[start : item.start], folded[start : item.start])
        named.append(replace(item, due=replace(item.due, deliverable=name)))
        reached = item.end
    return named


def _line_start(folded: str, place: int) -> int:
    """Where the line of a place begins; a date that begins its line belongs to a line above that leads in to it."""
    start = folded.rfind("\n", 0, place) + 1
    above = folded[max(0, start - _NEAR) : start].rstrip("\n")
    leads_in = start and _NOTHING.fullmatch(folded[start:place]) and _LEADS_IN.search(above)
    return folded.rfind("\n", 0, start - 1) + 1 if leads_in else start


def _name_before(written: str, folded: str) -> str | None:
    if len(folded) > _NEAR:
        return None
    begin = _past_joints(folded)
    tie = _TIE.search(folded, begin)
    if tie and _ACTIVE.match(tie.group().lstrip()):
        return None
    stop = tie.start() if tie else len(folded)
    while match := _PREPOSITIONS.search(folded[begin:stop]):
        stop = begin + match.start()
    return _clean(written[begin:stop], folded[begin:stop])


def _past_joints(folded: str) -> int:
    """Where the name begins: past “and then”, list marks, and the sentence before."""
    begin = len(folded) - len(folded.lstrip())
    while match := _JOINTS.match(folded, begin):
        begin = match.end()
    last = len(folded.rstrip(" ."))
    sentences = [folded.rfind(mark, begin, last) + 2 for mark in (". ", "; ", "? ") if mark in folded[begin:last]]
    return max([begin, *sentences])


def _clean(written: str, folded: str) -> str | None:
    name = _SPACES.sub(" ", written).strip(" ,;:-–—()[]")
    if not any(letter.isalnum() for letter in name) or len(name) > _LONGEST:
        return None
    name = _ARTICLE.sub("", name)
    return None if _ONLY_A_LABEL.match(_SPACES.sub(" ", folded).strip(" ,;:-()[]")) else name
