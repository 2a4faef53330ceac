"""Labels in the margin: “Recommendation no. 3” beside its text, as audit offices set them in boxes without rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.extraction.readers.pdf_lines import TextLine, group_lines
from answerable.extraction.readers.pdf_page import Word

_LABEL = re.compile(r"^(?:recommendation|recommandation|rec\.)\s+(?:no\.?\s*|n°\s*)?\d{1,3}[.:]?$", re.IGNORECASE)
_MOST_IN_MARGIN = 0.3  # of the words
_GAP = 1.2  # of the size of the letters; a label stands as far from its text or farther


@dataclass
class SidePart:
    """Words of one column: those beside a label, and what stands in the margin, the label first."""

    words: list[Word]
    margin: list[TextLine]


def has_margin(words: Sequence[Word]) -> bool:
    """True where labels stand in a margin that holds hardly anything else; in two columns of prose both are full."""
    gutters = [line.words[count].box.left - 1 for line in group_lines(words) if (count := _label_of(line))]
    return bool(gutters) and sum(word.box.left < min(gutters) for word in words) < _MOST_IN_MARGIN * len(words)


def part_sides(words: Sequence[Word]) -> list[SidePart]:
    """The words of a page in the order in which they are read, parted where a label stands beside its text."""
    parts: list[SidePart] = []
    gutter: float | None = None
    for line in group_lines(words):
        label = _label_of(line)
        if label:
            gutter = line.words[label].box.left - 1
            parts.append(SidePart([], []))
        elif gutter is None or not _is_beside(line, gutter, parts[-1]):
            parts += [SidePart([], [])] if gutter is not None or not parts else []
            gutter = None
        _add(parts[-1], line, gutter)
    return parts


def _label_of(line: TextLine) -> int:
    """How many words of a line are a label in the margin; 0 where it has none."""
    for count in range(1, min(5, len(line.words))):
        before, behind = line.words[count - 1], line.words[count]
        if behind.box.left - before.box.right > _GAP * line.size:
            return count if _LABEL.match(" ".join(word.text for word in line.words[:count])) else 0
    return 0


def _is_beside(line: TextLine, gutter: float, part: SidePart) -> bool:
    """True for a line that goes on beside the label, and for one of the margin close below the label."""
    if line.words[0].box.left >= gutter - 2:
        return True
    left = [word for word in line.words if word.box.left < gutter]
    is_clear = left[-1].box.right < gutter - 0.5 * line.size
    return is_clear and line.box.top - part.margin[-1].box.bottom < line.size


def _add(part: SidePart, line: TextLine, gutter: float | None) -> None:
    if gutter is None:
        part.words += line.words
        return
    part.words += [word for word in line.words if word.box.left >= gutter]
    part.margin += group_lines([word for word in line.words if word.box.left < gutter])
