"""One action: what was promised, by whom, by when, and where does it stand?"""

import re
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.documents.models import Passage
from answerable.followup.actions.models import Action
from answerable.followup.actions.queries import get_action
from answerable.followup.actions.vocab import ActionStatus, DeliverableState
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.people.models import Person
from answerable.periods.expressions.due import Due, Span
from answerable.periods.expressions.vocab import Cadence, Kind
from answerable.web.actions import page
from answerable.web.rows import Standing
from tests import factories
from tests.clock import NOW, TODAY
from tests.factories import dues


def _lines(person: Person, action: Action) -> list[page.DateLine]:
    found = get_action(person, action.pk)
    assert found
    return page.read_page(person, found, TODAY).dates


def _show(client: Client, person: Person | None, action: Action) -> str:
    if person:
        client.force_login(person)
    return " ".join(client.get(f"/en/actions/{action.pk}/").content.decode().split())


@pytest.mark.parametrize(
    ("due", "standing"),
    [
        (date(2025, 3, 31), Standing("overdue", date(2025, 3, 31))),
        (date(2025, 6, 30), Standing("due_soon", date(2025, 6, 30))),
        (date(2025, 9, 30), Standing("not_started", date(2025, 9, 30))),
        (dues.ongoing(Cadence.QUARTERLY), Standing("ongoing", date(2025, 9, 2))),
        (dues.ongoing(), Standing("ongoing", date(2026, 6, 2))),
        (dues.without_a_day(), Standing("undetermined")),
    ],
)
def test_each_date_says_where_it_stands(amina: Person, due: Due | date, standing: Standing) -> None:
    (line,) = _lines(amina, factories.make_action(by=amina, due=due))
    assert line.standing == standing


def test_a_date_that_is_met_is_completed_while_the_others_are_owed(amina: Person) -> None:
    action = factories.make_action(by=amina, due=[date(2025, 3, 31), date(2025, 9, 30)])
    action.deliverables.filter(end=date(2025, 3, 31)).update(state=DeliverableState.DONE)
    assert [line.standing.state for line in _lines(amina, action)] == ["completed", "not_started"]


def test_nothing_is_overdue_once_the_action_is_reported_complete(amina: Person) -> None:
    action = factories.make_action(by=amina, due=date(2025, 3, 31))
    factories.make_update(action=action, status=ActionStatus.COMPLETED)
    assert [line.standing.state for line in _lines(amina, action)] == ["reported_complete"]


@pytest.mark.parametrize(
    ("due", "note"),
    [
        (dues.ongoing(), "Reviewed yearly, because the response names no cadence."),
        (dues.ongoing(Cadence.QUARTERLY), "Reviewed every quarter."),
        (date(2025, 9, 30), ""),
        (
            Due(
                "11/2/2016",
                Kind.AMBIGUOUS,
                readings=tuple(Span(day, day) for day in (date(2016, 2, 11), date(2016, 11, 2))),
            ),
            "It can be read in more than one way: 11 Feb 2016 or 2 Nov 2016.",
        ),
    ],
)
def test_a_note_says_what_the_reading_leaves_open(amina: Person, due: Due | date, note: str) -> None:
    assert _lines(amina, factories.make_action(by=amina, due=due))[0].note == note


def test_the_first_line_says_by_whom_and_by_when(client: Client, amina: Person, action: Action) -> None:
    assert "Promised by Water Quality Branch. It is due by 30 Sep 2025." in _show(client, amina, action)


def test_the_promise_is_shown_in_the_other_language_where_there_is_no_english(client: Client, amina: Person) -> None:
    action = factories.make_action(by=amina, text={"fr": "Publier un plan."})
    assert '<div class="published" lang="fr"><p>Publier un plan.</p></div>' in _show(client, amina, action)


def test_a_revised_date_shows_the_first_promise_struck_through(client: Client, amina: Person, action: Action) -> None:
    factories.make_due_revision(by=amina, deliverable=action.deliverables.get(), due=dues.on(date(2026, 3, 31)))
    shown = _show(client, amina, action)
    assert re.search(r'<del class="due-first">\s*<span class="due-written" lang="en">30 September 2025</span>', shown)
    assert "31 March 2026" in shown


