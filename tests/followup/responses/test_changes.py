from datetime import datetime, timedelta

from answerable.followup.evaluations.models import Evaluation
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.responses import changes
from answerable.followup.responses.models import Response
from answerable.followup.responses.vocab import Position
from answerable.ledger.models import Entry
from answerable.ledger.queries import read_details
from answerable.people.models import Person
from tests import factories


def test_one_response_may_answer_several_recommendations(evaluation: Evaluation) -> None:
    asked = [factories.make_recommendation(evaluation=evaluation) for _ in range(2)]
    made = factories.make_response(recommendations=asked, position=Position.NOTED)
    assert list(made.recommendations.all()) == asked


def test_several_organisations_may_answer_one_recommendation(recommendation: Recommendation) -> None:
    for name in ("Department", "Agency"):
        factories.make_response(recommendations=[recommendation], organisation_as_written=name)
    assert [each.order for each in recommendation.responses.all()] == [0, 1]


def test_a_response_is_told_in_the_history_of_its_report(response: Response) -> None:
    entry = Entry.objects.get(subject=response.ledger_key)
    assert entry.within == response.evaluation.ledger_key
    assert read_details(entry)["to"] == ["1 Measure every lake once a year."]


def test_a_corrected_position_keeps_what_stood_there_before(amina: Person, response: Response, now: datetime) -> None:
    changed = changes.change_response(by=amina, at=now, response=response, position=Position.PARTIALLY_ACCEPTED)
    details = read_details(Entry.objects.latest("sequence"))
    assert changed.position == "partially-accepted"
    assert (details["before"]["position"], details["after"]["position"]) == ("accepted", "partially-accepted")


def test_a_response_and_its_correction_rest_on_passages(
    amina: Person, recommendation: Recommendation, now: datetime
) -> None:
    first, second = factories.make_passage(), factories.make_passage()
    response = factories.make_response(recommendations=[recommendation], passages=[first])
    changes.change_response(by=amina, at=now, response=response, passages=[second])
    assert set(response.passages.all()) == {first, second}


def test_a_correction_that_changes_nothing_is_not_told(amina: Person, response: Response, now: datetime) -> None:
    before = Entry.objects.count()
    changes.change_response(by=amina, at=now, response=response, text=response.text)
    assert Entry.objects.count() == before


def test_a_correction_moves_the_modified_date_of_the_report(amina: Person, response: Response, now: datetime) -> None:
    later = now + timedelta(days=1)
    changes.change_response(by=amina, at=later, response=response, text={"en": "Agreed in full."})
    response.evaluation.refresh_from_db()
    assert response.evaluation.modified_at == later
