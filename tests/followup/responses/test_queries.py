from datetime import datetime

from django.contrib.auth.models import AnonymousUser

from answerable.followup.actions.models import Action
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.followup.responses import queries
from answerable.followup.responses.models import Response
from answerable.people.models import Person

PUBLIC = AnonymousUser()


def test_those_with_a_role_read_the_responses(amina: Person, dalia: Person, response: Response) -> None:
    for person in (amina, dalia):
        assert queries.get_response(person, response.pk) == response


def test_of_an_unpublished_report_nobody_else_reads_a_response(
    boris: Person, chen: Person, action: Action, response: Response
) -> None:
    for person in (boris, chen, PUBLIC):
        assert not queries.list_responses(person, response.evaluation).exists()
        assert queries.get_response(person, response.pk) is None


def test_everybody_reads_the_responses_of_a_published_report(amina: Person, response: Response, now: datetime) -> None:
    publish_evaluation(by=amina, at=now, evaluation=response.evaluation)
    assert queries.get_response(PUBLIC, response.pk) == response
