"""One label at a time: what it names, its value behind it or below, and the number in it."""

import re
from collections.abc import Set
from dataclasses import dataclass

from answerable.extraction.blocks import Excerpt
from answerable.extraction.flat_atoms import look_at
from answerable.extraction.headings import (
    Field,
    count_heading_words,
    field_of,
    is_of_auditors,
    organisation_in,
)
from answerable.extraction.numbering import LABELLED, names_recommendation, without_stamps
from answerable.extraction.positions import read_position
from answerable.extraction.rows import Row
from answerable.extraction.words import fold

# What leads in to the words of a recommendation is no label: “The Department should:”, “That the Department:”.
_CLAUSE = re.compile(
    r"\b(?:should|shall|must|ought|devrai(?:t|ent)|doi(?:t|vent)|recommande(?:nt)?|(?:we|committee|council|auditors?"
    r"|office|it|general) recommends?|the following|les? suivante?s?)\b|^(?:that|que?) ",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|la|le|les) |l['’]", re.IGNORECASE)  # “The Department of Rivers:” leads in to a list
# When a page was changed is no date by which anything is due.
_FOOT = re.compile(
    r"^(?:date (?:modified|de (?:la )?(?:dernière )?(?:modification|mise à jour))|(?:page )?(?:last )?(?:updated"
    r"|modified|reviewed)(?: on)?|dernière (?:mise à jour|modification))\s*:",
    re.IGNORECASE,
)
# Minutes number what a committee recommended: “1a. PAC recommendation: …”.
_NUMBER_BEFORE = re.compile(
    r"^(?P<number>\d{1,3}[a-z]?)[.:)]?\s+(?P<label>(?:\w+ ){0,2}(?:recommendation|recommandation)) ?:(?:\s+(?=\S)|$)",
    re.IGNORECASE,
)
# Auditors of cities letter what they recommend below each chapter: “4.1.A. Recommandation”.
_LETTERED = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,2})*\.?[A-Z])\.?\s+(?:recommendation|recommandation)$", re.IGNORECASE
)
COLON = re.compile(r"^(?P<label>[^:\n]{2,70}?)\s*:(?:\s+|$|(?=\S))")
_TAKEN = re.compile(r"(?:taken|planned|proposed)(?:(?: or | and |/)(?:taken|planned|proposed))?\s*:\s*", re.IGNORECASE)
_RUN_IN = re.compile(
    r"(?P<label>(?:[A-Z][\w'’]+(?: (?:[A-Z][\w'’]+|of|to|the|de|la|l['’]\w+)){1,4}|Response|Reply|Réponse))\.\s+"
    r"(?=[A-ZÀ-Ö])"
)
_BARE = re.compile(
    r"(?P<label>responsables?|responsab(?:le|ilité) (?:de la mise en œuvre|du suivi)"
    r"|délai(?: (?:de mise en œuvre|prévu|fixé))?|échéance(?: (?:prévue|de mise en œuvre))?"
    r"|date (?:prévue|d['’]échéance|de mise en œuvre)"
    r"|responsible (?:officer|official|unit|office|manager|person|party|branch)"
    r"|(?:implementation|action) (?:lead|owner)"
    r"|(?:due|target|completion|implementation|target (?:completion|implementation)) date|timeframe|deadline)"
    r"\s+(?=[A-ZÀ-Ö\d])",
    re.IGNORECASE,
)
# What a template asks for: “Management response: Please provide your response …”
_ASKS_FOR_IT = re.compile(r"(?:please|kindly|veuillez|merci d['’e]) ", re.IGNORECASE)
_WHERE_NOT_AGREED = re.compile(
    r"(?:if|where|si) \S", re.IGNORECASE
)  # “If it is rejected in whole or in part, the reasons”
# Auditors ask again after a while: “60-Day Agency Response”, “1-Year Agency Response”.
# “Recommendation M19-02 of the Board (December 2025)”, above its words and below them
_OF_THE_BOARD = re.compile(r"(?:of the (?:board|tsb)|du bureau)?\s*(?:\([^()\n]*\d{4}\))?", re.IGNORECASE)
# “Response (if it is rejected, say why)”
_EXPLAINED = re.compile(r"\s*\((?![^()]*\d)[^()\n]{10,120}\)$")
_TO = re.compile(r"(?:to|à|addressed to|adressée? à)\s*:\s*(?=\S)", re.IGNORECASE)  # whom a recommendation is for
_FROM = re.compile(r"(?:response|reply|réponse) (?:from|by|de)\s*:\s*(?P<body>[^\n]{2,100})$", re.IGNORECASE)
_PERIOD = re.compile(r"^\d{1,2}-(?:day|month|year)\s+", re.IGNORECASE)
_SENTENCE = re.compile(r"[a-zà-ÿ]{4,}[.;] [A-ZÀ-Ö]")
_WITHIN = re.compile(r"[^\W\d] (?P<number>\d{1,2}) (?:of the|from the|de l['’]|du|de la) ?[a-zé]", re.IGNORECASE)
_OF_RECOMMENDATION = re.compile(
    r"^rec|^r[eé]f(?:erence|érence)?\.?$", re.IGNORECASE
)  # and not “Project number: 1570-7”
_NAMED = re.compile(
    r"^(?P<label>(?:key )?(?:actions?|mesures?|deliverables?|livrables?)\s+(?:no\.?\s*"
    r"|n°\s*)?[A-Z]?\d+(?:[.-]\d+)*[a-z]?)\s*[.:)–-]?\s+(?=\S)",
    re.IGNORECASE,
)
ALONE = re.compile(
    r"^(?:(?:the )?(?:management|department|agency)(?:['’]s)? |departmental )?(?:response|action plan"
    r"|réponse(?: de la direction)?"
    r"|plan d['’]action(?: de la direction)?|(?:planned |proposed |corrective |key |follow-up )?actions?"
    r"|actions? (?:planned|proposed|taken|to be taken|prévues?|proposées?)|management action plan"
    r"|(?:key |planned )?(?:actions?|mesures?) (?:\d{1,2}(?:\.\d{1,2})?[a-z]?|[a-z])"
    r"|mesures?(?: (?:prévues?|proposées?|correctives?|de suivi|à prendre|prises?)(?: (?:ou|et) (?:prévues?"
    r"|à prendre))?)?|recommendations?"
    r"|recommandations?)(?:\s*\((?![^()]*\d)[^()\n]{10,120}\))?\s*:?\s*$",
    re.IGNORECASE,
)
ENDS = frozenset({Field.ACCOUNTABILITY, Field.SUPPORT, Field.DUE, Field.STATUS, Field.PRIORITY})
_ALONE_FIELDS = ENDS | {Field.RESPONSE, Field.COMMENT}
_LONGEST_LABEL = 11  # words; of one that says who, when or how far
_LONGEST_SHORT = 8  # words; of any other
LONGEST_ALONE = 5  # words; of a label that fills its line
_LONGEST_WHOSE = 12  # words; of one that names whose answer it is
_GIVEN = re.compile(r"suites? donnees?\b")
_STANDS = re.compile(r"prises? de position\b", re.IGNORECASE)  # of several who answer together
_NO_LABEL = re.compile(r"[\n:\d]|[.;?!,]$")
# How labels begin that may fill a line; “Equipment accountability” is the name of a chapter.
_OPENS = re.compile(
    r"^(?:responsib|responsab|accountab|lead|owner|action (?:by|owner|officer)|due|target|completion|planned|proposed"
    r"|expected|estimated|anticipated|implementation (?:date|status)|dates?\b|deadline|time|échéanc|calendrier|délai"
    r"|status|current status|état|statut|progress|progrès|avancement|comments?\b|commentaires?\b|office|unit|unité"
    r"|bureau|support|appui|soutien|priorit|who\b|when\b|qui\b|quand\b|management|department|ministry|agency"
    r"|réponse|response|reply|prise de position|position|acceptance|acceptation|decision|décision|rationale|entit"
    r"|direction (?:responsable|concernée))|.*\b(?:response|reply)$",
    re.IGNORECASE,
)
PARTS = frozenset({Field.RESPONSE, Field.ACTION, Field.ACCOUNTABILITY, Field.DUE, Field.STATUS})
_KEPT = frozenset(Field) - {Field.OTHER, Field.NUMBER, Field.ACTION_NUMBER}


