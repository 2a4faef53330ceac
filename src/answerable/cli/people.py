"""answerable person, answerable office: adds people and offices where there is no page to do it yet."""

import argparse
from typing import TYPE_CHECKING, Any

from answerable.cli.site import Trouble, start
from answerable.people.vocab import Role

if TYPE_CHECKING:
    from answerable.people.changes import Changer
    from answerable.people.models import Office, Person


def register(commands: Any) -> None:
    """Add the commands to the parser's sub-commands."""
    person = commands.add_parser(
        "person",
        help="add people who may sign in, or list them",
        description="People sign in with their address. What they may do follows from their roles and offices.",
        epilog="Example: answerable person list",
    )
    _register_person(person.add_subparsers(title="acts", metavar="ACT", required=True))
    office = commands.add_parser(
        "office",
        help="add offices, or list them",
        description="Offices are organisations and their parts. Actions are tied to them.",
        epilog="Example: answerable office list",
    )
    _register_office(office.add_subparsers(title="acts", metavar="ACT", required=True))


def _register_person(acts: Any) -> None:
    add = acts.add_parser(
        "add",
        help="add a person and print the link with which the password is set",
        description="The first person of an empty site needs nobody to add it, and has to be an administrator.",
        epilog='Example: answerable person add --email amina@example.org --name "Amina" --role administrator',
    )
    add.add_argument("--email", required=True, help="address to sign in with")
    add.add_argument("--name", required=True, help="name as others see it")
    add.add_argument("--language", choices=["en", "fr"], default="en", help="language of mails (en)")
    add.add_argument(
        "--role", action="append", choices=[role.value for role in Role], default=[], help="a role; may be given again"
    )
    add.add_argument(
        "--office", action="append", type=int, default=[], metavar="ID", help="an office; may be given again"
    )
    add.add_argument("--by", metavar="EMAIL", help="who adds the person: an administrator; not for the first one")
    add.set_defaults(run=run_add_person)
    listing = acts.add_parser(
        "list",
        help="list all people",
        description="Prints one line for each person: address, name, roles, offices.",
        epilog="Example: answerable person list",
    )
    listing.set_defaults(run=run_list_people)


def _register_office(acts: Any) -> None:
    add = acts.add_parser(
        "add",
        help="add an organisation, or a part of one",
        description="Give the name in one language or in both. Without --under it is an organisation.",
        epilog='Example: answerable office add --name "River Board" --by amina@example.org',
    )
    add.add_argument("--name", default="", help="name in English")
    add.add_argument("--name-fr", default="", help="name in French")
    add.add_argument("--acronym", default="", help="acronym in English")
    add.add_argument("--acronym-fr", default="", help="acronym in French")
    add.add_argument("--under", type=int, metavar="ID", help="the office that it is a part of")
    add.add_argument("--by", required=True, metavar="EMAIL", help="who adds it: an evaluation officer")
    add.set_defaults(run=run_add_office)
    listing = acts.add_parser(
        "list",
        help="list all offices with their ids",
        description="Prints one line for each office: id, name, and the id of the office that it is a part of.",
        epilog="Example: answerable office list",
    )
    listing.set_defaults(run=run_list_offices)


def find_by(email: str) -> "Person":
    """The person whom --by names. Raises Trouble where nobody has that address."""
    from answerable.people.queries import find_person

    person = find_person(email)
    if person is None:
        raise Trouble(f"Nobody who may sign in has the address {email}. “answerable person list” shows everybody.")
    return person


def _get_office(pk: int) -> "Office":
    from answerable.people.queries import get_office

    office = get_office(pk)
    if office is None:
        raise Trouble(f"There is no office {pk}. “answerable office list” shows them.")
    return office


def _must(outcome: Any) -> Any:
    """What a change answered. Raises Trouble with the sentence of a refusal."""
    from answerable.lib.decisions import Refused

    if isinstance(outcome, Refused):
        raise Trouble(str(outcome))
    return outcome


