from datetime import datetime

import pytest

from answerable.ledger.models import Entry
from answerable.ledger.queries import read_details
from answerable.lib.decisions import Refused
from answerable.people import changes
from answerable.people.models import Membership, Office, OfficeAlias, Person
from answerable.people.vocab import Role
from tests import factories


def _last_details() -> dict:
    return read_details(Entry.objects.latest("sequence"))


def test_a_person_is_added_with_roles_and_without_a_password(amina: Person, now: datetime) -> None:
    person = changes.add_person(by=amina, at=now, email="eva@example.org", name=" Eva ", roles=[Role.READER])
    assert (person.name, person.role_names) == ("Eva", {Role.READER})
    assert not person.has_usable_password()


def test_an_address_is_kept_in_lower_case(amina: Person, now: datetime) -> None:
    assert changes.add_person(by=amina, at=now, email=" Eva@Example.ORG ", name="Eva").email == "eva@example.org"


def test_an_address_belongs_to_one_person(amina: Person, now: datetime) -> None:
    refused = changes.add_person(by=amina, at=now, email="AMINA@example.org", name="Amina")
    assert str(refused) == "There is already a person with the address amina@example.org."


def test_an_officer_who_is_no_administrator_adds_nobody(amina: Person, now: datetime) -> None:
    officer = factories.make_person(roles=[Role.OFFICER])
    assert not changes.add_person(by=officer, at=now, email="eva@example.org", name="Eva")


def test_the_first_person_is_added_by_the_installer(amina: Person) -> None:
    entry = Entry.objects.get(subject=amina.ledger_key)
    assert (entry.by, entry.by_label) == ("installer/0", "Set-up")


def test_roles_are_replaced_and_the_ledger_says_which(amina: Person, dalia: Person, now: datetime) -> None:
    changed = changes.change_roles(by=amina, at=now, person=dalia, roles=[Role.OFFICER])
    assert changed.role_names == {Role.OFFICER}
    assert _last_details() == {"before": ["reader"], "after": ["officer"]}


def test_a_closed_account_loses_its_roles_and_keeps_its_name(amina: Person, dalia: Person, now: datetime) -> None:
    closed = changes.deactivate_person(by=amina, at=now, person=dalia)
    assert not closed.is_active
    assert (closed.name, closed.role_names, closed.reads_all) == ("Dalia Dufour", frozenset(), False)


def test_nobody_closes_their_own_account(amina: Person, now: datetime) -> None:
    assert not changes.deactivate_person(by=amina, at=now, person=amina)
    assert Person.objects.get(pk=amina.pk).is_active


def test_an_organisation_is_its_own_root(department: Office) -> None:
    assert (department.organisation_id, department.root_id) == (None, department.pk)


def test_a_part_of_a_part_belongs_to_the_organisation(branch: Office, department: Office) -> None:
    unit = factories.make_office(parent=branch)
    assert unit.organisation_id == unit.root_id == department.pk


@pytest.mark.parametrize("name", [{}, {"en": ""}])
def test_an_office_without_a_name_is_refused(amina: Person, now: datetime, name: dict[str, str]) -> None:
    assert not changes.add_office(by=amina, at=now, name=name)


def test_names_and_acronyms_become_ways_to_write_an_office(branch: Office) -> None:
    folded = set(branch.aliases.values_list("folded", flat=True))
    assert folded == {"water quality branch", "direction de la qualite de l'eau", "wqb", "dqe"}


def _rename(by: Person, at: datetime, office: Office, **values: object) -> object:
    given = {"name": {"en": "Lakes Branch"}, "acronym": {}, "parent": office.parent, **values}
    return changes.change_office(by=by, at=at, office=office, **given)


def test_an_earlier_name_stays_as_an_alias(amina: Person, branch: Office, now: datetime) -> None:
    assert str(_rename(amina, now, branch)) == "Lakes Branch"
    assert set(branch.aliases.values_list("folded", flat=True)) >= {"water quality branch", "lakes branch"}


def test_an_office_does_not_lose_its_last_name(amina: Person, branch: Office, now: datetime) -> None:
    assert not _rename(amina, now, branch, name={"en": ""})


def test_an_office_moves_inside_its_organisation(
    amina: Person, branch: Office, other_branch: Office, now: datetime
) -> None:
    assert _rename(amina, now, branch, parent=other_branch).parent == other_branch


