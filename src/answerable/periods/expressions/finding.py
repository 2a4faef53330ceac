"""Finds in one pass where any of many patterns begins, so that not every pattern is tried at every word."""

import heapq
import re
from collections.abc import Iterable


class Finder:
    """The places of one text at which one of the patterns matches, asked for from left to right."""

    def __init__(self, text: str, patterns: Iterable[re.Pattern[str]]) -> None:
        self.text = text
        self.patterns = tuple(patterns)
        self.next = [(-1, number) for number in range(len(self.patterns))]  # a heap: (place, pattern)

    def begins(self, at: int) -> bool:
        """True where a pattern matches at this place; places must not go backwards."""
        while self.next[0][0] < at:
            number = self.next[0][1]
            found = self.patterns[number].search(self.text, at)
            heapq.heapreplace(self.next, (found.start() if found else len(self.text) + 1, number))
        return self.next[0][0] == at
