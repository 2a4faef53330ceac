"""What a status cell says of an action, and as of which day."""

import re
from dataclasses import dataclass

from answerable.extraction.words import fold_in_place

_WORDS: tuple[tuple[str, str], ...] = (
    ("unknown", r"\b(?:under consideration|a l'etude|unknown|inconnu)\b"),
    ("cancelled", r"\b(?:cancell?ed|annulee?s?|abandon(?:ed|nee?s?)|withdrawn|rejected|no further action|rejetee?s?)\b"),
    ("no-longer-applicable", r"\b(?:no longer (?:applicable|relevant|required)|obsolete|superseded|not applicable|sans objet|n'est plus applicable|n'etant plus applicable|perimee?s?)\b|^\W*(?:n/a|s\.o\.)"),
    ("not-started", r"\b(?:not (?:yet )?(?:started|initiated|begun|commenced|undertaken|implemented|completed)|non (?:commencee?s?|amorcee?s?|initiee?s?|entamee?s?)|pas (?:encore )?(?:commencee?s?|debutee?s?)|planned|prevue?s?|a venir|to be started|open-unresolved|no progress)\b"),
    ("in-progress", r"\b(?:partially|substantially|largely|partly|partiellement|en grande partie) (?:completed?|implemented|met|mise? en oeuvre|realisee?s?)\b"),
    ("overdue", r"\b(?:overdue|past due|late|behind schedule|en retard|delayed|retardee?s?|en depassement)\b"),
    ("completed", r"\b(?:complete|completed|met|done|closed|implemented|finished|fully implemented|achieved|terminee?s?|completee?s?|realisee?s?|achevee?s?|finalisee?s?|mise?s? en oeuvre|fermee?s?)\b"),
    ("in-progress", r"\b(?:in progress|on-?going|under ?way|initiated|started|on target|on track|progressing|begun|deferred|en cours|amorcee?s?|initiee?s?|commencee?s?|entamee?s?|reportee?s?)\b"),
)  # fmt: skip
_COMPILED = tuple((code, re.compile(pattern)) for code, pattern in _WORDS)
_LABEL = re.compile(r"^\W*(?:status|state|etat|statut|situation)\s*:\s*")


@dataclass(frozen=True)
class Status:
    """A status that was found: its code and where its words stand."""

    code: str
    start: int
    end: int


def read_status(text: str) -> Status | None:
    """The status that the first line of a cell states; None where it states none ("Open" is no progress)."""
    folded = fold_in_place(text)
    label = _LABEL.match(folded)
    start = label.end() if label else 0
    end = folded.find("\n", start) if "\n" in folded[start:] else len(folded)
    line = folded[start:end]
    for code, pattern in _COMPILED:
        match = pattern.search(line)
        if match and (label or len(line.split()) <= 12):
            if len(line.split()) <= 6:
                return Status(code, start, start + len(line.rstrip(" .;:,")))
            return Status(code, start + match.start(), start + match.end())
    return None
