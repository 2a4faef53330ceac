"""The smallest parts of a text that has lost its cells: a sentence, a date, an office, a status, a bullet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from answerable.extraction.blocks import Excerpt
from answerable.extraction.numbering import STAMP, is_action_number
from answerable.extraction.offices import UNIT_WORDS, one_of
from answerable.extraction.positions import read_position
from answerable.extraction.words import find_sentences, fold
from answerable.periods.expressions.due import Due
from answerable.periods.expressions.reading import Context, read_expressions

OFFICE_NOUN = (
    r"(?:Branch|Directorate|Division|Sector|Unit|Office|Secretariat|Service|Group|Bureau|Region|Committee"
    r"|Centre|Center|Department|Agency|Team|Section|Manager|Director(?: General)?|Officer|Operations|Policy|Planning"
    r"|Council|Program|Programme)s?"
)
# Words with a capital that begin another cell.
_NONAME = (
    r"(?:Start|Completion|Completed?|Ongoing|Status|Due|Target|Date|Q[1-4]|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|Spring|Summer|Fall|Autumn|Winter|Printemps|Automne|Hiver"
    r"|Terminée?|En cours)\b"
)
_POST = (
    r"(?:(?:Senior |Executive |Associate |Regional |Deputy ){0,3}(?:Director|Manager)s?(?: General)?|E\.D\.|D\.G\."
    r"|(?:Senior )?(?:Assistant Deputy|Associate Deputy|Deputy) Minister|Vice[- ]President|Chief [A-Z]\w+ Officer|Head"
    r"|Commissioner|Superintendent|S?ADM|DG|Direct(?:eur|rice)s?"
    r"(?: généra(?:l|le|ux|les)| exécuti(?:f|ve|fs|ves)| principa(?:l|le|ux|les)| régiona(?:l|le|ux|les)){0,2}"
    r"|Gestionnaire|Chef|Sous-ministre(?: adjointe?)?|Vice-présidente?)"
)
NAME = rf"(?:(?!{_NONAME})[A-ZÀ-Ö][\w&.’'-]*|\([A-Z][\w-]*\))"
_LINK = r"(?:and|of|the|for|et|de|des|du|la|l[’'][\w-]+|les|pour|aux?|à|en)"
# An office or a post at the beginning of a part: names up to a word for a unit, or a post and what it is in charge of.
OFFICE = re.compile(
    rf"(?:{NAME}(?:[ ,/-]+(?:{NAME}|{_LINK}))*?[ -]{OFFICE_NOUN}"
    rf"(?:, {NAME}(?:[ ,/-]+(?:{NAME}|{_LINK}))*?[ -]{OFFICE_NOUN})*(?: ?\([A-Z][\w-]*\))?"
    rf"|(?:Direction|Bureau|Service|Secteur|Secrétariat|Unité|Division|Comité)(?: (?:{NAME}|{_LINK}|[a-zà-ÿ’'-]+))*?"
    rf" ?\([A-Z][\w-]*\)(?:/?-? ?(?:Direction|Bureau|Service)(?: (?:{NAME}|{_LINK}|[a-zà-ÿ’'-]+))*? ?\([A-Z][\w-]*\))*"
    rf"|{_POST}(?: \([A-Z]+\))?"
    rf"(?:, (?:{NAME}|{_LINK}|,| )+(?:\([A-Z]+\))?)?"
    rf"|[A-Z]{{2,8}}(?:[-/ ]{{1,2}}[A-Z]{{1,8}})*(?:[- ]{{1,2}}{OFFICE_NOUN})?)(?=[\s.,;]|$)"
    rf"(?! {one_of(UNIT_WORDS)}\b)"  # not where a name goes on: “Regional Operations Sector”
)
# A unit or a post in French with nothing behind it: “Unité de la mesure du rendement”.
_UNIT = re.compile(
    r"(?:Direction|Unité|Bureau|Secteur|Service|Division|Secrétariat)s?(?: [\w’'-]+){1,9}"
    r"|(?:Direct(?:eur|rice)|Gestionnaire|Chef|Sous-ministre|Vice-présidente?|Dirigeante?|Coordonnat(?:eur|rice)"
    r"|Responsable|Présidente?|Secrétaire|Conseill(?:er|ère)|Contrôleu(?:r|se)|Trésori(?:er|ère)|Ingénieure?"
    r"|Administrat(?:eur|rice)|Commissaire|Représentante?|Chargée?)s?(?: [\w’'-]+){0,14}(?:,(?: [\w’'-]+){1,6})?"
    # what a unit is in charge of stands for it
    r"|(?:Ressources (?:humaines|financières|matérielles)|Affaires [a-zà-ÿ]+e?s|Services (?:[a-zà-ÿ]+(?:es|ux)|à|aux"
    r"|d[eu]s?)|Technologies de)(?: [\w’'-]+){0,6}"
)
# As organisations write that keep capitals for names: “Monitoring and evaluation unit”, “Country director”.
_PLAIN_UNIT = re.compile(
    r"[A-Z][\w-]+(?: (?!(?:the|a|an|by|to|of|in|with|from|each|every|our|its)\b)[a-z-]+){0,3}"
    r" (?:office|unit|division|service|bureau|department|branch|section|team|director|directorate)s?"
)
# Words with capitals and nothing else: “Track Engineering; Regional Offices”. They may name an office.
NAMES = re.compile(rf"(?:(?:{NAME}|{_LINK}|&)(?: ?[,;/] ?| |$)){{1,14}}")
_TOGETHER = re.compile(
    r",? (?:in (?:coordination|collaboration|consultation|partnership) with|en (?:collaboration|concertation"
    r"|consultation) avec|with (?:the )?support (?:of|from)|supported by|avec l['’](?:appui|aide) d[eu]s?) "
)
_IN_BRACKETS = re.compile(r" ?\([^()]{2,80}\)(?=[\s.,;]|$)")  # who supports an office, behind it
# What says how far it is, behind an office and with a capital of its own: “Regional Directors Ongoing”.
_LAST_WORD = re.compile(
    r"(?<=\w|[.,;)]) (?=(?:Completed?|Ongoing|Done|Implemented|Closed|Continuous|Immediate(?:ly)?|TBD|Terminée?s?"
    r"|Achevée?s?|Complétée?s?|Réalisée?s?|En (?:cours|continu)|À déterminer)\.?$)"
)
# A position inside a line: “… in relation to the Fund Agreed”.
_POSITION = re.compile(
    r"(?<=[\w)] )(?:Agreed|Accepted|Partially (?:agreed|accepted)|Not (?:agreed|accepted)|Disagreed?|Rejected|Noted"
    r"|En accord|D['’]accord|Acceptée|Refusée|Rejetée)(?=\.?(?:\s*$| [A-ZÀ-Ö]))"
)
_STATUS = re.compile(r"(?:Status|State|État|Statut)\s*:\s*", re.IGNORECASE)
# A date behind one of these belongs to the sentence in front of it.
_BINDS = re.compile(
    r"(?:\b(?:by|in|on|of|at|to|the|from|since|until|before|after|during|for|and|or|end|early|mid|late|fiscal|year|than"
    r"|le|la|en|au|de|du|des|d['’]ici|depuis|avant|pour|dès|et|exercice)|[(,:–—-])\s*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\b(?:in|by|on|at|of|the|to|from|en|au|de|du|le)$", re.IGNORECASE)
# How grave a finding is, in a cell of its own in front of the answer: “Élevé D’accord.”
RATING = re.compile(
    r"(?:(?:very )?(?:high|low)|medium|moderate|critical|(?:très )?élevée?|moyen(?:ne)?|modérée?|faible|critique)"
    r"(?=\s+(?-i:[A-ZÀ-Ö])|\W*$)",
    re.IGNORECASE,
)
_NO_DATE = r"(?:not applicable|n/a|sans objet|s\.o\.)"
_NOTHING_AGAIN = re.compile(rf"{_NO_DATE}(?=(?: {_NO_DATE})*\W*$)", re.IGNORECASE)
_LABEL = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z])[.)]+\s*")
_TRACKED = re.compile(r"(?<!\S)20\d\d/(?:0[1-9]|1[0-2])(?:/[0-3]\d)?(?!\S)")  # as trackers write a month or a day
_NOTHING = re.compile(r"\W*(?:nil|none|not applicable|sans objet|n/?a|s\. ?o\.?|so|aucune?|néant)?\W*$", re.IGNORECASE)
_NO_CONTEXT = Context()
_LONGEST_WITHOUT_DIGIT = 60  # characters


@dataclass
class Atom:
    """One part, and what it looks like."""

    excerpt: Excerpt
    is_item: bool = False
    is_date: bool = False
    is_office: bool = False
    is_status: bool = False
    is_nothing: bool = False  # “Nil”, “N/A” or a dash
    is_name: bool = False  # words with capitals that may name an office
    has_date: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return self.excerpt.text


def cut_atoms(body: Excerpt, is_rated: bool = False) -> list[Atom]:
    """The parts of a text, in order; where it is rated, how grave a finding is stands at the beginning of a line."""
    return [atom for line, is_item in _join_lines(body) for atom in _cut_rated(line, is_item, is_rated)]


def _cut_rated(line: Excerpt, is_item: bool, is_rated: bool) -> Iterator[Atom]:
    rating = RATING.match(line.text) if is_rated else None
    if rating and rating.end() < len(line.text):
        yield look_at(line.cut(0, rating.end()))
        line = line.cut(rating.end())
    yield from _cut_line(line, is_item)


def cut_cells(body: Excerpt) -> list[Atom]:
    """The paragraphs of a text, in order, where each of them was a cell; the number of an action goes with its text."""
    cells: list[Excerpt] = []
    for piece in body.pieces:
        cell = Excerpt(body.document, (piece,))
        if cells and is_action_number(cells[-1].text):
            cells[-1] = cells[-1].through(cell)
        else:
            cells.append(cell)
    return [look_at(cell) for cell in cells]


def _join_lines(body: Excerpt) -> list[tuple[Excerpt, bool]]:
    """The lines; one that ends in a preposition goes on in the next, and so does one with a stamp below it."""
    joined: list[tuple[Excerpt, bool]] = []
    for line in body.lines():
        goes_on = joined and (STAMP.match(f" {line.text}") or _GOES_ON.search(joined[-1][0].text))
        if goes_on and not line.is_item:
            joined[-1] = (joined[-1][0].through(line.excerpt), joined[-1][1])
        else:
            joined.append((line.excerpt, line.is_item))
    return joined


def _cut_line(line: Excerpt, is_item: bool) -> Iterator[Atom]:
    """A bullet is whole; any other line is cut at its sentences, and these at their dates, offices and status."""
    if is_item:
        yield Atom(line, is_item=True)
        return
    nothing = list(_NOTHING_AGAIN.finditer(line.text))
    if len(nothing) > 1 and nothing[0].start() == 0:  # one for each of several columns
        yield from (look_at(line.cut(*match.span())) for match in nothing)
        return
    text = line.text.replace("\n", " ")  # of lines that were joined
    for start, end in _sentences(text):
        for first, last in _cut_sentence(text, start, end):
            part = line.cut(first, last)
            if part:
                yield look_at(part)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences; a position that lost its full stop is one of its own, and the number of an action is none."""
    for start, end in _with_labels(text):
        position = read_position(text[start:end])
        has_more = position and not position.says_more and position.start == 0 and position.sentence_end < end - start
        middle = start + position.sentence_end if position and has_more else start
        if middle > start:
            yield start, middle
        yield middle, end


