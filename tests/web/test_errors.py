"""Error pages: what is wrong, and what to do."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from answerable.people.models import Person
from tests.web.pages import read_page


def test_a_page_that_is_not_there_offers_to_sign_in_and_come_back(client: Client, db: None) -> None:
    page = read_page(client, "/en/nowhere/", status=404)
    assert "<h1>This page is not there</h1>" in page
    assert f"{reverse('account_login')}?next=/en/nowhere/" in page


def test_who_is_signed_in_is_not_asked_to(client: Client, amina: Person) -> None:
    assert "?next=" not in read_page(client, "/en/nowhere/", amina, status=404)


def test_what_one_may_not_do_is_said_in_the_sentence_of_the_rule(client: Client, dalia: Person) -> None:
    page = read_page(client, reverse("people"), dalia, status=403)
    assert '<p class="lead">Only an administrator may add persons or change their roles.</p>' in page


def test_a_form_that_is_too_old_is_explained(amina: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(amina)
    answer = client.post(reverse("office-add"), {})
    assert answer.status_code == 403
    assert "This form is too old to be sent" in answer.content.decode()


@pytest.mark.parametrize("template", ["400.html", "403_csrf.html", "500.html"])
def test_pages_for_trouble_need_neither_database_nor_request(template: str) -> None:
    page = render_to_string(template)
    assert "– Answerable</title>" in page
    assert 'href="/"' in page
