"""The headings of a table that has lost its cells."""

from answerable.extraction.flat_headings import FlatTable, find_headings
from answerable.extraction.headings import Field
from tests.extraction.building import document_of

OWN_LINES = ("Recommendation", "Management response", "Planned actions", "Office of primary interest", "Target date")
FIELDS = [Field.RECOMMENDATION, Field.RESPONSE, Field.ACTION, Field.ACCOUNTABILITY, Field.DUE]


def test_headings_may_stand_each_in_a_line_of_its_own() -> None:
    table = find_headings(document_of(*OWN_LINES, "1. Keep a list."), 0)
    assert table == FlatTable(5, FIELDS, has_cells=True)


def test_a_theme_below_the_headings_is_none_of_them() -> None:
    table = find_headings(document_of(*OWN_LINES, "Stores and Supplies", "1. Keep a list."), 0)
    assert table is not None
    assert table.after == 5


def test_a_column_of_numbers_is_told_by_its_heading() -> None:
    table = find_headings(document_of("Para.", *OWN_LINES, "3.4", "Keep a list."), 0)
    assert table is not None
    assert table.has_numbers


def test_words_that_nobody_knows_may_stand_between_headings_of_one_line() -> None:
    line = "Recommendation Planned Action or Reason for no action on the Recommendation Responsible Official Due Date"
    table = find_headings(document_of(line, "1) Keep a list."), 0)
    assert table is not None
    assert table.fields == [Field.RECOMMENDATION, Field.ACTION, Field.ACCOUNTABILITY, Field.DUE]


def test_a_sentence_that_names_fields_is_no_line_of_headings() -> None:
    sentence = "The Recommendation, the Response and the Action plan with its Due date follow."
    assert find_headings(document_of(sentence, "1. Keep a list."), 0) is None


def test_a_label_with_its_value_is_no_heading() -> None:
    assert (
        find_headings(document_of("Management response and action plan", "Project title: Ferries", "Lead: Fleet"), 0)
        is None
    )


def test_the_mark_of_a_footnote_is_no_part_of_a_heading() -> None:
    table = find_headings(
        document_of("Rec. no.", "Recommendation", "Critical1/ Important2", "Accepted?", "Due date", "1"), 0
    )
    assert table is not None
    assert (table.after, table.has_numbers) == (5, True)


def test_a_line_of_several_headings_is_none_of_those_in_lines_of_their_own() -> None:
    lines = (
        "Appendix C – Action Plan",
        "Recommendation Management Action Plan Office of Primary",
        "Interest",
        "Target Date",
    )
    document = document_of(*lines, "1. Keep a list.")
    assert find_headings(document, 0) is None
    table = find_headings(document, 1)
    assert table is not None
    assert table.fields == [Field.RECOMMENDATION, Field.ACTION, Field.ACCOUNTABILITY, Field.DUE]