def _with_labels(text: str) -> Iterator[tuple[int, int]]:
    waiting: int | None = None
    for start, end in find_sentences(text):
        first = start if waiting is None else waiting
        waiting = first if _LABEL.fullmatch(text, start, end) and end < len(text) else None
        if waiting is None:
            yield first, end


def _cut_sentence(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut before and behind what stands for itself: a status, a position, a date or an office."""
    for find in (_find_status, _find_position, _find_tracked, _find_last_word, _find_office, _find_date):
        found = find(text, start, end)
        if found is None or found == (start, end):
            continue
        first, last = found
        if text[start:first].strip():
            yield from _cut_sentence(text, start, first)
        yield found
        if text[last:end].strip(" .;"):
            yield from _cut_sentence(text, last, end)
        return
    yield start, end


def _find_status(text: str, start: int, end: int) -> tuple[int, int] | None:
    status = _STATUS.search(text, start, end)
    return (status.start(), end) if status and status.start() > start else None


def _find_position(text: str, start: int, end: int) -> tuple[int, int] | None:
    answer = _POSITION.search(text, start, end)
    return answer.span() if answer and answer.start() > start else None


def _find_tracked(text: str, start: int, end: int) -> tuple[int, int] | None:
    day = _TRACKED.search(text, start, end)
    return day.span() if day else None


def _find_last_word(text: str, start: int, end: int) -> tuple[int, int] | None:
    word = _LAST_WORD.search(text, start, end)
    return (word.end(), end) if word and word.start() > start else None


def _find_office(text: str, start: int, end: int) -> tuple[int, int] | None:
    office = OFFICE.match(text, start, end)
    if office is None:
        return None
    beside = _IN_BRACKETS.match(text, office.end(), end)
    last = beside.end() if beside else office.end()
    is_own = last < end and _stands_alone(text[last:end], office.group())
    return (start, last) if is_own else None


def _find_date(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A date that begins like a cell, and has nothing or a cell behind it."""
    for first, last in _dates_in(text, start, end):
        before, behind = text[start:first], text[last:end].strip(" .;")
        begins = text[first].isupper() or text[first].isdigit() or before.rstrip()[-1:] in {".", ";", ")"}
        is_own = begins and not _BINDS.search(before) and (not behind or behind[:1].isupper())
        if is_own and (before.strip() or behind):
            return first, last
    return None


def _stands_alone(rest: str, office: str) -> bool:
    """True where what follows an office does not go on with its sentence; behind an acronym only a date."""
    rest = rest.strip()
    if not rest or rest[0].islower() or rest[0] in ",;.:)’'":
        return False
    return not office.isupper() or sum(len(due.as_written) for due in _read_dates(rest)) > 0.6 * len(rest)


@lru_cache(maxsize=256)
def _read_dates(text: str) -> tuple[Due, ...]:
    """The dates in a part. A long one without any digit is a sentence, and has none that could be a cell of its own."""
    if len(text) > _LONGEST_WITHOUT_DIGIT and not re.search(r"\d", text):
        return ()
    return tuple(read_expressions(text, _NO_CONTEXT))


def _dates_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = _read_dates(text[start:end])
    spans = [(start + due.at, start + due.at + len(due.as_written)) for due in found]
    if spans and text[start : spans[0][0]].strip().lower() == "le":  # “Le 30 juin 2015”
        spans[0] = (start, spans[0][1])
    return spans


def look_at(part: Excerpt) -> Atom:
    """What a part looks like."""
    text = part.text.replace("\n", " ")
    if _NOTHING.match(text):
        return Atom(part, is_nothing=True)
    dates = _read_dates(text)
    covered = sum(len(due.as_written) for due in dates)
    is_date = bool(dates) and covered >= 0.75 * len(text.strip(" .;"))
    words = text.strip(" .;,")
    return Atom(
        part,
        is_date=is_date,
        is_office=not is_date and _is_office(words),
        is_status=bool(_STATUS.match(text)),
        is_name=not is_date and text[-1:] != "." and bool(NAMES.fullmatch(words)) and read_position(text) is None,
        has_date=bool(dates),
    )


def _is_office(words: str) -> bool:
    """True for the name of an office or post, and for one that does something together with others."""
    first = _TOGETHER.split(words)[0]
    plain = _IN_BRACKETS.sub("", first)  # whoever supports it
    office = OFFICE.match(first) or OFFICE.match(plain)
    is_unit = any(_UNIT.fullmatch(name) or _PLAIN_UNIT.fullmatch(name) for name in (first, plain))
    return bool(fold(plain)) and (is_unit or (office is not None and office.end() >= len(plain)))