def test_a_date_that_was_asked_for_stays_between_the_offices(
    client: Client, amina: Person, boris: Person, chen: Person, action: Action
) -> None:
    publish_evaluation(by=amina, at=NOW, evaluation=action.evaluation)
    factories.make_due_revision(by=boris, deliverable=action.deliverables.get())
    assert "Two posts are vacant." in _show(client, boris, action)
    assert "Two posts are vacant." not in _show(client, chen, action)


def test_a_draft_is_read_by_the_office_and_not_by_others(
    client: Client, amina: Person, boris: Person, chen: Person, action: Action
) -> None:
    publish_evaluation(by=amina, at=NOW, evaluation=action.evaluation)
    factories.make_update(action=action, by=boris)
    assert "The minutes of two meetings are kept." in _show(client, boris, action)
    assert "The minutes of two meetings are kept." not in _show(client, chen, action)


def test_the_public_reads_what_was_accepted_without_names_and_files(
    client: Client, amina: Person, boris: Person, action: Action
) -> None:
    publish_evaluation(by=amina, at=NOW, evaluation=action.evaluation)
    evidence = [("minutes.pdf", factories.make_stored_file(by=boris))]
    factories.make_update(action=action, by=boris, accepted=True, evidence=evidence)
    shown = _show(client, None, action)
    assert "Reported on 2 Jun 2025 and accepted by the evaluation office on 2 Jun 2025." in shown
    assert "Boris" not in shown
    assert "minutes.pdf" not in shown


def test_buttons_are_for_those_who_may_use_them(
    client: Client, amina: Person, boris: Person, dalia: Person, action: Action
) -> None:
    factories.make_due_revision(by=boris, deliverable=action.deliverables.get())
    factories.make_update(action=action, by=boris)
    shown = {person.name[:5]: _show(client, person, action) for person in (amina, boris, dalia)}
    assert [name for name, text in shown.items() if "Accept this update" in text] == ["Amina"]
    assert [name for name, text in shown.items() if "Agree to this date" in text] == ["Amina"]
    assert [name for name, text in shown.items() if "Correct the words" in text] == ["Amina"]


def test_only_the_office_is_offered_to_report(client: Client, amina: Person, boris: Person, action: Action) -> None:
    assert "Report progress" in _show(client, boris, action)
    assert "Report progress" not in _show(client, amina, action)


@pytest.mark.usefixtures("action")
def test_what_a_person_may_not_know_is_not_found(client: Client, chen: Person, action: Action) -> None:
    assert get_action(AnonymousUser(), action.pk) is None
    assert client.get(f"/en/actions/{action.pk}/").status_code == 404
    client.force_login(chen)
    assert client.get(f"/en/actions/{action.pk}/").status_code == 404


def _passage(language: str, text: str) -> Passage:
    return Passage(language=language, text=text, place={"block": 0, "start": 0, "end": 4})


def test_passages_in_the_language_of_the_page_come_before_the_others() -> None:
    english, french = _passage("en", "plan"), _passage("fr", "plan")
    assert [line.passage for line in page.choose_passages([french, english])] == [english]
    assert [line.passage for line in page.choose_passages([french])] == [french]


def test_the_place_of_a_passage_is_counted_from_one() -> None:
    place = {"block": 9, "start": 0, "end": 4, "page": 2, "table": 0, "row": 2, "column": 5}
    assert page.say_place(place) == "page 2, table 1, row 3, column 6"
    assert page.say_place({"block": 9, "start": 0, "end": 4}) == ""


def _count_queries(client: Client, action: Action) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/en/actions/{action.pk}/").status_code == 200
    return len(captured)


def test_more_dates_and_updates_take_no_more_queries(client: Client, amina: Person, boris: Person) -> None:
    client.force_login(amina)
    office = boris.offices.get()
    short = factories.make_action(by=amina, office=office, due=[TODAY])
    long = factories.make_action(by=amina, office=office, due=[date(2025, 9, day) for day in range(1, 8)])
    for action, count in ((short, 1), (long, 5)):
        for _ in range(count):
            evidence = [("a.txt", factories.make_stored_file(by=boris))]
            factories.make_update(action=action, by=boris, accepted=True, evidence=evidence)
        for deliverable in action.deliverables.filter(state="open"):
            factories.make_due_revision(by=boris, deliverable=deliverable)
    assert _count_queries(client, long) == _count_queries(client, short)
