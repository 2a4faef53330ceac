"""What a person may write during the review."""

import copy
from datetime import date

import pytest

from answerable.ingest import edits
from answerable.ingest.edits import NO_DAY, list_doubts, set_report_date, set_values, settle
from answerable.lib.decisions import Refused
from tests.ingest.building import a_content, an_action, evidence

UNSURE = evidence("unsure", "two numbers are the same")


def test_a_value_is_written_by_its_path() -> None:
    values = {"report.title": " A title ", "recommendations.1.theme": "Safety", "actions.0.text": "Do\r\nit "}
    content = set_values(a_content(an_action()), values)
    assert content["report"]["title"] == "A title"
    assert content["recommendations"][1]["theme"] == "Safety"
    assert content["actions"][0]["text"] == "Do\nit"


def test_an_edit_leaves_the_content_that_it_was_given_alone() -> None:
    before = a_content(an_action())
    kept = copy.deepcopy(before)
    set_values(before, {"actions.0.text": "Other", "actions.0.due.0.drop": "yes"})
    settle(before, "all")
    assert before == kept


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "report",
        "report.fiscal_year",
        "report.evidence",
        "recommendations.9.text",
        "recommendations.-1.text",
        "recommendations.x.text",
        "recommendations.0.key",
        "actions.0",
        "actions.0.key",
        "actions.0.due.9.as_written",
        "actions.0.due.-1.as_written",
        "actions.0.due.0.kind",
        "actions.0.due.0.reading",
        "actions.0.offices.9.drop",
        "actions.0.evidence.text.drop",
        "actions.9.offices.0.drop",
        "x.drop",
        "findings.0.text",
        "csrfmiddlewaretoken",
    ],
)
def test_a_path_that_names_nothing_is_passed_over(path: str) -> None:
    content = a_content(an_action())
    assert set_values(content, {path: "0"}) == content


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("report.kind", "novel"),
        ("report.language", "de"),
        ("responses.0.position", "yes"),
        ("actions.0.status", "lost"),
        ("actions.0.offices.0.role", "helper"),
    ],
)
def test_a_code_that_nobody_knows_is_passed_over(path: str, code: str) -> None:
    content = a_content(an_action())
    assert set_values(content, {path: code}) == content


def test_codes_are_written() -> None:
    values = {"report.kind": "audit", "responses.0.position": "noted", "actions.0.offices.0.role": "support"}
    content = set_values(a_content(an_action()), values)
    assert content["report"]["kind"] == "audit"
    assert content["responses"][0]["position"] == "noted"
    assert content["actions"][0]["offices"][0]["role"] == "support"


def test_an_empty_text_stays_a_text_and_another_empty_value_is_none() -> None:
    content = set_values(a_content(an_action()), {"actions.0.text": "", "recommendations.0.number": ""})
    assert content["actions"][0]["text"] == ""
    assert content["recommendations"][0]["number"] is None


def test_a_value_that_is_written_anew_is_settled() -> None:
    content = a_content(an_action())
    content["recommendations"][0]["evidence"]["number"] = dict(UNSURE)
    assert [path for path, _ in list_doubts(content)] == ["recommendations.0.evidence.number", "offices.0.evidence"]
    content = set_values(content, {"recommendations.0.number": "1a"})
    assert [path for path, _ in list_doubts(content)] == ["offices.0.evidence"]


def test_a_value_that_is_sent_unchanged_stays_in_doubt() -> None:
    content = a_content(an_action())
    content["recommendations"][0]["evidence"]["number"] = dict(UNSURE)
    content = set_values(content, {"recommendations.0.number": "1"})
    assert "recommendations.0.evidence.number" in dict(list_doubts(content))


def test_settling_one_doubt_leaves_the_others() -> None:
    content = a_content(an_action(offices=["Water Branch", "Fish Branch"]))
    content = settle(content, "offices.0.evidence")
    assert [path for path, _ in list_doubts(content)] == ["offices.1.evidence"]


def test_all_doubts_are_settled_at_once() -> None:
    content = a_content(an_action(offices=["Water Branch", "Fish Branch"], due="11/2/2016"))
    assert list(list_doubts(settle(content, "all"))) == []


# -- dates


def _due(written: str, due: str = "30 September 2025", **report: object) -> dict:
    content = a_content(an_action(due=due), **report)
    return set_values(content, {"actions.0.due.0.as_written": written})["actions"][0]["due"][0]


def test_a_date_that_is_written_anew_is_read_again() -> None:
    due = _due("Quarter 4 of FY 2010-11")
    assert (due["kind"], due["start"], due["end"]) == ("period", "2011-01-01", "2011-03-31")


def test_a_date_is_read_again_in_the_language_and_from_the_date_of_the_report() -> None:
    assert _due("d’ici décembre", language="fr", issued_on="2024-05-01")["end"] == "2024-12-31"


def test_a_date_that_cannot_be_read_is_kept_as_written_and_in_doubt() -> None:
    content = set_values(a_content(an_action()), {"actions.0.due.0.as_written": "in good time"})
    assert content["actions"][0]["due"][0]["kind"] == "ambiguous"
    assert dict(list_doubts(content))["actions.0.due.0.evidence"]["reason"] == "no date was recognised"


