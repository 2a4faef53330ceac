"""Persons and offices."""

from typing import Any

from answerable.people import changes
from answerable.people.models import Membership, Office, OfficeAlias, Person, RoleGrant
from answerable.people.vocab import Role
from tests.factories.filling import fill, take, unique


def make_person(**values: Any) -> Person:
    """Someone without a role, unless `roles` are given."""
    name = unique("Person")
    return take(changes.add_person(**fill(values, name=name, email=f"{name.replace(' ', '-')}@example.org")))


def make_role_grant(**values: Any) -> RoleGrant:
    """The role `role` of a new person: reader, where none is given."""
    role = values.pop("role", Role.READER)
    return make_person(**values, roles=[role]).roles.get()


def make_office(**values: Any) -> Office:
    """An organisation, or with `parent` a part of one."""
    name = unique("Office")
    return take(changes.add_office(**fill(values, name={"en": name, "fr": name.replace("Office", "Bureau")})))


def make_office_alias(**values: Any) -> OfficeAlias:
    """Another way to write `office`, known everywhere."""
    return take(changes.add_alias(**fill(values, office=make_office, text=unique("Alias"))))


def make_membership(**values: Any) -> Membership:
    """`person` answers for `office`."""
    return take(changes.add_member(**fill(values, office=make_office, person=make_person)))
