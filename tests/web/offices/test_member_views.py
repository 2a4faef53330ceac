"""Administrators say who answers for an office."""

import pytest
from django.test import Client
from django.urls import reverse

from answerable.people.models import Membership, Office, Person
from answerable.people.vocab import Role
from tests import factories
from tests.web.pages import read_page


def _url(office: Office, what: str) -> str:
    return reverse(f"office-member-{what}", args=[office.pk])


@pytest.fixture
def officer(amina: Person) -> Person:
    """An evaluation officer who is no administrator."""
    return factories.make_person(by=amina, roles=[Role.OFFICER])


def test_an_administrator_adds_a_member(client: Client, amina: Person, dalia: Person, branch: Office) -> None:
    client.force_login(amina)
    client.post(_url(branch, "add"), {"person": str(dalia.pk)})
    assert Membership.objects.filter(office=branch, person=dalia).exists()


def test_members_and_closed_accounts_are_not_offered(
    client: Client, amina: Person, boris: Person, dalia: Person, branch: Office
) -> None:
    Person.objects.filter(pk=dalia.pk).update(is_active=False)
    page = read_page(client, _url(branch, "add"), amina)
    assert "boris@example.org" not in page
    assert "dalia@example.org" not in page
    assert "amina@example.org" in page


def test_a_member_has_to_be_chosen(client: Client, amina: Person, branch: Office) -> None:
    client.force_login(amina)
    assert "Choose a person." in client.post(_url(branch, "add"), {}).content.decode()


def test_an_administrator_removes_a_member(client: Client, amina: Person, boris: Person, branch: Office) -> None:
    client.force_login(amina)
    page = client.post(_url(branch, "remove"), {"person": str(boris.pk)}, follow=True).content.decode()
    assert not Membership.objects.exists()
    assert "Boris Belanger no longer answers for this office." in page


def test_who_is_no_member_cannot_be_removed(client: Client, amina: Person, dalia: Person, branch: Office) -> None:
    client.force_login(amina)
    page = client.post(_url(branch, "remove"), {"person": str(dalia.pk)}, follow=True).content.decode()
    assert "Dalia Dufour is not a member of Water Quality Branch." in page


@pytest.mark.parametrize("person", ["", "x", "99999"])
def test_nobody_is_not_found(client: Client, amina: Person, branch: Office, person: str) -> None:
    client.force_login(amina)
    assert client.post(_url(branch, "remove"), {"person": person}).status_code == 404


def test_a_link_removes_nobody(client: Client, amina: Person, branch: Office) -> None:
    read_page(client, _url(branch, "remove"), amina, status=405)


def test_an_officer_who_is_no_administrator_changes_no_members(
    client: Client, officer: Person, boris: Person, branch: Office
) -> None:
    client.force_login(officer)
    assert client.post(_url(branch, "add"), {"person": str(officer.pk)}).status_code == 403
    assert client.post(_url(branch, "remove"), {"person": str(boris.pk)}).status_code == 403
    assert Membership.objects.get().person == boris
