"""Changes of persons and offices."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from answerable.ledger.changes import Named, write_entry
from answerable.lib.decisions import Refused
from answerable.lib.folding import fold
from answerable.lib.texts import Texts
from answerable.people import rules
from answerable.people.models import Membership, Office, OfficeAlias, Person, RoleGrant
from answerable.people.queries import ancestor_ids
from answerable.people.vocab import PeopleEvent, Role


class Installer:
    """Who sets up an empty installation: there is no person yet who could be named."""

    ledger_key = "installer/0"
    is_administrator = True
    is_officer = True

    def __str__(self) -> str:
        return "Set-up"


INSTALLER = Installer()
Changer = Person | Installer


@transaction.atomic
def add_person(
    *, by: Changer, at: datetime, email: str, name: str, language: str = "en", roles: Iterable[Role] = ()
) -> Person | Refused:
    """Add someone who may sign in. The password is set by the person, through the mailed link."""
    decision = rules.may_manage_people(by)
    if isinstance(decision, Refused):
        return decision
    address = email.strip().lower()
    if Person.objects.filter(email=address).exists():
        return Refused("There is already a person with the address {email}.", email=address)
    person = Person(email=address, name=name.strip(), language=language, added_at=at)
    person.set_unusable_password()
    person.save()
    RoleGrant.objects.bulk_create(RoleGrant(person=person, role=role) for role in sorted(set(roles)))
    details = {"email": address, "roles": sorted(set(roles))}
    write_entry(by=by, at=at, kind=PeopleEvent.PERSON_ADDED, subject=person, details=details)
    return person


@transaction.atomic
def change_roles(*, by: Changer, at: datetime, person: Person, roles: Iterable[Role]) -> Person | Refused:
    """Give a person exactly these roles."""
    decision = rules.may_manage_people(by)
    if isinstance(decision, Refused):
        return decision
    person = Person.objects.select_for_update().get(pk=person.pk)
    before, after = sorted(person.role_names), sorted(set(roles))
    own = rules.may_keep_role(
        person.ledger_key == by.ledger_key, Role.ADMINISTRATOR in before, Role.ADMINISTRATOR in after
    )
    if isinstance(own, Refused):
        return own
    person.roles.all().delete()
    RoleGrant.objects.bulk_create(RoleGrant(person=person, role=role) for role in after)
    details = {"before": before, "after": after}
    write_entry(by=by, at=at, kind=PeopleEvent.PERSON_ROLES_CHANGED, subject=person, details=details)
    return Person.objects.get(pk=person.pk)


@transaction.atomic
def deactivate_person(*, by: Changer, at: datetime, person: Person) -> Person | Refused:
    """Close a person's account. The record keeps the name; nothing is deleted."""
    decision = rules.may_manage_people(by)
    if isinstance(decision, Refused):
        return decision
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.ledger_key == by.ledger_key:
        return Refused("You cannot close your own account. Ask another administrator.")
    person.is_active = False
    person.save(update_fields=["is_active"])
    write_entry(by=by, at=at, kind=PeopleEvent.PERSON_DEACTIVATED, subject=person)
    return person


@transaction.atomic
def add_office(
    *, by: Changer, at: datetime, name: Texts, acronym: Texts | None = None, parent: Office | None = None
) -> Office | Refused:
    """Add an organisation (no parent) or a part of one."""
    decision = rules.may_manage_offices(by)
    if isinstance(decision, Refused):
        return decision
    if not any(name.values()):
        return Refused("Give the office a name in at least one language.")
    office = Office(name=name, acronym=acronym or {}, parent=parent)
    office.organisation_id = parent.root_id if parent else None
    office.save()
    _learn_names(office)
    details = {"name": name, "acronym": acronym or {}, "parent": str(parent or "")}
    write_entry(by=by, at=at, kind=PeopleEvent.OFFICE_ADDED, subject=office, details=details)
    return office


