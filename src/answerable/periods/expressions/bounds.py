"""What the words before and behind a moment make of it: an upper bound, a start, the period itself.

Every pattern is matched on folded text (lower case, no accents, plain quotes and dashes).
"""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from answerable.periods.expressions.assumptions import AFTER_IT, AT_THE_EARLIEST
from answerable.periods.expressions.due import Due
from answerable.periods.expressions.moment import Moment
from answerable.periods.expressions.patterns import either
from answerable.periods.expressions.vocab import Kind, Precision

_NEAR = 80  # characters before a moment that can change its reading

WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,5}|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)\.?,?"
_BETWEEN = (
    r"(?: (?:the|le|la|les|l|au|aux|en|a|next|prochaine?|month of|mois d[e']"
    rf"|approximately|about|around|environ|{WEEKDAY}))*[ ']*$"
)
BEFORE_WORDS = either(
    r"by no later than|(?:no|not) later than|(?:at the )?latest by|at the latest|on or before|on or by",
    r"by|until|till|up to|through to|through|thru|d'ici|au plus tard|jusqu'(?:au|aux|en|a)|par(?= le \d)",
    r"pour(?= (?:le|la|l'|fin|juin|mars|mai|aout|avril|juillet|\w+bre|\w+vier)\b)",
)


def _ending(words: str, between: str = _BETWEEN) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words}){between}")


# What stands in front of a moment; every pattern ends where the moment begins.
BEFORE = _ending(rf"(?:but |and )?{BEFORE_WORDS}")
_BEFORE_EXCLUSIVE = _ending(r"before|prior to|in advance of|ahead of|avant")
_NOT_BEFORE = _ending(
    r"(?:not|no sooner than|pas) (?:before|avant)|(?:no|not) earlier than|no sooner than|au plus tot|at the earliest"
)
_AFTER = _ending(r"after|following|apres|au-dela d[eu]s?", r"(?: (?:the|le|la|les|l))*[ ']*$")
_START = _ending(
    r"starting|beginning|commencing|effective|from|since|as from|a compter d[eu]?s?|a partir d[eu]?s?|depuis|des",
    rf"(?: (?:in|on|with|from|as of|the|le|la|l|du|de|d|{WEEKDAY}))*[ ']*$",
)
_SINCE = _ending(r"since|depuis", r"(?: (?:the|le|la|l))*[ ']*$")
# Prepositions and the like: taken only where a text is nothing but the expression.
IN = re.compile(
    r"(?:\b(?:in|on|at|during|over|for|within|throughout|between|as of|as at|planned for|the|of|this|next|month|date"
    r"|biennium|en|au|aux|a|le|la|l|du|des|de|d|dans|durant|pendant|courant|au cours|entre|cet|cette|ce|mois"
    rf"|{WEEKDAY})|:)[ ']*$"
)
# Words of time right before a year or a month without one: “in 2026”, and not “the evaluation of 2026”.
_IN_TIME = re.compile(
    r"(?:\b(?:in|during|over|throughout|within|course of|month of|calendar|biennium|this|next"
    r"|en|d'ici|courant|durant|pendant|au cours de|courant de|lors d[eu]|mois d[e']"
    r"|(?:planned|scheduled|targeted|expected|set|slated|due|prevue?s?|target|completion|date)(?: (?:for|pour|en))?"
    r")|(?<!\d):|:\s|\s-|^)\s*$"
)
_IN_SEASON = re.compile(
    r"\b(?:(?:in|during|over|by|for|this|next|late|early)(?: the)?"
    r"|(?:a|de|des|pour|cet|pendant|durant)(?: l')?|au|cet|ce)[ ']*$"
)
_LATEST = re.compile(r"\s*,? ?(?:at the latest|at latest|or (?:before|earlier|sooner)|au plus tard|ou avant)(?!\w)")
_EARLIEST = re.compile(r"\s*,? ?(?:at the earliest|au plus tot)(?!\w)")
_ONWARD = re.compile(
    r"\s*,? ?(?:(?:and )?onwards?|and (?:after|beyond|later)|et (?:apres|au-dela|suivante?s?)"
    r"|-+ ?(?:on-?going|present|to date|continu\w*|en continu|en cours))(?!\w)"
)
OF_EACH_YEAR = re.compile(
    r"\s*,? ?(?:(?:of|in|de) )?(?:(?:each|every) (?:calendar |fiscal |financial )?year|annually|yearly|thereafter"
    r"|chaque (?:annee|exercice)|tous les ans|annuellement|par annee)(?!\w)"
)
# What begins behind a cadence: “annually, starting in 2026”.
BEGUN = re.compile(
    r",? ?[(-]? ?(?:(?:starting|beginning|commencing|from|as of|effective)(?: in| on| with| the| from){0,3}"
    r"|(?:a compter|a partir) d(?:e la|e l|es|e|u|)(?=\W))[ ']*"
)
START_LABEL = re.compile(r"(?:start(?:ing)?(?: date)?|debut|date de debut|from|du|de)\s*:?\s*$")
END_LABEL = re.compile(r"\s*[,;./-]?\s*(?:(?:expected )?(?:completion|end|finish|fin)(?: date)?|to|au)\s*:\s*")


