"""What holds for every text and every date."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.periods.expressions.due import Due
from answerable.periods.expressions.printing import print_due
from answerable.periods.expressions.reading import Context, read_expressions
from answerable.periods.expressions.tokens import TokenReader
from answerable.periods.expressions.vocab import Cadence, Kind, Precision
from answerable.periods.expressions.words import ARTICLES, MONTHS, ORDINALS, PARTS, SEASONS

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
CONTEXTS = st.builds(
    Context, st.sampled_from(["en", "fr"]), st.integers(1, 12), st.none() | st.dates(date(2000, 1, 1), date(2090, 1, 1))
)
_SOUP = """
    Q1 Q 3 T2 H1 S2 quarter trimestre half FY FY25 fiscal year years exercice financier calendar 2024 2025 2024-25
    2025-2026 25/26 31 15 1st 1er 12 - – / , . : ; ( ) ' ’ % $ # by until before after from since between within six
    (3) months days mois of tabling the report date no later than d'ici au plus tard fin end early mid late to and or et
    ongoing annually each every quarterly TBD N/A completed done once following 05/06/2025 2025-03-31 31.3.25 20250331
    03/2025 2O25 Mar-25 31-Mar-25 next this prochain week biennium namely soit onwards w/c ① ² İ ½ 2025/12/31/1
    99999999999
"""
WORDS = [*_SOUP.split(), *MONTHS, *SEASONS, *ORDINALS, *PARTS, *ARTICLES, "\n"]
TEXTS = st.text() | st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
TEXTS |= st.lists(st.sampled_from(WORDS), max_size=8).map("".join)


@st.composite
def dues(draw: st.DrawFn) -> Due:
    """Due dates whose words say all of them."""
    kind = draw(st.sampled_from([Kind.DATE, Kind.PERIOD, Kind.BEFORE, Kind.ONGOING, Kind.DONE, Kind.UNDETERMINED]))
    day = draw(DAYS)
    if kind == Kind.PERIOD:
        return Due("", kind, day, day + timedelta(days=draw(st.integers(1, 400))), Precision.SPAN)
    if kind == Kind.ONGOING:
        return Due("", kind, draw(st.none() | DAYS), cadence=draw(st.none() | st.sampled_from(Cadence)))
    start = day if kind == Kind.DATE else None
    end = None if kind == Kind.UNDETERMINED else day
    return Due("", kind, start, end, Precision.DAY if kind in {Kind.DATE, Kind.BEFORE} else None)


@pytest.mark.parametrize("language", ["en", "fr"])
@given(due=dues(), context=CONTEXTS)
def test_what_is_printed_is_read_back(language: str, due: Due, context: Context) -> None:
    (found,) = read_expressions(print_due(due, language), context)
    assert (found.kind, found.start, found.end, found.cadence) == (due.kind, due.start, due.end, due.cadence)


@given(TEXTS, CONTEXTS)
def test_every_expression_stands_where_it_says_and_in_order(text: str, context: Context) -> None:
    reached = 0
    for due in read_expressions(text, context):
        assert due.at >= reached
        assert text[due.at :].startswith(due.as_written)
        assert due.as_written.strip() == due.as_written != ""
        reached = due.at + len(due.as_written)


@given(TEXTS, CONTEXTS)
def test_every_kind_has_the_days_that_it_must_have(text: str, context: Context) -> None:
    for due in read_expressions(text, context):
        has = (due.start is not None, due.end is not None, due.precision is not None)
        if due.kind in {Kind.DATE, Kind.PERIOD}:
            assert has == (True, True, True)
        elif due.kind == Kind.BEFORE:
            assert has == (False, True, True)
        else:
            assert due.precision is None
        if due.kind in {Kind.AMBIGUOUS, Kind.UNDETERMINED, Kind.NOT_APPLICABLE}:
            assert has == (False, False, False)


@given(TEXTS, CONTEXTS)
def test_a_day_starts_and_ends_on_itself_and_nothing_starts_after_its_end(text: str, context: Context) -> None:
    for due in read_expressions(text, context):
        assert not (due.start and due.end) or due.start <= due.end
        assert due.kind != Kind.DATE or due.start == due.end


@given(st.sampled_from(sorted(MONTHS)), st.integers(1900, 2099), st.integers(1, 12))
def test_the_end_of_a_month_is_the_day_before_the_next_month(name: str, year: int, first_month: int) -> None:
    (due,) = read_expressions(f"{name.capitalize()} {year}", Context(fiscal_year_start=first_month))
    start, end = due.start or date.min, due.end or date.min
    assert (start.day, (end + timedelta(days=1)).day) == (1, 1)
    assert (start.month, end.month) == (MONTHS[name], MONTHS[name])


@given(st.integers(1900, 2097), st.integers(2, 12))
def test_four_quarters_make_a_fiscal_year(year: int, first_month: int) -> None:
    context = Context(fiscal_year_start=first_month)
    pair = f"{year}-{(year + 1) % 100:02}"
    quarters = [read_expressions(f"Q{number} {pair}", context)[0] for number in range(1, 5)]
    (whole,) = read_expressions(f"FY {pair}", context)
    assert (quarters[0].start, quarters[3].end) == (whole.start, whole.end)
    ends = [quarter.end + timedelta(days=1) for quarter in quarters[:3] if quarter.end]
    assert ends == [quarter.start for quarter in quarters[1:]]


def _count_looks(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a token is looked at while a text is read."""
    looks = itertools.count()
    look = TokenReader.text
    monkeypatch.setattr(TokenReader, "text", lambda self, index: next(looks) * 0 or look(self, index))
    read_expressions(text, Context())
    monkeypatch.undo()
    return next(looks)


LONG = (
    "the end of ",
    "next ",
    "by the ",
    "within six months of ",
    "June 3, ",
    "2025 and ",
    "(",
    "at least ",
    "early ",
    "a ",
)


@pytest.mark.parametrize("piece", LONG)
def test_the_work_grows_with_the_length_of_a_text_and_not_faster(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    count = 20_000 // len(piece)
    once, twice = (_count_looks(piece * times, monkeypatch) for times in (count // 2, count))
    assert twice <= 2.1 * once + 100


@pytest.mark.parametrize("letter", [" ", "9", "x", "\n", "’", "-", "1.", "2024-", "é"])
def test_a_long_run_of_one_mark_is_read(letter: str) -> None:
    assert read_expressions(letter * 20_000, Context()) == []
