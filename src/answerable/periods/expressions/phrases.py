"""Expressions that name no moment: ongoing, undetermined, done, not applicable, relative, damaged.

Every pattern is matched on folded text (lower case, no accents, plain quotes and dashes).
"""

import re

from answerable.periods.expressions.vocab import Cadence
from answerable.periods.expressions.words import MONTHS, NUMBERS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_COUNT = r"(?:\d+|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
_UNIT = r"(?:days?|weeks?|months?|years?|quarters?|jours?|semaines?|mois|ans?|annees?|trimestres?)"


def _length(place: int) -> str:
    """A length of time such as “three (3) months”; groups are numbered because a pattern holds several."""
    return (
        rf"(?P<count{place}>{_COUNT})(?: ?\(\d+\))? (?:working |business |calendar |fiscal )?(?P<unit{place}>{_UNIT})\b"
    )


_REST = r"[^.;\n(]*"  # to the end of the clause

NOT_APPLICABLE = re.compile(
    r"(?<!\w)(?:n/a|n\.a\.?|s\.o\.?|s/o|not applicable|sans objet|ne s'applique pas|non applicable|nil)(?!\w)"
)

UNDETERMINED = re.compile(
    r"(?<!\w)(?:"
    r"tb[dca]|t\.b\.[dca]\.?"
    r"|(?:(?:date|timing) )?(?:yet )?to be (?:determined|confirmed|decided|established|announced|agreed|set|advised)"
    + _REST
    + r"|no (?:due |target |fixed |completion )?(?:date|deadline)(?: (?:has been |was |is )?(?:established|set|given|determined|yet))?"
    r"|not (?:yet )?(?:determined|due|decided|known|set|established)|not yet due"
    r"|(?:date )?(?:a |reste a )(?:determiner|confirmer|preciser|venir|etablir|fixer)"
    r"|indetermine\w*|non determine\w*|aucune (?:date|echeance)(?: \w+)?"
    r"|as soon as (?:possible|practicable)|without delay|dans les meilleurs delais|des que possible|sans delai"
    r"|unknown|inconnue?"
    r")(?!\w)"
)

_EVENT_WORDS = r"(?:of|after|following|from|apres|suivant|de|d'|a compter|a partir|qui suivent|environ)"
RELATIVE = re.compile(
    r"(?<!\w)(?:"
    rf"(?:with?in|over|in|dans|d'ici|au cours des?)(?: the| les| l'| un delai de)? ?(?:next |coming |following |prochaine?s? )?{_length(1)}{_REST}"
    rf"|(?:environ |about |approximately )?{_length(2)} {_EVENT_WORDS}\b{_REST}"
    rf"|after {_length(3)}"
    r"|dans (?:l'annee|le mois|la semaine) (?:suivant|qui suit)" + _REST +
    r"|(?:prior to|before|ahead of) (?:the |a |an |its |their )(?!end\b|summer\b|winter\b|spring\b|fall\b|autumn\b|first\b|second\b|third\b|fourth\b|\d)" + _REST +
    r"|avant (?:l'|la |le |les )(?!fin\b|ete\b|hiver\b|printemps\b|automne\b|\d|1er)" + _REST +
    r"|(?:once|upon|when|lorsque|des que|une fois) " + _REST +
    r"|(?:immediately |shortly )?(?:after|following|apres|a la suite de) (?:the |its |la |le |l'|les )" + _REST +
    r"|with?in the (?:planned|agreed|original|current) (?:timelines?|timeframes?|schedule|deadlines?)"
    r"|by the original target date|(?:update )?at (?:the )?next \w+"
    r"|in the future \([^)]*\)"
    r")"
)  # fmt: skip
BARE_LENGTH = re.compile(rf"^\W*(?:environ |about |approximately )?{_length(1)}\W*$")

