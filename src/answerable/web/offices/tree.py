"""Offices as a tree, with what each owes together with its parts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.people.models import Office
from answerable.reporting.queries import Owed
from answerable.web.record_choice import name_offices


@dataclass(frozen=True)
class Branch:
    """One office with its parts; `level` is 0 for an organisation."""

    office: Office
    owed: Owed
    level: int


def grow_tree(offices: Sequence[Office], owed: Mapping[int, Owed]) -> list[list[Branch]]:
    """One list for each organisation, by name: the organisation first, every part below what it belongs to."""
    parts: dict[int | None, list[Office]] = defaultdict(list)
    for office, _name in name_offices(offices):
        parts[office.parent_id].append(office)
    return [_walk(root, parts, owed, 0) for root in parts[None]]


def _walk(
    office: Office, parts: Mapping[int | None, list[Office]], owed: Mapping[int, Owed], level: int
) -> list[Branch]:
    here = Branch(office, owed.get(office.pk, Owed()), level)
    return [here, *(branch for part in parts.get(office.pk, []) for branch in _walk(part, parts, owed, level + 1))]
