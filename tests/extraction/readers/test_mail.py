"""E-mails: what is attached is read, else what is written."""

from email.message import EmailMessage

import pytest

from answerable.extraction.readers.refusals import FROM_ATTACHMENT
from answerable.extraction.sandbox import read_file
from tests.extraction import made_pdf

TEXT = "Recommendation 1: Keep a list.\nResponse: Agreed.\nAction: Write it.\nDue date: May 2025\n"


def message(words: str = "Here it is.", subtype: str = "plain", **attached: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Boris <boris@example.org>", "amina@example.org", "Our réponse"
    mail.set_content(words, subtype=subtype)
    for name, content in attached.items():
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return mail.as_bytes()


def actions_of(content: bytes) -> list[str]:
    return [each["text"] for each in read_file(content, "answer.eml", {})["actions"]]


def test_the_first_attachment_that_can_be_read_is_read() -> None:
    content = message(logo_png=b"\x89PNG\r\n\x1a\n", plan_txt=TEXT.encode())
    assert actions_of(content) == ["Write it."]
    assert FROM_ATTACHMENT.format(name="plan.txt") in read_file(content, "answer.eml", {})["notes"]


def test_an_attached_pdf_is_read_with_its_pages() -> None:
    found = read_file(message(plan_pdf=made_pdf.write(made_pdf.table(made_pdf.rows(2)))), "answer.eml", {})
    assert len(found["actions"]) == 2
    assert {block.get("page") for block in found["blocks"]} == {1}


def test_without_attachment_the_words_are_read() -> None:
    assert actions_of(message(TEXT)) == ["Write it."]
    page = f"<html><body>{''.join(f'<p>{line}</p>' for line in TEXT.splitlines())}</body></html>"
    assert actions_of(message(page, subtype="html")) == ["Write it."]


def test_a_message_in_a_message_is_looked_into_once() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["Message-ID"] = "a@example.org", "Fwd", "<1@example.org>"
    outer.set_content("See below.")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "b@example.org", "Plan"
    inner.set_content("Attached.")
    inner.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="plan.txt")
    outer.add_attachment(inner)
    assert actions_of(outer.as_bytes()) == ["Write it."]


@pytest.mark.parametrize("content", [message("", locked_docx=b"\x89PNG\r\n\x1a\n"), message("")])
def test_a_message_that_holds_nothing_is_refused_with_a_sentence(content: bytes) -> None:
    assert read_file(content, "answer.eml", {})["refused"].endswith(".")


def test_a_text_with_labels_is_no_message() -> None:
    assert read_file(TEXT.encode(), "plan.txt", {})["actions"]
    text = f"Subject: Audit\nFrom: the Branch\n{TEXT}"
    assert read_file(text.encode(), "plan.txt", {})["notes"] == []


def test_an_answer_may_stand_below_what_it_quotes() -> None:
    message = (
        b"From: Boris <boris@example.org>\nTo: Amina <amina@example.org>\nDate: Tue, 14 Jun 2022 10:12:00 +0100\n"
        b"Subject: Re: Audit of boats\nMIME-Version: 1.0\n\n> Recommendation 1: Keep a list.\n\n"
        b"Agreed. It costs little.\n\n"
        b"> Recommendation 2: Sell boats.\n\nWe do not agree. They are needed.\n\nKind regards,\nBoris\n"
    )
    found = read_file(message, "answer.eml", {})
    assert (found["report"]["title"], found["report"]["issued_on"]) == ("Audit of boats", "2022-06-14")
    assert [each["text"] for each in found["recommendations"]] == ["Keep a list.", "Sell boats."]
    assert [(each["position"], each["text"]) for each in found["responses"]] == [
        ("accepted", "It costs little."),
        ("not-accepted", "They are needed."),
    ]
