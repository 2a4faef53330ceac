"""What an accepted document puts on record."""

import pytest

from answerable.documents.models import Passage
from answerable.followup.actions.models import Action, Deliverable
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.recommendations.models import Recommendation
from answerable.ingest.matching import decide
from answerable.ingest.models import Candidate
from answerable.lib.folding import fold
from answerable.people.models import Office, OfficeAlias, Person
from tests.factories.filling import take
from tests.ingest.accepting import accept, edit, newest, put_on_record, read
from tests.ingest.building import a_document


@pytest.fixture
def candidate(amina: Person) -> Candidate:
    """A document under review; nobody knows its organisation and its offices."""
    return read(amina)


@pytest.fixture
def report(amina: Person, candidate: Candidate) -> Evaluation:
    """The same document, on record."""
    return take(accept(amina, candidate))


def _office(name: str) -> Office:
    return next(office for office in Office.objects.all() if office.name.get("en") == name)


def test_the_report_holds_everything_that_was_under_review(report: Evaluation) -> None:
    counts = (report.recommendations.count(), report.responses.count(), report.actions.count())
    assert counts == (2, 2, 3)
    assert report.title == {"en": "Evaluation of the Clean Lakes Programme"}
    assert str(report.organisation) == "Department of Lakes and Rivers"
    assert (str(report.issued_on), report.fiscal_year_start) == ("2025-02-03", 4)
    assert not report.is_published


def test_each_action_answers_its_recommendation(report: Evaluation) -> None:
    answers = {action.key: [rec.key for rec in action.recommendations.all()] for action in report.actions.all()}
    assert answers == {"1.1": ["1"], "1.2": ["1"], "2.1": ["2"]}


def test_a_date_is_kept_as_written_and_as_read(report: Evaluation) -> None:
    due = Deliverable.objects.get(action__key="1.1")
    assert due.as_written == {"en": "Quarter 2 of FY 2025-26"}
    assert (due.kind, str(due.start), str(due.end), due.precision) == ("period", "2025-07-01", "2025-09-30", "quarter")
    assert [(first.number, first.state) for first in due.revisions.all()] == [(0, "promised")]


def test_every_passage_says_what_stands_in_the_document(report: Evaluation) -> None:
    for action in report.actions.all():
        assert fold(action.text["en"]) in [fold(passage.text) for passage in action.passages.all()]
    for recommendation in report.recommendations.all():
        assert fold(recommendation.text["en"]) == fold(recommendation.passages.get().text)


def test_a_passage_has_the_words_around_it(report: Evaluation) -> None:
    passage = report.recommendations.get(key="1").passages.get()
    assert (passage.before, passage.text, passage.after) == ("1. ", "Measure every lake once a year.", "")
    assert passage.language == "en"


# -- offices


def test_offices_that_nobody_knows_are_made_below_the_organisation(report: Evaluation) -> None:
    branch = _office("Water Quality Branch")
    assert (branch.acronym, branch.parent) == ({"en": "WQ"}, report.organisation)
    assert Office.objects.count() == 3


def test_a_short_form_is_the_office_that_the_document_explains(report: Evaluation) -> None:
    rows = [action.offices.get() for action in report.actions.order_by("key")[:2]]
    assert {row.office for row in rows} == {_office("Water Quality Branch")}
    assert [row.as_written for row in rows] == [{"en": "Water Quality (WQ) Branch"}, {"en": "WQ Branch"}]


def test_what_a_document_calls_an_office_holds_for_that_document(report: Evaluation) -> None:
    assert newest().file is not None
    own = OfficeAlias.objects.filter(document_sha256=newest().file.sha256)
    assert set(own.values_list("text", flat=True)) == {"Water Quality (WQ) Branch", "WQ Branch", "Outreach Branch"}


def test_offices_that_are_known_are_not_made_again(amina: Person, branch: Office) -> None:
    report = put_on_record(amina)
    assert report.organisation == branch.parent
    assert report.actions.get(key="1.2").offices.get().office == branch
    assert Office.objects.count() == 3


def _decide(candidate: Candidate, name: str, choice: str) -> None:
    decide(candidate.content, name, choice)
    candidate.save()


