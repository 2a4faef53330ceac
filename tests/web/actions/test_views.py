"""An officer corrects the words of an action; its history tells who may know what happened to it."""

from typing import Any

from django.test import Client

from answerable.followup.actions.changes import Promise, PublishedStatus
from answerable.followup.actions.models import Action
from answerable.followup.actions.vocab import Progress
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.people.models import Person
from tests import factories
from tests.clock import NOW, TODAY
from tests.factories import dues


def _words_of(client: Client, action: Action) -> dict[str, Any]:
    """The form as the browser would send it back unchanged."""
    return dict(client.get(f"/en/actions/{action.pk}/edit/").context["form"].initial)


def test_the_form_holds_both_languages_side_by_side(client: Client, amina: Person, action: Action) -> None:
    client.force_login(amina)
    initial = _words_of(client, action)
    assert initial["text_en"] == "The branch will publish a plan for measuring."
    assert initial["text_fr"] == "La direction publiera un plan de mesure."
    assert initial[f"due_{action.deliverables.get().pk}_en"] == "30 September 2025"


def test_an_officer_corrects_every_word_of_an_action(client: Client, amina: Person) -> None:
    promise = Promise(dues.on(TODAY), {"en": "2 June 2025"}, {"en": "Plan"})
    status = PublishedStatus(Progress.IN_PROGRESS, {"en": "Under way"})
    action = factories.make_action(by=amina, due=promise, published=status)
    client.force_login(amina)
    office, date_row = action.offices.get(), action.deliverables.get()
    new = {
        "text_fr": "Tenir les procès-verbaux.",
        f"office_{office.pk}_fr": "La direction",
        f"due_{date_row.pk}_fr": "2 juin 2025",
        f"name_{date_row.pk}_fr": "Plan",
        "published_fr": "En cours",
    }
    client.post(f"/en/actions/{action.pk}/edit/", {**_words_of(client, action), **new})
    for record in (action, office, date_row):
        record.refresh_from_db()
    assert action.text["fr"] == "Tenir les procès-verbaux."
    assert (office.as_written["fr"], date_row.as_written["fr"]) == ("La direction", "2 juin 2025")
    assert (date_row.name["fr"], action.published_as_written["fr"]) == ("Plan", "En cours")


def test_an_action_keeps_its_words_in_one_language_at_least(client: Client, amina: Person, action: Action) -> None:
    client.force_login(amina)
    form = {**_words_of(client, action), "text_en": "", "text_fr": ""}
    response = client.post(f"/en/actions/{action.pk}/edit/", form)
    assert "Enter the action in at least one language." in response.content.decode()


def test_only_an_officer_corrects(client: Client, boris: Person, action: Action) -> None:
    client.force_login(boris)
    assert client.get(f"/en/actions/{action.pk}/edit/").status_code == 403


def test_history_tells_what_happened(client: Client, boris: Person, action: Action) -> None:
    factories.make_update(action=action, by=boris)
    client.force_login(boris)
    text = client.get(f"/en/actions/{action.pk}/history/").content.decode()
    assert "Action recorded" in text
    assert "Progress reported" in text


def test_history_keeps_drafts_from_another_office(
    client: Client, amina: Person, boris: Person, chen: Person, action: Action
) -> None:
    publish_evaluation(by=amina, at=NOW, evaluation=action.evaluation)
    factories.make_update(action=action, by=boris)
    client.force_login(chen)
    text = client.get(f"/en/actions/{action.pk}/history/").content.decode()
    assert "Action recorded" in text
    assert "The minutes of two meetings are kept." not in text


def test_history_of_what_one_may_not_know_is_not_found(client: Client, chen: Person, action: Action) -> None:
    client.force_login(chen)
    assert client.get(f"/en/actions/{action.pk}/history/").status_code == 404
