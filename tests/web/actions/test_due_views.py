"""Another date: written as people write it, shown as it was understood, and then agreed to or declined."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from answerable.followup.actions.models import Action, Deliverable, DueRevision
from answerable.followup.actions.vocab import RevisionState
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.people.models import Person
from tests import factories
from tests.clock import NOW

REASON = "Two posts are vacant."


@pytest.fixture
def deliverable(action: Action) -> Deliverable:
    """The date of Boris's action: 30 September 2025."""
    return action.deliverables.get()


@pytest.fixture
def asked(boris: Person, deliverable: Deliverable) -> DueRevision:
    """The last day of the year, which Boris asked for."""
    return factories.make_due_revision(by=boris, deliverable=deliverable)


def _send(client: Client, person: Person, deliverable: Deliverable, text: str, **values: str) -> str:
    client.force_login(person)
    form = {"text": text, "reason": REASON, **values}
    response = client.post(f"/en/actions/dates/{deliverable.pk}/change/", form, follow=True)
    assert response.status_code == 200
    return _text(response)


def _text(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def test_the_form_shows_the_date_that_holds(client: Client, boris: Person, deliverable: Deliverable) -> None:
    client.force_login(boris)
    assert "30 September 2025" in _text(client.get(f"/en/actions/dates/{deliverable.pk}/change/"))


def test_what_was_understood_is_shown_before_anything_is_kept(
    client: Client, boris: Person, deliverable: Deliverable
) -> None:
    text = _send(client, boris, deliverable, "Q2 of FY 2026-27")
    assert 'It is read as <strong class="nowrap">1 Jul – 30 Sep 2026</strong>.' in text
    assert "Assumed: the fiscal year starts on 1 April." in text
    assert deliverable.revisions.count() == 1


def test_once_confirmed_the_date_is_asked_for(client: Client, boris: Person, deliverable: Deliverable) -> None:
    text = _send(client, boris, deliverable, "Q2 of FY 2026-27", confirmed="yes")
    assert "You asked for another date. It holds when an evaluation officer agrees." in text
    asked = deliverable.revisions.get(state=RevisionState.ASKED)
    assert (asked.start, asked.end, asked.as_written) == (
        date(2026, 7, 1),
        date(2026, 9, 30),
        {"en": "Q2 of FY 2026-27"},
    )
    assert asked.reason == REASON


def test_from_the_officer_it_holds_at_once(client: Client, amina: Person, deliverable: Deliverable) -> None:
    text = _send(client, amina, deliverable, "31 March 2026", confirmed="yes")
    assert "The date is changed. The first promise stays on record." in text
    deliverable.refresh_from_db()
    assert deliverable.end == date(2026, 3, 31)


def test_it_can_be_written_anew(client: Client, boris: Person, deliverable: Deliverable) -> None:
    text = _send(client, boris, deliverable, "31 March 2026", again="yes")
    assert 'value="31 March 2026"' in text
    assert REASON in text
    assert "There is a problem" not in text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("some day", "No date was found in “some day”."),
        (
            "March 2026 and June 2026",
            "There are several dates in this: “March 2026” and “June 2026”. Write one of them.",
        ),
        ("Completed", "This is not a date but a status. Report progress on the action instead."),
        ("Q2", "It cannot be read for certain: no year is named. Write it so that there is only one reading."),
        ("", "Write the new date."),
        ("30 September 2025", "This is the date that already holds. Write another one."),
    ],
)
def test_what_is_not_one_clear_date_is_refused_with_what_to_do(
    client: Client, boris: Person, deliverable: Deliverable, text: str, sentence: str
) -> None:
    shown = _send(client, boris, deliverable, text)
    assert sentence in shown
    assert REASON in shown
    assert deliverable.revisions.count() == 1


def test_of_several_readings_a_person_chooses_one(client: Client, boris: Person, deliverable: Deliverable) -> None:
    text = _send(client, boris, deliverable, "11/2/2026")
    assert "This date can be read in more than one way. Choose the one that is meant." in text
    assert "11 Feb 2026" in text
    chosen = "2026-11-02/2026-11-02"
    assert "2 Nov 2026" in _send(client, boris, deliverable, "11/2/2026", reading=chosen)
    _send(client, boris, deliverable, "11/2/2026", reading=chosen, confirmed="yes")
    asked = deliverable.revisions.get(state=RevisionState.ASKED)
    assert (asked.kind, asked.end, asked.as_written) == ("date", date(2026, 11, 2), {"en": "11/2/2026"})


def test_a_choice_for_other_words_does_not_count(client: Client, boris: Person, deliverable: Deliverable) -> None:
    text = _send(client, boris, deliverable, "10/2/2026", reading="2026-11-02/2026-11-02", confirmed="yes")
    assert "Choose the one that is meant." in text
    assert deliverable.revisions.count() == 1


def test_a_reason_is_needed(client: Client, boris: Person, deliverable: Deliverable) -> None:
    assert "Say why the date should change." in _send(client, boris, deliverable, "31 March 2026", reason="")


@pytest.mark.parametrize("who", ["chen", "dalia"])
def test_others_cannot_ask(client: Client, deliverable: Deliverable, who: str, request: pytest.FixtureRequest) -> None:
    client.force_login(request.getfixturevalue(who))
    status = client.get(f"/en/actions/dates/{deliverable.pk}/change/").status_code
    assert status == {"chen": 404, "dalia": 403}[who]


def test_the_officer_agrees(client: Client, amina: Person, deliverable: Deliverable, asked: DueRevision) -> None:
    client.force_login(amina)
    response = client.post(f"/en/actions/dates/asked/{asked.pk}/agree/", follow=True)
    assert "The new date holds. The first promise stays on record." in _text(response)
    deliverable.refresh_from_db()
    assert deliverable.end == date(2025, 12, 31)


def test_the_officer_declines_with_a_reason(
    client: Client, amina: Person, deliverable: Deliverable, asked: DueRevision
) -> None:
    client.force_login(amina)
    address = f"/en/actions/dates/asked/{asked.pk}/decline/"
    assert "Boris Belanger asked on 2 Jun 2025" in _text(client.get(address))
    client.post(address, {"reason": "The committee waits for it."})
    asked.refresh_from_db()
    assert (asked.state, asked.decision_reason) == (RevisionState.DECLINED, "The committee waits for it.")


def test_without_a_reason_nothing_is_declined(client: Client, amina: Person, asked: DueRevision) -> None:
    client.force_login(amina)
    text = _text(client.post(f"/en/actions/dates/asked/{asked.pk}/decline/", {"reason": ""}))
    assert text.count("Say why the date stays as it is.") == 2


@pytest.mark.parametrize("act", ["agree", "decline"])
def test_the_office_cannot_decide_on_its_own_request(
    client: Client, boris: Person, asked: DueRevision, act: str
) -> None:
    client.force_login(boris)
    assert client.post(f"/en/actions/dates/asked/{asked.pk}/{act}/", {"reason": "No."}).status_code == 403


@pytest.mark.parametrize("act", ["agree", "decline"])
def test_another_office_does_not_find_what_was_asked_for(
    client: Client, amina: Person, chen: Person, asked: DueRevision, act: str
) -> None:
    publish_evaluation(by=amina, at=NOW, evaluation=asked.deliverable.action.evaluation)
    client.force_login(chen)
    assert client.post(f"/en/actions/dates/asked/{asked.pk}/{act}/", {"reason": "No."}).status_code == 404
