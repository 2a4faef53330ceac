"""Numbers and labels in front of recommendations and actions."""

import re

from answerable.extraction.blocks import Excerpt

_NUMBER = (
    r"(?:(?:Part|Partie) [IVX\d]{1,5} ?[:.-] ?\d{1,3}|(?:19|20)\d\d-\d{2,3}|\d{4,6}\.\d{1,3}"
    r"|\d{1,2}(?:\.\d{1,2})+\.(?-i:[A-Z])(?=[.\s])|\d{1,3}(?:\.\d{1,3})*[a-z]?"
    r"|[A-Z]{1,3}[-.]?\d{1,3}(?:[.-]\d+)*|[IVX]{1,5}(?=[.)\s:]))"
)
# Templates write “Evaluation recommendation 1”, “Key recommendation 1”, “Evaluation Recommendation or Issue 1”.
_KIND = (
    r"(?:(?:evaluation|audit|key|main|strategic|specific|general|operational|priority|pac|committee|board|tsb|safety)"
    r"\s+)?"
)
_WORD = (
    rf"(?:{_KIND}recommendations?(?:\s+or\s+issue)?|recommandations?|prescriptions?|injonctions?"
    r"|rappels? (?:au droit|à la loi)|obligations? de faire|requirements?|exigences?|rec\.?"
    r"|r\.?\s?n[o°]|no\.?|n°|#)"
)
_NAMES = re.compile(
    rf"^(?:{_KIND}rec|prescription|injonction|rappels? (?:au|à)|obligation|requirement|exigence)", re.IGNORECASE
)
# Such as “Recommendation 3:”, “Recommendation (paragraph 23):”, “Rec. 4 -”, “N° 5”.
LABELLED = re.compile(
    rf"^{_WORD}\s*(?:no\.?\s*|n°\s*|#\s*)?\(?(?:paragraphe?s?\s+)?(?P<number>{_NUMBER})\)?"
    r"(?:\s*\((?!para)[^()\n]{2,40}\)(?=\s*(?:[.:–—-]|\n|$)))?(?:\s*[.:)–—-]+\s*"
    rf"|\s+|$)",
    re.IGNORECASE,
)
NUMBERED = re.compile(rf"^(?P<number>{_NUMBER})(?:\s*[.)]\s+|\s*[:–—-]\s+|\s+(?=[A-ZÀ-Ö«“\"]))")
# “In paragraph 20, the Fund agreed to …” and “Au paragraphe 20, …”: boards of auditors number by paragraph.
_BY_PARAGRAPH = re.compile(r"^(?:in|at|au|aux) paragraphe?s? (?P<number>\d{1,4}(?:\([a-z]\))?),", re.IGNORECASE)
# A sentence with its number, or one of a board of auditors, that is no title.
NUMBER_BEFORE = re.compile(r"^\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s+[A-ZÀ-Ö].*[.:;]$|^in paragraph \d", re.IGNORECASE)
# What trackers write behind a text: when it was entered and when it was changed.
STAMP = re.compile(r"\s*\[(?:added|last updated|ajouté|dernière mise à jour)\s*:\s*(?P<day>[^\]\n]*)\]", re.IGNORECASE)
# “3”, “Rec. 3”, “3 (para 2.21)”, “3 (p. 12)”
_BARE = re.compile(
    rf"^{_WORD}?\s*(?:no\.?\s*|n°\s*|#\s*)?(?P<number>{_NUMBER})\W*(?:(?:para(?:graphe?s?)?|p|pp|page"
    rf"|section)\.?\s*[\d.–-]+\W*|(?:critical|high|medium|low|élevée?|moyenne?|faible)\W*)?$",
    re.IGNORECASE,
)
_WORD_ALONE = re.compile(r"^(?:recommendations?|recommandations?)\s*[:.–-]?\s*(?:\n|(?<=:)\s*)", re.IGNORECASE)
# In front of an action: 1.1, 1.1), A), a., (i), "Action 1.1", "Deliverable 2:"
ACTION_LABEL = re.compile(
    r"^(?:(?:key )?actions?|mesures?|deliverables?|livrables?|step|étape)\s+(?:no\.?\s*"
    r"|n°\s*)?(?P<named>[A-Z]?\d+(?:[.-]\d+)*[a-z]?|(?-i:[A-Z]))\s*[.:)–-]?\s+"
    r"|^\(?(?P<number>\d{1,3}(?:\.\d{1,3})+)\)?\s*[.:)–-]?\s+|^(?P<plain>\d{1,2})\s*[.)]\s+"
    r"|^\[(?P<boxed>\d{1,2})\]\s+|^\(?(?P<letter>[A-Za-z]|[ivx]{1,4})\)\s+|^(?P<capital>(?-i:[A-Z]))\.\s+(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)

_PARAGRAPH = re.compile(r"para(?:graph|graphe)?s?\.? \d[\d.,–-]*", re.IGNORECASE)
_ACTION_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?")


def split_number(excerpt: Excerpt) -> tuple[Excerpt | None, Excerpt]:
    """(the number as written, the text behind it) of a recommendation; the words around the number are dropped."""
    text = excerpt.text
    match = LABELLED.match(text) or NUMBERED.match(text)
    if match and not _is_quantity(text, match):
        return excerpt.cut(match.start("number"), match.end("number")), excerpt.cut(match.end())
    within = _BY_PARAGRAPH.match(text)
    if within:
        return excerpt.cut(within.start("number"), within.end("number")), excerpt
    alone = _WORD_ALONE.match(text)
    return None, excerpt.cut(alone.end()) if alone else excerpt


def _is_quantity(text: str, match: re.Match[str]) -> bool:
    """“12 sites” is no number of a recommendation: a number needs a mark or a capital behind it."""
    return bool(re.match(r"^\d{4}\b", text)) and "." not in match.group()


def find_stamps(text: str) -> list[re.Match[str]]:
    """The stamps in a text, in order."""
    return list(STAMP.finditer(text)) if "[" in text else []


_NUMBER_BEHIND = re.compile(
    rf"\s*\((?:recommendation|recommandation)\s+(?:no\.?\s*|n°\s*)?(?P<number>{_NUMBER})\)\.?$", re.IGNORECASE
)


def _find_number_behind(text: str) -> re.Match[str] | None:
    """Looked for only where a bracket closes the text: the search is slow, and most texts have none."""
    return _NUMBER_BEHIND.search(text) if ")" in text[-2:] else None


def split_number_behind(excerpt: Excerpt) -> tuple[Excerpt | None, Excerpt]:
    """(the number, the text before it) of a recommendation that ends with its number: “… (Recommendation 3)”."""
    match = _find_number_behind(excerpt.text)
    if match is None:
        return None, excerpt
    return excerpt.cut(*match.span("number")), excerpt.cut(0, match.start())


# “4.1 Safety”, “II. Safety”, “B) Safety”; a plain number without a mark only in a heading: “3 Safety”
TITLE_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})+[.)]?|(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)])\s+(?=[A-ZÀ-Ö])")
_HEADING_NUMBER = re.compile(r"^\d{1,2}\s+(?=[A-ZÀ-Ö])")


