"""Signing in and out, and passwords."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from answerable.people.models import Person
from tests import factories
from tests.web.pages import read_page

PASSWORD = "five quiet lakes"


@pytest.fixture
def amina_with_password(amina: Person) -> Person:
    """Amina, who has set her password."""
    amina.set_password(PASSWORD)
    amina.save()
    return amina


def _sign_in(client: Client, email: str, password: str) -> str:
    answer = client.post(reverse("account_login"), {"login": email, "password": password})
    return answer.headers.get("Location", answer.content.decode())


def test_the_sign_in_page_stands_in_our_frame(client: Client, db: None) -> None:
    page = read_page(client, reverse("account_login"))
    assert "<title>Sign in – Answerable</title>" in page
    assert "Email address" in page
    assert reverse("account_reset_password") in page


def test_address_and_password_sign_in(client: Client, amina_with_password: Person) -> None:
    assert _sign_in(client, "AMINA@example.org", PASSWORD) == reverse("home")
    assert client.session["_auth_user_id"] == str(amina_with_password.pk)


def test_a_wrong_password_is_said_at_the_top(client: Client, amina_with_password: Person) -> None:
    page = _sign_in(client, "amina@example.org", "something else")
    assert "There is a problem" in page
    assert "amina@example.org" in page


def test_a_closed_account_does_not_sign_in(client: Client, amina_with_password: Person) -> None:
    Person.objects.update(is_active=False)
    assert _sign_in(client, "amina@example.org", PASSWORD) != reverse("home")
    assert "_auth_user_id" not in client.session


def test_signing_out_takes_a_button(client: Client, amina: Person) -> None:
    page = read_page(client, reverse("account_logout"), amina)
    assert "What you typed and did not send is lost." in page
    assert client.post(reverse("account_logout")).headers["Location"] == reverse("home")
    assert "_auth_user_id" not in client.session


def test_nobody_makes_an_account_alone(client: Client, db: None) -> None:
    page = read_page(client, reverse("account_signup"))
    assert "Accounts are given by an administrator" in page
    client.post(reverse("account_signup"), {"email": "new@example.org", "password1": PASSWORD})
    assert not Person.objects.exists()


def test_nobody_changes_the_address_alone(client: Client, amina: Person) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_email")
    read_page(client, "/en/accounts/email/", amina, status=404)


def test_a_forgotten_password_is_set_anew_through_the_mailed_link(client: Client, amina_with_password: Person) -> None:
    answer = client.post(reverse("account_reset_password"), {"email": "amina@example.org"})
    assert answer.headers["Location"] == reverse("account_reset_password_done")
    (sent,) = mail.outbox
    assert sent.subject == "Answerable: Set a new password"
    link = re.search(r"http://testserver(/\S+)", sent.body)
    assert link
    form = client.get(link[1]).headers["Location"]
    assert "<title>Set your password – Answerable</title>" in read_page(client, form)
    client.post(form, {"password1": "six louder rivers", "password2": "six louder rivers"})
    assert _sign_in(client, "amina@example.org", "six louder rivers") == reverse("home")


def test_a_link_that_no_longer_works_leads_to_a_new_one(client: Client, db: None) -> None:
    page = read_page(client, "/en/accounts/password/reset/key/1-abc/")
    assert "This link no longer works" in page
    assert reverse("account_reset_password") in page


def test_an_unknown_address_is_not_told_apart(client: Client, amina: Person) -> None:
    answer = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    assert answer.headers["Location"] == reverse("account_reset_password_done")
    assert mail.outbox[0].subject == "Answerable: There is no account with this address"
    assert "accounts/signup" not in mail.outbox[0].body


def test_a_password_is_changed(client: Client, amina_with_password: Person) -> None:
    page = read_page(client, reverse("account_change_password"), amina_with_password)
    assert "The password that you have now" in page
    words = {"oldpassword": PASSWORD, "password1": "six louder rivers", "password2": "six louder rivers"}
    client.post(reverse("account_change_password"), words)
    amina_with_password.refresh_from_db()
    assert amina_with_password.check_password("six louder rivers")


def test_a_short_password_is_refused(client: Client, amina_with_password: Person) -> None:
    client.force_login(amina_with_password)
    words = {"oldpassword": PASSWORD, "password1": "lakes", "password2": "lakes"}
    assert "There is a problem" in client.post(reverse("account_change_password"), words).content.decode()


def test_who_has_no_password_yet_is_led_to_set_one(client: Client, amina: Person) -> None:
    client.force_login(amina)
    assert client.get(reverse("account_change_password")).headers["Location"] == reverse("account_set_password")
    read_page(client, reverse("account_set_password"))


@pytest.mark.parametrize(
    "name", ["account_reset_password_done", "account_reset_password_from_key_done", "account_inactive"]
)
def test_the_pages_after_a_form_stand_in_our_frame(client: Client, db: None, name: str) -> None:
    assert "– Answerable</title>" in read_page(client, reverse(name))


def test_a_person_who_signs_in_comes_back_to_where_they_were(client: Client, amina_with_password: Person) -> None:
    where = client.get(reverse("history")).headers["Location"]
    assert f'name="next" value="{reverse("history")}"' in read_page(client, where)


def test_an_invited_person_is_greeted_by_name(client: Client, db: None) -> None:
    factories.make_person(name="Emil Eide", email="emil@example.org")
    client.post(reverse("account_reset_password"), {"email": "emil@example.org"})
    assert "Hello Emil Eide," in mail.outbox[0].body
    assert "an administrator has added you" in mail.outbox[0].body
