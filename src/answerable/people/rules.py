"""Who may change persons and offices."""

from typing import Protocol

from answerable.lib.decisions import ALLOWED, Decision, Refused


class Roles(Protocol):
    """What the rules need to know of a person."""

    @property
    def is_administrator(self) -> bool: ...
    @property
    def is_officer(self) -> bool: ...


def may_manage_people(person: Roles) -> Decision:
    """Only administrators add persons and give roles."""
    if person.is_administrator:
        return ALLOWED
    return Refused("Only an administrator may add persons or change their roles.")


def may_keep_role(is_own: bool, was_administrator: bool, stays_administrator: bool) -> Decision:
    """Nobody gives up the administrator's role alone, so there is always one left."""
    if is_own and was_administrator and not stays_administrator:
        return Refused("You cannot give up the role of administrator yourself. Ask another administrator.")
    return ALLOWED


def may_manage_offices(person: Roles) -> Decision:
    """Evaluation officers and administrators keep the list of offices."""
    if person.is_officer or person.is_administrator:
        return ALLOWED
    return Refused("Only an evaluation officer may change the list of offices.")


def may_stand_under(office_id: int | None, ancestors_of_parent: set[int]) -> Decision:
    """An office cannot stand under itself or under one of its own parts."""
    if office_id is not None and office_id in ancestors_of_parent:
        return Refused("An office cannot stand under one of its own parts. Choose another parent.")
    return ALLOWED
