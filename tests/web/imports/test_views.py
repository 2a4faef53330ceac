"""The list of imports, the upload, and what became of a document."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from answerable.followup.evaluations.changes import publish_evaluation
from answerable.ingest.changes import drop_candidate
from answerable.ingest.models import Candidate, Layout
from answerable.ingest.tasks import read_upload
from answerable.people.models import Person
from answerable.web.imports.forms import UploadForm
from tests import factories
from tests.clock import NOW
from tests.factories.filling import take
from tests.ingest.accepting import newest, put_on_record
from tests.ingest.building import a_document
from tests.web.imports.review_form import read_messages
from tests.web.pages import count_queries, read_page

IMPORTS = "/en/imports/"


def _send(client: Client, person: Person, **fields: Any) -> Any:
    client.force_login(person)
    return client.post(reverse("import-upload"), fields)


def _file(content: bytes = b"", name: str = "response.html") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or a_document(), "text/html")


# -- the list


def test_an_empty_list_says_what_will_stand_there(client: Client, amina: Person) -> None:
    assert "No document was imported yet." in read_page(client, IMPORTS, amina)


def test_the_list_says_what_became_of_each_document(client: Client, amina: Person, candidate: Candidate) -> None:
    page = read_page(client, IMPORTS, amina)
    assert f'<a href="/en/imports/{candidate.pk}/">response.html</a>' in page
    assert "Under review" in page


def test_the_list_takes_as_many_queries_for_many_documents(client: Client, amina: Person) -> None:
    client.force_login(amina)
    put_on_record(amina)
    few = count_queries(client, IMPORTS)
    for _ in range(5):
        factories.make_candidate(by=amina)
    assert count_queries(client, IMPORTS) == few


@pytest.mark.parametrize("who", ["boris", "dalia"])
def test_those_who_are_no_officers_are_told_so(client: Client, who: str, request: pytest.FixtureRequest) -> None:
    page = read_page(client, IMPORTS, request.getfixturevalue(who), status=403)
    assert "Only an evaluation officer may import documents." in page


def test_others_cannot_upload(client: Client, boris: Person) -> None:
    assert _send(client, boris, file=_file()).status_code == 403
    assert not Candidate.objects.exists()


def test_a_visitor_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get(IMPORTS).status_code == 302
    assert client.post(reverse("import-upload"), {"text": "x"}).status_code == 302


# -- upload


def test_a_file_is_read_and_its_review_opens(client: Client, amina: Person) -> None:
    answer = _send(client, amina, file=_file())
    assert answer["Location"] == f"/en/imports/{newest().pk}/"
    assert (newest().state, newest().name, newest().file.media_type) == ("read", "response.html", "text/html")


def test_a_pasted_text_is_named_after_its_first_words(client: Client, amina: Person) -> None:
    text = f"\n\n  Evaluation of {'very ' * 30}large lakes\nRecommendation Response Action\n"
    _send(client, amina, text=text)
    assert newest().name.startswith("Evaluation of very very")
    assert len(newest().name) <= 80
    assert newest().state == "read"


def test_what_the_officer_says_of_the_document_is_told_to_the_reader(client: Client, amina: Person) -> None:
    _send(client, amina, file=_file(), language="fr", fiscal_year_start="10", report_date="2024-05-06")
    assert newest().options == {"language": "fr", "fiscal_year_start": 10, "report_date": "2024-05-06"}


def test_without_a_word_of_the_officer_the_setting_holds(client: Client, amina: Person, settings: Any) -> None:
    settings.FISCAL_YEAR_START = 7
    _send(client, amina, file=_file())
    assert newest().options == {"fiscal_year_start": 7}


def test_a_document_under_review_is_opened_again(client: Client, amina: Person, candidate: Candidate) -> None:
    first = _send(client, amina, file=_file(b"<p>Some words</p>"))
    Candidate.objects.filter(pk=newest().pk).update(uploaded_at=NOW - timedelta(days=1))
    again = _send(client, amina, file=_file(b"<p>Some words</p>", "copy.html"))
    assert again["Location"] == first["Location"]
    assert "This document is under review already." in read_messages(client, newest())


# -- refusals


def test_nothing_at_all_is_refused_on_the_page(client: Client, amina: Person) -> None:
    answer = _send(client, amina, text="  ")
    assert answer.status_code == 422
    assert b"Choose a file, or paste the text of the management response below." in answer.content


def test_a_refused_upload_shows_its_sentence_and_keeps_what_was_pasted(client: Client, amina: Person) -> None:
    answer = _send(client, amina, file=SimpleUploadedFile("a.docx", b""), text="My pasted words")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("The file “a.docx” is empty. Choose the file again or send another one.") == 2
    assert "My pasted words" in page
    assert newest().state == "refused"


def test_a_file_over_the_limit_is_refused(client: Client, amina: Person, settings: Any) -> None:
    settings.MAX_UPLOAD_BYTES = 1_000_000
    answer = _send(client, amina, file=_file(b"x" * 3_000_000))
    assert "has 3 MB. The most that is taken is 1 MB." in answer.content.decode()


def test_of_a_file_over_the_limit_only_the_beginning_is_read(db: None) -> None:
    form = UploadForm(Layout.objects.none(), {}, {"file": _file(b"x" * 3_000)})
    assert form.is_valid()
    document = form.document(limit=1_000)
    assert (len(document["content"]), document["size"]) == (1_001, 3_000)


@pytest.mark.parametrize("wrong", [{"fiscal_year_start": "13"}, {"report_date": "soon"}, {"language": "de"}])
def test_a_wrong_word_about_the_document_is_refused(client: Client, amina: Person, wrong: dict[str, str]) -> None:
    answer = _send(client, amina, text="My pasted words", **wrong)
    assert answer.status_code == 422
    assert "My pasted words" in answer.content.decode()
    assert not Candidate.objects.exists()


def test_a_document_that_cannot_be_read_says_why_on_its_page(client: Client, amina: Person) -> None:
    answer = _send(client, amina, file=_file(b"\x89PNG\r\n\x1a\n picture", "a.docx"))
    page = read_page(client, answer["Location"])
    assert "The document was refused, and nothing of it was kept." in page
    assert "picture" in page


# -- what became of it


def test_a_document_that_is_being_read_says_so(client: Client, amina: Person) -> None:
    waiting = factories.make_candidate(by=amina, is_read=False)
    page = read_page(client, f"/en/imports/{waiting.pk}/", amina)
    assert "The document is being read." in page
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page


def test_its_page_shows_the_result_by_itself(client: Client, amina: Person) -> None:
    waiting = factories.make_candidate(by=amina, is_read=False)
    client.force_login(amina)
    asked = {"path": f"/en/imports/{waiting.pk}/", "headers": {"HX-Request": "true"}}
    assert client.get(**asked).status_code == 204
    read_upload.enqueue(waiting.pk)
    assert client.get(**asked)["HX-Refresh"] == "true"


def test_a_document_that_was_accepted_leads_to_its_report(client: Client, amina: Person) -> None:
    report = put_on_record(amina)
    page = read_page(client, f"/en/imports/{newest().pk}/", amina)
    assert "The document was accepted on 2 Jun 2025 and is on record." in page
    assert f"/en/evaluations/{report.slug}/" in page
    assert "Undo this import" in page


def test_an_import_on_which_something_was_built_offers_no_undo(client: Client, amina: Person) -> None:
    take(publish_evaluation(by=amina, at=NOW, evaluation=put_on_record(amina)))
    page = read_page(client, f"/en/imports/{newest().pk}/", amina)
    assert "Undo this import" not in page
    assert "can no longer be undone" in page


def test_an_import_is_undone_on_its_page(client: Client, amina: Person) -> None:
    put_on_record(amina)
    client.force_login(amina)
    client.post(reverse("review-undo", args=[newest().pk]))
    assert newest().state == "undone"
    assert "The import was undone." in read_page(client, f"/en/imports/{newest().pk}/")


def test_an_undo_that_is_refused_says_why(client: Client, amina: Person) -> None:
    take(publish_evaluation(by=amina, at=NOW, evaluation=put_on_record(amina)))
    client.force_login(amina)
    client.post(reverse("review-undo", args=[newest().pk]))
    assert "This import cannot be undone" in read_messages(client, newest())


def test_a_document_that_was_not_taken_says_so(client: Client, amina: Person, candidate: Candidate) -> None:
    take(drop_candidate(by=amina, at=NOW, candidate=candidate))
    page = read_page(client, f"/en/imports/{candidate.pk}/", amina)
    assert "The document was not taken. Nothing of it is on record." in page
