"""answerable person, answerable office: adds people and offices where there is no page to do it yet."""

import argparse
import sys
from typing import Any

ROLES = ("administrator", "officer", "reader")


def register(commands: Any) -> None:
    """Add the commands to the parser's sub-commands."""
    _register_person(commands.add_parser("person", help="add people who may sign in, or list them"))
    _register_office(commands.add_parser("office", help="add offices, or list them"))


def _register_person(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(metavar="ACT", required=True)
    add = acts.add_parser(
        "add",
        help="add a person and print the link with which the password is set",
        epilog='Example: answerable person add --email amina@example.org --name "Amina" --role officer',
    )
    add.add_argument("--email", required=True, help="address to sign in with")
    add.add_argument("--name", required=True, help="name as others see it")
    add.add_argument("--language", choices=["en", "fr"], default="en", help="language of mails (en)")
    add.add_argument("--role", action="append", choices=ROLES, default=[], help="a role; may be given again")
    add.add_argument(
        "--office", action="append", type=int, default=[], metavar="ID", help="an office; may be given again"
    )
    add.add_argument(
        "--by", metavar="EMAIL", help="who adds the person: an administrator; not needed for the first one"
    )
    add.set_defaults(run=run_add_person)
    listing = acts.add_parser("list", help="list all people", epilog="Example: answerable person list")
    listing.set_defaults(run=run_list_people)


def _register_office(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(metavar="ACT", required=True)
    add = acts.add_parser(
        "add",
        help="add an organisation, or a part of one",
        epilog='Example: answerable office add --name "River Board" --by amina@example.org',
    )
    add.add_argument("--name", required=True, help="name in English")
    add.add_argument("--name-fr", default="", help="name in French")
    add.add_argument("--acronym", default="", help="acronym in English")
    add.add_argument("--under", type=int, metavar="ID", help="the office that it is a part of")
    add.add_argument("--by", required=True, metavar="EMAIL", help="who adds it: an evaluation officer")
    add.set_defaults(run=run_add_office)
    listing = acts.add_parser("list", help="list all offices with their ids", epilog="Example: answerable office list")
    listing.set_defaults(run=run_list_offices)


def _refuse(sentence: object) -> int:
    print(sentence, file=sys.stderr)
    return 1


def run_add_person(arguments: argparse.Namespace) -> int:
    """Add a person; 1 with a sentence where that is refused."""
    import django

    django.setup()
    from django.utils import timezone

    from answerable.lib.decisions import Refused
    from answerable.people.changes import INSTALLER, add_member, add_person
    from answerable.people.queries import find_person, get_office, list_people
    from answerable.people.vocab import Role

    by = find_person(arguments.by) if arguments.by else None
    if by is None and list_people().exists():
        return _refuse("There are people already: name the administrator who adds this one with --by EMAIL.")
    changer = by or INSTALLER
    roles = [Role(role) for role in arguments.role]
    now, name, email = timezone.now(), arguments.name, arguments.email
    person = add_person(by=changer, at=now, email=email, name=name, language=arguments.language, roles=roles)
    if isinstance(person, Refused):
        return _refuse(person)
    for pk in arguments.office:
        office = get_office(pk)
        if office is None:
            return _refuse(f"{person} was added, but there is no office {pk}. “answerable office list” shows them.")
        add_member(by=changer, at=now, office=office, person=person)
    print(f"{person} was added. The password is set at:\n{_password_link(person)}")
    return 0


def _password_link(person: Any) -> str:
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str
    from django.conf import settings
    from django.urls import reverse
    from django.utils.translation import override

    scheme = "https" if settings.HTTPS else "http"
    with override(person.language):
        path = reverse(
            "account_reset_password_from_key",
            kwargs={"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)},
        )
    return f"{scheme}://{settings.ALLOWED_HOSTS[0]}{'' if settings.HTTPS else ':8000'}{path}"


def run_list_people(arguments: argparse.Namespace) -> int:
    """Print one line for each person."""
    import django

    django.setup()
    from answerable.people.queries import list_people

    for person in list_people():
        roles = ", ".join(sorted(grant.role for grant in person.roles.all())) or "no role"
        offices = ", ".join(str(membership.office) for membership in person.memberships.all())
        print(f"{person.email}  {person.name}  {roles}  {offices}{'' if person.is_active else '  (closed)'}".rstrip())
    return 0


def run_add_office(arguments: argparse.Namespace) -> int:
    """Add an office; 1 with a sentence where that is refused."""
    import django

    django.setup()
    from django.utils import timezone

    from answerable.lib.decisions import Refused
    from answerable.people.changes import add_office
    from answerable.people.queries import find_person, get_office

    by = find_person(arguments.by)
    parent = get_office(arguments.under) if arguments.under else None
    if by is None:
        return _refuse(f"There is no person with the address {arguments.by}.")
    if arguments.under and parent is None:
        return _refuse(f"There is no office {arguments.under}. “answerable office list” shows them.")
    name = {code: text for code, text in (("en", arguments.name), ("fr", arguments.name_fr)) if text}
    acronym = {"en": arguments.acronym} if arguments.acronym else {}
    office = add_office(by=by, at=timezone.now(), name=name, acronym=acronym, parent=parent)
    if isinstance(office, Refused):
        return _refuse(office)
    print(f"{office} was added with the id {office.pk}.")
    return 0


def run_list_offices(arguments: argparse.Namespace) -> int:
    """Print one line for each office."""
    import django

    django.setup()
    from answerable.people.queries import list_offices

    for office in list_offices():
        under = f"  under {office.parent_id}" if office.parent_id else ""
        print(f"{office.pk:5}  {office}{under}")
    return 0