@pytest.mark.parametrize("make_parent", [lambda: None, factories.make_office], ids=["none", "another organisation"])
def test_an_office_does_not_leave_its_organisation(amina: Person, branch: Office, now: datetime, make_parent) -> None:
    assert not _rename(amina, now, branch, parent=make_parent())


def test_an_office_does_not_move_under_its_own_part(amina: Person, branch: Office, now: datetime) -> None:
    unit = factories.make_office(parent=branch)
    assert "under one of its own parts" in str(_rename(amina, now, branch, parent=unit))


def _remove(by: Person, at: datetime, office: Office) -> object:
    return changes.remove_unused_office(by=by, at=at, office=office, reason="The import was undone.")


def test_an_office_that_nothing_rests_on_is_removed_with_its_aliases(amina: Person, now: datetime) -> None:
    kept = factories.make_office()
    assert _remove(amina, now, factories.make_office()) is True
    assert list(Office.objects.all()) == [kept]
    assert not OfficeAlias.objects.exclude(office=kept).exists()


@pytest.mark.parametrize(
    "rest",
    [
        lambda office: factories.make_office(parent=office),
        lambda office: factories.make_membership(office=office),
        lambda office: factories.make_action(office=office),
        lambda office: factories.make_addressee(office=office),
        lambda office: factories.make_response(organisation=office),
        lambda office: factories.make_evaluation(organisation=office),
    ],
    ids=["a part", "a member", "a promise", "an addressee", "a response", "a report"],
)
def test_an_office_that_something_rests_on_stays(amina: Person, branch: Office, now: datetime, rest) -> None:
    rest(branch)
    entries = Entry.objects.count()
    assert _remove(amina, now, branch) is False
    assert (branch.aliases.count(), Entry.objects.count()) == (4, entries)


def test_an_alias_is_remembered_once(amina: Person, branch: Office, now: datetime) -> None:
    first = changes.add_alias(by=amina, at=now, office=branch, text="Water Unit")
    entries = Entry.objects.count()
    assert changes.add_alias(by=amina, at=now, office=branch, text="water  unit.") == first
    assert Entry.objects.count() == entries


def test_an_alias_of_marks_alone_is_refused(amina: Person, branch: Office, now: datetime) -> None:
    assert not changes.add_alias(by=amina, at=now, office=branch, text=" … ")
    assert not OfficeAlias.objects.filter(folded="").exists()


def test_aliases_of_an_office_are_forgotten_and_told(amina: Person, branch: Office, now: datetime) -> None:
    taught, other = factories.make_office_alias(office=branch, text="Water Unit"), factories.make_office_alias()
    given = {"ids": [taught.pk, other.pk], "reason": "The import was undone."}
    assert changes.remove_aliases(by=amina, at=now, office=branch, **given) == 1
    assert _last_details() == {"aliases": ["Water Unit"], "reason": "The import was undone."}
    assert OfficeAlias.objects.filter(pk=other.pk).exists()


def test_becoming_a_member_twice_is_one_membership(amina: Person, boris: Person, branch: Office, now: datetime) -> None:
    changes.add_member(by=amina, at=now, office=branch, person=boris)
    assert Membership.objects.filter(person=boris).count() == 1


def test_membership_is_told_in_the_history_of_the_person(amina: Person, boris: Person) -> None:
    entry = Entry.objects.get(kind="office.member-added")
    assert (entry.within, read_details(entry)) == (boris.ledger_key, {"person": "Boris Belanger"})


def test_a_member_is_removed(amina: Person, boris: Person, branch: Office, now: datetime) -> None:
    other = factories.make_membership(office=branch)
    assert changes.remove_member(by=amina, at=now, office=branch, person=boris) == branch
    assert list(branch.memberships.all()) == [other]


def test_somebody_who_is_no_member_cannot_be_removed(
    amina: Person, chen: Person, branch: Office, now: datetime
) -> None:
    refused = changes.remove_member(by=amina, at=now, office=branch, person=chen)
    assert str(refused) == "Chen Castonguay is not a member of Water Quality Branch."


def test_an_administrator_cannot_give_up_the_role_alone(amina: Person, now: datetime) -> None:
    refused = changes.change_roles(by=amina, at=now, person=amina, roles=[Role.OFFICER])

    assert isinstance(refused, Refused)
    assert Person.objects.get(pk=amina.pk).is_administrator
