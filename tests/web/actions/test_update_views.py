"""The office reports progress; an evaluation officer accepts it or sends it back."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from answerable.documents.models import StoredFile
from answerable.followup.actions.models import Action
from answerable.followup.actions.vocab import ActionStatus
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.followup.updates.models import Update
from answerable.followup.updates.vocab import UpdateState
from answerable.lib.decisions import Refused
from answerable.people.models import Person
from tests import factories
from tests.clock import NOW, TODAY

NARRATIVE = "The plan is written and waits for the minister."


def _send(client: Client, person: Person, action: Action, **values: Any) -> HttpResponse:
    client.force_login(person)
    form = {"as_of": TODAY.isoformat(), "status": "in-progress", "narrative": NARRATIVE, **values}
    return client.post(f"/en/actions/{action.pk}/report/", form)


def _text(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def update(boris: Person, action: Action) -> Update:
    """What Boris reported, which waits to be accepted."""
    return factories.make_update(action=action, by=boris, status=ActionStatus.COMPLETED)


def test_the_form_offers_today_and_what_is_owed(client: Client, boris: Person, action: Action) -> None:
    client.force_login(boris)
    text = _text(client.get(f"/en/actions/{action.pk}/report/"))
    assert 'value="2025-06-02"' in text
    assert "30 September 2025" in text


def test_a_report_is_on_record_with_what_was_delivered(client: Client, boris: Person, action: Action) -> None:
    deliverable = action.deliverables.get()
    response = _send(client, boris, action, delivered=[deliverable.pk], status="completed")
    assert response["Location"] == f"/en/actions/{action.pk}/"
    update = action.updates.get()
    assert (update.narrative, update.language, update.submitted_by) == (NARRATIVE, "en", boris)
    assert list(update.delivered.all()) == [deliverable]


def test_several_files_are_kept_as_evidence(client: Client, boris: Person, action: Action) -> None:
    files = [SimpleUploadedFile(f"{name}.txt", name.encode(), "text/plain") for name in ("minutes", "plan")]
    _send(client, boris, action, evidence=files)
    kept = action.updates.get().evidence.order_by("name")
    assert [each.name for each in kept] == ["minutes.txt", "plan.txt"]
    assert default_storage.open(kept[0].file.path).read() == b"minutes"


def test_a_file_that_is_too_large_is_refused_and_the_words_stay(
    client: Client, boris: Person, action: Action, settings: LazySettings
) -> None:
    settings.MAX_UPLOAD_BYTES = 1_000_000
    text = _text(_send(client, boris, action, evidence=SimpleUploadedFile("big.bin", b"x" * 1_000_001)))
    assert "The file “big.bin” has 2 MB. The most that is taken is 1 MB." in text
    assert NARRATIVE in text
    assert not StoredFile.objects.exists()


def test_an_empty_file_is_refused_and_the_words_stay(client: Client, boris: Person, action: Action) -> None:
    text = _text(_send(client, boris, action, evidence=SimpleUploadedFile("nothing.txt", b"")))
    assert "The file “nothing.txt” is empty." in text
    assert NARRATIVE in text
    assert not action.updates.exists()


def test_where_something_else_is_wrong_the_files_are_asked_for_again(
    client: Client, boris: Person, action: Action
) -> None:
    text = _text(_send(client, boris, action, status="", evidence=SimpleUploadedFile("plan.txt", b"plan")))
    assert "Choose where the action stands." in text
    assert "Choose the files again. The browser does not keep them." in text


def test_a_day_to_come_is_refused_at_its_field(client: Client, boris: Person, action: Action) -> None:
    text = _text(_send(client, boris, action, as_of="2025-06-03"))
    assert '<a href="#id_as_of">The day of the report lies in the future.' in text
    assert 'id="id_as_of_error"' in text


def test_files_of_a_report_that_is_refused_are_not_kept(
    client: Client, boris: Person, action: Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("answerable.followup.updates.rules.is_complete_report", lambda *_: Refused("Not today."))
    text = _text(_send(client, boris, action, evidence=SimpleUploadedFile("plan.txt", b"plan")))
    assert "Not today." in text
    assert not StoredFile.objects.exists()


def test_a_second_report_waits_for_the_first(client: Client, boris: Person, action: Action, update: Update) -> None:
    client.force_login(boris)
    response = client.get(f"/en/actions/{action.pk}/report/", follow=True)
    assert "An update already waits to be accepted." in _text(response)


def test_the_officer_cannot_report_for_the_office(client: Client, amina: Person, action: Action) -> None:
    response = _send(client, amina, action)
    assert response.status_code == 403
    assert "Only a member of an office that answers for this action may report on it." in _text(response)


def test_another_office_learns_nothing_of_it(client: Client, chen: Person, action: Action) -> None:
    assert _send(client, chen, action).status_code == 404


def test_the_officer_accepts(client: Client, amina: Person, action: Action, update: Update) -> None:
    client.force_login(amina)
    response = client.post(f"/en/actions/updates/{update.pk}/accept/")
    assert response["Location"] == f"/en/actions/{action.pk}/"
    action.refresh_from_db()
    assert action.status == ActionStatus.COMPLETED


def test_the_officer_sends_back_with_a_reason(client: Client, amina: Person, update: Update) -> None:
    client.force_login(amina)
    address = f"/en/actions/updates/{update.pk}/send-back/"
    assert "The minutes of two meetings are kept." in _text(client.get(address))
    client.post(address, {"reason": "The plan is missing."})
    update.refresh_from_db()
    assert (update.state, update.decision_reason) == (UpdateState.RETURNED, "The plan is missing.")


def test_without_a_reason_nothing_is_sent_back(client: Client, amina: Person, update: Update) -> None:
    client.force_login(amina)
    text = _text(client.post(f"/en/actions/updates/{update.pk}/send-back/", {"reason": " "}))
    assert text.count("Say what is missing, so that the office can report again.") == 2
    update.refresh_from_db()
    assert update.state == UpdateState.SUBMITTED


@pytest.mark.parametrize("act", ["accept", "send-back"])
def test_what_is_decided_is_not_decided_again(
    client: Client, amina: Person, boris: Person, action: Action, act: str
) -> None:
    update = factories.make_update(action=action, by=boris, accepted=True)
    client.force_login(amina)
    response = client.post(f"/en/actions/updates/{update.pk}/{act}/", {"reason": "No."}, follow=True)
    assert "This update has already been decided." in _text(response)


@pytest.mark.parametrize("act", ["accept", "send-back"])
def test_the_office_cannot_decide(client: Client, boris: Person, update: Update, act: str) -> None:
    client.force_login(boris)
    assert client.post(f"/en/actions/updates/{update.pk}/{act}/", {"reason": "No."}).status_code == 403


@pytest.mark.parametrize("act", ["accept", "send-back"])
def test_another_office_does_not_find_a_draft_of_a_published_report(
    client: Client, amina: Person, chen: Person, update: Update, act: str
) -> None:
    publish_evaluation(by=amina, at=NOW, evaluation=update.action.evaluation)
    client.force_login(chen)
    assert client.post(f"/en/actions/updates/{update.pk}/{act}/", {"reason": "No."}).status_code == 404


def test_accepting_is_a_deed_and_not_a_link(client: Client, amina: Person, update: Update) -> None:
    client.force_login(amina)
    assert client.get(f"/en/actions/updates/{update.pk}/accept/").status_code == 405
