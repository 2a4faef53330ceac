"""Cuts what stands in an action cell into actions, one promise at a time."""

import itertools
import re
from dataclasses import dataclass

from answerable.extraction.blocks import Excerpt, Line
from answerable.extraction.numbering import is_action_number, split_label, without_stamps
from answerable.extraction.words import find_sentences

# A sentence that opens a new promise inside a paragraph.
_OPENS = re.compile(
    r"^(?:in addition|additionally|as well|furthermore|moreover|also|finally|de plus|en outre|par ailleurs"
    r"|également|enfin),\s",
    re.IGNORECASE,
)
# One sentence without a label in front of it, as most cells of trackers are.
_PLAIN = re.compile(
    r"(?!(?:key )?(?:actions?|mesures?|deliverables?|livrables?|step|étape)\b|[ivx]{1,4}\))[^\W\d_]{2}"
    r"[^\n\[.:;!?]*[.;]?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cut:
    """One promise: its words, the label in front of it (lower case, or ""), and why the cut may be wrong."""

    excerpt: Excerpt
    label: str = ""
    reason: str = ""


def cut_actions(excerpt: Excerpt) -> list[Cut]:
    """The promises in a cell. A paragraph is one; a list belongs to the line that leads in to it; a list without
    such a line is one promise for each bullet; "In addition, …" opens a new one."""
    if _PLAIN.fullmatch(excerpt.text):
        return [Cut(excerpt)]
    groups: list[list[Line]] = []
    for line in without_stamps(excerpt).lines():
        if groups and _belongs_to(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [cut for group in groups for cut in _cut_group(group)]


def _belongs_to(group: list[Line], line: Line) -> bool:
    first, last = group[0], group[-1]
    if is_action_number(last.text):
        return True  # it stands in a line of its own, above its action
    if split_label(line.excerpt)[0] and not line.is_item:
        return False
    if line.is_item:
        return not first.is_item or first.text.endswith(":")
    return line.text[:1].islower() or (
        not last.is_item and bool(re.search(r"(?:,|\b(?:and|et|of|de|the|le|la))$", last.text))
    )


def _cut_group(group: list[Line]) -> list[Cut]:
    excerpt = group[0].excerpt
    for line in group[1:]:
        excerpt = excerpt.through(line.excerpt)
    label, excerpt = split_label(excerpt)
    if not excerpt:
        return []
    places = [start for start, end in find_sentences(excerpt.text) if start and _OPENS.match(excerpt.text[start:end])]
    if not places:
        return [Cut(excerpt, label)]
    bounds = [0, *places, len(excerpt.text)]
    why = "one paragraph, cut where a sentence opens a new promise"
    parts = [excerpt.cut(start, end) for start, end in itertools.pairwise(bounds)]
    return [Cut(part, label if number == 0 else "", why) for number, part in enumerate(parts)]
