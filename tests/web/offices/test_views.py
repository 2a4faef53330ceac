"""Offices: who answers for what, and what do they owe?"""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from answerable.followup.actions.models import Action
from answerable.people.models import Office, OfficeAlias, Person
from tests import factories
from tests.clock import TODAY
from tests.web.pages import count_queries, read_page

YESTERDAY = TODAY - timedelta(days=1)
OFFICER_PAGES = ["office-edit", "office-alias-add"]
WORDS = {"name_en": "Lakes Branch", "name_fr": "", "acronym_en": "LB", "acronym_fr": "", "parent": ""}


def _url(office: Office, name: str = "office") -> str:
    return reverse(name, args=[office.pk])


def test_the_list_says_how_many_actions_are_owed_and_late(client: Client, amina: Person, branch: Office) -> None:
    factories.make_action(by=amina, office=branch, due=YESTERDAY)
    factories.make_action(by=amina, office=branch, due=TODAY)
    page = read_page(client, reverse("offices"), amina)
    assert "2 actions are still owed, and <strong>1 of them is overdue</strong>." in page


def test_a_visitor_sees_offices_but_counts_of_published_reports_alone(
    client: Client, branch: Office, action: Action
) -> None:
    page = read_page(client, reverse("offices"))
    assert "Water Quality Branch" in page
    assert "0 actions are still owed, and none of them is overdue." in page


def test_only_those_who_keep_the_list_are_offered_to_add(client: Client, amina: Person, boris: Person) -> None:
    assert reverse("office-add") not in read_page(client, reverse("offices"), boris)
    assert reverse("office-add") in read_page(client, reverse("offices"), amina)


def test_an_empty_list_says_what_will_be_there(client: Client, db: None) -> None:
    assert "No offices yet." in read_page(client, reverse("offices"))


def test_the_list_takes_as_many_queries_for_many_offices_as_for_one(client: Client, amina: Person) -> None:
    client.force_login(amina)
    factories.make_action(by=amina, due=TODAY)
    few = count_queries(client, reverse("offices"))
    root = factories.make_office(by=amina)
    for _ in range(5):
        part = factories.make_office(by=amina, parent=root)
        factories.make_action(by=amina, office=part, due=TODAY)
    assert count_queries(client, reverse("offices")) == few


def test_an_office_shows_its_actions_and_those_of_its_parts(
    client: Client, amina: Person, department: Office, action: Action
) -> None:
    page = read_page(client, _url(department), amina)
    assert "This office and its parts answer for 1 action, and none of them is overdue." in page
    assert reverse("action", args=[action.pk]) in page
    assert f"{reverse('register')}?office={department.pk}" in page


def test_a_member_of_another_office_sees_no_unpublished_actions_there(
    client: Client, chen: Person, branch: Office, action: Action
) -> None:
    page = read_page(client, _url(branch), chen)
    assert "This office answers for no action that you may see." in page
    assert reverse("action", args=[action.pk]) not in page


def test_fifty_rows_are_shown_and_all_are_counted(client: Client, amina: Person, branch: Office, evaluation) -> None:
    for _ in range(52):
        factories.make_action(by=amina, evaluation=evaluation, recommendations=[], office=branch)
    page = read_page(client, _url(branch), amina)
    assert "answer for 52 actions" in page
    assert page.count('data-label="State"') == 50
    assert "See all of them in the register" in page


def test_an_office_takes_as_many_queries_for_many_actions_as_for_one(
    client: Client, amina: Person, branch: Office, boris: Person
) -> None:
    client.force_login(amina)
    factories.make_action(by=amina, office=branch, due=TODAY)
    few = count_queries(client, _url(branch))
    for _ in range(5):
        factories.make_action(by=amina, office=branch, due=TODAY)
        factories.make_membership(by=amina, office=branch)
        factories.make_office_alias(by=amina, office=branch)
    assert count_queries(client, _url(branch)) == few