def test_a_name_becomes_the_office_that_a_person_chose(
    amina: Person, candidate: Candidate, other_branch: Office
) -> None:
    _decide(candidate, "Outreach Branch", str(other_branch.pk))
    report = take(accept(amina, candidate))
    assert report.actions.get(key="2.1").offices.get().office == other_branch


def test_a_name_becomes_the_same_office_as_another_name(amina: Person, candidate: Candidate) -> None:
    _decide(candidate, "Outreach Branch", "same:WQ Branch")
    report = take(accept(amina, candidate))
    assert report.actions.get(key="2.1").offices.get().office == _office("Water Quality Branch")


def test_an_office_that_is_the_organisation_is_not_made_twice(amina: Person) -> None:
    rows = [("1. Do it.", "Agreed.", [("Do it.", "Department of Lakes and Rivers", "Ongoing")])]
    report = put_on_record(amina, a_document(rows))
    assert report.actions.get().offices.get().office == report.organisation
    assert Office.objects.count() == 1


def test_an_organisation_that_answers_is_found_where_it_is_known(
    amina: Person, candidate: Candidate, other_branch: Office
) -> None:
    candidate = edit(amina, candidate, {"responses.0.organisation": "Harbours Branch"})
    assert take(accept(amina, candidate)).responses.first().organisation == other_branch


def test_an_organisation_that_answers_stays_words_where_nobody_knows_it(amina: Person, candidate: Candidate) -> None:
    candidate = edit(amina, candidate, {"responses.0.organisation": "Lake Council"})
    response = take(accept(amina, candidate)).responses.first()
    assert (response.organisation, response.organisation_as_written) == (None, "Lake Council")
    assert not any(office.name.get("en") == "Lake Council" for office in Office.objects.all())


# -- what the review changed


def test_a_published_status_is_kept_as_published(amina: Person, candidate: Candidate) -> None:
    accept(amina, edit(amina, candidate, {"actions.0.status": "completed"}))
    action = Action.objects.get(key="1.1")
    assert (action.published_progress, action.status) == ("completed", "reported-complete")


def test_an_action_that_answers_nothing_is_recorded(amina: Person, candidate: Candidate) -> None:
    candidate.content["actions"][2] |= {"recommendations": [], "key": "1"}
    candidate.save()
    assert list(take(accept(amina, candidate)).actions.get(key="1").recommendations.all()) == []


def test_findings_lead_to_their_recommendations(amina: Person, candidate: Candidate) -> None:
    candidate.content["findings"] = [{"text": "Few lakes are measured.", "recommendations": ["1", "9"]}]
    candidate.save()
    finding = take(accept(amina, candidate)).findings.get()
    assert [rec.key for rec in finding.recommendations.all()] == ["1"]


def test_a_value_that_stands_in_several_places_has_one_passage_with_all_its_words(
    amina: Person, candidate: Candidate
) -> None:
    told = candidate.content["recommendations"][0]["evidence"]["text"]
    told["place"] = {"block": 0, "start": 0, "end": 10, "more": [{"block": 0, "start": 14, "end": 29}]}
    candidate.save()
    accept(amina, candidate)
    assert Recommendation.objects.get(key="1").passages.get().text == "Evaluation\nthe Clean Lakes"


def test_a_value_that_a_person_wrote_has_no_passage(amina: Person, candidate: Candidate) -> None:
    candidate.content["actions"][0]["evidence"]["text"] = {"place": None, "doubt": "sure", "reason": ""}
    candidate.content["actions"][0]["due"][0]["evidence"] = {"place": None, "doubt": "sure", "reason": ""}
    candidate.save()
    assert take(accept(amina, candidate)).actions.get(key="1.1").passages.count() == 0


def test_many_actions_are_accepted(amina: Person) -> None:
    promises = [(f"Do number {n}.", f"Branch {n % 20}", "31 March 2026") for n in range(300)]
    rows = [(f"{n + 1}. Do more.", "Agreed.", promises[n * 100 : n * 100 + 100]) for n in range(3)]
    report = put_on_record(amina, a_document(rows))
    assert report.actions.count() == 300
    assert Passage.objects.count() > 300
