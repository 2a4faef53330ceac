"""What tables, labels and flat text have in common: rows of fields, each with its excerpts."""

import re
from dataclasses import dataclass, field
from datetime import date

from answerable.extraction.blocks import Excerpt
from answerable.extraction.headings import Field

_PROMISED = frozenset({Field.ACTION, Field.DELIVERABLE})
_EMPTY = re.compile(r"^[\s–—‑.\-_*…]*$")
_NO_ACTION = re.compile(
    r"^\W*(?:none|n/a|not applicable|nil|\d+|aucune?|sans objet|s\. ?o\.?"
    r"|no (?:further |additional )?actions?(?: (?:is |are )?(?:planned|required|needed|necessary|proposed))?"
    r"|aucune (?:autre )?(?:mesure|action)(?: (?:n['’]est )?(?:prévue|requise|nécessaire))?)\W*$",
    re.IGNORECASE,
)


@dataclass
class Row:
    """One row of a table, or what stands together elsewhere: at most one promise with all that belongs to it,
    or the beginning of a recommendation."""

    cells: dict[Field, list[Excerpt]] = field(default_factory=dict)
    theme: Excerpt | None = None
    as_of: date | None = None  # named in a heading or above the table
    is_bare: bool = False  # its table has columns for offices or dates, and the row has neither
    is_told: bool = False  # its answer is prose that stands elsewhere
    is_ticked: bool = False  # its answer is the heading of the column that is ticked
    begins: bool = False  # the row says itself that a recommendation begins here
    organisations: dict[tuple[tuple[int, int, int], ...], str] = field(default_factory=dict)  # whose response it is
    rounds: list[tuple[Excerpt | None, Excerpt | None]] = field(default_factory=list)  # position, words, of each year
    reasons: dict[Field, str] = field(default_factory=dict)  # why a field may have been read wrongly

    def add(self, name: Field, excerpt: Excerpt | None) -> None:
        """Add what a field holds; dashes and white space are nothing."""
        if excerpt is None or (name in _PROMISED and _NO_ACTION.match(excerpt.text)):
            return
        if excerpt.text[:1].isalnum() or not _EMPTY.match(excerpt.text):  # the first is the quicker look
            self.cells.setdefault(name, []).append(excerpt)

    def under(self, theme: Excerpt | None) -> "Row":
        """The row, under a theme where it has none of its own."""
        self.theme = self.theme or theme
        return self

    def first(self, name: Field) -> Excerpt | None:
        """The first excerpt of a field."""
        found = self.cells.get(name)
        return found[0] if found else None

    def all(self, name: Field) -> list[Excerpt]:
        """Every excerpt of a field."""
        return self.cells.get(name, [])

    def extend_last(self, name: Field, excerpt: Excerpt) -> None:
        """Let the last excerpt of a field go on in another."""
        found = self.cells.setdefault(name, [])
        if found:
            before, found[-1] = found[-1], found[-1].through(excerpt)
            if before.key in self.organisations:
                self.organisations[found[-1].key] = self.organisations[before.key]
        else:
            found.append(excerpt)
