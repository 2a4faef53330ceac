from datetime import datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from answerable.followup.actions.models import Action
from answerable.followup.evaluations.changes import link_evaluation, publish_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.vocab import EvaluationLinkKind
from answerable.followup.recommendations import queries
from answerable.followup.recommendations.models import Recommendation
from answerable.people.models import Person
from tests import factories

PUBLIC = AnonymousUser()


@pytest.fixture
def other(action: Action) -> Recommendation:
    """A recommendation of the same report that Boris's branch has nothing to do with."""
    return factories.make_recommendation(evaluation=action.evaluation, theme={"en": "Economy"})


def test_those_with_a_role_read_every_recommendation(
    amina: Person, dalia: Person, recommendation: Recommendation, other: Recommendation
) -> None:
    for person in (amina, dalia):
        assert list(queries.list_recommendations(person, other.evaluation)) == [recommendation, other]


def test_of_an_unpublished_report_an_office_reads_what_it_answers(
    boris: Person, recommendation: Recommendation, other: Recommendation
) -> None:
    assert list(queries.list_recommendations(boris, other.evaluation)) == [recommendation]
    assert queries.get_recommendation(boris, recommendation.pk) == recommendation
    assert queries.get_recommendation(boris, other.pk) is None


def test_others_and_the_public_read_nothing_of_it(chen: Person, other: Recommendation) -> None:
    for person in (chen, PUBLIC):
        assert not queries.list_recommendations(person, other.evaluation).exists()
        assert queries.get_recommendation(person, other.pk) is None


def test_everybody_reads_the_recommendations_of_a_published_report(
    amina: Person, other: Recommendation, now: datetime
) -> None:
    publish_evaluation(by=amina, at=now, evaluation=other.evaluation)
    assert queries.get_recommendation(PUBLIC, other.pk) == other


def test_earlier_recommendations_are_those_of_linked_reports(
    amina: Person, evaluation: Evaluation, recommendation: Recommendation, now: datetime
) -> None:
    earlier = factories.make_recommendation()
    link = {"earlier": earlier.evaluation, "kind": EvaluationLinkKind.RE_EXAMINES}
    link_evaluation(by=amina, at=now, evaluation=evaluation, **link)
    assert list(queries.list_earlier_recommendations(amina, evaluation)) == [earlier]
    assert list(queries.list_earlier_recommendations(PUBLIC, evaluation)) == []


def test_themes_are_listed_once_and_only_to_those_who_may_read_them(
    amina: Person, boris: Person, other: Recommendation
) -> None:
    factories.make_recommendation(evaluation=other.evaluation, theme={"en": "Economy"})
    listed = queries.list_themes(amina, other.evaluation)
    assert sorted(theme["en"] for theme in listed) == ["Economy", "Effectiveness"]
    assert queries.list_themes(boris, None) == [{"en": "Effectiveness"}]
    assert queries.list_themes(PUBLIC, None) == []
