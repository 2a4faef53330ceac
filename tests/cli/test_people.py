"""answerable person and answerable office."""

import re

import pytest
from django.test import Client

from answerable.cli.main import main
from answerable.ledger.models import Entry
from answerable.people.models import Office, Person

FIRST = ["person", "add", "--email", "eva@example.org", "--name", "Eva"]


def _refuse(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The sentence with which a call is refused."""
    assert main(words) == 1
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


@pytest.mark.django_db
def test_the_first_person_is_added_by_the_set_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*FIRST, "--role", "administrator"]) == 0
    assert capsys.readouterr().out.startswith("Eva was added.")
    assert Person.objects.get().is_administrator
    assert Entry.objects.get().by == "installer/0"


@pytest.mark.django_db
def test_the_first_person_has_to_be_an_administrator(capsys: pytest.CaptureFixture[str]) -> None:
    assert _refuse(capsys, *FIRST).startswith("The first person has to be an administrator")
    assert not Person.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("en", "password"), ("fr", "mot de passe")])
def test_the_printed_address_leads_to_the_page_on_which_the_password_is_set(
    language: str, words: str, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*FIRST, "--role", "administrator", "--language", language])
    address = capsys.readouterr().out.splitlines()[-1]
    path = re.sub(r"^http://127\.0\.0\.1:8000", "", address)
    page = client.get(path, follow=True)
    assert (page.status_code, path[:4]) == (200, f"/{language}/")
    assert words in page.content.decode().lower()


def test_the_others_are_added_by_an_administrator_with_their_offices(
    amina: Person, branch: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*FIRST, "--office", str(branch.pk), "--role", "reader", "--by", "AMINA@example.org"]) == 0
    eva = Person.objects.get(email="eva@example.org")
    assert ([str(office) for office in eva.offices.all()], set(eva.role_names)) == (
        ["Water Quality Branch"],
        {"reader"},
    )
    assert set(Entry.objects.filter(sequence__gte=4).values_list("by", flat=True)) == {amina.ledger_key}


REFUSED = {
    "nobody is named": ([], "There are people already."),
    "nobody has the address": (
        ["--by", "nobody@example.org"],
        "Nobody who may sign in has the address nobody@example.org.",
    ),
    "no administrator adds": (["--by", "boris@example.org"], "Only an administrator may add persons"),
    "there is no such office": (["--by", "amina@example.org", "--office", "999"], "There is no office 999."),
    "the address is known": (
        ["--by", "amina@example.org", "--email", "Boris@example.org"],
        "There is already a person",
    ),
    "the address is none": (["--by", "amina@example.org", "--email", "eva"], "“eva” is no mail address."),
    "the name is empty": (["--by", "amina@example.org", "--name", " "], "Give the person a name"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_nobody_is_added_where(why: str, boris: Person, capsys: pytest.CaptureFixture[str]) -> None:
    words, sentence = REFUSED[why]
    people, entries = Person.objects.count(), Entry.objects.count()
    assert _refuse(capsys, *FIRST, *words).startswith(sentence)
    assert (Person.objects.count(), Entry.objects.count()) == (people, entries)


def test_people_are_listed_with_roles_and_offices(boris: Person, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["person", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "amina@example.org  Amina Adeyemi  administrator, officer",
        "boris@example.org  Boris Belanger  no role  Water Quality Branch",
    ]


@pytest.mark.django_db
def test_an_empty_site_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["person", "list"]) == 0
    assert main(["office", "list"]) == 0
    said = capsys.readouterr().out
    assert "Add an administrator with “answerable person add”." in said
    assert "There is no office yet." in said


def test_an_office_is_added_in_both_languages_as_a_part_of_another(
    amina: Person, department: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--name", "Ports", "--name-fr", "Ports et quais", "--acronym-fr", "PQ", "--under", str(department.pk)]
    assert main(["office", "add", *words, "--by", "amina@example.org"]) == 0
    office = Office.objects.latest("id")
    assert capsys.readouterr().out == f"Ports was added with the id {office.pk}.\n"
    assert (office.name, office.acronym) == ({"en": "Ports", "fr": "Ports et quais"}, {"fr": "PQ"})
    assert office.parent == department


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--by", "amina@example.org"], "Give the office a name"),
        (["--by", "boris@example.org", "--name", "Ports"], "Only an evaluation officer"),
        (["--by", "nobody@example.org", "--name", "Ports"], "Nobody who may sign in"),
        (["--by", "amina@example.org", "--name", "Ports", "--under", "0"], "There is no office 0."),
    ],
)
def test_an_office_is_refused_in_one_sentence(
    words: list[str], sentence: str, boris: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _refuse(capsys, "office", "add", *words).startswith(sentence)


def test_offices_are_listed_with_their_ids(branch: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["office", "list"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.split() == [str(branch.parent_id), "Department", "of", "Lakes", "and", "Rivers"]
    assert second.endswith(f"Water Quality Branch  (part of {branch.parent_id})")
