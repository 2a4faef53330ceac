"""The register: which actions match, and how many?"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.followup.actions import queries
from answerable.followup.actions.models import Action
from answerable.followup.actions.queries import ActionFilter
from answerable.followup.evaluations.models import Evaluation
from answerable.people.models import Office, Person
from answerable.web.actions import offer, register
from answerable.web.actions.filters import Asked
from tests import factories
from tests.clock import TODAY

REGISTER = "/en/actions/"


@pytest.fixture
def promise(amina: Person, evaluation: Evaluation, branch: Office) -> Callable[..., Action]:
    """A function that makes one more action of Boris's branch."""
    recommendation = factories.make_recommendation(by=amina, evaluation=evaluation)

    def make(**values: object) -> Action:
        return factories.make_action(**{"by": amina, "recommendations": [recommendation], "office": branch, **values})

    return make


def _get(client: Client, person: Person | None, address: str = REGISTER) -> str:
    if person:
        client.force_login(person)
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_first_line_says_how_many_match(client: Client, amina: Person, action: Action, promise: Callable) -> None:
    promise(due=date(2025, 3, 31))
    page = " ".join(_get(client, amina).split())
    assert "<strong>2 actions are on record</strong>, and 1 of them is overdue." in page


def test_a_very_long_list_is_counted_up_to_a_limit(
    client: Client, amina: Person, action: Action, promise: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    promise(due=date(2025, 3, 31))
    monkeypatch.setattr(queries, "COUNTED_AT_MOST", 1)
    assert "<strong>More than 1 actions match</strong>, and 1 of them is overdue." in _get(client, amina)


@pytest.mark.parametrize("words", ["", "minutes"])
def test_the_overdue_are_counted_alike_in_a_long_list_and_in_a_short_one(
    client: Client, amina: Person, promise: Callable, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    for month in (1, 2, 3):
        promise(due=date(2025, month, 28))
    promise(due=TODAY)
    short = _get(client, amina, f"{REGISTER}?words={words}")
    for name in ("COUNTED_AT_MOST", "FOUND_AT_MOST"):
        monkeypatch.setattr(queries, name, 2)
    assert "and 3 of them are overdue." in " ".join(short.split())
    assert "more than 2 of them are overdue." in _get(client, amina, f"{REGISTER}?words={words}")


def test_a_visitor_sees_what_is_published_alone(client: Client, action: Action) -> None:
    page = _get(client, None)
    assert "publish a plan for measuring" not in page
    assert "No actions yet." in page


def test_words_narrow_the_list(client: Client, amina: Person, action: Action, promise: Callable) -> None:
    page = _get(client, amina, f"{REGISTER}?words=measuring")
    assert "publish a plan for measuring" in page
    assert "keep minutes" not in page


def test_what_was_left_out_of_the_filter_is_said_in_one_sentence(client: Client, amina: Person, action: Action) -> None:
    page = _get(client, amina, f"{REGISTER}?status=banana&due=whenever")
    assert "This is not known here and was left out of the filter: Due “whenever”, Status “banana”." in page


def test_each_filter_can_be_taken_away(client: Client, amina: Person, action: Action) -> None:
    page = _get(client, amina, f"{REGISTER}?words=plan&status=not-started")
    assert 'href="/en/actions/?status=not-started"' in page
    assert 'href="/en/actions/?words=plan"' in page


def test_where_nothing_matches_the_page_says_what_to_do(client: Client, amina: Person, action: Action) -> None:
    page = _get(client, amina, f"{REGISTER}?words=nowhere")
    assert "<strong>No action matches.</strong>" in page
    assert "Show every action" in page


def test_the_next_page_goes_on_behind_the_last_row(
    client: Client, amina: Person, promise: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "ROWS", 2)
    actions = [promise(due=date(2025, 9, day)) for day in (1, 2, 3)]
    assert f"?after=2025-09-02.{actions[1].pk}" in _get(client, amina)
    second = _get(client, amina, f"{REGISTER}?after=2025-09-02.{actions[1].pk}")
    assert f"/en/actions/{actions[2].pk}/" in second
    assert f"/en/actions/{actions[1].pk}/" not in second


def test_a_long_list_and_a_short_one_are_paged_alike(
    amina: Person, promise: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "ROWS", 2)
    actions = [promise(due=TODAY + timedelta(days=day)) for day in (3, 1, 2, 1)]
    matching = Action.objects.order_by("due_sort", "id")
    asked = Asked(ActionFilter(), after=(actions[1].due_sort, actions[1].pk))
    short = register._read_rows(matching, asked, queries.read_keys(matching, asked.wanted))
    monkeypatch.setattr(queries, "COUNTED_AT_MOST", 1)
    long = register._read_rows(matching, asked, queries.read_keys(matching, asked.wanted))
    assert list(short) == list(long) == [actions[3], actions[2], actions[0]]


def _count_queries(client: Client) -> int:
    offer._kept.clear()
    with CaptureQueriesContext(connection) as captured:
        client.get(REGISTER)
    return len(captured)


@pytest.mark.parametrize("who", ["amina", "boris"])
def test_fifty_rows_take_as_many_queries_as_one(
    client: Client, boris: Person, branch: Office, who: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))
    factories.make_action(due=TODAY, office=branch)
    one = _count_queries(client)
    for number in range(49):  # each in a report of its own, with a theme of its own
        recommendation = factories.make_recommendation(theme={"en": f"Theme {number}"})
        factories.make_action(recommendations=[recommendation], due=TODAY, office=branch)
    assert client.get(REGISTER).content.count(b"<tr") == 51
    assert _count_queries(client) == one <= 25
