from datetime import date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from answerable.followup.actions.models import Action
from answerable.followup.evaluations import queries
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.lib.folding import fold
from answerable.people.models import Office, Person
from tests import factories

PUBLIC = AnonymousUser()


@pytest.fixture
def published(amina: Person, action: Action, now: datetime) -> Evaluation:
    return publish_evaluation(by=amina, at=now, evaluation=action.evaluation)


def test_everybody_reads_what_is_published(amina: Person, published: Evaluation, chen: Person, now: datetime) -> None:
    newer = factories.make_recommendation().evaluation
    publish_evaluation(by=amina, at=now, evaluation=newer)
    assert queries.get_published(published.slug) == published
    assert queries.get_evaluation(PUBLIC, published.slug) == published
    assert queries.get_evaluation(chen, published.slug) == published


def test_the_public_knows_nothing_of_an_unpublished_report(evaluation: Evaluation) -> None:
    assert queries.get_evaluation(PUBLIC, evaluation.slug) is None
    assert queries.get_published(evaluation.slug) is None


def test_those_with_a_role_read_every_report(evaluation: Evaluation, amina: Person, dalia: Person) -> None:
    assert queries.get_evaluation(amina, evaluation.slug) == evaluation
    assert queries.get_evaluation(dalia, evaluation.slug) == evaluation


def test_an_office_reads_an_unpublished_report_in_which_it_promised_something(
    action: Action, boris: Person, chen: Person
) -> None:
    assert queries.get_evaluation(boris, action.evaluation.slug) == action.evaluation
    assert queries.get_evaluation(chen, action.evaluation.slug) is None


def test_a_report_with_two_actions_of_an_office_is_listed_once(action: Action, boris: Person, branch: Office) -> None:
    factories.make_action(evaluation=action.evaluation, office=branch)
    assert list(queries.list_evaluations(boris)) == [action.evaluation]


def test_reports_come_newest_first_and_those_without_a_day_last(amina: Person, department: Office) -> None:
    days = [None, date(2015, 1, 1), date(2021, 1, 1)]
    made = [factories.make_evaluation(organisation=department, issued_on=day) for day in days]
    assert list(queries.list_evaluations(amina)) == made[::-1]


def test_an_equal_reference_in_any_case_is_the_same_report(evaluation: Evaluation) -> None:
    factories.make_evaluation(reference="EV-2025-02")
    assert queries.list_same_reports("ev-2025-01", None, "") == [evaluation]


def test_an_equal_title_in_either_language_of_the_same_organisation_is_the_same_report(
    evaluation: Evaluation, department: Office
) -> None:
    factories.make_evaluation(organisation=department)
    folded = fold("ÉVALUATION DU PROGRAMME LACS PROPRES")
    assert queries.list_same_reports("", department.pk, folded) == [evaluation]


def test_an_equal_title_of_another_organisation_is_another_report(evaluation: Evaluation) -> None:
    title = fold("Evaluation of the Clean Lakes Programme")
    assert queries.list_same_reports("", factories.make_office().pk, title) == []
