"""Looking at the tokens of one text."""

from answerable.periods.expressions.lexer import Token
from answerable.periods.expressions.words import ARTICLES, LABELS, OF

_LONGEST_SKIP = 6  # tokens; more words in a row are no article


class TokenReader:
    """The tokens of one text, with one fiscal calendar."""

    def __init__(self, tokens: list[Token], first_month: int) -> None:
        self.tokens = tokens
        self.first_month = first_month

    def kind(self, index: int) -> str:
        """The kind of a token, "" behind the last one."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else ""

    def text(self, index: int) -> str:
        """The folded text of a token, "" behind the last one."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def skip(self, index: int, extra: str = "", words: frozenset[str] = ARTICLES) -> int:
        """The first token that is no article, apostrophe, nor one of the marks in `extra`."""
        for place in range(index, index + _LONGEST_SKIP):
            text = self.text(place)
            is_half_year = text == "s" and self.is_glued(place + 1)  # S1, S2
            if is_half_year or not (text in words or (text and text in "'" + extra)):
                return place
        return index

    def skip_of(self, index: int, extra: str = "") -> int:
        """The first token behind “of the”, « de la » and marks; “in” and “to” are not passed over."""
        return self.skip(index, extra, OF)

    def number(self, index: int) -> int | None:
        """A number or an ordinal such as 1st, 28ieme; None for anything else."""
        if self.kind(index) not in {"number", "ordinal"}:
            return None
        digits = "".join(letter for letter in self.text(index) if letter.isdecimal())
        return int(digits) if len(digits) <= 4 else None

    def is_glued(self, index: int) -> bool:
        """True where a token follows the one before it without a space."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start

    def is_capital(self, index: int) -> bool:
        """True for a token that was written with a capital letter."""
        return 0 <= index < len(self.tokens) and self.tokens[index].is_capital

    def is_label(self, index: int) -> bool:
        """True for a number that is a name: “Phase 2”, “R4”, the 2 of “1.2”, “section 12”."""
        before = self.text(index - 1)
        if self.is_glued(index) and (self.kind(index - 1) == "word" or (before == "." and self.is_glued(index - 1))):
            return True
        return before in LABELS or (
            before in {".", "°", "o"} and self.text(index - 2) in {"no", "n", "art", "fig", "sec"}
        )

    def within(self, start: int, end: int, *, words: set[str]) -> bool:
        """True where one of the words stands among these tokens."""
        return any(self.text(index) in words for index in range(max(0, start), end))
