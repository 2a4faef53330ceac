"""Which kind of report a line names: an audit, an evaluation, an inquiry and the like."""

import re

from answerable.extraction.words import fold

_KINDS = (
    ("evaluation", re.compile(r"\bevaluations?\b")),
    ("audit", re.compile(r"\baudit(?:s|ors?)?\b|\bverificat(?:ion|eur|rice)s?\b|\bdes comptes\b")),
    ("inspection", re.compile(r"\binspections?\b|\binspector general\b")),
    ("inquiry", re.compile(r"\binquir\w+|\benquetes?\b|\binvestigation|\bgrand jury\b|\bcommission of\b")),
    ("committee", re.compile(r"\bcommittee\b|\bcomite\b|\bgovernment response\b")),
    ("review", re.compile(r"\breviews?\b|\bexamens?\b|\brevues?\b")),
)  # fmt: skip
# “Audit of wells”, “Évaluation du programme”, “Evaluation report on …”: the report and what it is about.
_OF_A_MATTER = re.compile(
    r"\b(?:evaluation|audit|review|inspection|inquiry|investigation|study|verification|examen|enquete|revue|etude)"
    r"(?: report)? (?:of|on|into|de|du|des|d'|sur)\b"
)


def kind_of(text: str) -> str:
    """The kind that is named first; "" where none is."""
    folded = fold(text)
    found = [(match.start(), kind) for kind, pattern in _KINDS if (match := pattern.search(folded))]
    return min(found)[1] if found else ""


def names_matter(text: str) -> bool:
    """True for a line that names a report by what it is about: “Audit of wells”."""
    return _OF_A_MATTER.search(fold(text)) is not None
