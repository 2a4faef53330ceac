from datetime import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from answerable.people import queries
from answerable.people.changes import deactivate_person
from answerable.people.models import Office, Person
from tests import factories


@pytest.mark.parametrize("written", ["boris@example.org", " Boris@Example.Org "])
def test_a_person_is_found_by_the_address_in_any_case(boris: Person, written: str) -> None:
    assert queries.find_person(written) == boris


def test_a_closed_account_is_not_found(amina: Person, boris: Person, now: datetime) -> None:
    deactivate_person(by=amina, at=now, person=boris)
    assert queries.find_person("boris@example.org") is None


def test_a_member_answers_for_the_office_and_every_part_below_it(boris: Person, branch: Office) -> None:
    unit = factories.make_office(parent=branch)
    desk = factories.make_office(parent=unit)
    assert queries.office_ids_of(boris) == {branch.pk, unit.pk, desk.pk}


def test_a_member_of_a_branch_does_not_answer_for_what_stands_above_or_beside_it(
    boris: Person, department: Office, other_branch: Office
) -> None:
    assert not queries.office_ids_of(boris) & {department.pk, other_branch.pk}


def test_somebody_without_an_office_answers_for_nothing(dalia: Person) -> None:
    assert queries.office_ids_of(dalia) == set()


def test_the_ancestors_of_an_office_are_itself_and_all_above_it(branch: Office, department: Office) -> None:
    assert queries.ancestor_ids(branch) == {branch.pk, department.pk}
    assert queries.ancestor_ids(None) == set()


@pytest.mark.parametrize("written", ["Water Quality Branch", "WATER QUALITY BRANCH.", "DQE"])
def test_an_office_is_found_by_name_and_acronym(branch: Office, written: str) -> None:
    assert queries.find_office(written) == branch.pk


def test_an_office_that_nobody_knows_is_not_found(branch: Office) -> None:
    assert queries.find_office("Fisheries Branch") is None


def test_an_acronym_of_a_document_comes_before_the_general_one(branch: Office, other_branch: Office) -> None:
    factories.make_office_alias(office=other_branch, text="WQB", document_sha256="a" * 64)
    assert queries.find_office("WQB", "a" * 64) == other_branch.pk
    assert queries.find_office("WQB", "b" * 64) == queries.find_office("WQB") == branch.pk


def test_one_person_is_read_by_the_number(amina: Person, boris: Person) -> None:
    assert queries.get_person(boris.pk) == boris
    assert queries.get_person(0) is None


def test_the_parts_of_an_office_are_itself_and_all_below_it(branch: Office, department: Office) -> None:
    unit = factories.make_office(parent=branch)
    assert queries.part_ids(department) == {department.pk, branch.pk, unit.pk}


def test_one_office_is_read_by_its_number(branch: Office) -> None:
    assert queries.get_office(branch.pk) == branch
    assert queries.get_office(0) is None


def test_the_list_of_people_takes_the_same_queries_for_any_number(
    amina: Person, boris: Person, chen: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        rows = [
            (str(each), list(each.roles.all()), [m.office for m in each.memberships.all()])
            for each in queries.list_people()
        ]
    assert [name for name, _, _ in rows] == ["Amina Adeyemi", "Boris Belanger", "Chen Castonguay"]


def test_the_list_of_offices_takes_one_query(
    branch: Office, other_branch: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert {str(office.parent) for office in queries.list_offices() if office.parent} == {str(branch.parent)}
