"""What a status cell says of an action, and as of which day."""

import re
from dataclasses import dataclass
from functools import lru_cache

from answerable.extraction.blocks import Document
from answerable.extraction.words import fold_in_place

_FR_DONE = r"(?:terminee?s?|completee?s?|realisee?s?|achevee?s?|finalisee?s?|executee?s?|mise?s? en (?:oe|œ)uvre)"
# fmt: off
_WORDS: tuple[tuple[str, str], ...] = (
    ("overdue", r"\b(?:date|deadline) has passed\b|\b(?:echeance|date) (?:est )?(?:depassee|passee)\b"),
    ("unknown", r"\b(?:under consideration|a l'etude|unknown|inconnu)\b"),
    ("cancelled", (
        r"\b(?:cancell?ed|discontinued|annulee?s?|abandon(?:ed|nee?s?)|withdrawn|retiree?s?|rejected"
        r"|no (?:further )?action"
        r"|refus de mise en (?:oe|œ)uvre|clos(?:e|ed)?s?\W+(?:but )?(?:not|without|non|sans) (?:been )?(?:implement\w*"
        r"|complet\w*|action|done|realisee?s?|mises? en (?:oe|œ)uvre|suite)"
        r"|will not be (?:implemented|completed|done|carried out)"
        r"|ne ser(?:a|ont) pas (?:mise?s? en (?:oe|œ)uvre|realisee?s?)"
        r"|rejetee?s?|sans suite)\b")),
    ("no-longer-applicable", (
        r"\b(?:no longer (?:applicable|relevant|required)|overtaken by events|obsolete|superseded|not applicable"
        r"|sans objet"
        r"|n'est plus applicable|n'etant plus applicable|perimee?s?|caduques?|caducs?)\b|^\W*(?:n/a|s\. ?o\b)")),
    ("not-started", (
        r"\bmises? en (?:oe|œ)uvre non (?:commencee?|debutee?|entamee?)\b"
        r"|\b(?:not (?:yet )?(?:started|initiated|begun|commenced|undertaken|implemented|completed?|met|done)"
        rf"|(?:yet )?to (?:be )?(?:start|started|begin|begun)|non (?:commencee?s?|engagee?s?|demarree?s?"
        rf"|lancee?s?|amorcee?s?|initiee?s?|entamee?s?"
        rf"|debutee?s?|{_FR_DONE})"
        r"|pas (?:encore )?(?:commencee?s?|debutee?s?)|planned|pending|prevue?s?|planifiee?s?|a venir|a faire"
        r"|en attente|mises? en (?:oe|œ)uvre (?:a venir|non engagees?)"
        r"|open-unresolved|no progress|non appliquee?s?|a (?:engager|lancer))\b|^\W*(?:0 ?%|nulle?)\W*$")),
    ("in-progress", (
        r"\ben cours de (?:mise en (?:oe|œ)uvre|realisation)\b"
        rf"|\b(?:partially|substantially|largely|partly|mostly|nearly|almost|partiellement|en grande partie|presque"
        rf"|en partie) (?:completed?|implemented|addressed|done|met|{_FR_DONE})\b|\bpartial (?:implementation"
        rf"|completion)\b"
        rf"|\b(?:mises? en (?:oe|œ)uvre|realisation) (?:partielles?|en cours|engagees?|a poursuivre)\b"
        rf"|\b{_FR_DONE} (?:partiellement|en partie)\b|\bpartiellement appliquee?s?\b"
        rf"|^\W*(?:(?!100|0 ?%)\d\d? ?%|partielle?)\W*$"
        rf"|\b(?:completed?|implemented|done|{_FR_DONE}) (?:a|at|to) (?!100)\d\d? ?%|\b(?:incomplete"
        rf"|(?<!\d)\d\d? ?% (?:completed?|done"
        rf"|{_FR_DONE}))\b")),
    ("overdue", r"\b(?:overdue|past due|late|behind schedule|en retard|delayed|retardee?s?|en depassement)\b"),
    ("in-progress", r"\bbeing [a-z]+ed\b"),
    ("completed", (
        r"\b(?:complete|completed|met|done|closed|implemented|finished|fully implemented|achieved|addressed"
        r"|cloturee?s?|fermee?s?"
        rf"|{_FR_DONE})\b|^\W*(?:(?:clos|close|fait)e?s?|100 ?%|totale?|appliquee?s?|soldee?s?|levee?s?)\W*$")),
    ("in-progress", (
        r"\b(?:in progress|in process|under implementation|nearing completion|en preparation|engagee?s?|on-?going"
        r"|under ?way|initiated|started|on target|on track|on schedule|progressing|begun"
        r"|deferred"
        r"|postponed|continuing|en cours|en bonne voie|en voie de|amorcee?s?|initiee?s?|commencee?s?|entamee?s?"
        r"|debutee?s?"
        r"|reportee?s?)\b")),
)
# fmt: on
_COMPILED = tuple((code, re.compile(pattern)) for code, pattern in _WORDS)
_LABEL = re.compile(r"^\W*(?:status|state|etat|statut|situation)\s*:\s*")
_CLAUSE_END = re.compile(
    r"[.;:(]| - (?!(?:but )?(?:not|without|non|sans)\b)"
)  # what stands behind it tells more of a status that is stated already
_COLOUR = re.compile(
    r"(red|amber|yellow|orange|green|blue|gr[ae]y|rouge|ambre|jaune|vert|bleu|gris)(?:\s*[:=–—-]\s*(?P<meaning>\S.*))?"
)
_LEGEND_WITHIN = 60  # blocks at the beginning and at the end of a document
_LONGEST_LOOK = 1000  # characters
_SHORT = 7  # words; a shorter line is the status as a whole: “Ouverte – en cours de mise en œuvre”
_LONGEST = 12  # words; a longer line is a narrative


