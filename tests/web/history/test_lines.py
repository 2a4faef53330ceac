"""What an entry of the ledger says, in words."""

from datetime import date
from typing import Any

import pytest

from answerable.followup.actions.models import Action
from answerable.followup.evaluations.changes import change_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.vocab import ReportKind
from answerable.followup.recommendations.changes import change_recommendation
from answerable.followup.recommendations.models import Recommendation
from answerable.ledger.models import Entry
from answerable.people.changes import change_roles
from answerable.people.models import Person
from answerable.people.vocab import Role
from answerable.web.history.lines import Change, HistoryLine, describe
from tests import factories
from tests.clock import NOW


def _last() -> HistoryLine:
    return describe(Entry.objects.latest("sequence"), None)


def test_a_line_names_event_person_and_subject(amina: Person, evaluation: Evaluation) -> None:
    line = _last()
    assert (line.what, line.by, line.subject) == ("Report recorded:", "Amina Adeyemi", str(evaluation))
    assert line.at == NOW


@pytest.mark.parametrize(
    ("values", "change"),
    [
        ({"kind": ReportKind.AUDIT}, Change("Kind", "Evaluation", "Audit")),
        ({"issued_on": date(2025, 3, 1)}, Change("Issued on", "3 Feb 2025", "1 Mar 2025")),
        ({"fiscal_year_start": 1}, Change("First month of the fiscal year", "April", "January")),
        ({"reference": ""}, Change("Reference", "EV-2025-01", "")),
    ],
)
def test_only_what_changed_is_listed(amina: Person, evaluation: Evaluation, values: dict[str, Any], change) -> None:
    change_evaluation(by=amina, at=NOW, evaluation=evaluation, **values)
    assert _last().changes == [change]


def test_a_text_is_compared_language_by_language(amina: Person, recommendation: Recommendation) -> None:
    text = {**recommendation.text, "fr": "Mesurer chaque lac."}
    change_recommendation(by=amina, at=NOW, recommendation=recommendation, text=text)
    assert _last().changes == [Change("Text (French)", "Mesurer chaque lac une fois par an.", "Mesurer chaque lac.")]


def test_a_text_that_is_taken_away_leaves_what_it_was(amina: Person, recommendation: Recommendation) -> None:
    change_recommendation(by=amina, at=NOW, recommendation=recommendation, theme={})
    assert _last().changes == [Change("Theme (English)", "Effectiveness", "")]


def test_a_date_that_moved_is_shown_as_written_and_as_read(boris: Person, action: Action) -> None:
    factories.make_due_revision(deliverable=action.deliverables.get(), by=boris, reason="Two posts are vacant.")
    line = _last()
    due = Change("Due", "30 September 2025 (30 Sep 2025)", "31 December 2025 (31 Dec 2025)")
    assert due in line.changes
    assert line.why == "Two posts are vacant."


def test_an_action_is_told_with_offices_and_dates(action: Action) -> None:
    changes = {change.label: change.after for change in _last().changes}
    assert changes["Offices"] == "Water Quality Branch (Lead)"
    assert changes["Due"] == "30 September 2025 (30 Sep 2025)"
    assert changes["Text (English)"] == "The branch will publish a plan for measuring."


def test_roles_are_named(amina: Person, dalia: Person) -> None:
    change_roles(by=amina, at=NOW, person=dalia, roles=[Role.OFFICER, Role.READER])
    assert _last().changes == [Change("Roles", "Reader", "Evaluation officer; Reader")]


def test_the_reason_stands_apart_from_the_changes(action: Action) -> None:
    factories.make_update(action=action, returned="Say which lakes.")
    line = _last()
    assert line.why == "Say which lakes."
    assert "Say which lakes." not in [change.after for change in line.changes]


def test_a_status_is_named_and_not_coded(action: Action) -> None:
    factories.make_update(action=action)
    changes = {change.label: change.after for change in _last().changes}
    assert changes["Status"] == "In progress"
    assert changes["As of"] == "2 Jun 2025"


def test_every_kind_of_entry_that_the_factories_write_can_be_told(db: None) -> None:
    for make in factories.FACTORIES.values():
        make()
    lines = [describe(entry, None) for entry in Entry.objects.all()]
    assert all(line.what.strip(":") and line.subject for line in lines)
