"""The register as a file: the whole filter, codes beside labels, and nothing that a spreadsheet would run."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.followup.actions.models import Action
from answerable.people.models import Office, Person
from answerable.web.actions import sheets
from tests import factories
from tests.clock import TODAY
from tests.factories import dues

SHEET = "/en/actions/actions.csv"


def _read(client: Client, address: str = SHEET) -> list[dict[str, str]]:
    content = b"".join(client.get(address).streaming_content)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_it_is_a_download_with_a_byte_order_mark(client: Client, amina: Person) -> None:
    client.force_login(amina)
    response = client.get(SHEET)
    assert b"".join(response.streaming_content).startswith(b"\xef\xbb\xbfevaluation_reference,")
    assert response["Content-Disposition"] == 'attachment; filename="actions.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"


def test_a_row_says_what_the_page_says(client: Client, amina: Person, action: Action) -> None:
    client.force_login(amina)
    assert _read(client) == [
        {
            "evaluation_reference": "EV-2025-01",
            "evaluation_title": "Evaluation of the Clean Lakes Programme",
            "recommendations": "1",
            "action": "1.1",
            "text": "The branch will publish a plan for measuring.",
            "lead_offices": "Water Quality Branch",
            "support_offices": "",
            "due_as_written": "30 September 2025",
            "due_kind": "date",
            "due_kind_label": "A day",
            "due_start": "2025-09-30",
            "due_end": "2025-09-30",
            "first_promised_as_written": "30 September 2025",
            "first_promised_end": "2025-09-30",
            "status": "not-started",
            "status_label": "Not started",
            "overdue": "no",
            "link": f"/en/actions/{action.pk}/",
        }
    ]


def test_the_words_come_in_the_language_of_the_page_and_the_codes_do_not(
    client: Client, amina: Person, action: Action
) -> None:
    client.force_login(amina)
    (row,) = _read(client, "/fr/actions/actions.csv")
    assert row["text"] == "La direction publiera un plan de mesure."
    assert (row["status"], row["link"]) == ("not-started", f"/fr/actions/{action.pk}/")


def test_no_cell_runs_as_a_formula(client: Client, amina: Person) -> None:
    factories.make_action(by=amina, text={"en": "=cmd|' /C calc'!A0"}, due=TODAY)
    client.force_login(amina)
    assert _read(client)[0]["text"] == "'=cmd|' /C calc'!A0"


def test_a_revised_date_stands_beside_the_first_promise(client: Client, amina: Person, action: Action) -> None:
    factories.make_due_revision(by=amina, deliverable=action.deliverables.get(), due=dues.on(date(2026, 3, 31)))
    client.force_login(amina)
    (row,) = _read(client)
    assert (row["due_end"], row["first_promised_end"]) == ("2026-03-31", "2025-09-30")


def test_several_dates_of_an_action_share_a_cell(client: Client, amina: Person) -> None:
    factories.make_action(by=amina, due=[date(2025, 9, 30), dues.ongoing()])
    client.force_login(amina)
    assert _read(client)[0]["due_end"] == "2025-09-30 | "


def test_it_holds_the_whole_filter_and_nothing_else(client: Client, amina: Person, action: Action) -> None:
    factories.make_action(by=amina, due=date(2025, 1, 31))
    client.force_login(amina)
    (row,) = _read(client, f"{SHEET}?due=overdue")
    assert (row["due_end"], row["overdue"]) == ("2025-01-31", "yes")


def test_a_visitor_gets_nothing_that_is_not_published(client: Client, action: Action) -> None:
    assert _read(client) == []


@pytest.mark.usefixtures("action")
def test_more_rows_take_no_more_queries_and_every_row_comes_once(
    client: Client, amina: Person, branch: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(amina)
    with CaptureQueriesContext(connection) as one:
        _read(client)
    for day in range(1, 25):
        factories.make_action(by=amina, due=date(2025, 8, day // 2 + 1))
    with CaptureQueriesContext(connection) as many:
        assert len({row["link"] for row in _read(client)}) == 25
    assert len(many) == len(one)
    monkeypatch.setattr(sheets, "_AT_ONCE", 10)
    assert len({row["link"] for row in _read(client)}) == 25
