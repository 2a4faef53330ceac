from dataclasses import dataclass

import pytest

from answerable.people import rules


@dataclass
class Someone:
    is_administrator: bool = False
    is_officer: bool = False


ADMINISTRATOR, OFFICER, NOBODY = Someone(is_administrator=True), Someone(is_officer=True), Someone()


def test_only_an_administrator_manages_people() -> None:
    assert rules.may_manage_people(ADMINISTRATOR)
    assert not rules.may_manage_people(OFFICER)
    assert not rules.may_manage_people(NOBODY)


@pytest.mark.parametrize("person", [ADMINISTRATOR, OFFICER])
def test_officers_and_administrators_keep_the_list_of_offices(person: Someone) -> None:
    assert rules.may_manage_offices(person)


def test_nobody_else_changes_the_list_of_offices() -> None:
    assert str(rules.may_manage_offices(NOBODY)) == "Only an evaluation officer may change the list of offices."


def test_an_office_cannot_stand_under_itself_or_its_own_part() -> None:
    assert not rules.may_stand_under(3, {1, 3})


def test_an_office_may_stand_under_another_one_and_under_none() -> None:
    assert rules.may_stand_under(3, {1, 2})
    assert rules.may_stand_under(3, set())
    assert rules.may_stand_under(None, {1, 2})
