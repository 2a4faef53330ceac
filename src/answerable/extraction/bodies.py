"""The organisation that answers: a label that names it, else the name of a body near the title."""

import re

from answerable.extraction.blocks import Document, Excerpt
from answerable.extraction.kinds import kind_of, names_matter
from answerable.extraction.opening import Opening
from answerable.extraction.words import fold

NAMES_BODY = "this line near the title names a body; the document does not say that it answers"
IN_PAGE_TITLE = "the title of the page ends with this name; the document does not say that it answers"
IN_PATH = "the path of the page names this body; the document does not say that it answers"

_LABEL = re.compile(
    r"^(?:name of (?:the )?)?(?:organi[sz]ation|department|ministry|agency|auditee|entity|administrative unit"
    r"|commissioning unit|organisme|ministere|entite(?: auditee)?|unite administrative|municipality)$"
)
_FROM = re.compile(r"^(?:from|de)$")  # on the pages of a government; in memoranda a person
_WORD = (
    r"(?:department|agency|ministry|administration|office|commission|authority|trust|council|fund|bureau"
    r"|corporation|board|foundation|institute|secretariat|university|college|hospitals?|bank|county"
    r"|city of|town of|school district|union|committee|house of|society|municipality|universite|hopital"
    r"|banque|ville de|commune de|departement|chambre regionale|cour des comptes|direction generale|regie"
    r"|ministere|agence|autorite|conseil|fonds|societe|fondation|cooperation|nations unies|united nations"
    r"|comite)"
)
# How a line begins or ends that is the name of a body and nothing else.
_NAME = re.compile(
    rf"(?:^|, )(?:the )?(?:[\w.'&-]+ ){{0,2}}{_WORD}\b"
    rf"|\b(?:{_WORD}|canada|international|limited|ltd|division|branch)(?:,? [a-z]+)?$"
)
_NO_BODY = re.compile(
    r"\d|\b(?:recomm[ae]nd\w*|responses?|reponses?|actions?|plans?|status|suivi|reports?|rapports?|project|requirements?)\b"
)
# Those who look at others: they answer nothing, and are named where nobody else is.
_LOOKS = re.compile(
    r"\b(?:audit\w*|inspector general|verificat\w+|evaluation\w*|controle|inspection|committee|comite|commission of"
    r"|chambre regionale|cour des comptes)\b"
)
_HOUSE = re.compile(
    r"\bhouse of\b|^(?:the )?(?:senate|executive board|general assembly|chambre des|senat|conseil d'administration)\b"
)
# “Design of the Fund” is a matter; the fund itself has a name of its own.
_OF_A_BODY = re.compile(r"\b(?:of the|du|de la|de l'|des) \w+$")
_TWO_BODIES = re.compile(r"\b(?:and|et)\b.*\b(?:Trust|Agency|Office)\b")
_SENTENCE = re.compile(r"[.;?!]$|[:=]|,.*,")
_LONGEST, _NEAR = 9, 10  # words of a name, lines from the beginning


def is_body(text: str) -> bool:
    """True for a line that is the name of a body, of those who look at others too: “Office of Internal Audit”."""
    folded = fold(text)
    return len(folded.split()) <= _LONGEST and _NAME.search(folded) is not None and not _NO_BODY.search(folded)


def read_organisation(
    opening: Opening, document: Document, title: Excerpt | None
) -> tuple[Excerpt | None, str | None, str]:
    """(the organisation, its name where it stands in no block, why it is to be checked or "")."""
    pairs = [(fold(pair.label), pair.value) for pair in opening.pairs()]
    labelled = [value for label, value in pairs if _LABEL.match(label) or (_FROM.match(label) and is_body(value.text))]
    if labelled:
        return labelled[0], None, ""
    lines = [line for line in opening.lines()[:_NEAR] if _may_be_named(line, title)]
    named = [line for line in lines if not _LOOKS.search(fold(line.text))] or lines
    if named:
        return named[0], None, NAMES_BODY
    body = next((part for part in _parts(opening.path) if is_body(part.text)), None) if opening.path else None
    if body:
        return body, None, IN_PATH
    parts = re.split(r"\s+[-–—|]\s+", document.title or "")[1:]
    last = next((part.strip() for part in reversed(parts) if is_body(part) and not kind_of(part)), None)
    return None, last, IN_PAGE_TITLE if last else ""


def _may_be_named(line: Excerpt, title: Excerpt | None) -> bool:
    text, folded = line.text, fold(line.text)
    is_title = title is not None and line.key == title.key
    if (
        is_title
        or not text[:1].isupper()
        or _SENTENCE.search(text)
        or _TWO_BODIES.search(text)
        or _HOUSE.search(folded)
    ):
        return False
    return is_body(_OF_A_BODY.sub("", folded)) and not names_matter(text)


def _parts(path: Excerpt) -> list[Excerpt]:
    """The steps of the path to a page, without the first: “Home > Ports Canada > Audits”."""
    steps = list(re.finditer(r"[^>›»]+", path.text))
    return [path.cut(*step.span()) for step in steps[1:]]
