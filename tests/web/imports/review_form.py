"""The review page as a browser without scripts sees it: a form that sends what stands in it."""

from typing import Any

from django.test import Client
from django.urls import reverse
from lxml import html

from answerable.ingest.models import Candidate


def read_form(client: Client, candidate: Candidate) -> dict[str, list[str]]:
    """Every field of the form with what it would send."""
    page = html.fromstring(client.get(reverse("review", args=[candidate.pk])).content)
    sent: dict[str, list[str]] = {}
    for name, value in page.xpath("//form[@data-review]")[0].form_values():
        sent.setdefault(name, []).append(value)
    return sent


def press(client: Client, candidate: Candidate, button: str, **written: Any) -> Candidate:
    """Write into fields (their dots as __), press a button; the candidate as it is then."""
    sent: dict[str, Any] = read_form(client, candidate)
    sent |= {name.replace("__", "."): value for name, value in written.items()}
    answer = client.post(reverse(button, args=[candidate.pk]), sent)
    assert answer.status_code == 302
    return Candidate.objects.get(pk=candidate.pk)


def read_messages(client: Client, candidate: Candidate) -> str:
    """The review page as one line of text, with what the site says of the last act."""
    page = html.fromstring(client.get(reverse("review", args=[candidate.pk])).content)
    return " ".join(page.text_content().split())