@dataclass
class Labelled:
    """One labelled value: what it is, its value, and the number in its label."""

    field: Field
    value: Excerpt | None
    number: Excerpt | None = None
    organisation: str = ""
    heading: Excerpt | None = None  # a heading that stands above from here on
    is_item: bool = False
    ends: bool = False  # what is no part of the answer begins here
    introduces: bool = False  # and the heading above was the title of the whole
    level: int = 0  # of a heading that is no theme
    row: Row | None = None  # a whole row of a table that goes on with the recommendation before it
    is_holder: bool = False  # an office that answers: what is promised below is its own
    alone: Excerpt | None = None  # the label itself, where it fills its line: it may be none


def names_one_of(line: Excerpt, fields: Set[Field]) -> Labelled | None:
    """The label of a line where it names one of these fields."""
    found = read_label(line)
    return found if found and found.field in fields else None


def field_alone(text: str) -> Field | None:
    """What a label names that fills its line, as above its value: “Responsible unit”; None for other words."""
    label = _EXPLAINED.sub("", _PERIOD.sub("", text.rstrip(" :")))
    if (
        _FOOT.match(f"{label}:")
        or len(label.split()) > (_LONGEST_WHOSE if organisation_in(label) or _STANDS.match(label) else LONGEST_ALONE)
        or _NO_LABEL.search(label)
        or ALONE.match(text)
        or LABELLED.match(text)
    ):
        return None
    field = field_of(label) if _OPENS.match(label) else None
    return field if field in _ALONE_FIELDS else None


