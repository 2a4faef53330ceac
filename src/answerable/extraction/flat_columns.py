"""Which column each part of a flattened row stood in: the likeliest way through the columns, from left to right.

A row begins in its first column and goes to the right; where there are several actions or deliverables under one
recommendation, it goes back from one of the last columns to the column where these begin. How well a part fits a column
is told by what it looks like (see flat_atoms.py) and by its words; of all ways the one with the highest sum is taken.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.extraction.flat_atoms import OFFICE, RATING, Atom
from answerable.extraction.headings import Field
from answerable.extraction.numbering import ACTION_LABEL
from answerable.extraction.positions import read_position, states_bare_position
from answerable.extraction.statuses import read_status
from answerable.extraction.words import ASKING

_BACK = -1.5  # going back to the column where actions begin
_SKIP = -0.7  # for every column without a part
_LEFT_OUT = -0.6  # a sentence behind the last column that belongs to none
_NOTHING = 0.5  # a dash may stand in any column; it hardly goes on with words
_ENDS = frozenset({Field.DUE, Field.ACCOUNTABILITY, Field.STATUS})
_NEVER = -9.0
_IN_LINE = -0.2  # for every column that ends inside a line
_ANEW = -1.0  # for a numbered action that goes on with what stands before it
_UNNUMBERED = -3.0
_REFUSED = -1.0
_TWICE = -0.6  # for a dash in one cell with another
_TORN = -6.0  # a list that is not in the column of the line that leads in to it
_LONGEST_NAME = 6  # words
_STARTS = (Field.ACTION, Field.DELIVERABLE)
_ACTORS = (
    r"(?:the |this |our |la |le |cette |notre |l['’])?(?:(?:[\w’'-]+ ){0,3})?(?:branch|directorate|division|sector|unit"
    r"|office|department|agency|ministry|secretariat|management|program(?:me)?|team|committee|board|bureau|region"
    r"|commission|council|we|it"
    r"|they|direction|ministère|agence|secteur|bureau|nous|elle|il|ils|elles|gestion)"
)
_PROMISES = re.compile(
    rf"^(?:{_ACTORS}s? (?:(?:also|then|therefore|aussi|également) )?(?:will|shall|is to|are to|commits? to|plans? to)\b"
    rf"|[^.]{{0,160}}? will (?:also )?be \w+(?:ed|en|t)\b"
    rf"|{_ACTORS} [a-zà-ÿ]+(?:era|eront|erons|ira|iront|dra|dront|tra|tront)\b"
    r"|[^.]{0,160}? (?:sera|seront) \w+(?:é|és|ée|ées|i|is|ie|ies)\b)",
    re.IGNORECASE,
)
_IS_TO = re.compile(r"[^.]{0,80}? (?:to|will|shall) (?!the |a |an |this )[a-z]")  # behind the name of an office
_TO_BE = re.compile(
    r"\b(?:to be \w+(?:ed|en|ld|t)|à (?:mettre au point|tenir|publier|\w+er)) (?:in|by|on|en|au|d['’]ici|avant)\b"
)
_ORDER_WORDS = (
    r"(?:Recommend|Develop|Review|Update|Publish|Draft|Implement|Establish|Create|Prepare|Ensure"
    r"|Continue|Identify|Provide|Define|Conduct|Strengthen|Improve|Consult|Complete|Finali[sz]e|Monitor|Assess|Explore"
    r"|Revise|Propose"
    r"|Organi[sz]e|Set|Work|Present|Seek|Include|Clarify|Communicate|Design|Deliver|Hold|Build|Introduce|Maintain"
    r"|Report"
    r"|Submit|Train|Undertake|Use|Examine|Engage|Evaluate|Expand|Facilitate|Formali[sz]e|Issue|Make|Negotiate|Obtain"
    r"|Pilot"
    r"|Plan|Promote|Write|Buy|Keep|Send|Split|Amend|Approve|Tell|Hire"
    r"|(?:Mettre|Faire|Établir|Définir|Tenir|Produire|[A-ZÉ][a-zéèêâîôûç]+(?:er|ir))\b)\b"
)
ORDER = re.compile(rf"(?<![^\s]){_ORDER_WORDS}")  # a word that orders, in capitals, anywhere in a text
_ORDERS = re.compile(rf"^(?:[A-Z][a-z]+ly )?{_ORDER_WORDS}")
_ASKS = re.compile(
    rf"\b(?:{ASKING}|needs? to|ought to|it is recommended|que l[ae’'])\b",
    re.IGNORECASE,
)


def assign_columns(atoms: Sequence[Atom], fields: Sequence[Field]) -> list[tuple[Field | None, bool]]:
    """(the column of each part or None for what belongs to none, whether a further action begins with it)."""
    columns: list[Field | None] = [*fields, None]
    manner = _Manner.of(atoms)
    best: list[list[tuple[float, int]]] = []  # for each part and column: the sum, the column of the part before
    for number, atom in enumerate(atoms):
        before = atoms[number - 1] if number else None
        following = atoms[number + 1] if number + 1 < len(atoms) else None
        row = []
        stays, goes = _cost_of_place(before, atom)
        for at, column in enumerate(columns):
            fit = _fit(atom, following, column, fields, is_first=number == 0) + manner.fit(atom, column)
            opens = manner.fit_first(atom, column)
            came = [
                (best[-1][was][0] + _move(columns, was, at) + (stays if was == at else goes + opens), was)
                for was in range(len(columns))
                if best
            ]
            total, was = max(came) if came else (_SKIP * at, -1)
            row.append((total + fit, was))
        best.append(row)
    return _walk_back(columns, best)


@dataclass(frozen=True)
class _Manner:
    """How a row says what will be done: behind numbers, or not at all where it refuses."""

    is_numbered: bool
    is_refused: bool

    @classmethod
    def of(cls, atoms: Sequence[Atom]) -> "_Manner":
        """The manner of one row."""
        positions = [position for atom in atoms if (position := read_position(atom.text))]
        is_refused = bool(positions) and positions[0].code == "not-accepted"
        return cls(any(map(_is_numbered, atoms)), is_refused)

    def fit(self, atom: Atom, column: Field | None) -> float:
        """What is said behind a refusal is hardly an action."""
        is_action = column == Field.ACTION and self.is_refused and not _is_numbered(atom) and not atom.is_nothing
        return _REFUSED if is_action else 0.0

    def fit_first(self, atom: Atom, column: Field | None) -> float:
        """Where actions are numbered, an action hardly begins without a number."""
        is_odd = column == Field.ACTION and self.is_numbered and not (_is_numbered(atom) or atom.is_nothing)
        return _UNNUMBERED if is_odd else 0.0


def _is_numbered(atom: Atom) -> bool:
    match = ACTION_LABEL.match(atom.text)
    return match is not None and match["number"] is not None


def _cost_of_place(before: Atom | None, atom: Atom) -> tuple[float, float]:
    """What it costs that a part is in the same column as the one before it, and that it is in another."""
    if before is None:
        return 0.0, 0.0
    stays = _ANEW if _begins_anew(before, atom) else _TWICE if atom.is_nothing and before.is_nothing else 0.0
    return stays, _change(before, atom)


def _begins_anew(before: Atom, atom: Atom) -> bool:
    """True for a numbered action behind words that have no number: it is hardly in one cell with them."""
    return _is_numbered(atom) and not ACTION_LABEL.match(before.text)


def _change(before: Atom, atom: Atom) -> float:
    """What it costs that a part is in another column than the one before it: a bullet below its lead-in line or another
    bullet, and a line that goes on with the one above, are hardly ever."""
    if (atom.is_item and (before.is_item or before.text.endswith(":"))) or atom.text[:1].islower():
        return _TORN
    return _IN_LINE if before.excerpt.pieces[-1][0] == atom.excerpt.pieces[0][0] else 0.0


def _walk_back(columns: list[Field | None], best: list[list[tuple[float, int]]]) -> list[tuple[Field | None, bool]]:
    if not best:
        return []
    at = max(range(len(columns)), key=lambda column: best[-1][column][0])
    found: list[tuple[Field | None, bool]] = []
    for row in reversed(best):
        was = row[at][1]
        found.append((columns[at], was > at and columns[at] is not None))
        at = was
    return found[::-1]


def _move(columns: list[Field | None], was: int, at: int) -> float:
    """What it costs to go from one column to another."""
    left_out = len(columns) - 1
    if at == was:
        return 0.0
    if at == left_out:
        return 0.0 if was >= left_out - 2 else _NEVER
    if was == left_out or at < was:
        return _BACK if columns[at] in _STARTS and was >= at + 1 else _NEVER
    return _SKIP * (at - was - 1)


def _fit(atom: Atom, following: Atom | None, column: Field | None, fields: Sequence[Field], is_first: bool) -> float:
    if column is None:
        return _LEFT_OUT if not (atom.is_date or atom.is_office or atom.is_status) else _NEVER
    if atom.is_nothing:
        return _NOTHING if column in _ENDS else 0.0
    judge = _JUDGES.get(column, _fits_words)
    return judge(atom, following, fields, is_first)


def asks(atom: Atom) -> bool:
    """True for a sentence that says what should or must be done."""
    return _ASKS.search(atom.text) is not None


def fit_column(atom: Atom, column: Field, fields: Sequence[Field]) -> float:
    """How well a part fits a column, from -9 to 5, whatever stands before and behind it."""
    return _fit(atom, None, column, fields, is_first=False)


def _fits_words(atom: Atom, following: Atom | None, fields: Sequence[Field], is_first: bool) -> float:
    """Findings, themes and the like: words."""
    return -4.0 if atom.is_date or atom.is_status else 0.0


def _fits_recommendation(atom: Atom, following: Atom | None, fields: Sequence[Field], is_first: bool) -> float:
    if atom.is_date or atom.is_status or states_bare_position(atom.text):
        return -5.0
    score = 3.0 if is_first else 0.0
    score += 1.5 if _ASKS.search(atom.text) else 0.0
    return score + (0.6 if atom.is_item else 0.0) - _looks_like_office(atom)


def _fits_response(atom: Atom, following: Atom | None, fields: Sequence[Field], is_first: bool) -> float:
    if atom.is_date or atom.is_office or atom.is_status:
        return -5.0
    position = read_position(atom.text)
    if position:
        return 5.0 if not position.says_more else 3.5
    score = 0.6 - (1.5 if _promises(atom) else 0.0) - (0.8 if _ASKS.search(atom.text) else 0.0)
    score -= _looks_like_office(atom)
    return score - (0.6 if _ORDERS.match(atom.text) else 0.0) - (0.4 if atom.is_item else 0.0)


def _fits_action(atom: Atom, following: Atom | None, fields: Sequence[Field], is_first: bool) -> float:
    if atom.is_date or atom.is_status:
        return -5.0
    if states_bare_position(atom.text):
        return -4.0 if Field.RESPONSE in fields else 2.5
    if _is_named_date(atom):
        return -1.0
    score = 0.3 + (2.0 if _promises(atom) else 0.0) + (1.2 if _ORDERS.match(atom.text) else 0.0)
    score += 0.8 if atom.is_item or ACTION_LABEL.match(atom.text) else 0.0
    score -= 0.8 if _ASKS.search(atom.text) else 0.0
    return score - _looks_like_office(atom)


def _fits_deliverable(atom: Atom, following: Atom | None, fields: Sequence[Field], is_first: bool) -> float:
    if atom.is_date or atom.is_office or atom.is_status or states_bare_position(atom.text):
        return -5.0
    score = 1.5 if ACTION_LABEL.match(atom.text) else 0.0
    score += 1.5 if following is not None and (following.is_date or following.is_office) else -0.5
    score += 0.5 if len(atom.text.split()) <= 12 and not _promises(atom) else -1.0
    return score


def _fits_due(atom: Atom, following: Atom | None, fields: Sequence[Field], is_first: bool) -> float:
    if atom.is_date:
        return 2.5 if Field.STATUS in fields and _is_bare_status(atom) else 5.0
    if _is_named_date(atom):
        return 2.5
    is_told = bool(re.search(r"\b(?:was|were|ha[sd]|have|a été|ont été)\b", atom.text))
    is_named = (
        not is_told
        and atom.has_date
        and len(atom.text.split()) <= 20
        and not _promises(atom)
        and not _ORDERS.match(atom.text)
    )
    return 2.0 if is_named else -5.0


def _fits_office(atom: Atom, following: Atom | None, fields: Sequence[Field], is_first: bool) -> float:
    if atom.is_date or atom.is_status:
        return -6.0
    if atom.is_office or atom.is_name:
        return 4.0 if atom.is_office else 1.5
    return 1.0 if following is not None and following.is_date and _may_name(atom) else -5.0


def _may_name(atom: Atom) -> bool:
    """True for a few words without a stop that order nothing: in front of a date they may name who is in charge."""
    is_short = len(atom.text.split()) <= _LONGEST_NAME and atom.text[:1].isupper() and atom.text[-1].isalpha()
    return is_short and not (_promises(atom) or _ORDERS.match(atom.text) or ACTION_LABEL.match(atom.text))


def _fits_status(atom: Atom, following: Atom | None, fields: Sequence[Field], is_first: bool) -> float:
    if atom.is_status:
        return 5.0
    if atom.is_date:
        return 3.0 if _is_bare_status(atom) else -2.0
    status = read_status(atom.text)
    is_short = len(atom.text.split()) <= 6
    return 2.5 if status and is_short else 0.4 if not states_bare_position(atom.text) else -2.0


def _is_bare_status(atom: Atom) -> bool:
    """True for “Completed” and “Ongoing”, which say when as well as how far."""
    return not re.search(r"\d", atom.text) and read_status(atom.text) is not None


def _fits_rating(atom: Atom, following: Atom | None, fields: Sequence[Field], is_first: bool) -> float:
    return 5.0 if RATING.match(atom.text) and len(atom.text.split()) <= 2 else -5.0


_JUDGES = {
    Field.RECOMMENDATION: _fits_recommendation,
    Field.RESPONSE: _fits_response,
    Field.ACTION: _fits_action,
    Field.DELIVERABLE: _fits_deliverable,
    Field.DUE: _fits_due,
    Field.ACCOUNTABILITY: _fits_office,
    Field.ADDRESSEE: _fits_office,
    Field.STATUS: _fits_status,
    Field.PRIORITY: _fits_rating,
}


def _looks_like_office(atom: Atom) -> float:
    return 3.0 if atom.is_office else 1.0 if atom.is_name else 0.0


def _is_named_date(atom: Atom) -> bool:
    """True for what is to be done by when, as a date column has it: “Exchange to be held in May 2026”."""
    return atom.has_date and len(atom.text.split()) <= 20 and bool(_TO_BE.search(atom.text))


def _promises(atom: Atom) -> bool:
    """True for a sentence in which an office is to do something, or something will be done."""
    office = OFFICE.match(atom.text)
    return bool(_PROMISES.match(atom.text) or (office and _IS_TO.match(atom.text, office.end())))
