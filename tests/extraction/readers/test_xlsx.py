"""Excel workbooks, as Excel writes them and as other programs do."""

import io
import zipfile
from datetime import datetime, time, timedelta
from typing import Any

import openpyxl
import pytest

from answerable.extraction.blocks import BEYOND
from answerable.extraction.readers.xlsx import read_xlsx
from answerable.extraction.sandbox import read_file
from tests.extraction.building import draw, places, saved, slot, texts, workbook


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_merged_cells_cover_their_rows_and_columns() -> None:
    table = draw([slot("a", down=2), slot("b", across=2), None], [None, "c", "d"])
    found = places(read_xlsx(workbook(table)))
    assert found == {"a": (0, 0, 2, 1), "b": (0, 1, 1, 2), "c": (1, 1, 1, 1), "d": (1, 2, 1, 1)}


def test_hidden_columns_are_left_out_and_the_others_close_up() -> None:
    book = opened(workbook(draw(["a", "secret", "hidden", "b"])))
    book.worksheets[0].column_dimensions.group("B", "C", hidden=True)
    assert places(read_xlsx(saved(book))) == {"a": (0, 0, 1, 1), "b": (0, 1, 1, 1)}


def test_a_merge_over_a_hidden_column_covers_those_that_are_shown() -> None:
    book = opened(workbook(draw([slot("a", across=3), None, None], ["b", "c", "d"])))
    book.worksheets[0].column_dimensions["B"].hidden = True
    assert places(read_xlsx(saved(book)))["a"] == (0, 0, 1, 2)


def test_rows_that_a_filter_hides_are_kept() -> None:
    book = opened(workbook(draw(["a"], ["b"])))
    book.worksheets[0].row_dimensions[2].hidden = True
    assert texts(read_xlsx(saved(book))) == ["a", "b"]


def test_hidden_sheets_are_left_out() -> None:
    book = opened(workbook(draw(["shown"]), draw(["not shown"])))
    book.worksheets[1].sheet_state = "hidden"
    assert texts(read_xlsx(saved(book))) == ["shown"]


def test_empty_rows_keep_their_place() -> None:
    assert places(read_xlsx(workbook(draw(["a"], [""], ["b"])))) == {"a": (0, 0, 1, 1), "b": (2, 0, 1, 1)}


def dated(number_format: str) -> dict[str, Any]:
    """The date of an action whose cell holds a real date."""
    book = opened(workbook(draw(["Recommendation", "Action", "Due date"], ["Keep a list.", "Write it.", "x"])))
    cell = book.worksheets[0]["C2"]
    cell.value, cell.number_format = datetime(2025, 6, 1), number_format
    due: dict[str, Any] = read_file(saved(book), "a.xlsx", {})["actions"][0]["due"][0]
    return due


def test_the_value_of_a_date_cell_counts_and_not_its_look() -> None:
    due = dated("dd/mm/yyyy")
    assert (due["as_written"], due["kind"], due["start"], due["end"]) == (
        "01/06/2025",
        "date",
        "2025-06-01",
        "2025-06-01",
    )


def test_a_format_without_a_day_means_the_month() -> None:
    due = dated("mmm-yy")
    assert (due["as_written"], due["precision"], due["end"]) == ("Jun-25", "month", "2025-06-30")


def test_title_rows_and_two_heading_rows_are_passed_over() -> None:
    table = draw(
        [slot("Agency for Ferries", across=4), None, None, None],
        [slot("Tracker of the Evaluation of Crossings", across=4), None, None, None],
        ["", "", "", ""],
        [slot("Recommendation", across=2), None, slot("Action", across=2), None],
        ["No.", "Recommendation", "Action", "Target date"],
        ["1", "Keep a list.", "Write it.", "May 2025"],
    )
    found = read_file(workbook(table), "a.xlsx", {})
    assert [each["text"] for each in found["recommendations"]] == ["Keep a list."]
    assert found["report"]["title"] == "Tracker of the Evaluation of Crossings"


def test_other_sheets_of_a_tracker_are_no_recommendations() -> None:
    notes = draw(["How to use this file"], ["Update the actions each quarter."])
    lists = draw(["Status", "Priority"], ["Open", "High"], ["Done", "Low"])
    plan = draw(["Recommendation", "Action"], ["Keep a list.", "Write it."])
    found = read_file(workbook(notes, plan, lists), "a.xlsx", {})
    assert len(found["recommendations"]) == len(found["actions"]) == 1


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (datetime(2025, 6, 3), "yyyy-mm-dd", "2025-06-03"),
        (datetime(2025, 6, 3, 9, 30), "yyyy-mm-dd hh:mm", "2025-06-03"),
        (datetime(1900, 1, 5), "yyyy-mm-dd", "1900-01-05"),
        (time(9, 30), "h:mm", "09:30:00"),
        (timedelta(hours=30), "[h]:mm:ss", "1 day, 6:00:00"),
        (0.25, "0%", "25%"),
        (1250, "#,##0", "1250"),
        (True, "General", "TRUE"),
        ("=1/0", "General", None),
    ],
)
def test_a_cell_shows_its_value_in_its_format(value: Any, number_format: str, shown: str | None) -> None:
    book = opened(workbook(draw(["x"])))
    cell = book.worksheets[0]["A1"]
    cell.value, cell.number_format = value, number_format
    assert texts(read_xlsx(saved(book))) == ([shown] if shown else [])


