"""Entries lead to their records, as far as the person may open them."""

from django.urls import reverse

from answerable.followup.actions.models import Action
from answerable.followup.responses.models import Response
from answerable.ledger.models import Entry
from answerable.people.models import Office, Person
from answerable.web.history.addresses import find_addresses
from tests import factories


def _find(person: Person) -> dict[str, str]:
    return find_addresses(person, Entry.objects.all())


def test_records_have_addresses(amina: Person, branch: Office, action: Action, response: Response) -> None:
    found = _find(amina)
    evaluation, recommendation = action.evaluation, response.recommendations.get()
    report = reverse("evaluation", args=[evaluation.slug])
    assert found[action.ledger_key] == reverse("action", args=[action.pk])
    assert found[evaluation.ledger_key] == report
    assert found[recommendation.ledger_key] == found[response.ledger_key] == f"{report}#r-{recommendation.pk}"
    assert found[branch.ledger_key] == reverse("office", args=[branch.pk])
    assert found[amina.ledger_key] == reverse("people")


def test_a_response_to_the_whole_report_leads_to_the_report(amina: Person) -> None:
    response = factories.make_response(by=amina, recommendations=[])
    assert _find(amina)[response.ledger_key] == reverse("evaluation", args=[response.evaluation.slug])


def test_a_candidate_leads_an_officer_to_its_review(amina: Person) -> None:
    candidate = factories.make_candidate(by=amina)
    entries = [Entry(subject=candidate.ledger_key)]
    assert find_addresses(amina, entries) == {candidate.ledger_key: reverse("review", args=[candidate.pk])}


def test_who_may_not_open_a_record_gets_no_address(chen: Person, branch: Office, action: Action) -> None:
    found = _find(chen)
    assert action.ledger_key not in found
    assert action.evaluation.ledger_key not in found
    assert chen.ledger_key not in found
    assert found[branch.ledger_key] == reverse("office", args=[branch.pk])


def test_a_record_that_is_gone_has_no_address(amina: Person) -> None:
    assert find_addresses(amina, [Entry(subject="action/99999"), Entry(subject="file/x")]) == {}