def without_title_number(title: Excerpt) -> Excerpt:
    """A title without the number of its chapter."""
    is_heading = bool(title.first_block.level)
    number = TITLE_NUMBER.match(title.text) or (_HEADING_NUMBER.match(title.text) if is_heading else None)
    return title.cut(number.end()) if number else title


def names_number_behind(text: str) -> bool:
    """True for a text that ends with “(Recommendation 3)”."""
    return _find_number_behind(text) is not None


def without_stamps(excerpt: Excerpt) -> Excerpt:
    """The text without the stamps at its end, such as “[Added: 2012/12/25]”."""
    text, end = excerpt.text, len(excerpt.text)
    for match in reversed(find_stamps(text)):
        if text[match.end() : end].strip():
            break
        end = match.start()
    return excerpt.cut(0, end)


def number_in(excerpt: Excerpt) -> Excerpt:
    """The number in a cell that holds nothing else, without the words around it."""
    match = _BARE.match(excerpt.text)
    return excerpt.cut(match.start("number"), match.end("number")) if match else excerpt


def is_bare_number(text: str) -> bool:
    """True for a text that is the number of a recommendation and nothing else."""
    return _BARE.match(text) is not None


def names_paragraph(text: str) -> bool:
    """True for a text that says where a recommendation stands in the report, and nothing else: “Paragraph 18.”"""
    return _PARAGRAPH.fullmatch(text) is not None


def is_action_number(text: str) -> bool:
    """True for a text that is the number of an action and nothing else: “2.1”."""
    return _ACTION_NUMBER.fullmatch(text) is not None


def is_below(text: str, number: str) -> bool:
    """True for the number of an action below a recommendation: “2.1” below “2”."""
    whole = number.strip(" .)")
    return whole.isdigit() and re.fullmatch(rf"{whole}\.\d{{1,2}}[.)]?", text.strip()) is not None


def names_recommendation(text: str) -> bool:
    """True for a text that opens with a word for a recommendation and its number, such as “Recommendation 3: …”."""
    return LABELLED.match(text) is not None and _NAMES.match(text) is not None


def split_label(excerpt: Excerpt) -> tuple[str, Excerpt]:
    """(the label of an action, lower case, or "", and the text behind it)."""
    match = ACTION_LABEL.match(excerpt.text)
    if not match:
        return "", excerpt
    label = next(value for value in match.groupdict().values() if value)
    return label.lower(), excerpt.cut(match.end())
