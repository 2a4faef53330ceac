"""The public pages: what was promised, and what became of it?"""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from answerable.followup.actions.models import Action
from answerable.followup.actions.vocab import ActionStatus
from answerable.followup.evaluations.changes import publish_evaluation, withdraw_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.people.models import Person
from tests import factories
from tests.clock import NOW, TODAY
from tests.web.pages import count_queries, read_page

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def published(amina: Person, evaluation: Evaluation, action: Action) -> Evaluation:
    """The report, published."""
    publish_evaluation(by=amina, at=NOW, evaluation=evaluation)
    evaluation.refresh_from_db()
    return evaluation


def _url(evaluation: Evaluation, language: str = "en") -> str:
    with override(language):
        return reverse("public-evaluation", args=[evaluation.slug])


def test_everybody_reads_a_published_report(client: Client, published: Evaluation) -> None:
    page = read_page(client, _url(published))
    assert "0 of 1 action is completed." in page
    assert "Measure every lake once a year." in page
    assert "Agreed. More lakes will be measured." in page
    assert "30 September 2025" in page


def test_an_unpublished_report_is_not_found_not_even_by_an_officer(
    client: Client, amina: Person, evaluation: Evaluation, action: Action
) -> None:
    read_page(client, _url(evaluation), status=404)
    read_page(client, _url(evaluation), amina, status=404)


def test_a_withdrawn_report_is_no_longer_found(client: Client, amina: Person, published: Evaluation) -> None:
    withdraw_evaluation(by=amina, at=NOW, evaluation=published, reason="A table was wrong.")
    read_page(client, _url(published), status=404)


def test_the_page_says_when_it_was_modified(client: Client, published: Evaluation) -> None:
    assert 'Date modified: <time datetime="2025-06-02">2 Jun 2025</time>' in read_page(client, _url(published))


def test_an_accepted_update_moves_the_date_of_the_page(client: Client, published: Evaluation, action: Action) -> None:
    factories.make_update(action=action, accepted=True, at=NOW + timedelta(days=3))
    assert 'datetime="2025-06-05"' in read_page(client, _url(published))


def test_of_an_update_only_status_and_day_are_public(client: Client, published: Evaluation, action: Action) -> None:
    factories.make_update(action=action, narrative="The director was away.", accepted=True)
    page = read_page(client, _url(published))
    assert "Last report: In progress, as of 2 Jun 2025" in page
    assert "The director was away." not in page


def test_what_waits_or_was_sent_back_is_not_public(client: Client, published: Evaluation, action: Action) -> None:
    factories.make_update(action=action, returned="Say which lakes.")
    factories.make_update(action=action, narrative="Twelve lakes.")
    factories.make_due_revision(deliverable=action.deliverables.get(), reason="Two posts are vacant.")
    page = read_page(client, _url(published))
    for hidden in ("Last report", "Say which lakes.", "Twelve lakes.", "Two posts are vacant.", "31 December 2025"):
        assert hidden not in page


def test_a_date_that_holds_stands_beside_the_first_promise(
    client: Client, amina: Person, published: Evaluation, action: Action
) -> None:
    factories.make_due_revision(deliverable=action.deliverables.get(), by=amina)
    page = read_page(client, _url(published))
    assert "First promised:" in page
    assert "30 September 2025" in page
    assert "31 December 2025" in page


def test_no_row_leads_behind_the_sign_in(client: Client, published: Evaluation, action: Action) -> None:
    page = read_page(client, _url(published))
    assert reverse("action", args=[action.pk]) not in page
    assert "recommendations/" not in page


def test_the_page_names_itself_in_both_languages(client: Client, published: Evaluation) -> None:
    page = read_page(client, _url(published, "fr"))
    assert '<html lang="fr">' in page
    for language in ("en", "fr"):
        address = f"http://testserver{_url(published, language)}"
        assert f'<link rel="alternate" hreflang="{language}" href="{address}">' in page
    assert f'<a href="{_url(published)}" lang="en" hreflang="en">' in page


def test_a_text_in_one_language_only_is_shown_in_it_and_marked(client: Client, published: Evaluation) -> None:
    page = read_page(client, _url(published, "fr"))
    assert '<div class="published" lang="en"><p>Agreed. More lakes will be measured.</p></div>' in page
    assert "Mesurer chaque lac une fois par an." in page


def test_the_list_holds_what_is_published(client: Client, amina: Person, published: Evaluation) -> None:
    factories.make_evaluation(by=amina, title={"en": "Evaluation that nobody may see"})
    page = read_page(client, reverse("public-evaluations"))
    assert _url(published) in page
    assert "nobody may see" not in page


def test_an_empty_list_says_what_will_be_there(client: Client, db: None) -> None:
    assert "No evaluations are published yet." in read_page(client, reverse("public-evaluations"))


def test_a_long_public_page_takes_as_many_queries_as_a_short_one(client: Client, published: Evaluation) -> None:
    def add() -> None:
        here = factories.make_recommendation(evaluation=published)
        action = factories.make_action(recommendations=[here], due=[YESTERDAY, TODAY])
        factories.make_response(recommendations=[here])
        factories.make_update(action=action, status=ActionStatus.IN_PROGRESS, accepted=True)

    add()
    few = count_queries(client, _url(published))
    for _ in range(4):
        add()
    assert count_queries(client, _url(published)) == few