def test_members_are_shown_to_administrators_alone(
    client: Client, amina: Person, boris: Person, dalia: Person, branch: Office
) -> None:
    assert "boris@example.org" in read_page(client, _url(branch), amina)
    assert "boris@example.org" not in read_page(client, _url(branch), dalia)


def test_an_office_tells_by_which_names_it_is_recognised(client: Client, branch: Office) -> None:
    factories.make_office_alias(office=branch, text="The Water People")
    factories.make_office_alias(office=branch, text="The Branch", document_sha256="a" * 64)
    page = read_page(client, _url(branch))
    assert "The Water People" in page
    assert "WQB" in page
    assert ">The Branch<" not in page


def test_an_office_that_is_not_there_is_not_found(client: Client, db: None) -> None:
    read_page(client, reverse("office", args=[99999]), status=404)


@pytest.mark.parametrize("name", OFFICER_PAGES)
@pytest.mark.parametrize("who", ["boris", "dalia"])
def test_others_change_no_office(
    client: Client, who: str, name: str, branch: Office, request: pytest.FixtureRequest
) -> None:
    page = read_page(client, _url(branch, name), request.getfixturevalue(who), status=403)
    assert "Only an evaluation officer may change the list of offices." in page


def test_others_add_no_office(client: Client, dalia: Person) -> None:
    client.force_login(dalia)
    assert client.post(reverse("office-add"), WORDS).status_code == 403
    assert not Office.objects.exists()


def test_an_officer_adds_a_part_of_an_office(client: Client, amina: Person, department: Office) -> None:
    client.force_login(amina)
    client.post(reverse("office-add"), {**WORDS, "parent": str(department.pk)})
    office = Office.objects.get(parent=department)
    assert (office.name, office.acronym) == ({"en": "Lakes Branch"}, {"en": "LB"})


def test_the_parent_is_chosen_already_where_the_link_says_so(client: Client, amina: Person, department) -> None:
    page = read_page(client, f"{reverse('office-add')}?parent={department.pk}", amina)
    assert f'<option value="{department.pk}" selected>' in page


def test_an_office_without_a_name_is_not_added(client: Client, amina: Person) -> None:
    client.force_login(amina)
    page = client.post(reverse("office-add"), {**WORDS, "name_en": " "}).content.decode()
    assert page.count("Enter the name in at least one language.") == 2
    assert not Office.objects.exists()


def test_an_office_is_renamed_and_still_known_by_its_old_name(client: Client, amina: Person, branch: Office) -> None:
    client.force_login(amina)
    client.post(_url(branch, "office-edit"), {**WORDS, "parent": str(branch.parent_id)})
    branch.refresh_from_db()
    assert branch.name == {"en": "Lakes Branch"}
    assert OfficeAlias.objects.filter(office=branch, text="Water Quality Branch").exists()


def test_an_office_cannot_be_put_under_its_own_part(client: Client, amina: Person, branch: Office) -> None:
    part = factories.make_office(by=amina, parent=branch)
    client.force_login(amina)
    page = client.post(_url(branch, "office-edit"), {**WORDS, "parent": str(part.pk)}).content.decode()
    assert "An office cannot stand under one of its own parts." in page
    assert 'value="Lakes Branch"' in page


def test_an_organisation_stays_an_organisation(client: Client, amina: Person, department: Office, branch) -> None:
    assert 'name="parent"' not in read_page(client, _url(department, "office-edit"), amina)
    client.post(_url(department, "office-edit"), {**WORDS, "parent": str(branch.pk)})
    department.refresh_from_db()
    assert (department.parent, department.name) == (None, {"en": "Lakes Branch"})


def test_another_name_is_remembered(client: Client, amina: Person, branch: Office) -> None:
    client.force_login(amina)
    client.post(_url(branch, "office-alias-add"), {"text": " The Water People "})
    assert OfficeAlias.objects.filter(office=branch, text="The Water People").exists()


def test_a_name_of_full_stops_is_no_name(client: Client, amina: Person, branch: Office) -> None:
    client.force_login(amina)
    page = client.post(_url(branch, "office-alias-add"), {"text": "..."}).content.decode()
    assert "Write the other name of the office." in page
