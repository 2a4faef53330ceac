"""What the factories share: filling in what the caller left out, and taking a result that must not be a refusal."""

from typing import Any, TypeVar
from uuid import uuid4

from answerable.lib.decisions import Refused
from answerable.people.changes import INSTALLER, add_person
from answerable.people.models import Person
from answerable.people.vocab import Role
from tests.clock import NOW

T = TypeVar("T")
OFFICER = "officer@example.org"


def take(result: T | Refused) -> T:
    """What a change gave; a refusal is an error of the caller."""
    assert not isinstance(result, Refused), str(result)
    return result


def the_officer() -> Person:
    """The evaluation officer and administrator who makes what nobody else is named for."""
    known = Person.objects.filter(email=OFFICER).first()
    roles = [Role.OFFICER, Role.ADMINISTRATOR]
    return known or take(add_person(by=INSTALLER, at=NOW, email=OFFICER, name="Odile Officer", roles=roles))


def fill(values: dict[str, Any], **defaults: Any) -> dict[str, Any]:
    """The values, and a default for each name that is missing; a function is called only when it is needed."""
    missing = {"by": the_officer, "at": NOW, **defaults}
    made = {
        name: default() if callable(default) else default for name, default in missing.items() if name not in values
    }
    return {**made, **values}


def unique(word: str) -> str:
    """The word with a few letters behind it that no other row has."""
    return f"{word} {uuid4().hex[:8]}"