@dataclass(frozen=True)
class Status:
    """A status that was found: its code and where its words stand."""

    code: str
    start: int
    end: int


@lru_cache(maxsize=4096)  # trackers repeat the same few words in thousands of rows
def read_status(text: str) -> Status | None:
    """The status that the first line of a cell states; None where it states none ("Open" is no progress)."""
    folded = fold_in_place(text)
    label = _LABEL.match(folded)
    start = label.end() if label else 0
    line = folded[start:].split("\n", 1)[0][:_LONGEST_LOOK]
    end = _CLAUSE_END.search(line)
    found = _find_words(line[: end.start()], _LONGEST) if end else None
    found = found or _find_words(line, len(line) if label else _LONGEST)
    if found is None:
        return None
    code, first, last = found
    if len(re.findall(r"\w+", line)) <= _SHORT:
        return Status(code, start, start + len(line.rstrip(" .;:,")))
    return Status(code, start + first, start + last)


def _find_words(line: str, longest: int) -> tuple[str, int, int] | None:
    """(code, start, end) of the first kind of status whose words are found in a line of at most so many words."""
    if len(line.split()) > longest:
        return None
    found = ((code, pattern.search(line)) for code, pattern in _COMPILED)
    return next(((code, match.start(), match.end()) for code, match in found if match), None)


def find_legend(document: Document) -> dict[str, str]:
    """What the colours mean by which a document says how far things are: the codes of progress by colour.

    A legend stands at the beginning or the end: “Green – on track”, or the meaning in the cell behind the colour.
    """
    blocks, found = document.blocks, {}
    near = [n for n in range(len(blocks)) if n < _LEGEND_WITHIN or n >= len(blocks) - _LEGEND_WITHIN]
    for number in near:
        match = _COLOUR.fullmatch(fold_in_place(blocks[number].text))
        if match:
            meaning = match["meaning"] or _cell_behind(document, number)
            status = read_status(meaning)
            if status:
                found[match[1]] = status.code
    return found


def _cell_behind(document: Document, number: int) -> str:
    """The words of the cell on the right; empty where there is none."""
    cell, following = document.blocks[number].cell, document.blocks[number + 1 : number + 2]
    other = following[0].cell if following else None
    return following[0].text if cell and other and (cell.table, cell.row) == (other.table, other.row) else ""
