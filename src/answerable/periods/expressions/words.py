"""The words that dates are made of, English and French, as they look after folding."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb fevrier fevr fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil juill",
            "august aug aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        start=1,
    )
    for name in names.split()
}
SHORT_MONTHS = _set("jan janv feb fevr fev mar apr avr jun jul juil juill aug sept sep oct nov dec")
# English words besides: without a year they name a month or a season only where they have a capital letter.
ALSO_VERBS = _set("may march mar fall spring")

# Northern seasons of the interchange format: first month and the name used in the assumption.
SEASONS: dict[str, tuple[int, str]] = {
    "winter": (1, "winter read as January to March"),
    "hiver": (1, "winter read as January to March"),
    "spring": (4, "spring read as April to June"),
    "printemps": (4, "spring read as April to June"),
    "summer": (7, "summer read as July to September"),
    "ete": (7, "summer read as July to September"),
    "fall": (10, "fall read as October to December"),
    "autumn": (10, "fall read as October to December"),
    "automne": (10, "fall read as October to December"),
}

ORDINALS: dict[str, int] = {
    "first": 1, "premier": 1, "premiere": 1, "1er": 1,
    "second": 2, "deuxieme": 2, "seconde": 2, "latter": 2,
    "third": 3, "troisieme": 3,
    "fourth": 4, "quatrieme": 4, "last": 4, "final": 4, "dernier": 4, "derniere": 4,
}  # fmt: skip
# Behind “Quarter”, “Q” or “T”; with an e behind them also before “trimestre”.
ROMAN: dict[str, int] = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "ier": 1, "iie": 2, "iiie": 3, "ive": 4}

NUMBERS: dict[str, int] = {
    "a": 1, "an": 1, "one": 1, "un": 1, "une": 1, "two": 2, "deux": 2, "three": 3, "trois": 3,
    "four": 4, "quatre": 4, "five": 5, "cinq": 5, "six": 6, "seven": 7, "sept": 7, "eight": 8, "huit": 8,
    "nine": 9, "neuf": 9, "ten": 10, "dix": 10, "eleven": 11, "onze": 11, "twelve": 12, "douze": 12,
    "fifteen": 15, "quinze": 15, "eighteen": 18, "dix-huit": 18, "twenty": 20, "vingt": 20,
    "twenty-four": 24, "vingt-quatre": 24, "thirty": 30, "trente": 30, "thirty-six": 36, "trente-six": 36,
    "forty-five": 45, "quarante-cinq": 45, "sixty": 60, "soixante": 60, "ninety": 90, "quatre-vingt-dix": 90,
}  # fmt: skip

ARTICLES = _set("the le la les l d de du des of in s au aux a this ce cet cette")
OF = _set("the le la les l d de du des of this ce cet cette")

# Early, mid and late are thirds of a month, a year, or another period.
PARTS: dict[str, int] = {
    "early": 1, "beginning": 1, "start": 1, "debut": 1,
    "mid": 2, "middle": 2, "mi": 2, "milieu": 2,
    "late": 3, "later": 3,
}  # fmt: skip

# Two years, or a year and a month, behind one of these are the number of a paper: “decision 2019/12”.
REFERENCES = _set("resolution decision document doc report no n ref reference bill act loi regulation article section")
# A number behind one of these is a label, and neither a day nor a year.
LABELS = REFERENCES | _set(
    """
    phase stage step part etape recommendation recommandation rec action item volet tranche chapter chapitre page nos
    numero # sections articles annex annexe appendix table tableau figure paragraph paragraphe para note schedule
    exhibit clause question objective objectif goal priority priorite pillar pilier indicator output outcome unit team
    group region district point axe mesure measure engagement commitment project projet form formulaire iso standard
    norme version room suite file horizon vision agenda
    """
)
