"""What is public, and nothing else."""

import pytest

from answerable.followup.actions.models import Action
from answerable.followup.actions.vocab import ActionStatus
from answerable.followup.evaluations.changes import publish_evaluation, withdraw_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.progress import Tally
from answerable.people.models import Person
from answerable.publishing.queries import (
    LastUpdate,
    list_public_reports,
    read_public_report,
    tally_public_reports,
)
from tests import factories
from tests.clock import NOW, TODAY


@pytest.fixture
def published(amina: Person, evaluation: Evaluation, action: Action) -> Evaluation:
    """The report, published."""
    found = publish_evaluation(by=amina, at=NOW, evaluation=evaluation)
    assert isinstance(found, Evaluation)
    return found


def test_a_report_that_is_not_published_is_not_there(evaluation: Evaluation, action: Action) -> None:
    assert read_public_report(evaluation.slug, TODAY) is None
    assert list(list_public_reports()) == []


def test_a_withdrawn_report_is_no_longer_there(amina: Person, published: Evaluation) -> None:
    withdraw_evaluation(by=amina, at=NOW, evaluation=published, reason="A table was wrong.")
    assert read_public_report(published.slug, TODAY) is None


def test_a_published_report_comes_with_its_actions(published: Evaluation, action: Action) -> None:
    found = read_public_report(published.slug, TODAY)
    assert found
    assert found.report.answers[0].actions == [action]
    assert tally_public_reports([published], TODAY) == {published.pk: Tally(open=1)}


def test_only_status_and_day_of_the_last_accepted_update_are_public(published: Evaluation, action: Action) -> None:
    factories.make_update(action=action, accepted=True)
    factories.make_update(action=action, status=ActionStatus.COMPLETED)
    found = read_public_report(published.slug, TODAY)
    assert found
    assert found.last_updates == {action.pk: LastUpdate(ActionStatus.IN_PROGRESS, TODAY)}