def test_the_days_of_a_workbook_from_1904_are_counted_from_there() -> None:
    book = opened(workbook(draw(["x"])))
    book.epoch = datetime(1904, 1, 1)
    book.worksheets[0]["A1"].value = datetime(2025, 6, 3)
    assert texts(read_xlsx(saved(book))) == ["2025-06-03"]


def test_what_stands_under_a_merged_cell_is_left_out() -> None:
    book = package(rows("<c r='A1'><v>1</v></c><c r='B1'><v>2</v></c><c r='C1'><v>3</v></c>"), merge="A1:B1")
    assert places(read_xlsx(book)) == {"1": (0, 0, 1, 2), "3": (0, 2, 1, 1)}


def test_cells_and_rows_without_an_address_follow_one_another() -> None:
    book = package("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    assert places(read_xlsx(book)) == {"1": (0, 0, 1, 1), "2": (0, 1, 1, 1), "3": (1, 0, 1, 1)}


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<t>Keep a list.</t>", "Keep a list."),
        ("<r><t>Keep </t></r><r><rPr><b/></rPr><t>a list.</t></r>", "Keep a list."),
        ("<t>\u6f22</t><rPh sb='0' eb='1'><t>kan</t></rPh>", "\u6f22"),
        ("<t>Keep_x000D_\na list.</t>", "Keep\na list."),
    ],
)
def test_a_shared_string_is_read_with_its_runs_and_without_what_is_not_shown(item: str, text: str) -> None:
    book = package(rows("<c r='A1' t='s'><v>0</v></c>"), strings=f"<si>{item}</si>")
    assert texts(read_xlsx(book)) == [text]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<c r='A1' t='str'><f>B1</f><v>Ongoing</v></c>", "Ongoing"),
        ("<c r='A1' t='inlineStr'><is><t>Ongoing</t></is></c>", "Ongoing"),
        ("<c r='A1' t='d'><v>2025-06-03T00:00:00</v></c>", "2025-06-03"),
        ("<c r='A1' t='e'><v>#REF!</v></c>", "#REF!"),
        ("<c r='A1' s='99'><v>1.50</v></c>", "1.5"),
    ],
)
def test_every_kind_of_cell_is_read(cell: str, text: str) -> None:
    assert texts(read_xlsx(package(rows(cell)))) == [text]


def test_a_workbook_of_the_strict_kind_is_read() -> None:
    book = package(rows("<c r='A1'><v>1</v></c>"), namespace="http://purl.oclc.org/ooxml/spreadsheetml/main")
    assert texts(read_xlsx(book)) == ["1"]


def test_rows_far_down_are_left_out_and_said_to_be() -> None:
    document = read_xlsx(package(rows("<c r='A1'><v>1</v></c>") + "<row r='900000'><c r='A900000'><v>2</v></c></row>"))
    assert texts(document) == ["1"]
    assert document.notes == [BEYOND]


def rows(cells: str) -> str:
    """The first row of a sheet, from the XML of its cells."""
    return f"<row r='1'>{cells}</row>"


def package(
    body: str,
    merge: str = "",
    strings: str = "",
    namespace: str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
) -> bytes:
    """A workbook of one sheet, from the XML of its rows and of its shared strings."""
    merged = f"<mergeCells><mergeCell ref='{merge}'/></mergeCells>" if merge else ""
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet = f"<worksheet xmlns='{namespace}'><sheetData>{body}</sheetData>{merged}</worksheet>"
    names = {"worksheet": "worksheets/sheet1.xml", "sharedStrings": "sharedStrings.xml"}
    parts = {
        "xl/workbook.xml": f"<workbook xmlns='{namespace}' xmlns:r='{links}'><sheets>"
        "<sheet name='Plan' sheetId='1' r:id='rId0'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        + "".join(
            f"<Relationship Id='rId{number}' Type='{links}/{kind}' Target='{target}'/>"
            for number, (kind, target) in enumerate(names.items())
        )
        + "</Relationships>",
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": f"<sst xmlns='{namespace}'>{strings}</sst>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()
