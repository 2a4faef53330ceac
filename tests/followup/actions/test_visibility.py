"""Who may know which action."""

from datetime import date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from answerable.followup.actions import queries
from answerable.followup.actions.models import Action, Deliverable
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.people.models import Office, Person
from tests import factories

PUBLIC = AnonymousUser()


@pytest.fixture(autouse=True)
def stranger(action: Action) -> Action:
    """An action of the same report that a third office promised."""
    return factories.make_action(evaluation=action.evaluation, due=date(2025, 9, 30))


@pytest.fixture
def published(amina: Person, action: Action, now: datetime) -> Action:
    publish_evaluation(by=amina, at=now, evaluation=action.evaluation)
    return action


def test_those_with_a_role_know_every_action(amina: Person, dalia: Person, action: Action, stranger: Action) -> None:
    for person in (amina, dalia):
        assert list(queries.list_visible(person)) == [action, stranger]
        assert [queries.get_action(person, each.pk) for each in (action, stranger)] == [action, stranger]


def test_an_office_knows_its_own_unpublished_action_and_no_other(
    boris: Person, action: Action, stranger: Action
) -> None:
    assert queries.get_action(boris, action.pk) == action
    assert queries.get_action(boris, stranger.pk) is None


def test_an_office_knows_the_unpublished_action_of_a_part_of_it(boris: Person, branch: Office, action: Action) -> None:
    of_unit = factories.make_action(evaluation=action.evaluation, office=factories.make_office(parent=branch))
    assert set(queries.list_visible(boris)) == {action, of_unit}


def test_another_office_and_the_public_know_nothing_of_it(chen: Person, action: Action) -> None:
    for person in (chen, PUBLIC):
        assert queries.get_action(person, action.pk) is None
        assert queries.get_deliverable(person, action.deliverables.get().pk) is None
        assert not queries.list_visible(person).exists()


def test_everybody_knows_a_published_action_and_its_dates(chen: Person, published: Action) -> None:
    for person in (chen, PUBLIC):
        assert queries.get_action(person, published.pk) == published
        assert queries.get_deliverable(person, 0) is None
        assert [queries.get_deliverable(person, row.pk) for row in Deliverable.objects.all()] == [
            *Deliverable.objects.all()
        ]


def test_members_answer_for_the_actions_of_their_office(boris: Person, chen: Person, action: Action) -> None:
    assert queries.answers_for(boris, action)
    assert not queries.answers_for(chen, action)
    assert not queries.answers_for(PUBLIC, action)


def test_a_role_answers_for_nothing(amina: Person, dalia: Person, action: Action) -> None:
    assert not queries.answers_for(amina, action)
    assert not queries.answers_for(dalia, action)


def test_a_person_owes_what_the_office_promised(boris: Person, chen: Person, published: Action) -> None:
    assert list(queries.list_of_person(boris)) == [published]
    assert list(queries.list_of_person(chen)) == []


def test_the_officer_reads_the_dates_that_wait_oldest_first(amina: Person, action: Action) -> None:
    first = factories.make_due_revision(deliverable=action.deliverables.get())
    second = factories.make_due_revision()
    assert list(queries.list_asked_dates(amina)) == [first, second]
    assert [queries.get_asked_date(amina, each.pk) for each in (first, second)] == [first, second]


def test_a_date_that_was_answered_waits_no_longer(amina: Person, action: Action) -> None:
    revision = factories.make_due_revision(by=amina, deliverable=action.deliverables.get())
    assert queries.get_asked_date(amina, revision.pk) is None


def test_another_office_does_not_read_a_request_about_an_unpublished_action(chen: Person, action: Action) -> None:
    revision = factories.make_due_revision(deliverable=action.deliverables.get())
    assert queries.get_asked_date(chen, revision.pk) is None
