"""Administrators add people, give roles and close accounts."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from answerable.people.models import Membership, Office, Person
from answerable.people.vocab import Role
from tests import factories
from tests.web.pages import count_queries, read_page

NEW = {"name": "Emil Eide", "email": "Emil@Example.org", "language": "en", "roles": ["reader"], "offices": []}


def _url(name: str, person: Person) -> str:
    return reverse(name, args=[person.pk])


@pytest.mark.parametrize("name", ["people", "person-add", "person-roles", "person-deactivate"])
@pytest.mark.parametrize("who", ["boris", "dalia"])
def test_only_administrators_come_here(
    client: Client, who: str, name: str, amina: Person, request: pytest.FixtureRequest
) -> None:
    address = reverse(name, args=[amina.pk] if name not in {"people", "person-add"} else [])
    page = read_page(client, address, request.getfixturevalue(who), status=403)
    assert "Only an administrator may add persons or change their roles." in page


def test_a_visitor_has_to_sign_in(client: Client, db: None) -> None:
    assert client.get(reverse("people")).headers["Location"].startswith(reverse("account_login"))


def test_the_list_shows_roles_and_offices(client: Client, amina: Person, boris: Person, dalia: Person) -> None:
    page = read_page(client, reverse("people"), amina)
    assert "3 people can sign in." in page
    assert "Water Quality Branch" in page
    assert "Reader" in page


def test_nobody_is_offered_to_close_the_own_account(client: Client, amina: Person, boris: Person) -> None:
    page = read_page(client, reverse("people"), amina)
    assert _url("person-deactivate", boris) in page
    assert _url("person-deactivate", amina) not in page


def test_the_list_takes_as_many_queries_for_many_people_as_for_few(client: Client, amina: Person) -> None:
    client.force_login(amina)
    factories.make_membership(by=amina)
    few = count_queries(client, reverse("people"))
    for _ in range(5):
        person = factories.make_person(by=amina, roles=[Role.READER])
        factories.make_membership(by=amina, person=person)
    assert count_queries(client, reverse("people")) == few


def test_a_person_is_added_with_roles_and_offices(client: Client, amina: Person, branch: Office) -> None:
    client.force_login(amina)
    client.post(reverse("person-add"), {**NEW, "offices": [str(branch.pk)]})
    person = Person.objects.get(email="emil@example.org")
    assert person.role_names == {Role.READER}
    assert Membership.objects.get(person=person).office == branch


def test_a_new_person_is_invited_and_can_set_a_password(client: Client, amina: Person) -> None:
    client.force_login(amina)
    page = client.post(reverse("person-add"), NEW, follow=True).content.decode()
    assert "The invitation was sent to emil@example.org." in page
    (invitation,) = mail.outbox
    assert invitation.to == ["emil@example.org"]
    assert invitation.subject == "Answerable: You have been given an account: set your password"
    assert "Hello Emil Eide," in invitation.body
    assert _set_password(invitation.body) == "/en/accounts/password/reset/key/done/"
    assert Client().login(email="emil@example.org", password="five quiet lakes")


def _set_password(body: str) -> str:
    """Open the mailed link, set a password; where that leads."""
    visitor = Client()
    found = re.search(r"http://testserver(/\S+)", body)
    assert found
    form = visitor.get(found[1]).headers["Location"]
    words = {"password1": "five quiet lakes", "password2": "five quiet lakes"}
    return visitor.post(form, words).headers["Location"]


def test_the_invitation_is_in_the_language_of_the_person(client: Client, amina: Person) -> None:
    client.force_login(amina)
    client.post(reverse("person-add"), {**NEW, "language": "fr"})
    assert "http://testserver/fr/accounts/" in mail.outbox[0].body


def test_a_person_is_added_even_where_the_mail_server_is_away(client: Client, amina: Person, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # where nobody listens
    client.force_login(amina)
    page = client.post(reverse("person-add"), NEW, follow=True).content.decode()
    assert "but the invitation could not be sent" in page
    assert Person.objects.filter(email="emil@example.org").exists()


def test_an_address_is_taken_once(client: Client, amina: Person, boris: Person) -> None:
    client.force_login(amina)
    page = client.post(reverse("person-add"), {**NEW, "email": boris.email}).content.decode()
    assert page.count("There is already a person with the address boris@example.org.") == 2
    assert 'value="Emil Eide"' in page
    assert mail.outbox == []


def test_what_is_missing_is_named(client: Client, amina: Person) -> None:
    client.force_login(amina)
    page = client.post(reverse("person-add"), {"name": "", "email": "emil"}).content.decode()
    assert "Enter the name." in page
    assert "Enter an email address, such as name@example.org." in page


def test_roles_are_given_and_taken(client: Client, amina: Person, dalia: Person) -> None:
    client.force_login(amina)
    client.post(_url("person-roles", dalia), {"roles": ["officer"]})
    assert Person.objects.get(pk=dalia.pk).role_names == {Role.OFFICER}
    client.post(_url("person-roles", dalia), {})
    assert Person.objects.get(pk=dalia.pk).role_names == frozenset()


def test_the_roles_that_are_held_are_ticked(client: Client, amina: Person, dalia: Person) -> None:
    page = read_page(client, _url("person-roles", dalia), amina)
    assert re.search(r'value="reader"[^>]* checked', page)
    assert not re.search(r'value="officer"[^>]* checked', page)


def test_an_unknown_role_is_not_given(client: Client, amina: Person, dalia: Person) -> None:
    client.force_login(amina)
    client.post(_url("person-roles", dalia), {"roles": ["king"]})
    assert Person.objects.get(pk=dalia.pk).role_names == {Role.READER}


def test_before_an_account_is_closed_the_page_says_what_that_means(client: Client, amina: Person, dalia) -> None:
    page = read_page(client, _url("person-deactivate", dalia), amina)
    assert "Dalia Dufour will no longer be able to sign in." in page
    assert Person.objects.get(pk=dalia.pk).is_active


def test_who_is_closed_out_is_signed_out(client: Client, amina: Person, dalia: Person) -> None:
    hers = Client()
    hers.force_login(dalia)
    client.force_login(amina)
    client.post(_url("person-deactivate", dalia))
    assert not Person.objects.get(pk=dalia.pk).is_active
    assert hers.get(reverse("history")).status_code == 302


def test_the_own_account_is_not_closed(client: Client, amina: Person) -> None:
    client.force_login(amina)
    page = client.post(_url("person-deactivate", amina), follow=True).content.decode()
    assert "You cannot close your own account." in page
    assert Person.objects.get(pk=amina.pk).is_active


def test_somebody_who_is_not_there_is_not_found(client: Client, amina: Person) -> None:
    read_page(client, reverse("person-roles", args=[99999]), amina, status=404)
