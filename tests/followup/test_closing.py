from datetime import datetime

import pytest
from django.db.models import ProtectedError

from answerable.followup.actions.models import Action
from answerable.followup.closing import remove_records
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.models import Deliverable, DueRevision, Recommendation, Response
from answerable.ledger.models import Entry
from answerable.ledger.queries import read_details
from answerable.people.models import Office, Person
from tests import factories

REASON = "It was imported twice."


def _keys_of(action: Action) -> set[str]:
    evaluation = action.evaluation
    parts = [*evaluation.recommendations.all(), *evaluation.responses.all(), *evaluation.findings.all()]
    return {record.ledger_key for record in [action, evaluation, *parts]}


def test_a_report_is_removed_with_all_that_is_named(amina: Person, action: Action, now: datetime) -> None:
    factories.make_finding(evaluation=action.evaluation)
    removed = remove_records(by=amina, at=now, evaluation=action.evaluation, keys=_keys_of(action), reason=REASON)
    assert removed == 5
    left = [Evaluation, Recommendation, Response, Action, Deliverable, DueRevision]
    assert [model.__name__ for model in left if model.objects.exists()] == []


def test_the_ledger_names_what_was_removed_and_keeps_its_own_entries(
    amina: Person, action: Action, now: datetime
) -> None:
    keys = _keys_of(action)
    remove_records(by=amina, at=now, evaluation=action.evaluation, keys=keys, reason=REASON)
    assert read_details(Entry.objects.latest("sequence")) == {"removed": sorted(keys), "reason": REASON}
    assert Entry.objects.filter(subject=action.ledger_key, kind="action.recorded").exists()


def test_one_action_alone_is_removed(amina: Person, action: Action, now: datetime) -> None:
    keys = {action.ledger_key}
    assert remove_records(by=amina, at=now, evaluation=action.evaluation, keys=keys, reason=REASON) == 1
    assert Recommendation.objects.exists()


def test_records_of_another_report_stay(amina: Person, evaluation: Evaluation, now: datetime) -> None:
    other = factories.make_action()
    keys = _keys_of(other)
    assert remove_records(by=amina, at=now, evaluation=evaluation, keys=keys, reason=REASON) == 0
    assert _keys_of(other) == keys
    assert read_details(Entry.objects.latest("sequence"))["removed"] == []


def test_offices_stay_whatever_is_named(amina: Person, evaluation: Evaluation, branch: Office, now: datetime) -> None:
    keys = {branch.ledger_key}
    assert remove_records(by=amina, at=now, evaluation=evaluation, keys=keys, reason=REASON) == 0


def test_where_something_was_built_on_a_record_nothing_is_removed(
    amina: Person, boris: Person, action: Action, now: datetime
) -> None:
    factories.make_update(by=boris, action=action)
    before = Entry.objects.count()
    with pytest.raises(ProtectedError):
        remove_records(by=amina, at=now, evaluation=action.evaluation, keys=_keys_of(action), reason=REASON)
    assert (Entry.objects.count(), Response.objects.count()) == (before, 1)


def test_only_an_officer_removes_records(boris: Person, action: Action, now: datetime) -> None:
    given = {"evaluation": action.evaluation, "keys": {action.ledger_key}, "reason": REASON}
    assert not remove_records(by=boris, at=now, **given)
    assert Action.objects.exists()
