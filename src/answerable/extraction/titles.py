"""The title of a report: the likeliest of the lines with which a document begins, and why it is to be checked."""

import re

from answerable.extraction.blocks import Document, Excerpt, whole
from answerable.extraction.bodies import is_body
from answerable.extraction.kinds import kind_of, names_matter
from answerable.extraction.numbering import TITLE_NUMBER
from answerable.extraction.opening import Opening, is_said
from answerable.extraction.words import fold
from answerable.periods.expressions.words import MONTHS

NAMES_KIND = "no line is marked as the title; this one names a kind of report"
STANDS_FIRST = "no line is marked as the title; this one stands first"
GENERAL = "this heading says nothing of what the report is about"
IN_LETTER = "the document begins as a letter; this is its first heading"
FROM_FILE = "no line is marked as the title; this is how the file names itself"
SUBJECT = "this is the subject of a memorandum or a message, which may say more than the title"
NO_TITLE = "no line could be read as the title"

_LEVELS = 4  # of headings; the higher, the likelier
_TOLD, _LATER, _ANNEXED = 1.5, 0.2, 3.0  # for what a report says of itself; for every line above; for an annex
_SHORTEST = 3  # characters
_REPORTS = r"(?:project|report|audit|evaluation|review)"
_LABEL = re.compile(
    rf"^(?:{_REPORTS} )?title(?: of (?:the )?{_REPORTS})?$"
    r"|^(?:subject|objet|re)$|^(?:titre|intitule)(?: (?:du|de l') ?(?:projet|rapport|evaluation|audit))?$"
)
_MEMO = re.compile(r"^(?:subject|objet|re)$")
_ENCLOSED = re.compile(
    r"^(?:enclosure|attachment|annex(?:e|ure)?|appendix|pièce jointe)\s+(?:\d{1,2}|[A-Z])\s*[.:–—-]\s*(?=\S)",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"^(?:.{0,40}, )?(?:chapter|chapitre) \d{1,2}\s?[:.–—-]\s*(?=\S)", re.IGNORECASE)
_REFERENCE = re.compile(r"^[\w./-]*\d[\w./-]*$|^(?:HC|CP|Cm) ?\d+$")
_NO_TITLE = re.compile(
    r"^(?:ordered|to be printed|issued|présenté|presented|notifié|distribution|status as of|situation au|sincerely"
    r"|yours|respectfully|cordialement)\b|\b(?:published|publié)\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"\b(?:response|reponse|reply) (?:to|a|au|aux)\b")
_REPORTS_ON = re.compile(
    r"^(?:annual |final )?(?:report|rapport|register|registre|list|liste|tracker) (?:on|of|sur|des?|du)\b"
)
# Words of which titles are made that say nothing of what a report is about.
_GENERAL = frozenset(
    re.findall(
        r"\w+",
        "management managements response responses reply replies action actions plan plans record records report "
        "reports final draft annual interim the of to and on for in a an by with from evaluation evaluations audit "
        "audits review reviews internal external independent recommendation recommendations appendix annex annexe "
        "annexure attachment enclosure agency comments status update follow up followup tracker memorandum executive "
        "summary introduction background part chapter section contents detailed findings results brief agenda item "
        "key committee committees government special session implementation declaration improvement version "
        "information reponse reponses direction de la le les l d du des et au aux en mesures suivi rapport rapports "
        "mise oeuvre œuvre recommandations recommandation verification verificateur verificatrice auditeur general "
        "generale interne synthese distribution annuel definitif archives prise prises position suites donnees "
        "observations consideration annexes contexte conclusion resume resultats sommaire table matieres exercice "
        "exercices partie ",
    )
)


def read_title(opening: Opening, document: Document) -> tuple[Excerpt | None, str, str]:
    """(the title, its words where it stands in no block, why it is to be checked or "")."""
    for label, value in opening.pairs():
        if _LABEL.match(fold(label)) and len(value.text) > _SHORTEST:
            return _through_next(_plain(value)), "", SUBJECT if _MEMO.match(fold(label)) else ""
    lines = [line for line in opening.titles() if not is_said(line.text)]
    ranked = [(_rank(line, place), line) for place, line in enumerate(lines)]
    rank, best = max(ranked, key=lambda each: each[0], default=(0.0, None))
    heading = next((n for n, block in enumerate(document.blocks) if block.level and block.text), None)
    if opening.is_letter and heading is not None and not (best and best.first_block.level):
        return _plain(whole(document, heading)), "", IN_LETTER
    if best is not None and rank > 0:
        return _plain(best), "", _reason(best)
    if document.page_head and _list_own_words(document.page_head):
        return None, document.page_head, FROM_FILE
    if lines:
        first = next((line for line in lines if line.first_block.level), lines[0])
        return _plain(first), "", GENERAL if first.first_block.level else STANDS_FIRST
    named = document.page_head or (document.title if _is_written(document.title or "") else "") or ""
    return None, named, FROM_FILE if named else NO_TITLE


def _reason(title: Excerpt) -> str:
    if title.first_block.level:
        return ""
    return NAMES_KIND if kind_of(title.text) else STANDS_FIRST


def _rank(line: Excerpt, place: int) -> float:
    """How likely a line is the title; 0 where it says nothing of what a report is about."""
    enclosed, level = _ENCLOSED.match(line.text), line.first_block.level
    text = _plain(line).text
    folded = fold(text)
    matter = names_matter(text)
    if not _list_own_words(text) or _REFERENCE.match(text) or _NO_TITLE.search(text) or (is_body(text) and not matter):
        return 0.0
    score = 4.0 if matter else 1.5 if kind_of(text) else 1.0
    score += _TOLD if _ANSWERS.search(folded) or _REPORTS_ON.match(folded) else 0.0
    return score + (max(0, _LEVELS - level) if level else 0.0) - _LATER * place - (_ANNEXED if enclosed else 0.0)


def _list_own_words(text: str) -> list[str]:
    """The words that say what a report is about."""
    return [word for word in re.findall(r"[^\W\d_]+", fold(text)) if word not in _GENERAL and word not in MONTHS]


def _plain(line: Excerpt) -> Excerpt:
    """The title without what stands in front of it: “Enclosure 1.”, “May 2026, chapter 3:”, “3.4.”"""
    for pattern in (_ENCLOSED, _CHAPTER, TITLE_NUMBER):
        match = pattern.match(line.text)
        line = line.cut(match.end()) if match else line
    return line


def _through_next(title: Excerpt) -> Excerpt:
    """A title behind its label, with the line below where it was broken: “… (OIG) Draft” above “Report on …”."""
    block = title.pieces[-1][0] + 1
    following = whole(title.document, block) if block < len(title.document.blocks) else None
    is_open = re.search(r"\b(?:of|on|the|to|for|and|draft|de|du|des|la|le|sur|et)$", title.text, re.IGNORECASE)
    return title.through(following) if is_open and following and not following.first_block.cell else title


def _is_written(title: str) -> bool:
    """True for a title that a person wrote, and not for the name of a file: “Microsoft Word - plan_v2.doc”."""
    return len(title.split()) > 2 and "_" not in title and not re.search(r"\.\w{3,4}$", title)