@transaction.atomic
def change_office(
    *, by: Changer, at: datetime, office: Office, name: Texts, acronym: Texts, parent: Office | None
) -> Office | Refused:
    """Correct the name, acronym or place of an office. Earlier names stay as aliases."""
    office = Office.objects.select_for_update().get(pk=office.pk)
    decision = rules.may_manage_offices(by) and rules.may_stand_under(office.pk, ancestor_ids(parent))
    if isinstance(decision, Refused):
        return decision
    if not any(name.values()):
        return Refused("Give the office a name in at least one language.")
    if (parent is None) != (office.parent_id is None) or (parent and parent.root_id != office.root_id):
        return Refused("An office stays inside its organisation. Choose a parent in the same tree.")
    before = {"name": office.name, "acronym": office.acronym, "parent": str(office.parent or "")}
    office.name, office.acronym, office.parent = name, acronym, parent
    office.save()
    _learn_names(office)
    after = {"name": name, "acronym": acronym, "parent": str(parent or "")}
    details = {"before": before, "after": after}
    write_entry(by=by, at=at, kind=PeopleEvent.OFFICE_CHANGED, subject=office, details=details)
    return office


def _learn_names(office: Office) -> None:
    for text in {*office.name.values(), *office.acronym.values()} - {""}:
        OfficeAlias.objects.get_or_create(
            office=office, folded=fold(text)[:500], document_sha256="", defaults={"text": text[:500]}
        )


@transaction.atomic
def remove_unused_office(*, by: Changer, at: datetime, office: Office, reason: str) -> bool | Refused:
    """Remove an office that nothing rests on, such as one that an undone import made. False where something does."""
    decision = rules.may_manage_offices(by)
    if isinstance(decision, Refused):
        return decision
    try:
        Office.objects.filter(pk=office.pk).delete()
    except ProtectedError:
        return False
    write_entry(by=by, at=at, kind=PeopleEvent.OFFICE_REMOVED, subject=office, details={"reason": reason})
    return True


@transaction.atomic
def add_alias(
    *, by: Changer, at: datetime, office: Office, text: str, document_sha256: str = "", within: Named | None = None
) -> OfficeAlias | Refused:
    """Remember another way to write an office, in one document or (no document) everywhere."""
    decision = rules.may_manage_offices(by)
    if isinstance(decision, Refused):
        return decision
    folded = fold(text)[:500]
    if not folded:
        return Refused("Write the other name of the office.")
    alias, is_new = OfficeAlias.objects.get_or_create(
        office=office, folded=folded, document_sha256=document_sha256, defaults={"text": text[:500]}
    )
    if is_new:
        details = {"alias": text, "document": document_sha256}
        write_entry(by=by, at=at, kind=PeopleEvent.ALIAS_ADDED, subject=office, within=within, details=details)
    return alias


@transaction.atomic
def remove_aliases(*, by: Changer, at: datetime, office: Office, ids: Iterable[int], reason: str) -> int | Refused:
    """Forget other ways to write an office, such as those that an undone import had taught. Answers how many."""
    decision = rules.may_manage_offices(by)
    if isinstance(decision, Refused):
        return decision
    found = office.aliases.filter(pk__in=list(ids))
    texts = list(found.values_list("text", flat=True))
    if texts:
        found.delete()
        details = {"aliases": texts, "reason": reason}
        write_entry(by=by, at=at, kind=PeopleEvent.ALIAS_REMOVED, subject=office, details=details)
    return len(texts)


@transaction.atomic
def add_member(*, by: Changer, at: datetime, office: Office, person: Person) -> Membership | Refused:
    """Let a person answer for an office."""
    decision = rules.may_manage_people(by)
    if isinstance(decision, Refused):
        return decision
    membership, is_new = Membership.objects.get_or_create(person=person, office=office)
    if is_new:
        details = {"person": str(person)}
        write_entry(by=by, at=at, kind=PeopleEvent.MEMBER_ADDED, subject=office, within=person, details=details)
    return membership


@transaction.atomic
def remove_member(*, by: Changer, at: datetime, office: Office, person: Person) -> Office | Refused:
    """A person no longer answers for an office."""
    decision = rules.may_manage_people(by)
    if isinstance(decision, Refused):
        return decision
    removed, _ = Membership.objects.filter(person=person, office=office).delete()
    if not removed:
        return Refused("{person} is not a member of {office}.", person=str(person), office=str(office))
    details = {"person": str(person)}
    write_entry(by=by, at=at, kind=PeopleEvent.MEMBER_REMOVED, subject=office, within=person, details=details)
    return office
