"""Expressions that name no moment: ongoing, undetermined, done, not applicable, damaged.

Every pattern is matched on folded text (lower case, no accents, plain quotes and dashes). What waits for an event or
counts from one stands in relative.py.
"""

import re

from answerable.periods.expressions.patterns import A_MONTH, A_SEASON, either, whole_words
from answerable.periods.expressions.vocab import Cadence

NOT_APPLICABLE = whole_words(
    r"n/a|n\.a\.?|s\. ?o\.?|s/o|(?:not|non) applicable|sans objet|ne s'applique pas|nil",
    r"no (?:further )?action (?:is )?required|aucune (?:autre )?(?:mesure|action) (?:n'est )?(?:requise|necessaire)",
)

# A date that is still to come: these say so wherever they stand …
_EN_DATE = either(r"(?:due |target |fixed |set |completion )?(?:date|deadline|timeline|timeframe)")
_FR_DATE = either(r"(?:date|echeance|echeancier|calendrier)")
UNDETERMINED = whole_words(
    r"tb[dca]|t\.b\.[dca]\.?|n\.d\.?|asap",
    rf"no {_EN_DATE}(?: (?:has been |was |is |yet )?(?:established|set|given|determined|yet))?",
    rf"(?:aucune?|sans|pas de) {_FR_DATE}(?: (?:prevue?|fixee?|etablie?|precise?e?|determinee?))?",
    r"not yet (?:due|determined|known|set|established|scheduled)",
    r"indetermine\w*|(?:non (?:encore )?|pas encore )(?:determine|fixe|precise)\w*",
    r"as soon as (?:possible|practicable|feasible|practical|reasonably possible)|without delay|in due course",
    r"(?:at the )?earliest (?:opportunity|convenience)|en temps (?:opportun|utile)|sans (?:delai|tarder)",
    r"dans les (?:meilleurs|plus brefs) delais|(?:des|aussitot|le plus (?:tot|rapidement)) que possible",
    r"le plus (?:tot|rapidement) possible|a breve echeance",
)
# … these where nothing goes on behind them (“membership to be confirmed by the minister” is no date) …
_THEREAFTER = either("following", "after", "once", "upon", "at", "in", "with", "apres", "suivant", "lors", "une fois")
_AND_WHEN = rf"(?: {_THEREAFTER}\b[^.;,\n(]{{0,200}})?"
UNDETERMINED_CLOSING = whole_words(
    rf"(?:(?:date|timing|timeline) )?(?:yet )?to be (?:determined|confirmed|decided|announced|advised){_AND_WHEN}",
    rf"(?:date )?(?:a |reste a )(?:determiner|confirmer|preciser|fixer){_AND_WHEN}",
    r"(?:date )?(?<!mois )(?<!annees )(?<!ans )a venir",
)
# … and these only where they are all that is said.
_TERM = either(r"(?:short|medium|long|near)(?:er)?[ -]?(?:to[ -](?:medium|long)[ -]?)?term")
UNDETERMINED_ALONE = whole_words(
    rf"(?:(?:date|timing|timeline) )?to be (?:agreed|established|set|defined|scheduled|planned|identified){_AND_WHEN}",
    rf"(?:(?:date|echeance|delai) )?a (?:etablir|definir|planifier){_AND_WHEN}",
    r"(?:with )?immediate(?:ly)?(?: effect)?|effective immediately|immediat(?:e|ement)?|sans attendre",
    rf"{_TERM}|(?:a )?(?:court|moyen|long) terme",
    r"pending|en attente|en suspens|not (?:set|decided|known|established|determined)|unspecified|non specifie\w*",
    r"none(?: given)?|unknown|inconnue?s?|shortly|soon|imminent(?:e|ly)?|prochainement|bientot|when possible",
    r"under (?:review|consideration|discussion)|a l'etude|on hold|postponed|reportee?s?",
)

