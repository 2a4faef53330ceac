import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from answerable.people.models import Office, OfficeAlias, Person, RoleGrant
from tests import factories


def test_amina_keeps_the_record_and_the_people(amina: Person) -> None:
    assert amina.is_officer
    assert amina.is_administrator


def test_boris_has_no_role(boris: Person) -> None:
    assert (boris.is_officer, boris.is_administrator, boris.reads_all) == (False, False, False)


def test_dalia_reads_all_and_changes_nothing(dalia: Person) -> None:
    assert dalia.reads_all
    assert (dalia.is_officer, dalia.is_administrator) == (False, False)


def test_a_person_who_is_named_anywhere_cannot_be_deleted(boris: Person) -> None:
    with pytest.raises(ProtectedError):
        boris.delete()


def test_an_office_with_a_promise_cannot_be_deleted(branch: Office) -> None:
    factories.make_action(office=branch)
    with pytest.raises(ProtectedError):
        branch.delete()


def test_an_unknown_role_does_not_reach_the_table(boris: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(person=boris, role="king")


def test_a_part_without_an_organisation_does_not_reach_the_table(department: Office) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.create(parent=department, name={"en": "Lost"})


def test_an_office_reads_as_its_name_in_the_first_language_it_has() -> None:
    assert str(Office(name={"fr": "Direction"})) == "Direction"
    assert str(Office(acronym={"en": "WQB"})) == "WQB"
    assert str(Office(pk=7)) == "#7"


def test_grants_memberships_and_aliases_read_as_what_they_say(boris: Person, branch: Office) -> None:
    assert str(RoleGrant(person=boris, role="reader")) == "Boris Belanger: reader"
    assert str(boris.memberships.get()) == "Boris Belanger – Water Quality Branch"
    assert str(OfficeAlias(text="WQB")) == "WQB"
