"""Which dates and offices of a row belong to which of its promises."""

from datetime import date

from answerable.extraction.blocks import Builder, Cell, whole
from answerable.extraction.cutting import cut_actions
from answerable.extraction.tying import LEFT, NAMED, ORDER, read_dues, tie
from answerable.periods.expressions.reading import Context
from tests.extraction.building import Line, excerpt_of


def tied(
    actions: tuple[Line, ...], dates: tuple[Line, ...], offices: tuple[Line, ...] = ()
) -> list[tuple[list[str], list[str]]]:
    """For every promise its dates and its offices."""
    dues = read_dues(excerpt_of(*dates), Context()) if dates else []
    found = tie(cut_actions(excerpt_of(*actions)), dues, [excerpt_of(*offices)] if offices else [])
    return [([due.written.text for due in each.dues], [o.excerpt.text for o in each.offices]) for each in found]


def dates_of(actions: tuple[Line, ...], dates: tuple[Line, ...]) -> list[list[str]]:
    return [dues for dues, _ in tied(actions, dates)]


TWO = ("Write a list.", "Train the crews.")
LETTERED = ("A) Write a list.", "B) Train the crews.")


def test_one_date_applies_to_every_promise_of_the_row() -> None:
    assert dates_of(TWO, ("March 2025",)) == [["March 2025"], ["March 2025"]]


def test_letters_tie_dates() -> None:
    assert dates_of(LETTERED, ("A) October 2024", "B) March 2025")) == [["October 2024"], ["March 2025"]]
    assert dates_of(LETTERED, ("A) October 2024 / B) March 2025",)) == [["October 2024"], ["March 2025"]]
    assert dates_of(LETTERED, ("B) March 2025", "A) October 2024")) == [["October 2024"], ["March 2025"]]


def test_numbers_tie_dates() -> None:
    actions = ("1.1 Write a list.", "1.2 Train the crews.")
    assert dates_of(actions, ("1.1: October 2024", "1.2: March 2025")) == [["October 2024"], ["March 2025"]]


def test_a_date_without_a_letter_belongs_to_the_one_before_it() -> None:
    dates = ("A) Draft in May 2024", "final in June 2024", "B) March 2025")
    assert dates_of(LETTERED, dates) == [["May 2024", "June 2024"], ["March 2025"]]


def test_a_letter_is_no_part_of_what_is_done() -> None:
    assert dates_of(LETTERED, ("A) Completed", "B) Ongoing")) == [["Completed"], ["Ongoing"]]
    assert dates_of(LETTERED, ("A) Completed", "B) May 2025")) == [["Completed"], ["May 2025"]]


def test_names_tie_dates_and_say_so() -> None:
    actions = ("Sign an agreement with the ports.", "Survey all landings.")
    dues = read_dues(excerpt_of("Agreement: May 2024", "Survey: June 2025"), Context())
    found = tie(cut_actions(excerpt_of(*actions)), dues, [])
    assert [[(due.written.text, due.reason) for due in each.dues] for each in found] == [
        [("May 2024", NAMED)],
        [("June 2025", NAMED)],
    ]


def test_a_date_without_a_name_goes_where_no_other_went() -> None:
    actions = ("Keep the register.", "Hold an exchange with the ports.")
    dues = read_dues(excerpt_of("Ongoing", "Exchange to be held in June 2025"), Context())
    found = tie(cut_actions(excerpt_of(*actions)), dues, [])
    assert [[(due.written.text, due.reason) for due in each.dues] for each in found] == [
        [("Ongoing", LEFT)],
        [("June 2025", NAMED)],
    ]


def test_as_many_dates_as_promises_follow_their_order_and_say_so() -> None:
    dues = read_dues(excerpt_of("May 2024 and June 2025, respectively"), Context())
    found = tie(cut_actions(excerpt_of(*TWO)), dues, [])
    assert [[(due.written.text, due.reason) for due in each.dues] for each in found] == [
        [("May 2024", ORDER)],
        [("June 2025", ORDER)],
    ]


def test_dates_that_do_not_fit_apply_to_all() -> None:
    dates = ("May 2024", "June 2024", "July 2024")
    assert dates_of(TWO, dates) == [["May 2024", "June 2024", "July 2024"]] * 2


def test_offices_apply_to_the_row_unless_letters_tie_them() -> None:
    assert [offices for _, offices in tied(TWO, (), ("CPB", "LSD"))] == [["CPB", "LSD"], ["CPB", "LSD"]]
    assert [offices for _, offices in tied(LETTERED, (), ("A) CPB", "B) LSD"))] == [["CPB"], ["LSD"]]


def test_letters_may_stand_behind_semicolons() -> None:
    dues, offices = ("a) end of 2025; b) end of 2027",), ("A) CPB; B) LSD",)
    found = tied(LETTERED, dues, offices)
    assert [names for _, names in found] == [["CPB"], ["LSD"]]
    assert [days for days, _ in found] == [["end of 2025"], ["end of 2027"]]


def test_the_name_of_what_is_due_has_a_place() -> None:
    due = read_dues(excerpt_of("Survey in 2025–26; report no later than 30 June 2026"), Context())[1]
    assert due.name is not None
    assert (due.name.text, due.written.text) == ("report", "no later than 30 June 2026")


def _date_cell(has_no_day: bool) -> list[tuple[str, date | None, date | None]]:
    builder = Builder()
    builder.add_cell(Cell(0, 0, 0), [("06/2025", False)], day=date(2025, 6, 1), has_no_day=has_no_day)
    return [(due.due.kind, due.due.start, due.due.end) for due in read_dues(whole(builder.document, 0), Context())]


def test_a_date_cell_brings_its_own_day() -> None:
    assert _date_cell(False) == [("date", date(2025, 6, 1), date(2025, 6, 1))]
    assert _date_cell(True) == [("period", date(2025, 6, 1), date(2025, 6, 30))]
