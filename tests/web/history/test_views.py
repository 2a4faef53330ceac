"""The history: who changed what, and when?"""

import pytest
from django.test import Client
from django.urls import reverse

from answerable.followup.actions.models import Action
from answerable.followup.evaluations.changes import change_evaluation, publish_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.people.models import Office, Person
from answerable.web.history import pages
from tests import factories
from tests.clock import NOW
from tests.web.pages import count_queries, read_page

HISTORY = "/en/history/"


def test_a_visitor_has_to_sign_in(client: Client, db: None) -> None:
    assert client.get(HISTORY).headers["Location"].startswith(reverse("account_login"))


def test_each_line_says_who_did_what_to_what_and_leads_there(client: Client, amina: Person, action: Action) -> None:
    page = read_page(client, HISTORY, amina)
    assert f'Action recorded: <a href="{reverse("action", args=[action.pk])}">{action}</a>' in page
    assert "Amina Adeyemi" in page
    assert "2 Jun 2025, 10:00" in page


def test_the_newest_comes_first(client: Client, amina: Person, action: Action) -> None:
    page = read_page(client, HISTORY, amina)
    assert page.index("Action recorded:") < page.index("Recommendation recorded:") < page.index("Report recorded:")


def test_values_before_and_after_are_folded_away(client: Client, amina: Person, evaluation: Evaluation) -> None:
    change_evaluation(by=amina, at=NOW, evaluation=evaluation, reference="EV-8")
    page = read_page(client, HISTORY, amina)
    assert '<details class="history-details">' in page
    assert "<dt>Reference</dt>" in page
    assert "<del>EV-2025-01</del>" in page
    assert "EV-8" in page


def test_a_member_of_another_office_learns_nothing_of_unpublished_reports(
    client: Client, chen: Person, evaluation: Evaluation, action: Action
) -> None:
    page = read_page(client, HISTORY, chen)
    assert "Nothing has happened here yet." in page
    assert str(action) not in page


def test_a_member_knows_the_history_of_published_reports(
    client: Client, amina: Person, chen: Person, evaluation: Evaluation, action: Action
) -> None:
    publish_evaluation(by=amina, at=NOW, evaluation=evaluation)
    page = read_page(client, HISTORY, chen)
    assert "Published:" in page
    assert "Person added:" not in page


def test_the_history_is_narrowed_to_one_kind_of_event(client: Client, amina: Person, action: Action) -> None:
    page = read_page(client, f"{HISTORY}?kind=action.recorded", amina)
    assert "Action recorded:" in page
    assert "Report recorded:" not in page


def test_the_history_is_narrowed_by_words(client: Client, amina: Person, action: Action) -> None:
    page = read_page(client, f"{HISTORY}?q=lakes+rivers", amina)
    assert "Office added:" in page
    assert "Action recorded:" not in page


def test_where_nothing_matches_the_page_says_so(client: Client, amina: Person) -> None:
    assert "No entry matches these filters." in read_page(client, f"{HISTORY}?q=nowhere", amina)


@pytest.mark.parametrize("query", ["kind=x", "before=x", "before=-1", f"before={'9' * 40}", "q=%00"])
def test_a_strange_address_breaks_nothing(client: Client, amina: Person, query: str) -> None:
    read_page(client, f"{HISTORY}?{query}", amina)


def test_older_entries_follow_behind_a_key(client: Client, amina: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PAGE_SIZE", 2)
    for name in ("First", "Second", "Third"):
        factories.make_office(by=amina, name={"en": name})
    first = read_page(client, f"{HISTORY}?kind=office.added", amina)
    assert "Third" in first
    assert "First" not in first
    assert "?kind=office.added&amp;before=3" in first
    second = read_page(client, f"{HISTORY}?kind=office.added&before=3")
    assert "First" in second
    assert "This is the end of the list." in second


def test_fifty_entries_take_as_many_queries_as_five(client: Client, amina: Person, branch: Office) -> None:
    client.force_login(amina)

    def add() -> None:
        action = factories.make_action(by=amina, office=branch)
        factories.make_response(by=amina, recommendations=[action.recommendations.get()])
        factories.make_candidate(by=amina)

    add()
    few = count_queries(client, HISTORY)
    for _ in range(10):
        add()
    assert count_queries(client, HISTORY) == few
