"""One text with its tokens, and what stands around a place in it."""

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date

from answerable.periods.expressions.attributes import is_year_of_something
from answerable.periods.expressions.due import Due, Found
from answerable.periods.expressions.lexer import cut_tokens, fold_in_place
from answerable.periods.expressions.moment import Moment
from answerable.periods.expressions.moments import MomentReader
from answerable.periods.expressions.vocab import Precision

NEAR = 80  # characters around an expression that can change its reading
_LABEL = re.compile(r"\s*(?:\(?[a-z0-9]{1,3}[.)]|[-•*·])?[\s(\[]*$")
_BEHIND_LABEL = re.compile(r"(?:(?<!\d):|: |;| -) *$")


class ScannedText:
    """A text, the same text folded, its tokens, and the reader of moments in it."""

    def __init__(self, text: str, first_month: int, report_date: date | None) -> None:
        self.text, self.first_month, self.report_date = text, first_month, report_date
        self.folded = fold_in_place(text)
        self.tokens = cut_tokens(self.folded, text)
        self.starts = [token.start for token in self.tokens]
        self.reader = MomentReader(self.tokens, first_month)

    def token_at(self, place: int) -> int:
        """The index of the first token at or behind a place."""
        return bisect_left(self.starts, place)

    def begins_token(self, place: int) -> bool:
        """True where a token begins at a place."""
        index = self.token_at(place)
        return index < len(self.starts) and self.starts[index] == place

    def make(self, start: int, end: int, due: Due) -> Found:
        """The expression between two places, without the marks around it."""
        written = self.text[start:end]
        begin = start + len(written) - len(written.lstrip(" ,;:-–—\n\t"))
        written = self.text[begin:end].rstrip(" ,;:-–—(\n\t\u00a0")
        return Found(begin, begin + len(written), replace(due, as_written=written))

    def before(self, at: int, reached: int = 0) -> str:
        """What stands before a place, back to `reached`, at most so much that it can change a reading."""
        return self.folded[max(reached, at - NEAR) : at]

    def line_before(self, at: int) -> str:
        """What stands before a place on its line."""
        return self.before(at, self.folded.rfind("\n", 0, at) + 1)

    def opens_line(self, at: int) -> bool:
        """True where nothing but a label or a mark stands before it: “a) …”, “Due: …”."""
        before = self.line_before(at)
        return bool(_LABEL.fullmatch(before) or _BEHIND_LABEL.search(before))

    def opens_clause(self, at: int) -> bool:
        """True at the beginning of a line, and behind a mark that ends or parts a sentence."""
        before = self.line_before(at).rstrip(" ")
        return not before or before[-1] in ";:.,(-/" or before.endswith((" base", "status"))

    def is_alone(self, start: int, end: int) -> bool:
        """True where an expression is all that its line, or its part of it, says."""
        behind = self.folded[end : end + 20].lstrip(" ")
        return self.opens_line(start) and (not behind or behind[0] in ".,;:)]\n(/-")

    def is_whole_line(self, start: int, end: int) -> bool:
        """True where nothing but marks stands behind it on its line, either."""
        behind = self.folded[end : end + 20].split("\n")[0]
        return self.opens_line(start) and not behind.strip(" .,;:)]")

    def end_of(self, moment: Moment) -> int:
        """The place behind a moment."""
        return self.tokens[moment.next - 1].end

    def end_with_bracket(self, opening: re.Match[str], moment: Moment) -> int:
        """The place behind a moment, and behind the bracket that was opened before it."""
        end = self.end_of(moment)
        return end + 1 if "(" in opening.group() and self.folded[end : end + 1] == ")" else end

    def moments_in(self, start: int, end: int) -> list[Moment]:
        """The moments between two places, without years that are attributes: “after the 2025 election”."""
        inside = range(self.token_at(start), self.token_at(end))
        moments = ((index, self.reader.read(index)) for index in inside)
        return [moment for index, moment in moments if moment and not self._is_attribute(index, moment)]

    def _is_attribute(self, index: int, moment: Moment) -> bool:
        first = self.reader.skip(index)
        token = self.tokens[first]
        return moment.next - first == 1 and is_year_of_something(self.folded, token.start, token.end)

    def day_in(self, start: int, end: int) -> date | None:
        """The first day named between two places: “within 30 days of 3 May 2020”."""
        days = (
            moment.span.end
            for moment in self.moments_in(start, end)
            if moment.span and moment.precision == Precision.DAY
        )
        return next(days, None)
