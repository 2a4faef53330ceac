"""A long document is reviewed in parts, since no browser holds the fields of a thousand recommendations."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from answerable.ingest.edits import Content
from answerable.web.imports.source import list_places

PER_PART = 100  # records: some 2,000 fields
Record = tuple[str, int]  # "recommendations" or, for one that answers none, "actions"; its number


@dataclass(frozen=True)
class Parts:
    """The parts of a candidate, and the one that is shown."""

    content: Content
    asked: int = 1  # its number, from 1; what lies outside is the first or the last

    @cached_property
    def records(self) -> list[Record]:
        """What is reviewed, in the order of the page."""
        lone = (n for n, action in enumerate(self.content["actions"]) if not action["recommendations"])
        recommendations = range(len(self.content["recommendations"]))
        return [*(("recommendations", n) for n in recommendations), *(("actions", n) for n in lone)]

    @property
    def count(self) -> int:
        """How many parts there are."""
        return max(1, -(-len(self.records) // PER_PART))

    @property
    def number(self) -> int:
        """The part that is shown."""
        return min(max(1, self.asked), self.count)

    @property
    def previous(self) -> int | None:
        """The part before, if any."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The part behind, if any."""
        return self.number + 1 if self.number < self.count else None

    @property
    def first(self) -> int:
        """The first record that is shown, from 1."""
        return (self.number - 1) * PER_PART + 1

    @property
    def last(self) -> int:
        """The last record that is shown."""
        return min(self.number * PER_PART, len(self.records))

    @cached_property
    def shown(self) -> list[Record]:
        """The records of the part that is shown."""
        return self.records[self.first - 1 : self.last]

    def list_numbers(self, kind: str) -> list[int]:
        """The numbers of the records of one kind that are shown."""
        return [number for each, number in self.shown if each == kind]

    def next_in_doubt(self, doubts: Iterator[str]) -> int | None:
        """The next part with a value in doubt, round to the first again; None where no other part has one.

        `doubts` are the paths of all values in doubt.
        """
        found = Counter(part for path in doubts if (part := self._part_of(path)) is not None)
        others = [*range(self.number + 1, self.count + 1), *range(1, self.number)]
        return next((part for part in others if found[part]), None)

    @cached_property
    def _places(self) -> dict[Record, int]:
        return {record: place for place, record in enumerate(self.records)}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {each["key"]: number for number, each in enumerate(self.content["recommendations"])}

    def _part_of(self, path: str) -> int | None:
        """The part in which a value is shown; None for those of the report and the offices, which every part shows."""
        kind, number, *_ = [*path.split("."), ""]
        if kind not in {"recommendations", "responses", "actions"}:
            return None
        record: Record = (kind, int(number))
        if kind != "recommendations" and (keys := self.content[kind][int(number)]["recommendations"]):
            record = ("recommendations", self._numbers.get(keys[0], 0))
        return self._places.get(record, 0) // PER_PART + 1

    def blocks(self) -> range | None:
        """The blocks of the document that the shown records come from, from the first to the last; None for all.

        The first part begins with the document, and the last goes to its end.
        """
        if self.count == 1:
            return None
        numbers = [place["block"] for record in self._evidence() for place in list_places(record)]
        first = 0 if self.number == 1 else min(numbers, default=0)
        behind = None if self.number == self.count else max(numbers, default=first) + 1
        return range(first, behind if behind is not None else 10**9)

    def _evidence(self) -> Iterator[object]:
        keys = {self.content["recommendations"][n]["key"] for n in self.list_numbers("recommendations")}
        yield from (self.content[kind][number] for kind, number in self.shown)
        for kind in ("responses", "actions"):
            yield from (each for each in self.content[kind] if keys.intersection(each["recommendations"][:1]))
