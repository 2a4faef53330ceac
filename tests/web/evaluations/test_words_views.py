"""An officer corrects the words of recommendations and responses, and links recommendations."""

import pytest
from django.test import Client
from django.urls import reverse

from answerable.followup.actions.models import Action
from answerable.followup.recommendations.models import Recommendation, RecommendationLink
from answerable.followup.responses.models import Response
from answerable.ledger.models import Entry
from answerable.people.models import Person
from tests import factories
from tests.web.pages import read_page

WORDS = {"number": "1", "text_en": "Measure.", "text_fr": "Mesurer.", "theme_en": "", "theme_fr": "", "priority": ""}
ANSWER = {"position": "noted", "as_written_en": "Noted", "as_written_fr": "", "text_en": "Noted.", "text_fr": ""}


def _edit(recommendation: Recommendation) -> str:
    return reverse("recommendation-edit", args=[recommendation.pk])


def _link(recommendation: Recommendation) -> str:
    return reverse("recommendation-link", args=[recommendation.pk])


def _respond(response: Response) -> str:
    return reverse("response-edit", args=[response.pk])


def test_both_languages_stand_side_by_side(client: Client, amina: Person, recommendation: Recommendation) -> None:
    page = read_page(client, _edit(recommendation), amina)
    assert '<div class="two-languages">' in page
    assert 'lang="fr"' in page
    assert "Mesurer chaque lac une fois par an." in page


def test_an_officer_corrects_a_recommendation(client: Client, amina: Person, recommendation: Recommendation) -> None:
    client.force_login(amina)
    answer = client.post(_edit(recommendation), WORDS)
    recommendation.refresh_from_db()
    assert (recommendation.text, recommendation.theme) == ({"en": "Measure.", "fr": "Mesurer."}, {})
    assert answer.headers["Location"].endswith(f"#r-{recommendation.pk}")


def test_line_ends_of_the_browser_are_no_correction(client: Client, amina: Person) -> None:
    here = factories.make_recommendation(by=amina, text={"en": "First.\nSecond."})
    client.force_login(amina)
    client.post(_edit(here), {**WORDS, "text_en": "First.\r\nSecond.", "text_fr": "", "number": here.number})
    assert not Entry.objects.filter(kind="recommendation.changed").exists()


def test_another_language_of_the_record_is_kept(client: Client, amina: Person) -> None:
    here = factories.make_recommendation(by=amina, text={"en": "Measure.", "iu": "ᐆᒃᑐᕋᖅ"})
    client.force_login(amina)
    client.post(_edit(here), WORDS)
    here.refresh_from_db()
    assert here.text["iu"] == "ᐆᒃᑐᕋᖅ"


def test_a_recommendation_needs_words_in_one_language(
    client: Client, amina: Person, recommendation: Recommendation
) -> None:
    client.force_login(amina)
    page = client.post(_edit(recommendation), {**WORDS, "text_en": "", "text_fr": " "}).content.decode()
    assert "Enter the recommendation in at least one language." in page
    assert "<title>Error:" in page


def test_a_member_may_not_correct_what_the_member_may_read(
    client: Client, boris: Person, recommendation: Recommendation, action: Action
) -> None:
    read_page(client, _edit(recommendation), boris, status=403)


@pytest.mark.parametrize("address", [_edit, _link])
def test_who_may_not_know_a_recommendation_does_not_find_it(
    client: Client, chen: Person, recommendation: Recommendation, action: Action, address
) -> None:
    read_page(client, address(recommendation), chen, status=404)


def test_an_officer_corrects_a_response(client: Client, amina: Person, response: Response) -> None:
    client.force_login(amina)
    client.post(_respond(response), ANSWER)
    response.refresh_from_db()
    assert (response.position, response.text, response.as_written) == ("noted", {"en": "Noted."}, {"en": "Noted"})


def test_a_response_is_not_found_by_a_member_before_publication(
    client: Client, boris: Person, response: Response, action: Action
) -> None:
    read_page(client, _respond(response), boris, status=404)


def test_an_unknown_position_is_not_taken(client: Client, amina: Person, response: Response) -> None:
    client.force_login(amina)
    assert "There is a problem" in client.post(_respond(response), {**ANSWER, "position": "x"}).content.decode()


def test_without_an_earlier_report_there_is_nothing_to_link(
    client: Client, amina: Person, recommendation: Recommendation
) -> None:
    page = read_page(client, _link(recommendation), amina)
    assert reverse("evaluation-link", args=[recommendation.evaluation.slug]) in page


def test_a_recommendation_is_linked_to_one_of_an_earlier_report(
    client: Client, amina: Person, recommendation: Recommendation
) -> None:
    earlier = factories.make_recommendation(by=amina)
    factories.make_evaluation_link(by=amina, evaluation=recommendation.evaluation, earlier=earlier.evaluation)
    client.force_login(amina)
    client.post(_link(recommendation), {"earlier": str(earlier.pk), "kind": "repeats"})
    link = RecommendationLink.objects.get()
    assert (link.later, link.earlier, link.kind) == (recommendation, earlier, "repeats")


def test_a_recommendation_of_any_other_report_is_not_offered(
    client: Client, amina: Person, recommendation: Recommendation
) -> None:
    other = factories.make_recommendation(by=amina)
    client.force_login(amina)
    client.post(_link(recommendation), {"earlier": str(other.pk), "kind": "repeats"})
    assert not RecommendationLink.objects.exists()