def read_label(excerpt: Excerpt) -> Labelled | None:
    """The label that a text opens with and its value; None for a text without one that is known."""
    text = excerpt.text
    if _FOOT.match(text):
        return None
    first, mark, _ = text.partition("\n")
    if mark and (ALONE.match(first) or field_alone(first)):  # a label above its value, in one cell
        field = field_of(first.strip(" :"))
        return Labelled(field or Field.OTHER, excerpt.cut(len(first) + 1), organisation=organisation_in(first))
    before = _NUMBER_BEFORE.match(text) or _LETTERED.match(text)
    if before:
        number = excerpt.cut(before.start("number"), before.end("number"))
        return Labelled(Field.RECOMMENDATION, excerpt.cut(before.end()) or None, number)
    if ALONE.match(text):
        field = field_of(text.strip(" :"))
        return Labelled(field, None, organisation=organisation_in(text)) if field else None
    named = _NAMED.match(text)
    if named:
        return Labelled(Field.ACTION, excerpt.cut(named.end()))
    numbered = LABELLED.match(text)
    if numbered and names_recommendation(text):
        number = excerpt.cut(numbered.start("number"), numbered.end("number"))
        rest = excerpt.cut(numbered.end())
        return Labelled(Field.RECOMMENDATION, None if _OF_THE_BOARD.fullmatch(rest.text) else rest or None, number)
    body = _FROM.match(text)
    if body:
        return Labelled(Field.RESPONSE, None, organisation=body["body"].strip())
    to = _TO.match(text)
    if to:
        return Labelled(Field.ADDRESSEE, excerpt.cut(to.end()))
    return _read_colon(excerpt) or _read_bare(excerpt)


def _read_bare(excerpt: Excerpt) -> Labelled | None:
    """A label that a form sets beside its value, without a mark between them: “Responsable Section Surveillance”."""
    match = find_bare(excerpt)
    return Labelled(field_of(match["label"]) or Field.OTHER, excerpt.cut(match.end())) if match else None


def find_bare(excerpt: Excerpt) -> re.Match[str] | None:
    match = _BARE.match(excerpt.text) if "\n" not in excerpt.text else None
    if match is None:
        return None
    atom = look_at(excerpt.cut(match.end()))
    is_value = atom.is_date if field_of(match["label"]) == Field.DUE else atom.is_office or atom.is_name
    return match if is_value else None


def _find_run_in(text: str) -> re.Match[str] | None:
    """A label that a full stop parts from its value: “Management Response. The Director concurred.”"""
    match = _RUN_IN.match(text)
    is_label = match is not None and (field_of(match["label"]) in PARTS or is_of_auditors(match["label"]))
    return match if match and is_label and read_position(match["label"]) is None else None


def _read_colon(excerpt: Excerpt) -> Labelled | None:
    """The label before a colon that a text opens with, and its value."""
    colon = (COLON.match(excerpt.text) if ":" in excerpt.text else None) or _find_run_in(excerpt.text)
    if colon is None:
        return None
    label = colon.group("label")
    if is_of_auditors(label):
        return Labelled(Field.OTHER, None, ends=True)
    # Not “Revise it (Responsible: …)”, and not “It will be revised. Responsible: …”
    is_closed = label.count("(") == label.count(")") and not _SENTENCE.search(label)
    is_label = is_closed and count_heading_words(label) <= _LONGEST_LABEL and not _CLAUSE.search(label)
    has_value = bool(excerpt.text[colon.end() :].split("\n")[0].strip())
    is_label = is_label and (has_value or not _ARTICLE.match(label))
    field = field_of(label) if is_label else None
    may_be_long = field in ENDS or _WHERE_NOT_AGREED.match(label)
    if not may_be_long and count_heading_words(label) > _LONGEST_SHORT:
        return None
    field = Field.COMMENT if field == Field.RESPONSE and _WHERE_NOT_AGREED.match(label) else field
    if field == Field.NUMBER and _OF_RECOMMENDATION.match(label):
        return Labelled(field, excerpt.cut(colon.end()))
    if field in _KEPT:
        rest = without_stamps(excerpt.cut(colon.end()))
        taken = _TAKEN.match(rest.text) if field == Field.ACTION else None
        rest = rest.cut(taken.end()) if taken else rest
        if field == Field.ACTION and _GIVEN.match(fold(label)):
            field = Field.RESPONSE  # “Suite donnée : Acceptée.”, “Suites données par la commune : Le plan est adopté.”
        is_asked = bool(_ASKS_FOR_IT.match(rest.text))
        value = None if is_asked else rest or None
        return Labelled(field, value, _number_within(excerpt, label, field), organisation=organisation_in(label))
    return None


def _number_within(excerpt: Excerpt, label: str, field: Field) -> Excerpt | None:
    """The number inside the label of a recommendation: “Recommendation or key question 3 of the evaluation”."""
    number = _WITHIN.search(label) if field == Field.RECOMMENDATION else None
    return excerpt.cut(*number.span("number")) if number else None
