"""Reads years among the tokens: calendar years, and fiscal years in their many forms."""

from answerable.periods.expressions import fiscal
from answerable.periods.expressions.assumptions import (
    ACADEMIC_YEAR,
    FISCAL_PAIR,
    FISCAL_YEAR_OF_JANUARY,
    NOT_A_FISCAL_YEAR,
)
from answerable.periods.expressions.fiscal import Year
from answerable.periods.expressions.tokens import TokenReader

CENTURY = 2000
_YEAR_WORDS = {"year", "years", "annee", "annees", "an"}
_FISCAL_ADJECTIVES = {"fiscal", "financial", "budget", "exercice", "exercices", "annee", "annees"}
_FISCAL_NOUNS = {
    "year", "years", "financier", "financiers", "financiere", "financieres", "fiscale", "fiscales", "fiscal", "fiscaux",
    "budgetaire", "budgetaires",
}  # fmt: skip
YEAR_MARKS = _YEAR_WORDS | _FISCAL_ADJECTIVES | {"calendar", "cy", "fy", "f", "ef", "af"}
_SCHOOL = {"academic", "school", "scolaire", "scolaires", "universitaire", "universitaires"}
NamedYear = tuple[Year | None, int]  # None where the year is damaged or can be read in two ways


class YearReader(TokenReader):
    """Reads years, and knows what is assumed about them."""

    def read_year(self, index: int) -> NamedYear | None:
        """The year behind a quarter, half or season: past “of”, a comma, an opening bracket, a dash or a stroke."""
        return self.year_at(self.skip(index, ",([/-"), short=True)

    def year_at(self, index: int, *, short: bool = False) -> NamedYear | None:
        """A year at a place: fiscal (marked, or two years in a row) or calendar. `short`: 25-26 needs no mark."""
        calendar = self._skip_calendar_mark(index)
        if calendar > index:
            year = self._plain_year(self.skip(calendar), two_digits=self.text(index) in {"calendar", "cy"})
            return (Year(year), self.skip(calendar) + 1) if year else None
        marked, index = self._skip_fiscal_mark(index)
        index = self.skip(index) if marked else index
        if self.kind(index) == "pair":
            return self._year_of_pair(index, marked)
        if self.kind(index) == "shortpair" and (marked or short):
            first, second = (int(part) for part in self.text(index).replace("/", "-").split("-"))
            if second == (first + 1) % 100:
                return Year(CENTURY + first, True), index + 1
            return (None, index + 1) if marked else None
        return self._single_year(index, marked)

    def _single_year(self, index: int, marked: bool) -> NamedYear | None:
        year = self._plain_year(index, two_digits=marked)
        if year is None or self._is_decimal(index):
            return None
        second = self._plain_year(index + 2) if self.text(index + 1) in {"to", "a"} else None
        if second == year + 1 and (marked or self._is_fiscal_mark(index + 3)):
            return Year(year, True), self._skip_fiscal_mark(index + 3)[1]
        if marked or self._is_fiscal_mark(index + 1):
            found = fiscal.single_fiscal_year(year, self.first_month)
            return found, index + 1 if marked else self._skip_fiscal_mark(index + 1)[1]
        return Year(year), self._skip_year_word(index + 1)

    def _is_decimal(self, index: int) -> bool:
        is_tight = self.is_glued(index + 1) and self.is_glued(index + 2)
        return is_tight and self.text(index + 1) == "." and self.kind(index + 2) == "number"

    def _skip_year_word(self, index: int) -> int:
        """Past the words of “2025 calendar year”."""
        return index + 2 if self.text(index) == "calendar" and self.text(index + 1) == "year" else index

    def _plain_year(self, index: int, two_digits: bool = False) -> int | None:
        text = self.text(index)
        if self.kind(index) != "number":
            return None
        if len(text) == 4 and 1900 <= int(text) < 2100:
            return int(text)
        return CENTURY + int(text) if two_digits and len(text) == 2 else None

    def _year_of_pair(self, index: int, marked: bool) -> NamedYear | None:
        first, second = self.pair_years(index)
        behind = index + 1
        if self._is_fiscal_mark(behind):
            marked, behind = True, self._skip_fiscal_mark(behind)[1]
        if second != first + 1:
            return (None, behind) if marked else None
        if self.first_month == 1 or self._is_school_year(index):
            return None, behind
        return Year(first, True, () if marked else (FISCAL_PAIR,)), behind

    def _is_school_year(self, index: int) -> bool:
        """True for “academic year 2025-26”, whose first day no calendar of ours knows."""
        return self.within(index - 2, index, words=_SCHOOL) or self.within(index + 1, index + 3, words=_SCHOOL)

    def why_no_fiscal_year(self, index: int) -> str:
        """Why two years in a row are not read as a fiscal year."""
        if self._is_school_year(index):
            return ACADEMIC_YEAR
        first, second = self.pair_years(index)
        is_january = self.first_month == 1 and second == first + 1
        return FISCAL_YEAR_OF_JANUARY if is_january else NOT_A_FISCAL_YEAR

    def pair_years(self, index: int) -> tuple[int, int]:
        """Both years of a token such as 2010-11 or 2010/2011, in full; 1999-00 ends in 2000."""
        first, second = self.text(index).replace("/", "-").replace(" ", "").split("-")
        if len(second) == 4:
            return int(first), int(second)
        ends = int(first[:2] + second)
        return int(first), ends + 100 if ends == int(first) - 99 else ends

    def _is_fiscal_mark(self, index: int) -> bool:
        return self._skip_fiscal_mark(index)[0]

    def _skip_calendar_mark(self, index: int) -> int:
        """Past “calendar (year)”, “CY”, « année civile », or the word “year” in front of its number."""
        word, after = self.text(index), self.text(index + 1)
        if word == "calendar" or (word in {"annee", "annees"} and after in {"civile", "civiles"}):
            return index + 2 if after in {"year", "years", "civile", "civiles"} else index + 1
        is_year = word == "cy" or (word in _YEAR_WORDS and self._plain_year(index + 1) is not None)
        return index + 1 if is_year else index

    def _skip_fiscal_mark(self, index: int) -> tuple[bool, int]:
        """Past “FY”, “fiscal year”, “exercice (financier)”, “année(s) financière(s)”, where one stands here."""
        word, after = self.text(index), self.text(index + 1)
        if word == "f" and after == "." and self.text(index + 2) == "y":
            return True, index + 4
        if word in _FISCAL_ADJECTIVES and after in _FISCAL_NOUNS:
            return True, index + 2
        is_short = word in {"ef", "af"} and self.kind(index + 1) == "pair"
        return (True, index + 1) if word in {"fy", "fiscal", "exercice", "exercices"} or is_short else (False, index)

    def is_behind_fiscal_mark(self, index: int) -> bool:
        """True for a year with “fiscal year” or the like before it."""
        return any(self._skip_fiscal_mark(back) == (True, index) for back in range(max(0, index - 4), index))

    def assume(self, year: Year, *others: str) -> tuple[str, ...]:
        """The assumptions behind a reading in this year, the calendar first."""
        start = (fiscal.say_start(self.first_month),) if year.is_fiscal and self.first_month != 1 else ()
        return (*start, *year.assumptions, *others)