def run_add_person(arguments: argparse.Namespace) -> int:
    """Add a person with roles and offices, as one act. Raises Trouble where any of it is refused."""
    start()
    _check_address(arguments.email, arguments.name)
    person = _add_person(arguments, _find_changer(arguments.by, arguments.role))
    print(f"{person} was added. The password is set at this address, within three days:\n{password_link(person)}")
    return 0


def _find_changer(email: str | None, roles: list[str]) -> "Changer":
    """Who adds the person: --by, or the set-up of a site that has nobody yet."""
    from answerable.people.changes import INSTALLER
    from answerable.people.queries import list_people

    if email:
        return find_by(email)
    if list_people().exists():
        raise Trouble("There are people already. Name the administrator who adds this one with --by EMAIL.")
    if Role.ADMINISTRATOR not in roles:
        raise Trouble("The first person has to be an administrator, to add the others: give --role administrator.")
    return INSTALLER


def _check_address(email: str, name: str) -> None:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(email.strip())
    except ValidationError:
        raise Trouble(f"“{email}” is no mail address.") from None
    if not name.strip():
        raise Trouble("Give the person a name with --name.")


def _add_person(arguments: argparse.Namespace, by: "Changer") -> "Person":
    from django.db import transaction
    from django.utils import timezone

    from answerable.people.changes import add_member, add_person

    now, roles = timezone.now(), [Role(role) for role in arguments.role]
    with transaction.atomic():
        person: Person = _must(
            add_person(
                by=by, at=now, email=arguments.email, name=arguments.name, language=arguments.language, roles=roles
            )
        )
        for pk in arguments.office:
            _must(add_member(by=by, at=now, office=_get_office(pk), person=person))
    return person


def password_link(person: "Person") -> str:
    """The address at which a person sets the password, under the first of the site's host names."""
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str
    from django.conf import settings
    from django.urls import reverse
    from django.utils.translation import override

    with override(person.language):
        path = reverse(
            "account_reset_password_from_key",
            kwargs={"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)},
        )
    host = settings.ALLOWED_HOSTS[0]
    return f"https://{host}{path}" if settings.HTTPS else f"http://{host}:8000{path}"


def run_list_people(arguments: argparse.Namespace) -> int:
    """Print one line for each person; a sentence where there is nobody."""
    start()
    from answerable.people.queries import list_people

    lines = [_describe_person(person) for person in list_people()]
    print("\n".join(lines) or "There is nobody yet. Add an administrator with “answerable person add”.")
    return 0


def _describe_person(person: "Person") -> str:
    roles = ", ".join(sorted(grant.role for grant in person.roles.all())) or "no role"
    offices = ", ".join(str(membership.office) for membership in person.memberships.all())
    closed = "" if person.is_active else "(closed)"
    return "  ".join(part for part in (person.email, person.name, roles, offices, closed) if part)


def run_add_office(arguments: argparse.Namespace) -> int:
    """Add an office. Raises Trouble where that is refused."""
    start()
    from django.utils import timezone

    from answerable.people.changes import add_office

    by = find_by(arguments.by)
    parent = _get_office(arguments.under) if arguments.under is not None else None
    name = _texts(arguments.name, arguments.name_fr)
    acronym = _texts(arguments.acronym, arguments.acronym_fr)
    office = _must(add_office(by=by, at=timezone.now(), name=name, acronym=acronym, parent=parent))
    print(f"{office} was added with the id {office.pk}.")
    return 0


def _texts(english: str, french: str) -> dict[str, str]:
    return {code: text.strip() for code, text in (("en", english), ("fr", french)) if text.strip()}


def run_list_offices(arguments: argparse.Namespace) -> int:
    """Print one line for each office; a sentence where there is none."""
    start()
    from answerable.people.queries import list_offices

    lines = [
        f"{office.pk:5}  {office}" + (f"  (part of {office.parent_id})" if office.parent_id else "")
        for office in list_offices()
    ]
    print("\n".join(lines) or "There is no office yet. Add one with “answerable office add”, or import a document.")
    return 0
