"""Reading across the chain: one report, the counts, and the history that a person may know."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from answerable.followup.actions.models import Action
from answerable.followup.actions.vocab import ActionStatus
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.progress import Tally, tally_actions
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.responses.models import Response
from answerable.followup.updates.vocab import UpdateEvent
from answerable.people.models import Office, Person
from answerable.people.queries import list_offices
from answerable.reporting.queries import Owed, count_owed, list_history, read_report, tally_by_report
from tests import factories
from tests.clock import NOW, TODAY

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def other_action(amina: Person, other_branch: Office, evaluation: Evaluation) -> Action:
    """What Chen's branch promised in answer to a recommendation of its own."""
    second = factories.make_recommendation(by=amina, evaluation=evaluation)
    return factories.make_action(by=amina, recommendations=[second], office=other_branch, due=YESTERDAY)


def test_a_reader_gets_every_recommendation_with_its_answers(
    dalia: Person, evaluation: Evaluation, action: Action, other_action: Action, response: Response
) -> None:
    first, second = read_report(dalia, evaluation, TODAY).answers
    assert (first.responses, first.actions, second.actions) == ([response], [action], [other_action])


def test_the_tally_counts_an_action_once_where_it_answers_two_recommendations(
    amina: Person, evaluation: Evaluation, recommendation: Recommendation
) -> None:
    second = factories.make_recommendation(by=amina, evaluation=evaluation)
    factories.make_action(by=amina, recommendations=[recommendation, second], due=YESTERDAY)
    report = read_report(amina, evaluation, TODAY)
    assert report.tally == Tally(overdue=1)
    assert [answer.tally.overdue for answer in report.answers] == [1, 1]


def test_a_member_gets_only_the_own_part_of_an_unpublished_report(
    chen: Person, evaluation: Evaluation, action: Action, other_action: Action
) -> None:
    factories.make_finding(evaluation=evaluation)
    report = read_report(chen, evaluation, TODAY)
    assert [answer.actions for answer in report.answers] == [[other_action]]
    assert (report.findings, report.answers[0].responses) == ([], [])


def test_what_belongs_to_no_recommendation_is_kept_apart(amina: Person, evaluation: Evaluation) -> None:
    general = factories.make_response(by=amina, evaluation=evaluation, recommendations=[])
    loose = factories.make_action(by=amina, evaluation=evaluation, recommendations=[])
    finding = factories.make_finding(by=amina, evaluation=evaluation)
    report = read_report(amina, evaluation, TODAY)
    assert (report.responses, report.actions, report.findings) == ([general], [loose], [finding])


def test_links_lead_only_to_reports_that_the_reader_may_know(amina: Person, evaluation: Evaluation) -> None:
    factories.make_evaluation_link(by=amina, evaluation=evaluation)
    factories.make_recommendation(by=amina, evaluation=evaluation)
    publish_evaluation(by=amina, at=NOW, evaluation=evaluation)
    assert len(read_report(amina, evaluation, TODAY).earlier) == 1
    assert read_report(AnonymousUser(), evaluation, TODAY).earlier == []


def test_a_link_between_recommendations_does_not_name_an_unpublished_report(
    amina: Person, evaluation: Evaluation, recommendation: Recommendation
) -> None:
    factories.make_recommendation_link(by=amina, recommendation=recommendation)
    publish_evaluation(by=amina, at=NOW, evaluation=evaluation)
    evaluation.refresh_from_db()
    (answer,) = read_report(AnonymousUser(), evaluation, TODAY).answers
    assert list(answer.recommendation.earlier_links.all()) == []


@pytest.mark.parametrize("due", [None, YESTERDAY, TODAY])
def test_the_database_counts_as_the_rule_does(amina: Person, evaluation: Evaluation, due: date | None) -> None:
    for status in (ActionStatus.COMPLETED, ActionStatus.NO_LONGER_APPLICABLE, ActionStatus.IN_PROGRESS):
        action = factories.make_action(by=amina, evaluation=evaluation, due=due)
        factories.make_update(action=action, status=status, accepted=True)
    factories.make_update(
        action=factories.make_action(by=amina, evaluation=evaluation, due=due), status=ActionStatus.COMPLETED
    )
    expected = tally_actions(evaluation.actions.all(), TODAY)
    assert tally_by_report(amina, [evaluation], TODAY) == {evaluation.pk: expected}
    assert expected.total == 4


def test_an_office_owes_what_its_parts_owe_and_each_action_once(
    amina: Person, department: Office, branch: Office, action: Action, other_action: Action
) -> None:
    owed = count_owed(amina, list_offices(), TODAY)
    assert owed.by_office[branch.pk] == Owed(open=1)
    assert owed.by_office[department.pk] == owed.total == Owed(open=2, overdue=1)


def test_a_visitor_learns_nothing_of_what_unpublished_reports_owe(department: Office, action: Action) -> None:
    assert count_owed(AnonymousUser(), list_offices(), TODAY).by_office[department.pk] == Owed()


def _kinds(person: Person) -> set[str]:
    return set(list_history(person).values_list("kind", flat=True))


def test_those_with_a_role_know_the_whole_history(dalia: Person, chen: Person, action: Action) -> None:
    assert {"person.added", "office.added", "evaluation.recorded", "action.recorded"} <= _kinds(dalia)


def test_a_member_knows_the_history_of_the_own_actions_alone(boris: Person, action: Action) -> None:
    assert _kinds(boris) == {"action.recorded"}


def test_a_member_of_another_office_knows_nothing_before_publication(chen: Person, action: Action) -> None:
    assert _kinds(chen) == set()


def test_a_published_report_has_an_open_history_without_drafts(
    amina: Person, chen: Person, evaluation: Evaluation, action: Action
) -> None:
    factories.make_update(action=action, accepted=True)
    factories.make_update(action=action, returned="Say which lakes.")
    factories.make_due_revision(deliverable=action.deliverables.get())
    publish_evaluation(by=amina, at=NOW, evaluation=evaluation)
    seen = _kinds(chen)
    assert {"evaluation.published", "recommendation.recorded", UpdateEvent.ACCEPTED} <= seen
    assert not {UpdateEvent.SUBMITTED, UpdateEvent.RETURNED, "due.asked"} & seen


def test_the_own_office_knows_its_drafts(amina: Person, boris: Person, evaluation: Evaluation, action: Action) -> None:
    factories.make_update(action=action, by=boris)
    publish_evaluation(by=amina, at=NOW, evaluation=evaluation)
    assert UpdateEvent.SUBMITTED in _kinds(boris)


def test_no_history_names_an_unpublished_report_that_a_published_one_is_linked_to(
    amina: Person, chen: Person, evaluation: Evaluation, recommendation: Recommendation
) -> None:
    hidden = factories.make_recommendation(by=amina)
    factories.make_evaluation_link(by=amina, evaluation=hidden.evaluation, earlier=evaluation)
    factories.make_evaluation_link(by=amina, evaluation=evaluation, earlier=factories.make_evaluation(by=amina))
    factories.make_recommendation_link(by=amina, recommendation=recommendation, earlier=hidden)
    publish_evaluation(by=amina, at=NOW, evaluation=evaluation)
    assert _kinds(chen) == {"evaluation.recorded", "recommendation.recorded", "evaluation.published"}