@dataclass(frozen=True)
class Bounded:
    """A moment with the words that change it: where they begin and end, and what they make of it."""

    start: int
    end: int
    due: Due


def read_bound(folded: str, written: str, moment: Moment, reached: int, start: int, end: int) -> Bounded | None:
    """The moment at start to end with the words around it that change its reading; None where there are none."""
    before = folded[max(reached, start - _NEAR) : start]
    base = start - len(before)
    earliest, latest, onward = (pattern.match(folded, end) for pattern in (_EARLIEST, _LATEST, _ONWARD))
    if (match := _NOT_BEFORE.search(before)) or earliest:
        due = exact(moment)
        due = replace(due, assumptions=(*due.assumptions, AT_THE_EARLIEST))
        return Bounded(base + match.start() if match else start, earliest.end() if earliest else end, due)
    if (match := BEFORE.search(before)) or latest:
        return Bounded(base + match.start() if match else start, latest.end() if latest else end, upper_bound(moment))
    if match := _BEFORE_EXCLUSIVE.search(before):
        return Bounded(base + match.start(), end, _before_start(moment))
    if match := _AFTER.search(before):
        return Bounded(base + match.start(), end, _after_end(moment))
    match = _starts(before, written[base:start], moment)
    if match or onward:
        return Bounded(base + match.start() if match else start, onward.end() if onward else end, _from_start(moment))
    return None


def _starts(before: str, written: str, moment: Moment) -> re.Match[str] | None:
    """“From”, “starting in”, « dès » (but « des » is an article); a span has its start already."""
    if moment.precision == Precision.SPAN and not _SINCE.search(before):
        return None
    match = _START.search(before)
    is_article = match is not None and match.group().startswith("des") and written[match.start() :].startswith("des")
    return None if is_article else match


def exact(moment: Moment) -> Due:
    """The moment as it is: a day, a period, the last day of one, or ambiguous."""
    if moment.span is None:
        return Due("", Kind.AMBIGUOUS, assumptions=moment.assumptions, readings=moment.readings)
    if moment.is_end:
        return Due("", Kind.DATE, moment.span.end, moment.span.end, Precision.DAY, assumptions=moment.assumptions)
    kind = Kind.DATE if moment.precision == Precision.DAY else Kind.PERIOD
    return Due("", kind, moment.span.start, moment.span.end, moment.precision, assumptions=moment.assumptions)


def upper_bound(moment: Moment) -> Due:
    """“By X”: the last day of X."""
    if moment.span is None:
        return exact(moment)
    return Due("", Kind.BEFORE, None, moment.span.end, moment.precision, assumptions=moment.assumptions)


def _before_start(moment: Moment) -> Due:
    """“Before X” ends the day before X; “before the end of X” ends with X."""
    if moment.span is None or moment.span.start is None or moment.is_end:
        return upper_bound(moment)
    day = moment.span.start - timedelta(days=1)
    return Due("", Kind.BEFORE, None, day, moment.precision, assumptions=moment.assumptions)


def _after_end(moment: Moment) -> Due:
    """“After X” is a start without an end."""
    if moment.span is None or moment.span.end is None:
        return exact(moment)
    day = moment.span.end + timedelta(days=1)
    return Due("", Kind.ONGOING, day, assumptions=(*moment.assumptions, AFTER_IT))


def _from_start(moment: Moment) -> Due:
    if moment.span is None:
        return exact(moment)
    return Due("", Kind.ONGOING, moment.span.start, assumptions=moment.assumptions)


def is_timed(folded: str, start: int) -> bool:
    """True where words of time stand right before a place."""
    before = folded[max(0, start - _NEAR) : start]
    patterns = (BEFORE, _BEFORE_EXCLUSIVE, _NOT_BEFORE, _AFTER, _START, _IN_TIME)
    return any(pattern.search(before) for pattern in patterns) or bool(END_LABEL.search(before[-40:] or " "))


def is_in_season(folded: str, start: int) -> bool:
    """True where words stand before a place that a season without a year may follow: “in the”, « à l’ »."""
    return bool(_IN_SEASON.search(folded[max(0, start - _NEAR) : start]))


def is_continued(folded: str, end: int) -> bool:
    """True where “onwards”, “at the latest” or the like follows."""
    return any(pattern.match(folded, end) for pattern in (_ONWARD, _LATEST, _EARLIEST))
