"""Due dates in words."""

from datetime import date

import pytest

from answerable.periods.expressions.due import Due
from answerable.periods.expressions.printing import print_day, print_due, print_span
from answerable.periods.expressions.vocab import Cadence, Kind, Precision

MARCH = date(2026, 3, 31)


def test_a_day_is_written_out() -> None:
    assert print_day(MARCH, "en") == "31 March 2026"
    assert print_day(date(2026, 8, 1), "fr") == "1er août 2026"


def test_a_whole_month_is_named_and_any_other_span_goes_from_day_to_day() -> None:
    assert print_span(date(2028, 2, 1), date(2028, 2, 29), "en") == "February 2028"
    assert print_span(date(2028, 2, 1), date(2028, 2, 28), "fr") == "du 1er février 2028 au 28 février 2028"


WORDS = (
    (Due("", Kind.BEFORE, None, MARCH, Precision.DAY), "by 31 March 2026", "d’ici le 31 mars 2026"),
    (Due("", Kind.ONGOING), "Ongoing", "En continu"),
    (Due("", Kind.ONGOING, cadence=Cadence.HALF_YEARLY), "Every six months", "Tous les six mois"),
    (Due("", Kind.ONGOING, MARCH), "from 31 March 2026", "à compter du 31 mars 2026"),
    (
        Due("", Kind.ONGOING, MARCH, cadence=Cadence.WEEKLY),
        "Weekly, starting on 31 March 2026",
        "Chaque semaine à compter du 31 mars 2026",
    ),
    (Due("", Kind.DONE, None, MARCH), "Completed on 31 March 2026", "Terminé le 31 mars 2026"),
    (Due("", Kind.UNDETERMINED), "To be determined", "À déterminer"),
)


@pytest.mark.parametrize(("due", "english", "french"), WORDS)
def test_a_due_date_is_said_in_both_languages(due: Due, english: str, french: str) -> None:
    assert (print_due(due, "en"), print_due(due, "fr")) == (english, french)


@pytest.mark.parametrize("kind", [Kind.RELATIVE, Kind.AMBIGUOUS])
def test_what_has_no_reading_is_said_as_it_was_written(kind: Kind) -> None:
    assert print_due(Due("05/06/2026", kind), "fr") == "05/06/2026"