_EACH = either(r"(?:each|every)")
_A_YEAR = either(r"(?:(?:a|per|each|every|par) (?:year|an|annee)|l'an)")
_CADENCES: tuple[tuple[Cadence | None, str], ...] = (
    (
        None,  # it comes round, but the format has no code for how often
        either(
            r"every (?:second|other|third|(?:two|three|four|five|\d+)(?: (?:to|or) \w+)?|\d+(?:nd|rd|th)?) "
            r"(?:years?|weeks?)|biennial(?:ly)?",
            r"(?:tous les|aux) (?:deux|trois|quatre|cinq|[2-5]) ans|every (?:other|second|two|2) months?",
            r"fortnightly|termly|(?:each|every) (?:school )?term",
            r"(?:at|a) (?:each|every|chaque) (?:board |council |committee |regular )?"
            r"(?:meeting|session|reunion|seance|intake|rentree|cycle|renewal|renouvellement)s?",
            rf"(?:three|3|trois) (?:times|fois) {_A_YEAR}",
        ),
    ),
    (
        Cadence.HALF_YEARLY,
        either(
            r"(?:every|tous les|aux) (?:six|6) (?:months|mois)|semi-?annual(?:ly)?|half-?yearly|bi-?annual(?:ly)?",
            rf"{_EACH} {A_MONTH} and {A_MONTH}|(?:twice|two times|2 times) {_A_YEAR}|twice[ -](?:yearly|annually)",
            rf"every half-?year|(?:deux|2) fois {_A_YEAR}|semestriel\w*|chaque semestre",
        ),
    ),
    (
        Cadence.QUARTERLY,
        either(
            rf"quarterly|{_EACH} (?:fiscal |calendar )?quarter|every (?:three|3) months|trimestriel\w*",
            r"(?:a )?chaque trimestre|(?:tous les|aux) (?:trois|3) mois|tous les trimestres",
            rf"(?:four|4|quatre) (?:times|fois) {_A_YEAR}",
        ),
    ),
    (
        Cadence.MONTHLY,
        either(
            rf"monthly|(?:(?:first|second|third|fourth|last) \w+ of )?{_EACH} month|once a month",
            r"(?:a )?(?:chaque|tous les) mois|mensuel\w*",
        ),
    ),
    (
        Cadence.WEEKLY,
        either(
            rf"weekly|{_EACH} week|once a week",
            r"hebdomadaire\w*|(?:a )?chaque semaine|toutes les semaines",
        ),
    ),
    (
        Cadence.YEARLY,
        either(
            rf"annually|annual|yearly|once {_A_YEAR}|every (?:12|twelve) months|une fois {_A_YEAR}",
            rf"{_EACH} (?:calendar |fiscal |financial )?year|{_EACH} (?:{A_SEASON}|{A_MONTH}(?! \d))",
            rf"(?:a )?chaque (?:annee|exercice|{A_SEASON}|{A_MONTH})|annuel(?:le|s|les)?(?:ment)?",
            r"(?:a )?tous les (?:ans|12 mois|douze mois)",
        ),
    ),
)
_BASIS = either(r"(?:at least |au moins |on an? |sur une base ){0,2}")
_DAY_NAME = either(
    rf"{A_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?",
    rf"(?:le )?\d{{1,2}}(?:st|nd|rd|th|er)? (?:of |de |d')?{A_MONTH}",
)
_TWO_DAYS = re.compile(rf"{_DAY_NAME} and {_DAY_NAME}")
_UNTIL = rf"(?:until|jusqu'a)(?! (?:\d|the end|la fin|{A_MONTH}))[^.;,\n(]{{0,200}}"
CADENCE = re.compile(
    rf"(?<!\w)(?:as of |by |at |on )?(?:(?:the )?end of |{_DAY_NAME} (?:and {_DAY_NAME} )?of )?{_BASIS}"
    + either(*(f"(?P<c{place}>{pattern})" for place, (_, pattern) in enumerate(_CADENCES)))
    + rf"(?: basis)?(?!\w)(?:,? (?:thereafter|par la suite|{_UNTIL}))?"
)
# Adjectives: a value only where they open their clause (« rapport annuel » is none).
ADJECTIVE = re.compile(r"(?:(?:bi-?|semi-?)?annual|biennial|\w*(?:iel|uel)(?:s|le|les)?|hebdomadaires?)$")
# “Every March 31”, « chaque 31 mars », and the words before the day behind “annually”.
YEARLY_DAY = whole_words(rf"(?:each|every|chaque) {_DAY_NAME}")
_BOUND = either(
    r"by|on|in|at|before|no later than|not later than|each|every",
    r"au plus tard|d'ici|avant|le|en|au|a",
)
DAY_OF_CADENCE = re.compile(rf",? ?[(-]? ?(?:{_BOUND} (?:the |le |la |l'){{0,2}}(?:(?:end|fin) (?:of |de |d')?)?)?")

_STEADY = either(r"(?:on-?going|continuous|continual|regular|recurring|continue|reguliere|permanente)")
ONGOING = whole_words(
    r"(?:immediate(?:ly)?,? and )?on-?going|in progress|in process|under ?way|continuous(?:ly)?|continual(?:ly)?",
    rf"continuing|rolling action|(?:on a )?rolling basis|(?:on an? |sur une base ){_STEADY}(?: basis)?",
    r"(?:immediate?(?:ment)? et )?en continu|en cours|en permanence|permanente?|recurrente?|recurring",
    r"de (?:facon|maniere) (?:continue|permanente|recurrente)",
)
# These say “ongoing” only where they are all that is said.
ONGOING_ALONE = whole_words(
    r"as (?:needed|required|necessary|and when (?:needed|required))|regular(?:ly)?|periodic(?:ally)?|at all times",
    r"on demand|au besoin|selon les besoins|regulierement|periodiquement|en tout temps|sur demande|continue?",
)
# Words that are adjectives before a noun: only their own clause makes them a value.
NEEDS_OPENING = frozenset(("en cours", "permanent", "permanente", "continuing", "recurrent", "recurrente", "recurring"))

DONE = whole_words(
    r"(?:already |fully |now |deja |entierement )?"
    + either(
        r"completed?|done|implemented|finished|achieved|in place|closed|finali[sz]ed|fulfilled|delivered|accomplished",
        r"concluded|(?:termine|realise|acheve|complete|effectue|finalise|livre)(?:e|s|es)?|fait(?:e|s|es)?|en place",
        r"mise en (?:oeuvre|œuvre) completee|mis(?:e|es)? en (?:oeuvre|œuvre|place)",
    )
)

DAMAGED = re.compile(
    rf"(?<!\w){A_MONTH}\.? (?:\d \d,? (?:19|20)\d\d|(?=\d*[oil])[0-9oil]{{4}})(?!\w)"
    rf"|(?<!\w)(?:fy|fiscal year) ?(?=\w{{0,3}}[oil])[0-9][0-9oil]{{3}}(?!\w)"
)
PATTERNS = (
    DAMAGED, YEARLY_DAY, CADENCE, NOT_APPLICABLE, UNDETERMINED, UNDETERMINED_CLOSING, UNDETERMINED_ALONE, DONE, ONGOING,
    ONGOING_ALONE,
)  # fmt: skip


def cadence_of(match: re.Match[str]) -> Cadence | None:
    """The cadence that a match of CADENCE names; two days of each year come round every half-year."""
    if _TWO_DAYS.search(match.group()):
        return Cadence.HALF_YEARLY
    return next(code for place, (code, _) in enumerate(_CADENCES) if match.group(f"c{place}"))
