from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from answerable.followup.actions.models import Action
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.followup.updates import queries
from answerable.followup.updates.changes import accept_update, return_update
from answerable.followup.updates.models import Evidence, Update
from answerable.people.models import Person
from tests import factories

PUBLIC = AnonymousUser()


@pytest.fixture
def waiting(boris: Person, action: Action) -> Update:
    return factories.make_update(by=boris, action=action)


@pytest.fixture
def published(amina: Person, action: Action, now: datetime) -> Action:
    publish_evaluation(by=amina, at=now, evaluation=action.evaluation)
    return action


def test_the_office_and_those_with_a_role_read_what_waits(
    amina: Person, boris: Person, dalia: Person, waiting: Update, published: Action
) -> None:
    for person in (amina, boris, dalia):
        assert list(queries.list_updates(person, published)) == [waiting]
        assert queries.get_update(person, waiting.pk) == waiting


def test_others_and_the_public_do_not_read_what_waits(chen: Person, waiting: Update, published: Action) -> None:
    for person in (chen, PUBLIC):
        assert list(queries.list_updates(person, published)) == []
        assert queries.get_update(person, waiting.pk) is None


def test_others_and_the_public_do_not_read_what_was_sent_back(
    amina: Person, chen: Person, waiting: Update, published: Action, now: datetime
) -> None:
    return_update(by=amina, at=now, update=waiting, reason="Which meetings?")
    for person in (chen, PUBLIC):
        assert queries.get_update(person, waiting.pk) is None


def test_everybody_reads_what_was_accepted_on_a_published_action(
    amina: Person, chen: Person, waiting: Update, published: Action, now: datetime
) -> None:
    accept_update(by=amina, at=now, update=waiting)
    for person in (chen, PUBLIC):
        assert list(queries.list_updates(person, published)) == [waiting]
        assert queries.get_update(person, waiting.pk) == waiting


def test_an_accepted_update_of_an_unpublished_action_is_no_secret_to_its_office_alone(
    amina: Person, boris: Person, chen: Person, waiting: Update, now: datetime
) -> None:
    accept_update(by=amina, at=now, update=waiting)
    assert queries.get_update(boris, waiting.pk) == waiting
    assert queries.get_update(chen, waiting.pk) is None


def test_updates_come_newest_first(boris: Person, action: Action, now: datetime) -> None:
    first = factories.make_update(by=boris, action=action, accepted=True)
    second = factories.make_update(by=boris, action=action, at=now + timedelta(days=1))
    assert list(queries.list_updates(boris, action)) == [second, first]


def test_what_waits_comes_oldest_first(amina: Person, waiting: Update, now: datetime) -> None:
    later = factories.make_update(at=now + timedelta(days=1))
    assert list(queries.list_waiting(amina)) == [waiting, later]


def test_what_was_decided_waits_no_longer(amina: Person, waiting: Update, now: datetime) -> None:
    accept_update(by=amina, at=now, update=waiting)
    assert list(queries.list_waiting(amina)) == []


def test_what_was_sent_back_waits_for_the_office_until_it_reports_again(
    boris: Person, action: Action, now: datetime
) -> None:
    returned = factories.make_update(by=boris, action=action, returned="Which meetings?")
    assert queries.list_returned(boris) == [returned]
    factories.make_update(by=boris, action=action, at=now + timedelta(days=1))
    assert queries.list_returned(boris) == []


def test_what_was_sent_back_to_another_office_is_not_listed(chen: Person, boris: Person, action: Action) -> None:
    factories.make_update(by=boris, action=action, returned="Which meetings?")
    assert queries.list_returned(chen) == []


@pytest.fixture
def evidence(boris: Person, action: Action) -> Evidence:
    return factories.make_evidence(by=boris, action=action, accepted=True)


def test_evidence_is_for_the_office_and_those_with_a_role(
    amina: Person, boris: Person, dalia: Person, evidence: Evidence
) -> None:
    for person in (amina, boris, dalia):
        assert queries.get_evidence(person, evidence.pk) == evidence
        assert queries.get_evidence(person, 0) is None


def test_evidence_stays_hidden_from_others_when_the_action_is_published(
    chen: Person, evidence: Evidence, published: Action
) -> None:
    for person in (chen, PUBLIC):
        assert queries.get_evidence(person, evidence.pk) is None


def test_evidence_of_an_unpublished_action_stays_hidden_from_others(chen: Person, evidence: Evidence) -> None:
    for person in (chen, PUBLIC):
        assert queries.get_evidence(person, evidence.pk) is None


def test_evidence_reads_as_the_name_it_was_sent_under(evidence: Evidence) -> None:
    assert str(evidence) == evidence.file.name
