from datetime import date, datetime, timedelta

import pytest

from answerable.followup.actions import changes
from answerable.followup.actions.changes import Commitment, Promise, PublishedStatus
from answerable.followup.actions.models import Action
from answerable.followup.actions.vocab import ActionStatus, OfficeRole, Progress
from answerable.followup.evaluations.models import Evaluation
from answerable.ledger.models import Entry
from answerable.ledger.queries import read_details
from answerable.people.models import Office, Person
from answerable.periods.expressions.vocab import Cadence, Kind
from answerable.periods.rules import NO_END
from tests import factories
from tests.factories import dues

SEPTEMBER, DECEMBER = date(2025, 9, 30), date(2025, 12, 31)


def test_the_first_promise_is_kept_for_ever(action: Action) -> None:
    first = action.deliverables.get().revisions.get()
    assert (first.number, first.state, first.due) == (0, "promised", dues.on(SEPTEMBER))


def test_an_action_sorts_by_its_earliest_end(evaluation: Evaluation) -> None:
    action = factories.make_action(evaluation=evaluation, due=[DECEMBER, SEPTEMBER, dues.ongoing()])
    assert (action.due_sort, action.open_end, action.is_ongoing) == (SEPTEMBER, SEPTEMBER, True)


@pytest.mark.parametrize("due", [None, dues.ongoing(Cadence.YEARLY), dues.without_a_day()])
def test_an_action_without_an_end_sorts_behind_the_others(evaluation: Evaluation, due: object) -> None:
    action = factories.make_action(evaluation=evaluation, due=due)
    assert (action.due_sort, action.open_end) == (NO_END, None)


@pytest.mark.parametrize(
    ("kind", "state"), [(Kind.DONE, "done"), (Kind.NOT_APPLICABLE, "dropped"), (Kind.UNDETERMINED, "open")]
)
def test_what_was_done_or_does_not_apply_is_not_owed(evaluation: Evaluation, kind: Kind, state: str) -> None:
    action = factories.make_action(evaluation=evaluation, due=dues.without_a_day(kind, "As written"))
    assert action.deliverables.get().state == state


def test_our_status_starts_from_what_was_published(evaluation: Evaluation) -> None:
    published = PublishedStatus(Progress.COMPLETED, {"en": "Met"}, date(2025, 3, 31))
    action = factories.make_action(evaluation=evaluation, published=published)
    assert action.status == ActionStatus.REPORTED_COMPLETE
    assert (action.published_progress, action.published_as_written) == ("completed", {"en": "Met"})


def test_what_no_longer_applies_is_not_due(evaluation: Evaluation) -> None:
    action = factories.make_action(evaluation=evaluation, due=SEPTEMBER, published=PublishedStatus(Progress.CANCELLED))
    assert (action.status, action.open_end) == (ActionStatus.NO_LONGER_APPLICABLE, None)


def test_offices_keep_their_order_and_their_roles(branch: Office, other_branch: Office) -> None:
    commitments = [Commitment(other_branch), Commitment(branch, OfficeRole.SUPPORT), Commitment(other_branch)]
    action = factories.make_action(commitments=commitments)
    assert [(each.office, each.role) for each in action.offices.all()] == [(other_branch, "lead"), (branch, "support")]


def test_a_report_has_each_key_once(amina: Person, action: Action, now: datetime) -> None:
    given = {"evaluation": action.evaluation, "key": action.key, "order": 1, "text": {}, "recommendations": []}
    assert str(changes.record_action(by=amina, at=now, **given)) == "This report already has an action 1.1."


def test_an_action_is_found_by_its_own_words_its_recommendation_and_its_offices(action: Action) -> None:
    for words in ("publish a plan", "un plan de mesure", "measure every lake", "effectiveness", "water quality"):
        assert words in action.words


def test_the_ledger_holds_the_offices_and_dates_as_they_were_read(action: Action) -> None:
    details = read_details(Entry.objects.get(subject=action.ledger_key))
    assert details["offices"] == [{"office": "Water Quality Branch", "role": "lead"}]
    assert [due["end"] for due in details["due"]] == ["2025-09-30"]


def test_the_words_of_another_language_are_added(amina: Person, action: Action, branch: Office, now: datetime) -> None:
    row = action.deliverables.get()
    dates = {row.pk: ({"en": "30 September 2025", "fr": "30 septembre 2025"}, {"fr": "Plan"})}
    offices = {branch.pk: {"fr": "Direction de l’eau"}}
    changes.change_action(by=amina, at=now, action=action, offices_as_written=offices, due_as_written=dates)
    row.refresh_from_db()
    assert (row.as_written["fr"], row.name) == ("30 septembre 2025", {"fr": "Plan"})
    assert "direction de l'eau" in Action.objects.get().words


def test_an_action_and_its_correction_rest_on_passages(amina: Person, evaluation: Evaluation, now: datetime) -> None:
    first, second = factories.make_passage(), factories.make_passage()
    action = factories.make_action(evaluation=evaluation, passages=[first])
    changes.change_action(by=amina, at=now, action=action, passages=[second])
    assert set(action.passages.all()) == {first, second}


def test_a_correction_of_words_moves_no_date(amina: Person, action: Action, now: datetime) -> None:
    changes.change_action(by=amina, at=now, action=action, text={"en": "A shorter promise."})
    changed = Action.objects.get()
    assert changed.text == {"en": "A shorter promise."}
    assert (changed.due_sort, changed.status) == (action.due_sort, action.status)


def _write_in_french(by: Person, at: datetime, action: Action) -> list[dict[str, str]]:
    """The words of the dates that were promised, after the date was written in French."""
    row = action.deliverables.get()
    changes.change_action(by=by, at=at, action=action, due_as_written={row.pk: ({"fr": "30 septembre 2025"}, {})})
    return [revision.as_written for revision in row.revisions.all()]


def test_the_first_promise_takes_the_words_of_another_language(amina: Person, action: Action, now: datetime) -> None:
    assert _write_in_french(amina, now, action) == [{"fr": "30 septembre 2025"}]


def test_the_words_of_promises_stay_once_there_is_a_second(amina: Person, action: Action, now: datetime) -> None:
    factories.make_due_revision(by=amina, deliverable=action.deliverables.get())
    assert _write_in_french(amina, now, action) == [{"en": "30 September 2025"}, {"en": "31 December 2025"}]


def test_a_correction_that_changes_nothing_is_not_told(amina: Person, action: Action, now: datetime) -> None:
    before = Entry.objects.count()
    changes.change_action(by=amina, at=now, action=action, text=action.text)
    assert Entry.objects.count() == before


def test_a_correction_moves_the_modified_date_of_the_report(amina: Person, action: Action, now: datetime) -> None:
    later = now + timedelta(days=1)
    changes.change_action(by=amina, at=later, action=action, published_as_written={"en": "Met"})
    action.evaluation.refresh_from_db()
    assert action.evaluation.modified_at == later


def test_a_promise_names_what_its_date_is_for(evaluation: Evaluation) -> None:
    promise = Promise(dues.on(SEPTEMBER), {"fr": "30 septembre"}, {"en": "Plan"})
    row = factories.make_action(evaluation=evaluation, due=promise).deliverables.get()
    assert (str(row), row.as_written) == ("Plan", {"fr": "30 septembre"})
