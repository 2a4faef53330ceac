"""Home: what waits for me? And for visitors: what is public?"""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import include, path, reverse

from answerable.followup.actions.models import Action
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.people.models import Office, Person
from answerable.web.context import DEMO_PEOPLE
from answerable.web.home import views
from tests import factories
from tests.clock import NOW, TODAY

YESTERDAY = TODAY - timedelta(days=1)


def _home(client: Client, person: Person | None) -> str:
    if person:
        client.force_login(person)
    return " ".join(client.get(reverse("home")).content.decode().split())


def test_an_officer_sees_what_waits_for_a_decision(client: Client, amina: Person, action: Action) -> None:
    factories.make_update(action=action)
    factories.make_due_revision(deliverable=action.deliverables.get())
    factories.make_candidate(by=amina)
    page = _home(client, amina)
    assert "1 update to accept, 1 date asked for, and 1 import to review." in page


def test_an_officer_sees_what_is_late_everywhere(client: Client, amina: Person) -> None:
    late = factories.make_action(by=amina, due=YESTERDAY, text={"en": "Count the fish."})
    page = _home(client, amina)
    assert "1 overdue action." in page
    assert f'href="{reverse("action", args=[late.pk])}"' in page


def test_a_member_sees_the_own_actions_and_no_others(
    client: Client, amina: Person, boris: Person, branch: Office, other_branch: Office
) -> None:
    factories.make_action(by=amina, due=YESTERDAY, office=branch, text={"en": "Count the fish."})
    factories.make_action(by=amina, due=YESTERDAY, office=other_branch, text={"en": "Paint the harbour."})
    page = _home(client, boris)
    assert "Count the fish." in page
    assert "Paint the harbour." not in page


def test_a_member_sees_what_was_sent_back_and_why(client: Client, boris: Person, action: Action) -> None:
    factories.make_update(action=action, by=boris, returned="Say which lakes.")
    page = _home(client, boris)
    assert "1 update sent back." in page
    assert "Say which lakes." in page


def test_a_member_sees_no_updates_of_others_to_accept(client: Client, boris: Person, action: Action) -> None:
    factories.make_update(action=action, by=boris)
    assert "Updates to accept" not in _home(client, boris)


@pytest.mark.parametrize(("due", "expected"), [(date(2025, 6, 30), True), (date(2025, 7, 1), False)])
def test_what_is_due_in_this_fiscal_quarter_is_listed(client: Client, amina: Person, due: date, expected: bool) -> None:
    factories.make_action(by=amina, due=due)
    page = _home(client, amina)
    assert ("1 action due this quarter." in page) == expected
    assert (f"{reverse('register')}?due=2025-Q1" in page) == expected


def test_an_empty_desk_says_so_and_how_to_go_on(client: Client, dalia: Person) -> None:
    page = _home(client, dalia)
    assert "Nothing waits for you" in page
    assert reverse("evaluations") in page


def test_ten_rows_are_shown_and_all_are_counted(client: Client, amina: Person, evaluation: Evaluation) -> None:
    for _ in range(12):
        factories.make_action(by=amina, evaluation=evaluation, due=YESTERDAY)
    page = _home(client, amina)
    assert "12 overdue actions." in page
    assert page.count("Overdue since") == 10


def _count_queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("home"))
    return len(captured)


def test_many_rows_take_as_many_queries_as_one(client: Client, amina: Person, branch: Office, boris: Person) -> None:
    def add() -> None:
        action = factories.make_action(by=amina, due=YESTERDAY, office=branch)
        factories.make_action(by=amina, due=TODAY, office=branch)
        factories.make_update(action=action, by=boris)
        factories.make_due_revision(deliverable=action.deliverables.get(), by=boris)
        factories.make_candidate(by=amina)

    client.force_login(amina)
    add()
    few = _count_queries(client)
    for _ in range(5):
        add()
    assert _count_queries(client) == few <= 30


def test_a_visitor_reads_what_is_published(
    client: Client, amina: Person, evaluation: Evaluation, action: Action
) -> None:
    factories.make_evaluation(by=amina, title={"en": "Evaluation that nobody may see"})
    publish_evaluation(by=amina, at=NOW, evaluation=evaluation)
    page = _home(client, None)
    assert reverse("public-evaluation", args=[evaluation.slug]) in page
    assert "nobody may see" not in page


def test_a_visitor_of_an_empty_site_is_told_what_will_be_there(client: Client, db: None) -> None:
    page = _home(client, None)
    assert "No evaluations are published yet." in page
    assert reverse("account_login") in page


DEMO = DEMO_PEOPLE[0].address


def test_outside_the_demo_nobody_signs_in_with_one_click(client: Client, db: None) -> None:
    factories.make_person(email=DEMO)
    assert client.post("/en/demo/sign-in/", {"email": DEMO}).status_code == 404
    assert "_auth_user_id" not in client.session


urlpatterns = [
    path("demo/", views.sign_in_to_demo),
    path("", include("answerable.web.urls")),
]


@pytest.mark.urls("tests.web.home.test_views")
def test_even_a_stray_address_signs_nobody_in_outside_the_demo(client: Client, db: None) -> None:
    factories.make_person(email=DEMO)
    assert client.post("/demo/", {"email": DEMO}).status_code == 404


@pytest.mark.urls("tests.web.home.test_views")
def test_in_the_demo_a_demo_person_signs_in_with_one_click(client: Client, db: None, settings) -> None:
    settings.DEMO = True
    person = factories.make_person(email=DEMO)
    answer = client.post("/demo/", {"email": DEMO})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(person.pk)


@pytest.mark.urls("tests.web.home.test_views")
def test_in_the_demo_too_nobody_else_signs_in_with_one_click(rf, amina: Person, settings) -> None:
    settings.DEMO = True
    with pytest.raises(views.Http404):
        views.sign_in_to_demo(rf.post("/demo/", {"email": amina.email}))


@pytest.mark.urls("tests.web.home.test_views")
def test_the_one_click_sign_in_takes_no_link(client: Client, settings) -> None:
    settings.DEMO = True
    assert client.get("/demo/").status_code == 405