_CADENCES: tuple[tuple[Cadence | None, str], ...] = (
    (None, r"every (?:second|other|third|two|three|four|five|\d+(?:nd|rd|th)?) years?|tous les (?:deux|trois|quatre|cinq|\d+) ans|biennial(?:ly)?"),
    (Cadence.HALF_YEARLY, r"every six months|every 6 months|tous les (?:six|6) mois|semi-?annual(?:ly)?|half-?yearly|bi-?annual(?:ly)?|twice (?:a|each|per|every) year|twice yearly|deux fois (?:par an|l'an)|semestriel\w*|chaque semestre|every half-?year"),
    (Cadence.QUARTERLY, r"quarterly|each quarter|every quarter|every three months|every 3 months|trimestriel\w*|chaque trimestre|tous les (?:trois|3) mois"),
    (Cadence.MONTHLY, r"monthly|(?:\w+ \w+ of )?(?:each|every|per) month|(?:chaque|tous les) mois|mensuel\w*"),
    (Cadence.WEEKLY, r"weekly|(?:each|every) week|hebdomadaire\w*|chaque semaine|toutes les semaines"),
    (Cadence.YEARLY, rf"annually|yearly|once (?:a|per|each) year|(?:each|every) (?:calendar |fiscal |financial )?year|(?:each|every) (?:spring|summer|fall|autumn|winter|{_MONTH})|annuellement|chaque (?:annee|printemps|ete|automne|hiver|exercice|{_MONTH})|tous les ans|une fois (?:par an|l'an)"),
)  # fmt: skip
_DAY_NAME = rf"(?:(?:{_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH}))"
_TWO_DAYS = re.compile(rf"{_DAY_NAME} and {_DAY_NAME}")
_BY_DAY_OF = rf"(?:(?:as of|by|on|at) )?(?:the end of |{_DAY_NAME} (?:and {_DAY_NAME} )?of )?"
_UNTIL = r"(?:,? (?:thereafter|par la suite|until " + _REST + r"|jusqu'a " + _REST + r"))?"
CADENCE = re.compile(
    r"(?<!\w)(?:as of |by |at |on )?(?:(?:the )?end of |" + _DAY_NAME + r" (?:and " + _DAY_NAME + r" )?of )?(?:"
    + "|".join(f"(?P<c{place}>{pattern})" for place, (_, pattern) in enumerate(_CADENCES))
    + r")(?!\w)" + _UNTIL
)  # fmt: skip
# As an adjective ("annual report", "monthly meeting") a cadence is no date.

ONGOING = re.compile(
    r"(?<!\w)(?:on-?going|in progress|under ?way|continuous(?:ly)?|continual(?:ly)?|continuing|rolling(?: action| basis)?"
    r"|en continu|en cours|en permanence|permanent|permanente|continue?|de facon continue)(?!\w)"
)

DONE = re.compile(
    r"(?<!\w)(?:(?:already |fully |deja )?(?:completed?|done|implemented|finished|achieved|in place|closed"
    r"|termine(?:e|s|es)?|realise(?:e|s|es)?|acheve(?:e|s|es)?|complete(?:e|s|es)?|fait(?:e|s|es)?|effectue(?:e|s|es)?"
    r"|mis(?:e|es)? en (?:oeuvre|œuvre|place)|en place))(?!\w)"
)

DAMAGED = re.compile(
    rf"(?<!\w)(?:{_MONTH})\.? (?:\d \d,? (?:19|20)\d\d|(?=\d*[oil])[0-9oil]{{4}})(?!\w)"
    rf"|(?<!\w)(?:fy|fiscal year) ?(?=\w*[oil])[0-9][0-9oil]{{3}}(?!\w)"
)

REPORT_DATE = re.compile(
    r"(?:date of this report|report(?: issue| issuance)? date|today's date|issuance of this report|date du (?:present )?rapport"
    r"|the report date|date of the report)"
)
# What may follow a relative offset and settles it: “…, namely by March 28, 2024”.
NAMELY = re.compile(r",? (?:namely|that is|i\.e\.|soit)\b")


def cadence_of(match: re.Match[str]) -> Cadence | None:
    """The cadence that a match of CADENCE names; two days of each year come round every half-year."""
    if _TWO_DAYS.search(match.group()):
        return Cadence.HALF_YEARLY
    return next(code for place, (code, _) in enumerate(_CADENCES) if match.group(f"c{place}"))


def months_and_days(match: re.Match[str]) -> tuple[int, int]:
    """The length of time of a relative expression, as (months, days)."""
    groups = {name[:-1]: value for name, value in match.groupdict().items() if value}
    count_text, unit = groups.get("count", "0"), groups.get("unit", "days")
    count = int(count_text) if count_text.isdigit() else NUMBERS[count_text]
    if unit.startswith(("month", "mois")):
        return count, 0
    if unit.startswith(("year", "an")):
        return 12 * count, 0
    if unit.startswith(("quarter", "trim")):
        return 3 * count, 0
    return 0, count * (7 if unit.startswith(("week", "sem")) else 1)


def has_length(match: re.Match[str]) -> bool:
    """True where a relative expression names a length of time."""
    return any(value for name, value in match.groupdict().items() if name.startswith("count"))