def test_a_date_keeps_what_it_is_for_and_where_it_stands() -> None:
    content = a_content(an_action())
    content["actions"][0]["due"][0] |= {"deliverable": "Plan", "evidence": evidence(place={"block": 3})}
    (due,) = set_values(content, {"actions.0.due.0.as_written": "May 2026"})["actions"][0]["due"]
    assert (due["deliverable"], due["evidence"]["place"]) == ("Plan", {"block": 3})


def test_several_dates_in_one_field_become_several() -> None:
    content = set_values(a_content(an_action()), {"actions.0.due.0.as_written": "March 2026 and June 2027"})
    assert [due["end"] for due in content["actions"][0]["due"]] == ["2026-03-31", "2027-06-30"]


def test_what_a_date_is_for_is_written_and_taken_out() -> None:
    content = set_values(a_content(an_action()), {"actions.0.due.0.deliverable": "Plan"})
    assert content["actions"][0]["due"][0]["deliverable"] == "Plan"
    content = set_values(content, {"actions.0.due.0.deliverable": ""})
    assert content["actions"][0]["due"][0]["deliverable"] is None


def test_one_of_the_readings_of_a_date_is_chosen() -> None:
    content = a_content(an_action(due="11/2/2016"))
    content["actions"][0]["due"][0]["evidence"] = dict(UNSURE)
    assert len(content["actions"][0]["due"][0]["readings"]) == 2
    content = set_values(content, {"actions.0.due.0.reading": "1"})
    due = content["actions"][0]["due"][0]
    assert (due["kind"], due["start"]) == ("date", due["end"])
    assert "readings" not in due
    assert "actions.0.due.0.evidence" not in dict(list_doubts(content))


def test_a_reading_that_is_not_there_changes_nothing() -> None:
    content = a_content(an_action(due="11/2/2016"))
    assert set_values(content, {"actions.0.due.0.reading": "7"}) == content


def test_a_reading_is_said_in_words() -> None:
    span = {"start": "2025-07-01", "end": "2025-09-30"}
    assert edits.say_reading(span, "en") != edits.say_reading(span, "fr") != ""
    assert edits.say_reading({"start": None, "end": None}, "en") == ""


def test_dates_and_offices_are_added() -> None:
    path = "actions.0"
    values = {f"{path}.due.new.as_written": "May 2026", f"{path}.offices.new.as_written": "Fish Branch"}
    action = set_values(a_content(an_action()), values)["actions"][0]
    assert [due["as_written"] for due in action["due"]] == ["30 September 2025", "May 2026"]
    assert [office["as_written"] for office in action["offices"]] == ["Water Branch", "Fish Branch"]


def test_empty_fields_add_nothing() -> None:
    content = a_content(an_action())
    values = {"actions.0.due.new.as_written": " ", "actions.0.offices.new.as_written": ""}
    assert set_values(content, values) == content


def test_several_rows_are_dropped_at_once() -> None:
    content = a_content(an_action(offices=["A Branch", "B Branch", "C Branch"], due=""))
    values = {"actions.0.offices.0.drop": "yes", "actions.0.offices.2.drop": "yes"}
    assert [each["as_written"] for each in set_values(content, values)["actions"][0]["offices"]] == ["B Branch"]


def test_an_office_is_written_anew_but_never_empty() -> None:
    content = set_values(a_content(an_action()), {"actions.0.offices.0.as_written": "Fish Branch"})
    assert content["actions"][0]["offices"][0]["as_written"] == "Fish Branch"
    assert set_values(content, {"actions.0.offices.0.as_written": ""}) == content


# -- status and the date of the report


def test_a_status_is_given_changed_and_taken_away() -> None:
    content = set_values(a_content(an_action()), {"actions.0.status": "in-progress"})
    assert content["actions"][0]["status"]["progress"] == "in-progress"
    content = set_values(content, {"actions.0.status": "completed"})
    assert content["actions"][0]["status"]["progress"] == "completed"
    assert set_values(content, {"actions.0.status": ""})["actions"][0]["status"] is None


@pytest.mark.parametrize("written", ["2011-02-01", "1 February 2011", "February 1, 2011"])
def test_the_day_of_the_report_may_be_written_in_many_ways(written: str) -> None:
    content = set_report_date(a_content(an_action()), written)
    assert not isinstance(content, Refused)
    assert content["report"]["issued_on"] == "2011-02-01"
    assert edits.reading_context(content).report_date == date(2011, 2, 1)


@pytest.mark.parametrize("written", ["soon", "2011", "1/2/2011"])
def test_what_is_no_day_is_refused_as_the_date_of_the_report(written: str) -> None:
    assert set_report_date(a_content(an_action()), written) == Refused(NO_DAY)


def test_the_day_of_the_report_may_be_taken_out() -> None:
    content = set_report_date(a_content(an_action(), issued_on="2011-02-01"), "")
    assert not isinstance(content, Refused)
    assert content["report"]["issued_on"] is None
