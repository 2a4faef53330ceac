"""Expressions that count from an event or wait for one: “within six months of tabling”, “once the Act is in force”.

Every pattern is matched on folded text (lower case, no accents, plain quotes and dashes).
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from answerable.periods.expressions.patterns import ALL_OF_LINE, REST, either
from answerable.periods.expressions.words import NUMBERS

_COUNT = either(r"(?:\d{1,3}|[a-z]++(?:-[a-z]++){0,2}+)")  # whether it is a number is seen once it was found
_UNIT = either(
    r"hours?|days?|weeks?|months?|years?|quarters?",
    r"heures?|jours?|semaines?|mois|ans?|annees?|trimestres?|exercices?",
)
_KIND_OF_UNIT = either(
    r"(?:working |business |calendar |fiscal |full |more |next |prochaine?s |premiers? |premieres? )?"
)


def _length(place: int) -> str:
    """A length of time, “three (3) months”, “6-12 months”; its groups are numbered, for a pattern holds several."""
    upto = rf"(?: ?(?:-|to|a|or|ou) ?(?P<upto{place}>{_COUNT}))?"
    unit = rf"(?P<unit{place}>{_UNIT})\b(?: ouvrables?\b|'? time\b)?"
    return rf"(?P<count{place}>{_COUNT})(?: ?\(\d+\))?{upto} ?-? ?{_KIND_OF_UNIT}{unit}"


_FROM = either(
    r"after|following|from|post|upon|before|prior to",
    r"apres|suivant|avant|a compter|a partir|a la suite|qui suivent|du jour",
)
_LATEST = either(r"(?:(?:no|not) later than |at the latest |au plus tard |by )?")
_NEXT = either(r"(?:next |coming |following |first |prochaine?s? |premiers? )")
_ABOUT = either(r"(?:environ |about |approximately )?")
_LIMIT = either(
    r"(?: a| un| the)?(?: maximum(?: of)?| delai (?:maximal |maximum )?de| period of| environ| about| approximately)?"
)
# A length of time counted from an event or from now.
_COUNTED = re.compile(
    r"(?<!\w)"
    + either(
        rf"{_LATEST}(?:with?in|in|dans|d'ici|sous){_LIMIT}(?: the| les| l')? ?{_NEXT}?{_length(1)}"
        rf"(?: (?:of|to|de|d'|du|des|{_FROM})\b{REST})?",
        rf"(?:over|during|au cours d(?:e|es|u)) ?(?:the |les )?{_NEXT}{_length(2)}",
        rf"au cours des? (?P<count5>{_COUNT}) prochaine?s (?P<unit5>mois|ans|annees|semaines|trimestres|exercices)",
        rf"{_LATEST}{_ABOUT}{_length(3)} {_FROM}\b{REST}",
        rf"after {_length(4)}",
        rf"(?:dans|au cours de) (?:l'annee|le mois|la semaine) (?:suivant|qui suit){REST}",
    )
)
# At the beginning of its line a length may be tied to its event by “of” alone, or stand for itself.
_AN_EVENT = either(
    r"the|its|this|approval|receipt|tabling|adoption|publication|completion|signature|award|release",
    r"l'|la|le|reception",
)
_COUNTED_OPENING = re.compile(rf"(?<!\w){_ABOUT}{_length(1)} (?:of|de|d')(?= ?{_AN_EVENT})\b{REST}")
_BARE_LENGTH = re.compile(rf"(?<!\w){_ABOUT}{_length(1)}{ALL_OF_LINE}")
_FUTURE = re.compile(
    r"(?<!\w)(?:in the future|(?:short|medium|long)[ -]term|(?:a )?(?:court|moyen|long) terme) ?"
    rf"\([^)\n]{{0,40}}\b{_UNIT}\b[^)\n]{{0,30}}\)"
)

# An event alone, where the clause that names it closes the sentence.
_ITS = either(r"(?:the |its |la |le |l'|les |du |des |de |d')")
_AGREED = either(r"(?:planned|agreed|original|current|established|prescribed|approved|required)")
_EVENT = re.compile(
    r"(?<!\w)"
    + either(
        rf"(?:(?<!at )once (?!again|more|a |per )|upon (?!request)|une fois (?!par|l'an)|des que ){REST}",
        rf"(?:immediately |shortly |soon )?(?:after|following|apres|a la suite|suite a) {_ITS}{REST}",
        rf"as soon as (?!possible|practicable|feasible|practical|reasonably){REST}",
        rf"(?:prior to|in advance of|ahead of) (?:{_ITS}|their |an? )(?!end\b|\d){REST}",
        rf"(?:with?in|by|per|as per|in line with|according to) (?:the )?{_AGREED}"
        r" (?:timelines?|timeframes?|schedules?|deadlines?|target dates?)",
        r"(?:dans les|selon les|selon l'|selon le) ?(?:delais?|echeancier|calendrier)"
        r" (?:prevus?|impartis?|etablis?|convenus?|approuves?)",
        r"(?:with?in|in|during|over) the (?:next|coming|following) (?:few |several )?"
        r"(?:years?|quarters?|months?|weeks?)",
        rf"(?:with?in|during) the (?:first|initial) (?:\w+ )?(?:years?|quarters?|months?) (?:of|after|following){REST}",
        r"(?:dans|au cours d(?:e|u|es)) (?:les |la |le )?(?:quelques )?prochaine?s?"
        r" (?:mois|annees?|semaines?|trimestres?)",
    )
)
# An event that is all that its line says.
_WAITING = either(
    r"when|as (?=resources|funding|capacity|time)|before|after|following|depend(?:ent|ing) (?:up)?on|pending",
    r"subject to|contingent (?:up)?on|at the (?:end|time|conclusion) of|by the (?:end|conclusion) of",
    r"post[ -]?[a-z]{4,}|update at|at the next|at next|next|lorsque?|avant|apres|suivant|dependant de|sous reserve",
    r"en attente d|lors d(?:e|u|es)|des|a la fin d|(?:a|lors de|d'ici) la prochaine|prochaine?",
)
_NO_EVENT = either(
    r"year|annee|exercice|fiscal|financial|calendar|summer|spring|fall|autumn|winter|needed|required|soon",
)
_EVENT_ALONE = re.compile(
    r"(?<!\w)"
    + either(
        rf"{_WAITING}\b(?! (?:(?:the|this|each|every|next|current|le|la|l'|prochaine?) ?){{0,3}}{_NO_EVENT}\b){REST}",
        r"(?:by |before )?(?:the )?(?:end of )?(?:the )?(?:this|next|current) (?:month|quarter|week)",
    )
    + ALL_OF_LINE
)
PATTERNS = (_COUNTED, _COUNTED_OPENING, _BARE_LENGTH, _EVENT, _EVENT_ALONE, _FUTURE)

_CLOSES = re.compile(r"\s*(?:[.;\n)(]|and then\b|et ensuite\b|$)")
REPORT_DATE = re.compile(
    r"date of (?:this|the) (?:report|response)|report(?: issue| issuance| publication)? date|today's date"
    r"|issuance of this report|date du (?:present )?rapport"
)
# In brackets behind an offset: the day of its event, “(approved 15 January 2025)”.
_HAPPENED = either(
    r"approved|dated|tabled|signed|adopted|issued|published|received",
    r"approuve|adopte|date|depose|publie|signe",
)
EVENT_IN_BRACKETS = re.compile(
    rf"\s*\((?P<inside>(?:was |dated |est )?[^)\n]{{0,30}}\b{_HAPPENED}\w{{0,3}}\b[^)\n]{{0,60}})\)"
)


def match_relative(folded: str, at: int, opens: Callable[[], bool]) -> re.Match[str] | None:
    """The relative expression that begins at a place; `opens` tells whether nothing stands before it on its line."""
    found = _FUTURE.match(folded, at) or _counted(_COUNTED.match(folded, at))
    if found:
        return found
    found = _counted(_COUNTED_OPENING.match(folded, at)) or _counted(_BARE_LENGTH.match(folded, at))
    found = found or _EVENT_ALONE.match(folded, at)
    if found and opens():
        return found
    event = _EVENT.match(folded, at)
    return event if event and (_CLOSES.match(folded, event.end()) or opens()) else None


def _counted(match: re.Match[str] | None) -> re.Match[str] | None:
    """The match, where its counts are numbers."""
    counts = [word for name, word in match.groupdict().items() if word and not name.startswith("unit")] if match else []
    return match if all(count.isdecimal() or count in NUMBERS for count in counts) else None


def has_length(match: re.Match[str]) -> bool:
    """True where a relative expression names a length of time."""
    return any(value for name, value in match.groupdict().items() if name.startswith("count"))


def add_length(day: date, match: re.Match[str]) -> date | None:
    """The day that lies the match's length of time after `day` (before it for “three months before”)."""
    groups = {name[:-1]: value for name, value in match.groupdict().items() if value}
    text, unit = groups.get("upto") or groups.get("count", "0"), groups.get("unit", "days")
    count = int(text) if text.isdecimal() else NUMBERS[text]
    sign = -1 if re.search(r"\b(?:before|prior to|avant)\b", match.group()) else 1
    months, days = _in_months_and_days(count, unit)
    try:
        return _add(day, sign * months, sign * days)
    except (ValueError, OverflowError):  # beyond the calendar
        return None


def _in_months_and_days(count: int, unit: str) -> tuple[int, int]:
    if unit.startswith(("month", "mois")):
        return count, 0
    if unit.startswith(("year", "an", "exercice")):
        return 12 * count, 0
    if unit.startswith(("quarter", "trim")):
        return 3 * count, 0
    if unit.startswith(("hour", "heure")):
        return 0, -(-count // 24)
    return 0, count * (7 if unit.startswith(("week", "sem")) else 1)


def _add(day: date, months: int, days: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1])) + timedelta(days=days)
