"""Stored files come as downloads only, to those who may open them."""

import pytest
from django.test import Client

from answerable.documents.models import StoredFile
from answerable.documents.vocab import Purpose
from answerable.followup.actions.models import Action
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.followup.updates.models import Evidence
from answerable.people.models import Person
from tests import factories
from tests.clock import NOW


def _attach(boris: Person, action: Action, name: str, media_type: str, content: bytes) -> Evidence:
    file = factories.make_stored_file(
        by=boris, name=name, content=content, media_type=media_type, purpose=Purpose.EVIDENCE
    )
    return factories.make_update(action=action, by=boris, accepted=True, evidence=[(name, file)]).evidence.get()


@pytest.fixture
def evidence(boris: Person, action: Action) -> Evidence:
    """Minutes that Boris sent."""
    return _attach(boris, action, "procès-verbal.pdf", "application/pdf", b"%PDF minutes")


def test_evidence_is_a_download(client: Client, boris: Person, evidence: Evidence) -> None:
    client.force_login(boris)
    response = client.get(f"/en/files/evidence/{evidence.pk}/")
    assert b"".join(response.streaming_content) == b"%PDF minutes"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''proc%C3%A8s-verbal.pdf"
    assert response["Content-Type"] == "application/pdf"


def test_no_browser_runs_what_is_in_a_file(client: Client, boris: Person, action: Action) -> None:
    evidence = _attach(boris, action, "page.html", "text/html", b"<script>alert(1)</script>")
    client.force_login(boris)
    response = client.get(f"/en/files/evidence/{evidence.pk}/")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_evidence_stays_with_the_office_even_when_the_report_is_published(
    client: Client, amina: Person, chen: Person, evidence: Evidence
) -> None:
    publish_evaluation(by=amina, at=NOW, evaluation=evidence.update.action.evaluation)
    assert client.get(f"/en/files/evidence/{evidence.pk}/").status_code == 404
    client.force_login(chen)
    assert client.get(f"/en/files/evidence/{evidence.pk}/").status_code == 404


@pytest.fixture
def source() -> StoredFile:
    """The document of an import."""
    return factories.make_stored_file(name="response.html", media_type="text/html", content=b"<p>response</p>")


def test_a_source_is_a_download_for_those_with_a_role(client: Client, dalia: Person, source: StoredFile) -> None:
    client.force_login(dalia)
    response = client.get(f"/en/files/sources/{source.sha256}/")
    assert b"".join(response.streaming_content) == b"<p>response</p>"
    assert response["Content-Disposition"] == 'attachment; filename="response.html"'


def test_a_source_is_not_found_by_others(client: Client, boris: Person, source: StoredFile) -> None:
    assert client.get(f"/en/files/sources/{source.sha256}/").status_code == 404
    client.force_login(boris)
    assert client.get(f"/en/files/sources/{source.sha256}/").status_code == 404


def test_what_was_never_stored_is_not_found(client: Client, dalia: Person) -> None:
    client.force_login(dalia)
    assert client.get(f"/en/files/sources/{'0' * 64}/").status_code == 404
