"""Words for people: roles, and what happens to persons and offices."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may do everywhere. Being a member of an office is not a role but a membership."""

    ADMINISTRATOR = "administrator"
    OFFICER = "officer"  # evaluation officer: imports, corrects, accepts
    READER = "reader"  # committee members, ministers' staff: reads all, changes nothing


class PeopleEvent(StrEnum):
    """Kinds of ledger entries about persons and offices."""

    PERSON_ADDED = "person.added"
    PERSON_ROLES_CHANGED = "person.roles-changed"
    PERSON_DEACTIVATED = "person.deactivated"
    OFFICE_ADDED = "office.added"
    OFFICE_CHANGED = "office.changed"
    OFFICE_REMOVED = "office.removed"
    ALIAS_ADDED = "office.alias-added"
    ALIAS_REMOVED = "office.alias-removed"
    MEMBER_ADDED = "office.member-added"
    MEMBER_REMOVED = "office.member-removed"
