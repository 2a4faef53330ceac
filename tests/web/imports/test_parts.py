"""A long document is reviewed in parts."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from answerable.ingest.models import Candidate
from answerable.people.models import Person
from answerable.web.imports.parts import PER_PART, Parts
from tests.ingest.accepting import read
from tests.web.pages import read_page


def evidence(block: int) -> dict[str, Any]:
    return {"text": {"place": {"block": block, "start": 0, "end": 4}}}


def content(recommendations: int, lone_actions: int = 0) -> dict[str, Any]:
    """A candidate with so many recommendations, each with an answer and an action, and actions that answer none."""
    keys = [str(number + 1) for number in range(recommendations)]
    actions = [{"recommendations": [key], "evidence": evidence(3 * n + 2)} for n, key in enumerate(keys)]
    actions += [{"recommendations": [], "evidence": evidence(3 * recommendations + n)} for n in range(lone_actions)]
    return {
        "recommendations": [{"key": key, "evidence": evidence(3 * n)} for n, key in enumerate(keys)],
        "responses": [{"recommendations": [key], "evidence": evidence(3 * n + 1)} for n, key in enumerate(keys)],
        "actions": actions,
    }


def test_a_short_document_has_one_part_with_all_of_its_blocks() -> None:
    parts = Parts(content(3))
    assert (parts.count, parts.previous, parts.next, parts.blocks()) == (1, None, None, None)


def test_a_long_one_shows_so_many_at_a_time() -> None:
    parts = Parts(content(250, lone_actions=3), asked=2)
    assert (parts.count, parts.previous, parts.next) == (3, 1, 3)
    assert parts.list_numbers("recommendations") == list(range(PER_PART, 2 * PER_PART))


def test_actions_that_answer_nothing_come_last() -> None:
    parts = Parts(content(250, lone_actions=3), asked=3)
    assert parts.list_numbers("actions") == [250, 251, 252]
    assert (parts.first, parts.last) == (201, 253)


@pytest.mark.parametrize(("asked", "number"), [(-1, 1), (0, 1), (99, 3)])
def test_a_part_that_does_not_exist_is_the_nearest_one(asked: int, number: int) -> None:
    assert Parts(content(250), asked).number == number


def test_a_part_shows_the_blocks_that_its_records_come_from() -> None:
    long = content(250)
    assert [Parts(long, asked).blocks() for asked in (1, 2)] == [range(300), range(300, 600)]
    last = Parts(long, 3).blocks()
    assert last is not None
    assert (last.start, 10_000 in last) == (600, True)


@pytest.mark.parametrize(
    ("paths", "asked", "part"),
    [
        (["recommendations.230.evidence.text"], 1, 3),
        (["responses.120.evidence.position"], 1, 2),
        (["actions.5.evidence.text"], 3, 1),
        (["actions.5.evidence.text"], 1, None),
        (["report.evidence.title", "offices.0.evidence"], 1, None),
    ],
)
def test_the_next_part_with_a_doubt_is_named(paths: list[str], asked: int, part: int | None) -> None:
    assert Parts(content(250), asked).next_in_doubt(iter(paths)) == part


# -- on the page


@pytest.fixture
def register(amina: Person) -> Candidate:
    """A register of a hundred and twenty recommendations under review."""
    rows = "".join(f"{number},Look after well {number}.,Agreed.\n" for number in range(1, 121))
    return read(amina, content=f"No.,Recommendation,Response\n{rows}".encode(), name="register.csv")


def test_the_second_part_begins_where_the_first_ended(client: Client, amina: Person, register: Candidate) -> None:
    page = read_page(client, f"/en/imports/{register.pk}/?part=2", amina)
    assert "Shown are 101 to 120 of 120." in page
    assert 'name="recommendations.100.text"' in page
    assert 'name="recommendations.99.text"' not in page
    assert "Look after well 99." not in page


def test_saving_a_part_leaves_the_others_as_they_are(client: Client, amina: Person, register: Candidate) -> None:
    client.force_login(amina)
    sent = {"version": register.version, "part": "2", "view": "text", "recommendations.100.text": "Close well 101."}
    answer = client.post(reverse("review-save", args=[register.pk]), sent)
    assert answer["Location"] == f"/en/imports/{register.pk}/?view=text&part=2"
    texts = [each["text"] for each in Candidate.objects.get(pk=register.pk).content["recommendations"]]
    assert (texts[99], texts[100], texts[101]) == ("Look after well 100.", "Close well 101.", "Look after well 102.")
