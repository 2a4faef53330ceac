"""What an answer says: agreed, partly, not …, in English and French."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from answerable.extraction.words import find_sentences, fold_in_place

_AGREE = r"(?:agree+[sd]?|accept(?:ed|s)?|adopt(?:ed|s)?|concur(?:s|red)?|support(?:ed|s)?|endorse[sd]?)"
_ACCORD = (
    r"(?:acceptee?s?|accepte(?:nt)?|acceptons|retenue?s?|favorables?|appuie(?:nt)?|appuyee?s?|d'accord"
    r"|adhere(?:nt)?|adherons"
    r"|en accord|souscri(?:t|vent))"
)
# “agrees with this recommendation in part”: what stands between the two.
_WITH = r"(?: (?:with |to )?(?:this|the|these|that|all) ?(?:recommendations?)?)?"
_AVEC = r"(?: (?:a |avec |de )?(?:cette|ces|la|les) recommandations?)?"
_LIMITS = r"(?:conditions?|reservations?|comments?|modifications?|changes|amendments?|exceptions?|qualifications?)"
_RESERVES = r"(?:reserves?|conditions?|modifications?|nuances?)"
# The most particular first: "not agreed" before "agreed", "partially" before "accepted".
# fmt: off
_WORDS: tuple[tuple[str, str], ...] = (
    ("not-stated", (
        r"\b(?:neither (?:agree|accept|concur)\w* nor|ni d'accord ni"
        r"|under consideration|requires? further analysis|a l'etude|en cours d'examen)\b")),
    ("not-applicable", r"^\W*(?:not applicable|n/a|not relevant|sans objet|s\. ?o\.|ne s'applique pas)"),
    ("accepted", r"^\W*there (?:is|was) no disagreement\b"),
    ("not-accepted", (
        r"\b(?:disagree[sd]?|disagreement|(?:do(?:es)?|did|can) ?not (?:fully )?(?:agree|accept|concur|support|endorse)"
        r"|not (?:agreed?|accept(?:ed)?|adopt(?:ed)?|concur(?:red)?|support(?:ed)?|endorsed?"
        r"|in agreement)|non-?concur\w*|reject(?:ed|s)?"
        r"|declin(?:ed|es)"
        r"|refused|refuse[es]*|refus|defavorables?|rejete[es]*|rejette(?:nt)?|(?:n'est|ne sont"
        r"|ne sommes) pas (?:acceptee?s?|d'accord"
        r"|en accord)"
        r"|will not be implemented|ne sera pas mise? en (?:oe|œ)uvre"
        r"|(?:n'est|ne sont|ne sommes) pas (?:favorables?|retenue?s?)|ne (?:peut|peuvent) (?:pas )?etre (?:retenue?s?"
        r"|acceptee?s?)"
        r"|n'y souscri\w+ pas|ne partag\w+ pas|n'appuie(?:nt)? pas|risk (?:is |was )?accepted|accepts? (?:the"
        r"|this) risk"
        r"|pas d'accord|(?:en )?desaccord|n'accepte(?:nt)? pas|ne souscri(?:t|vent) pas|non (?:acceptee?s?"
        r"|retenue?s?))\b"
        r"|^\W*(?:no|non|n)\W*$")),
    ("partially-accepted", (
        rf"\b(?:(?:partial(?:ly)?|partly|mostly|largely) {_AGREE}|{_AGREE},?{_WITH} \(?(?:in part|partially|partly)"
        rf"|{_AGREE} [^.;]{{1,60}}? but (?:do(?:es)? )?not\b"
        r"|partial (?:agreement|acceptance|concurrence)|partiellement (?:acceptee?s?|retenue?s?|d'accord|en accord)"
        rf"|{_ACCORD}{_AVEC},? \(?(?:partiellement|partiel|en partie)|en partie acceptee?|acceptation partielle"
        rf"|accord partiel)\b"
        r"|^\W*(?:partial(?:ly)?|in part|partly|partiel(?:lement)?|en partie)\W*$")),
    ("accepted-with-conditions", (
        rf"\b(?:{_AGREE},?{_WITH},?[ -]\(?(?:but )?(?:with (?:some |minor )?{_LIMITS}|subject to|conditionally"
        r"|insofar as|in so far as"
        r"|in[ -]principle"
        rf"|provided that"
        rf"|on condition)|conditional(?:ly)? (?:{_AGREE}|acceptance)"
        rf"|{_ACCORD}{_AVEC},? (?:mais )?(?:sous (?:reserve|conditions?)|avec (?:des |certaines )?{_RESERVES}"
        rf"|conditionnellement"
        r"|(?:en|dans son|sur le) principe|a condition))\b")),
    ("noted", (
        r"\b(?:noted|notes (?:this|the|these)(?: [\w']+)?"
        r" (?:recommendations?|conclusions?)|takes? note|prend(?:s|re)? (?:bonne )?(?:note|acte)"
        r"|pris(?:e|es)? (?:en )?note|notee)\b|^\W*note\b")),
    ("accepted", (
        r"\b(?:agree+[sd]?(?! (?:on|upon) (?!(?:this|the|all) recommendation))|accept(?:ed|s)?|concur(?:s|red)?"
        r"|endorse[sd]?|adopted"
        r"|in (?:full )?agreement|supports? (?:this|the) recommendation"
        r"|recommendation (?:has been |was |is )?(?:implemented|supported)|will be implemented|en accord|d'accord"
        r"|acceptee?s?|accepte(?:nt)?|acceptons|souscri(?:t|vent) a|approuve[es]*|appuie(?:nt)? (?:la|cette|les"
        r"|ces) recomm\w+"
        r"|adher(?:e|ent|ons) a|partag(?:e|ent|eons) (?:(?:cette|la|les|ces) recommandations?"
        r"|l'(?:avis|analyse) d[eu])|convient (?:de|que|avec)"
        r"|favorable|accueille(?:nt)? favorablement)\b"
        r"|^\W*the (?:\w+ )?government supports\b"
        r"|^\W*(?:the recommendation )?ha(?:s|ve) (?:already |now )?been (?:fully )?implemented\b"
        r"|^\W*(?:yes|y|oui|(?:full )?agreement|accord|support(?:ed)?|approved|approuvee?"
        r"|retenue?)\W*$")),
)
# fmt: on
_COMPILED = tuple((code, re.compile(pattern)) for code, pattern in _WORDS)
# What may stand around the words in a sentence that says the position and nothing else.
_SUBJECT = r"(?:(?:the |la |le |l'|les |our |notre )?(?:[\w'&-]+ ){0,7})?"
_MANNER = r"(?: fully| in full| entirely| entierement| pleinement)?"
_OBJECT = (
    r"(?: ?(?:with|to|of|on|a|avec|de|en))?(?: all(?: of)?)?(?: ?(?:this|the|these|that|cette|la|le|les|ces))?"
    r"(?: to accept)?(?: [\w']+){0,3}? ?(?:recommendations?|recommandations?|findings?"
    r"|constats?|conclusions?|proposals?|committee|comite)(?: [\d.]+(?: ?\([a-z]\))?)?"
)
_ONLY = re.compile(
    rf"^\W*{_SUBJECT}(?:is |are |has |have |was |est |a ete |fully |entirely |entierement |pleinement )*#"
    rf"{_MANNER}(?:{_OBJECT})?(?: (?:by|par) (?:the |la |le |l')?(?:[\w'-]+ ?){{1,4}})?\W*$"
)
_DASH = re.compile(r"\s+[–—-]+\s+(?=[A-ZÀ-Ö])")  # “Agreed – The unit …”
_LOST_STOP = re.compile(r" (?=[A-ZÀ-Ö][a-zà-ÿ]* [\w(])")  # “Agreed The Branch will …”: two cells or lines run together
_LONGEST_LOOK = 500  # characters; a position stands at the beginning of its sentence
_LONGEST_ONLY = 250  # characters
_LONGEST_SUBJECT = 14  # words; a longer sentence says more than the position
_PROMISE = re.compile(
    r"\b(?:to|will|would|should|must|shall) (?:\w+ )?(?:be )?$"
    r"|\b(?:found|noted|observed|determined|learned) that (?:\w+ ){0,4}$"
    r"|\b(?:if|once|when|was|were|been|that|who|which) (?:\w+ )?$|\b(?:if|whether) (?:\w+ ){0,3}$"
)


@dataclass(frozen=True)
class Position:
    """A position that was found: its code, where the words stand, and whether their sentence says more."""

    code: str
    start: int
    end: int
    sentence_end: int
    says_more: bool
    opening: int | None = None  # where the answers to choose from begin, in a form


# Forms print every answer and tick one. A mark stands before its words, or behind them where none is at the beginning.
_BOXES = r"[☐☑☒✓✔✗✘]|\[ ?[xX✓]? ?\]"
_BOXED = re.compile(rf"(?P<box>{_BOXES})\s*(?P<words>[^☐☑☒✓✔✗✘\[\]\n]*[^☐☑☒✓✔✗✘\[\]\s])")
_BOX_BEHIND = re.compile(rf"(?P<words>[^\W\d_][^☐☑☒✓✔✗✘\[\]\n]*?)\s*(?P<box>{_BOXES})")
_ANY_BOX = re.compile(_BOXES)
_TICKED = re.compile(r"[☑☒✓✔✗✘xX]")


@lru_cache(maxsize=4096)  # trackers repeat the same few words in thousands of rows
def read_position(text: str) -> Position | None:
    """The position that an answer states in its first two sentences; None where it states none.

    Of answers with a box each, it is the one that is ticked; none where several are.
    """
    boxes = _list_boxes(text[:_LONGEST_LOOK])
    if boxes:
        return _read_ticked(text, boxes)
    for number, (start, end) in enumerate(islice(find_sentences(text), 2)):
        found = _read_sentence(text, start, end, strict=number > 0)
        if found:
            return found
    return None


def _list_boxes(text: str) -> list[re.Match[str]]:
    """The answers of a form with their boxes; none where a text has no box, or one that stands by itself."""
    if not _ANY_BOX.search(text):
        return []
    is_before = _ANY_BOX.match(text.lstrip()) is not None
    boxes = list((_BOXED if is_before else _BOX_BEHIND).finditer(text))
    return boxes if len(boxes) > 1 or is_before else []


def _read_ticked(text: str, boxes: list[re.Match[str]]) -> Position | None:
    ticked = [box for box in boxes if _TICKED.search(box["box"])]
    found = read_position(ticked[0]["words"]) if len(ticked) == 1 else None
    if found is None:
        return None
    start, end = ticked[0].span("words")
    behind = max(box.end() for box in boxes)  # what stands behind the last box tells more
    return Position(found.code, start, end, max(end, behind), False, min(box.start() for box in boxes))


def _read_sentence(text: str, start: int, end: int, strict: bool) -> Position | None:
    """`strict` for later sentences: they count only where they say nothing but the position."""
    sentence = fold_in_place(text[start : min(end, start + _LONGEST_LOOK)])
    for code, pattern in _COMPILED:
        match = pattern.search(sentence)
        if not match:
            continue
        if _PROMISE.search(sentence[max(0, match.start() - 80) : match.start()]) and code == "accepted":
            return None
        if match.start() == 0 and _LOST_STOP.match(text, start + match.end()):
            return Position(code, start, start + match.end(), start + match.end(), False)
        dash = _DASH.match(text, start + match.end()) if match.start() == 0 else None
        if dash:
            return Position(code, start, dash.start(), dash.end(), False)
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
    return len(rest) <= _LONGEST_ONLY and len(sentence.split()) <= _LONGEST_SUBJECT and bool(_ONLY.match(rest))


def _leads(sentence: str, match: re.Match[str]) -> bool:
    """True where the position stands near the beginning of its sentence, as its main statement."""
    return len(sentence[: match.start()].split()) <= 8


def _without_stop(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" .;:,"))


def states_bare_position(text: str) -> bool:
    """True for a text in which a sentence states a position and says no more: “Agreed. The work has begun.”"""
    position = read_position(text)
    return position is not None and not position.says_more


def is_position(text: str) -> bool:
    """True for a text that is a position and nothing else: “Agreed.”"""
    position = read_position(text)
    is_bare = position is not None and not position.says_more and position.start == 0
    return is_bare and position is not None and position.sentence_end >= len(text.rstrip(" ."))
