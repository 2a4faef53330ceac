"""Years that are named by where they lie: “this fiscal year”, “the end of the year”, « le prochain exercice »."""

import re
from functools import partial

from answerable.periods.expressions import fiscal
from answerable.periods.expressions.moment import Moment, take_quarter, take_third
from answerable.periods.expressions.patterns import either
from answerable.periods.expressions.vocab import Precision
from answerable.periods.expressions.words import ORDINALS, PARTS

_NEXT = either(r"next|coming|following|upcoming|prochaine?|suivante?")
_THIS = either(r"this|current|present|presente|en cours|courante?|actuelle?|cette|cet")
_END = either(r"(?P<end>end|fin|close)\b(?: of| de| d'|-)? ?")
_PART = either(r"(?P<part>early|mid|late|later|debut|mi)\b(?:-| of| de| d'| in)? ?")
_QUARTER = either(
    r"(?:(?P<quarter>first|second|third|fourth|[1-4](?:st|nd|rd|th)|q[1-4])(?: quarter)? of ?)",
    r"(?:(?P<trimestre>premier|deuxieme|troisieme|quatrieme|[1-4](?:er|i?e|i?eme)|t[1-4])(?: trimestre)? d(?:e|'|u) ?)",
)
_ENGLISH = either(r"(?P<english>(?:fiscal |financial |calendar )?year|fy)(?P<year_end>(?: |-)end)?")
_FRENCH = (
    r"(?P<french>exercice(?: financier)?|annee(?: (?:financiere|budgetaire|civile))?|an)"
    rf"(?: (?P<behind>{_NEXT}|{_THIS}))?"
)
_NO_NUMBER_BEHIND = either(r"(?! ?,? ?(?:19|20)\d\d)(?! ?- ?[a-z0-9])(?!'s)")
UNNAMED_YEAR = re.compile(
    rf"(?<!\w)(?:{_QUARTER}|{_END}|{_PART})?(?:(?:the|la|le|du|l'|un) ?)?(?:(?P<before>{_NEXT}|{_THIS}) )?"
    rf"(?:{_ENGLISH}|{_FRENCH})(?!\w){_NO_NUMBER_BEHIND}"
)


def read_unnamed_year(match: re.Match[str], first_month: int, *, is_bounded: bool) -> tuple[Moment, int, bool] | None:
    """(the year without its number, where it ends, whether it needs no preposition), of a match of UNNAMED_YEAR.

    “The year” alone is no date: it takes “this”, “next”, “end of” or (`is_bounded`) “by” before it.
    """
    where = match["before"] or match["behind"] or ""
    is_end = bool(match["end"] or match["year_end"])
    words = match["english"] or match["french"]
    is_fiscal = words.startswith(("f", "exercice")) or words.endswith(("financiere", "budgetaire"))
    if not (where or is_end or (is_bounded and is_fiscal)):
        return None
    build = partial(fiscal.year_that_ends_in, first_month=first_month, is_fiscal=is_fiscal)
    shift = 1 if where and re.fullmatch(_NEXT, where) else 0
    assumptions = (fiscal.say_start(first_month),) if is_fiscal and first_month != 1 else ()
    precision = Precision.FISCAL_YEAR if is_fiscal else Precision.YEAR
    moment = Moment(0, precision, None, build, assumptions, is_end=is_end, shift=shift)
    quarter = match["quarter"] or match["trimestre"]
    if quarter:
        number = ORDINALS.get(quarter) or int("".join(letter for letter in quarter if letter.isdecimal()))
        return take_quarter(moment, number), match.end(), False
    if match["part"]:
        return take_third(moment, PARTS[match["part"]]), match.end(), True
    return moment, match.end(), is_end
