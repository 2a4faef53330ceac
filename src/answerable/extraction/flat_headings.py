"""The headings of a table that has lost its cells: several in one line, or each in a line of its own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from answerable.extraction.blocks import Document
from answerable.extraction.headings import Field, field_of, names_support_in_brackets
from answerable.extraction.numbering import names_recommendation

# Headings that stand in one line, the longest first.
_PHRASES = re.compile(
    r"(?:agency|agencies|organi[sz]ations?) affected|recommendation (?:lead|owner)s?"
    r"|action (?:lead|owner)s?(?: ?\([^)]*\))?|action deadlines?|actions? (?:to be taken|taken|planned|required)"
    r"|management['’]?s? responses? and planned management actions?|management responses? and (?:planned )?actions?"
    r"|réponses? (?:de la direction )?et mesures prévues(?: par la direction)?|réponses? (?:de la direction"
    r"|de l['’](?:entité|organisme|administration|audité)(?: auditée?)?|du (?:ministère|gestionnaire|destinataire))"
    r"|key findings?|(?:project |report )?recommend?ations?|recommandations?|conclusions?|findings?|constats?"
    r"|(?:(?:management|departmental|program(?:me)?|agency)['’]?s? )?responses?|réponses?"
    r"|plans? d['’]action(?: de la direction)?|(?:management )?action plans?"
    r"|(?:planned|agreed|corrective|management|key|proposed)(?: management)? actions?|corrective measures?"
    r"|mesures?(?: (?:prévues?|correctives?))?|actions?|commitments?"
    r"|engagements?"
    r"|produits livrables|(?:description of )?deliverables?|livrables?|milestones?|outputs?|expected results?"
    r"|résultats attendus"
    r"|accountab(?:ility|le)(?: officials?)?|responsib(?:le|ility)(?: (?:manager|officer|official|party|person"
    r"|branch|lead|unit|centre))?s?(?: ?\([^)]*\))?|responsabilité|responsabilisation"
    r"|(?:gestionnaire|secteur|direction|bureau)s? responsables?|responsables?|lead|owners?"
    r"|opi|bpr|offices? of primary interest|bureaux? de première responsabilité"
    r"|(?:planned |expected |target |proposed |anticipated )?(?:start(?:ing)?(?: and | ?[/&] ?))?"
    r"(?:implementation|completion|target|delivery|due|end)\s*dates?"
    r"|dates? (?:(?:prévues? )?(?:de début et )?d['’]achèvement(?: prévue)?|de mise en œuvre(?: prévue)?|cibles?"
    r"|limites?|d['’]échéance|prévues?)|time ?(?:frame|line)s?|timing"
    r"|deadlines?|échéanc(?:e|ier)s?|calendrier|dates?"
    r"|status(?: of (?:the )?(?:deliverables?|actions?))?|current assessment|comments?|commentaires?"
    r"|ress?ources|watchlist|documents|source reports?|number"
    r"|état(?: d['’]avancement)?|statut|progress|(?:risk|priority)(?: (?:rating|level|ranking))?|risques?"
    r"|(?:niveau|cote) de (?:risque|priorité)|priorité",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:No\.?|N°|#|Ref\.?|Réf\.?)\s+(?=[A-ZÀ-Ö])")  # in front of the other headings of a line
_REGISTER = re.compile(r"^(?:#|No\.?|N°|Item)\s", re.IGNORECASE)
_COVERED = 0.92  # of the letters of headings that are wrapped over lines
_MOST_UNKNOWN = 60  # letters: half of a heading may stand at the end of a line
_MOST_HEADINGS = 9  # blocks, where each heading stands in one of its own
_FEWEST = 3
_LONGEST_LINE, _LONGEST_HEADING = 250, 9  # characters, words
_MOST_WORDS = 7  # for each heading of a line, on average
_MOST_BEFORE = 3  # words before the first heading that is known, such as “Number” and “Key”
_EXPLAINS = re.compile(r"\([^()]{3,40}\)")  # “(supporting offices)” below a heading
_IS_VALUE = re.compile(r":\s|[.;:]$")  # behind a label
_IS_SENTENCE = re.compile(r"[.;!?](?:\s|$)|[,:]$")
# A heading does not begin behind one of these: “Justification for no action on the Recommendation”.
_WITHIN = re.compile(
    r"\b(?:of|the|for|on|to|and|or|by|in|no|de|du|des|la|le|les|et|ou|au|aux|pour|l['’]|d['’])\s*$|[/&(]\s*$",
    re.IGNORECASE,
)
_TWO_IN_ONE = re.compile(r"(?:response|réponse)s?\b.*\b(?:and|et)\b.*\b(?:action|mesure)s?", re.IGNORECASE)
_OF_RECOMMENDATION = re.compile(r"recommendation (?:lead|owner)", re.IGNORECASE)
_ACTION_AND_DATE = re.compile(
    r"(?:action|mesure)s?(?: plan)? ?(?:and|et|/|&) ?(?:[\w’']+ )?"
    r"(?:tim(?:e|ing)|target|due|date|deadline|échéanc|calendrier)",
    re.IGNORECASE,
)
_APPENDIX = re.compile(r"(?:appendix|annexe?|attachment|schedule)\b", re.IGNORECASE)
_ENDS = frozenset({Field.DUE, Field.ACCOUNTABILITY, Field.STATUS})


@dataclass(frozen=True)
class FlatTable:
    """Where the headings end, and which fields they name."""

    after: int  # the first block of the body
    fields: list[Field]
    is_register: bool = False  # numbered rows of what is to be delivered, without recommendations
    has_cells: bool = False  # every heading, and so every cell, stands in a paragraph of its own
    has_numbers: bool = False  # the number of a recommendation has a cell of its own
    has_findings: bool = False  # a finding stands in front of what is recommended, behind the number and title of a row
    has_support: bool = False  # who supports an office stands in brackets behind it
    first: int = 0  # the first block of the headings

    @property
    def has_actions(self) -> bool:
        """True where recommendations and actions have columns of their own, and so may have numbers of their own."""
        return {Field.RECOMMENDATION, Field.ACTION} <= set(self.fields)

    @property
    def may_have_titles(self) -> bool:
        """True where a line above a row that looks like a title is none of the cells of the row before."""
        return self.fields[-1] in ({Field.DUE, Field.STATUS} if self.has_cells else set(Field) - {Field.OTHER})

    @property
    def is_whole(self) -> bool:
        """True where it says what is recommended, what is answered or done, and who, when or how far."""
        fields = set(self.fields)
        return Field.RECOMMENDATION in fields and bool(fields & {Field.RESPONSE, Field.ACTION}) and bool(fields & _ENDS)


def find_headings(document: Document, first: int) -> FlatTable | None:
    """The headings that begin at a block, three or more in a row; None where none begin there."""
    block = document.blocks[first]
    if block.cell is not None or block.level or block.is_aside or len(block.text) > _LONGEST_LINE:
        return None
    register = _register_in(block.text)
    if register:
        return FlatTable(first + 1, register, is_register=True, first=first)
    ways = (_in_wrapped_lines(document, first), _in_own_lines(document, first), _in_one_line(document, first))
    best = max((way for way in ways if way), key=lambda table: table.after, default=None)
    if best is None:
        return None
    headings = " ".join(block.text for block in document.blocks[first : best.after])
    return replace(best, first=first, has_support=names_support_in_brackets(headings))


def _in_wrapped_lines(document: Document, first: int) -> FlatTable | None:
    """Headings that are all known, on one line or wrapped over a few."""
    begins = _NUMBER.sub("", document.blocks[first].text, count=1)
    if not _PHRASES.match(begins) or _IS_VALUE.search(begins):
        return None
    best = None
    for last in range(first + 1, min(first + _MOST_HEADINGS, len(document.blocks)) + 1):
        line = document.blocks[last - 1]
        if len(line.text) > _LONGEST_LINE or (last - first > 1 and _begins_row(line.text)):
            return best
        text = " ".join([begins, *(b.text for b in document.blocks[first + 1 : last] if b.cell is None)])
        found = list(_PHRASES.finditer(text))
        covered = sum(len(match.group().replace(" ", "")) for match in found)
        letters = len(re.sub(r"[\s|]", "", text))
        if letters - covered > _MOST_UNKNOWN:
            return best  # no further line makes headings of these words
        if len(found) >= _FEWEST and found[0].start() == 0 and covered >= _COVERED * letters:
            fields = _fields_of_all(match.group() for match in found)
            has_cells = all(_PHRASES.fullmatch(block.text.strip()) for block in document.blocks[first:last])
            best = FlatTable(last, fields, has_cells=has_cells)
    return best


def _begins_row(text: str) -> bool:
    """True for a line that no heading is: it names a recommendation, or has a number."""
    return names_recommendation(text) or re.search(r"\d", text) is not None


def _in_own_lines(document: Document, first: int) -> FlatTable | None:
    """Headings that stand each in a paragraph of its own; who, when or how far is among them."""
    if not _is_known(document.blocks[first].text):
        return None
    last = first
    while last < len(document.blocks) and last - first < _MOST_HEADINGS and _is_heading(document.blocks[last].text):
        last += 1
        last += last < len(document.blocks) and bool(_EXPLAINS.fullmatch(document.blocks[last].text))
    while last > first and not _is_known(document.blocks[last - 1].text):
        last -= 1  # the theme of the first row
    named = [block.text for block in document.blocks[first:last] if not _EXPLAINS.fullmatch(block.text)]
    fields = _fields_of_all(named)
    is_row = len(set(fields) - {Field.OTHER}) >= _FEWEST <= len(named) and not _ENDS.isdisjoint(fields)
    has_numbers = field_of(named[0]) == Field.NUMBER if named else False
    has_findings = bool(named) and field_of(named[0]) == Field.FINDING and Field.RECOMMENDATION in fields
    return (
        FlatTable(last, fields, has_cells=True, has_numbers=has_numbers, has_findings=has_findings) if is_row else None
    )


def _is_known(text: str) -> bool:
    """True for words that name a field; “Appendix 2. Action plan” is a title."""
    if _APPENDIX.match(text):
        return False
    return field_of(text) != Field.OTHER or _PHRASES.fullmatch(text.strip()) is not None


def _is_heading(text: str) -> bool:
    text = re.sub(r"(?<=[a-zà-ÿ)?])\d\b", "", text)  # the mark of a footnote
    is_short = len(text.split()) <= _LONGEST_HEADING and not re.search(r"[\d:]|[;,]$|\w{5,}\.$", text)
    if sum(_begins(text, match.start()) for match in _PHRASES.finditer(text)) > 1:
        return False  # several headings
    return is_short and text[:1].isupper() and field_of(text) is not None and not names_recommendation(text)


def _in_one_line(document: Document, first: int) -> FlatTable | None:
    """Headings of one line with words between them that nobody knows."""
    text = document.blocks[first].text
    if _IS_SENTENCE.search(text) or "\n" in text:
        return None
    found = [match for match in _PHRASES.finditer(text) if _begins(text, match.start())]
    fields = _fields_of_all(match.group() for match in found)
    is_row = len(set(fields) - {Field.OTHER}) >= _FEWEST and len(text.split()) <= _MOST_WORDS * len(found)
    is_first = bool(found) and len(text[: found[0].start()].split()) <= _MOST_BEFORE
    return FlatTable(first + 1, fields) if is_row and is_first else None


def _begins(text: str, at: int) -> bool:
    """True where a heading begins: with a capital at the beginning of a word, and not inside a phrase."""
    return text[at].isupper() and not (at and text[at - 1].isalnum()) and not _WITHIN.search(text[:at])


def _register_in(line: str) -> list[Field]:
    """The fields of a register of deliverables or actions, such as “No. Region Description of deliverables Status”.

    Columns that say where or for whom stand before what is to be delivered, and are not kept.
    """
    if not _REGISTER.match(line):
        return []
    fields = list(dict.fromkeys(field for match in _PHRASES.finditer(line) for field in _fields_of(match.group())))
    fields = [Field.ACTION if field == Field.DELIVERABLE else field for field in fields]
    is_register = Field.ACTION in fields and len(fields) > 1 and Field.RECOMMENDATION not in fields
    return fields if is_register else []


def _fields_of_all(headings: Iterable[str]) -> list[Field]:
    return _columns_behind_number([field for heading in headings for field in _fields_of(heading)])


def _columns_behind_number(fields: list[Field]) -> list[Field]:
    """What stands behind the number of a row: a finding in a column of its own stands before it."""
    if Field.RECOMMENDATION in fields:
        return [field for field in fields if field not in {Field.FINDING, Field.NUMBER, Field.THEME}]
    return [Field.RECOMMENDATION if field == Field.FINDING else field for field in fields]


def _fields_of(heading: str) -> list[Field]:
    """The fields that one heading names; “Response and planned action” names two, and “Recommendation lead” those who
    have to see to it, beside the lead of each action."""
    if _OF_RECOMMENDATION.match(heading):
        return [Field.ADDRESSEE]
    if _TWO_IN_ONE.search(heading):
        return [Field.RESPONSE, Field.ACTION]
    if _ACTION_AND_DATE.search(heading):
        return [Field.ACTION, Field.DUE]
    field = field_of(heading)
    return [field] if field else []
