"""Evaluation: how much of what was promised is done, and what is late?"""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from answerable.followup.actions.models import Action
from answerable.followup.actions.vocab import ActionStatus
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.followup.evaluations.models import Evaluation, EvaluationLink
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.responses.models import Response
from answerable.ledger.models import Entry
from answerable.people.models import Office, Person
from tests import factories
from tests.clock import NOW, TODAY
from tests.web.pages import count_queries, read_page

YESTERDAY = TODAY - timedelta(days=1)
OFFICER_PAGES = ["edit", "link", "publish", "withdraw"]


def _url(name: str, evaluation: Evaluation) -> str:
    return reverse(name, args=[evaluation.slug])


@pytest.fixture
def published(amina: Person, evaluation: Evaluation, action: Action) -> Evaluation:
    """The report, published."""
    publish_evaluation(by=amina, at=NOW, evaluation=evaluation)
    evaluation.refresh_from_db()
    return evaluation


def test_the_list_says_how_many_reports_there_are_and_how_many_actions_are_late(
    client: Client, amina: Person, evaluation: Evaluation
) -> None:
    factories.make_action(by=amina, evaluation=evaluation, due=YESTERDAY)
    page = read_page(client, reverse("evaluations"), amina)
    assert "1 evaluation is on record, and <strong>1 action is overdue</strong>." in page
    assert "0 of 1 action completed" in page


def test_the_list_holds_only_what_the_person_may_know(
    client: Client, boris: Person, evaluation: Evaluation, action: Action
) -> None:
    factories.make_evaluation(title={"en": "Evaluation of something else"})
    page = read_page(client, reverse("evaluations"), boris)
    assert "Clean Lakes" in page
    assert "something else" not in page


def test_an_empty_list_tells_an_officer_how_to_begin(client: Client, amina: Person) -> None:
    page = read_page(client, reverse("evaluations"), amina)
    assert "No evaluations yet." in page
    assert f'class="button" href="{reverse("imports")}"' in page


def test_a_visitor_is_led_to_the_public_list(client: Client, db: None) -> None:
    assert client.get(reverse("evaluations")).headers["Location"] == reverse("public-evaluations")


def test_the_list_takes_as_many_queries_for_many_reports_as_for_one(client: Client, amina: Person) -> None:
    client.force_login(amina)
    factories.make_action(by=amina, due=TODAY)
    few = count_queries(client, reverse("evaluations"))
    for _ in range(5):
        factories.make_action(by=amina, due=TODAY)
    assert count_queries(client, reverse("evaluations")) == few


def test_the_first_line_says_how_much_is_done_and_what_is_late(
    client: Client, amina: Person, evaluation: Evaluation, recommendation: Recommendation
) -> None:
    done = factories.make_action(by=amina, recommendations=[recommendation], due=TODAY)
    factories.make_update(action=done, status=ActionStatus.COMPLETED, accepted=True)
    factories.make_action(by=amina, recommendations=[recommendation], due=YESTERDAY)
    page = read_page(client, _url("evaluation", evaluation), amina)
    assert "1 of 2 actions are completed, 1 is overdue." in page


def test_the_page_holds_recommendation_response_and_action_in_the_words_of_the_report(
    client: Client, dalia: Person, evaluation: Evaluation, action: Action
) -> None:
    page = read_page(client, _url("evaluation", evaluation), dalia)
    assert '<div class="published"><p>Measure every lake once a year.</p></div>' in page
    assert '<p class="position">Accepted</p>' in page
    assert f'href="{reverse("action", args=[action.pk])}"' in page
    assert "30 September 2025" in page


def test_an_action_under_two_recommendations_says_so(
    client: Client, amina: Person, evaluation: Evaluation, recommendation: Recommendation
) -> None:
    second = factories.make_recommendation(by=amina, evaluation=evaluation)
    factories.make_action(by=amina, recommendations=[recommendation, second])
    page = read_page(client, _url("evaluation", evaluation), amina)
    assert f'This action also answers <a href="#r-{second.pk}">recommendation 2</a>.' in page


def test_a_report_leads_to_the_earlier_and_to_the_later_one(client: Client, amina: Person) -> None:
    link = factories.make_evaluation_link(by=amina)
    assert _url("evaluation", link.earlier) in read_page(client, _url("evaluation", link.later), amina)
    assert _url("evaluation", link.later) in read_page(client, _url("evaluation", link.earlier), amina)


def test_a_member_sees_the_own_part_of_an_unpublished_report_and_is_told_so(
    client: Client, boris: Person, evaluation: Evaluation, action: Action
) -> None:
    factories.make_recommendation(evaluation=evaluation, text={"en": "Keep this from Boris."})
    page = read_page(client, _url("evaluation", evaluation), boris)
    assert "You see what your offices have promised in it." in page
    assert "Keep this from Boris." not in page
    assert "More lakes will be measured" not in page


def test_a_member_of_another_office_does_not_find_an_unpublished_report(
    client: Client, chen: Person, evaluation: Evaluation, action: Action
) -> None:
    for name in ("evaluation", "evaluation-history", "evaluation-edit", "evaluation-publish"):
        read_page(client, _url(name, evaluation), chen, status=404)


def test_a_visitor_is_led_to_the_public_page(client: Client, published: Evaluation) -> None:
    answer = client.get(_url("evaluation", published))
    assert answer.headers["Location"] == _url("public-evaluation", published)


def test_a_visitor_cannot_tell_an_unpublished_report_from_none(client: Client, evaluation: Evaluation) -> None:
    hidden = client.get(_url("evaluation", evaluation))
    missing = client.get(reverse("evaluation", args=["no-such-report"]))
    assert hidden.status_code == missing.status_code == 302
    assert hidden.headers["Location"].startswith(reverse("account_login"))
    assert missing.headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("page", OFFICER_PAGES)
@pytest.mark.parametrize("who", ["boris", "dalia"])
def test_only_officers_change_a_report(
    client: Client, who: str, page: str, published: Evaluation, request: pytest.FixtureRequest
) -> None:
    text = read_page(client, _url(f"evaluation-{page}", published), request.getfixturevalue(who), status=403)
    assert "Only an evaluation officer may change the record." in text


def test_only_an_officer_is_offered_to_change_it(client: Client, dalia: Person, amina: Person, published) -> None:
    assert _url("evaluation-edit", published) not in read_page(client, _url("evaluation", published), dalia)
    assert _url("evaluation-edit", published) in read_page(client, _url("evaluation", published), amina)


@pytest.mark.parametrize("who", ["amina", "boris"])
def test_a_long_report_takes_as_many_queries_as_a_short_one(
    client: Client, who: str, boris: Person, branch: Office, published: Evaluation, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))

    def add() -> None:
        here = factories.make_recommendation(evaluation=published)
        factories.make_response(recommendations=[here])
        factories.make_finding(evaluation=published)
        factories.make_action(recommendations=[here], office=branch, due=[TODAY, YESTERDAY])
        factories.make_recommendation_link(recommendation=here, earlier=factories.make_recommendation())
        factories.make_evaluation_link(evaluation=published)

    add()
    few = count_queries(client, _url("evaluation", published))
    for _ in range(4):
        add()
    assert count_queries(client, _url("evaluation", published)) == few


def test_the_history_of_a_report_holds_what_lies_within_it(
    client: Client, amina: Person, evaluation: Evaluation, action: Action
) -> None:
    other = factories.make_evaluation(title={"en": "Evaluation of something else"})
    page = read_page(client, _url("evaluation-history", evaluation), amina)
    assert "Report recorded:" in page
    assert "Action recorded:" in page
    assert str(other) not in page


HEAD = {
    "title_en": "Evaluation of Clean Lakes",
    "title_fr": "Évaluation de Lacs propres",
    "kind": "audit",
    "reference": "EV-7",
    "organisation": "",
    "issued_on": "2025-03-01",
    "fiscal_year_start": "1",
}


def test_an_officer_corrects_the_head(client: Client, amina: Person, department: Office, evaluation) -> None:
    client.force_login(amina)
    client.post(_url("evaluation-edit", evaluation), {**HEAD, "organisation": str(department.pk)})
    evaluation.refresh_from_db()
    assert evaluation.title == {"en": "Evaluation of Clean Lakes", "fr": "Évaluation de Lacs propres"}
    assert (evaluation.kind, evaluation.reference) == ("audit", "EV-7")
    assert (evaluation.organisation, evaluation.issued_on) == (department, date(2025, 3, 1))
    assert evaluation.fiscal_year_start == 1


def test_a_head_without_a_title_is_not_taken_and_what_was_typed_stays(
    client: Client, amina: Person, evaluation: Evaluation
) -> None:
    client.force_login(amina)
    answer = client.post(_url("evaluation-edit", evaluation), {**HEAD, "title_en": " ", "title_fr": ""})
    page = answer.content.decode()
    assert page.count("Enter the title in at least one language.") == 2  # at the top and at the field
    assert 'value="EV-7"' in page
    assert "There is a problem" in page


def test_a_part_of_an_organisation_is_not_offered_as_organisation(
    client: Client, amina: Person, branch: Office, evaluation: Evaluation
) -> None:
    client.force_login(amina)
    answer = client.post(_url("evaluation-edit", evaluation), {**HEAD, "organisation": str(branch.pk)})
    assert answer.status_code == 200
    assert "Select a valid choice" in answer.content.decode()


def test_a_report_is_linked_to_an_earlier_one(client: Client, amina: Person, evaluation: Evaluation) -> None:
    earlier = factories.make_evaluation(by=amina)
    client.force_login(amina)
    client.post(_url("evaluation-link", evaluation), {"earlier": str(earlier.pk), "kind": "follows"})
    link = EvaluationLink.objects.get()
    assert (link.later, link.earlier, link.kind) == (evaluation, earlier, "follows")


def test_a_link_needs_a_report_and_a_kind(client: Client, amina: Person, evaluation: Evaluation) -> None:
    client.force_login(amina)
    page = client.post(_url("evaluation-link", evaluation), {}).content.decode()
    assert "Choose the earlier report." in page
    assert "Choose what this report does with the earlier one." in page


def test_before_publishing_an_officer_sees_what_will_be_public(
    client: Client, amina: Person, evaluation: Evaluation, action: Action
) -> None:
    page = read_page(client, _url("evaluation-publish", evaluation), amina)
    assert "Everybody will be able to read 1 recommendation and 1 action." in page
    assert "1 text exists in English only." in page


def test_an_officer_publishes(client: Client, amina: Person, evaluation: Evaluation, action: Action) -> None:
    client.force_login(amina)
    page = client.post(_url("evaluation-publish", evaluation), follow=True).content.decode()
    evaluation.refresh_from_db()
    assert evaluation.is_published
    assert "Everybody can read it now." in page


def test_reading_the_page_publishes_nothing(client: Client, amina: Person, evaluation: Evaluation, action) -> None:
    read_page(client, _url("evaluation-publish", evaluation), amina)
    evaluation.refresh_from_db()
    assert not evaluation.is_published


def test_a_report_without_recommendations_is_not_published(client: Client, amina: Person, evaluation) -> None:
    client.force_login(amina)
    page = client.post(_url("evaluation-publish", evaluation), follow=True).content.decode()
    assert "This evaluation holds no recommendation yet." in page
    evaluation.refresh_from_db()
    assert not evaluation.is_published


def test_a_report_is_withdrawn_with_a_reason(client: Client, amina: Person, published: Evaluation) -> None:
    client.force_login(amina)
    client.post(_url("evaluation-withdraw", published), {"reason": "A table was wrong."})
    published.refresh_from_db()
    assert not published.is_published
    assert "A table was wrong." in Entry.objects.get(kind="evaluation.withdrawn").details


def test_without_a_reason_a_report_stays_public(client: Client, amina: Person, published: Evaluation) -> None:
    client.force_login(amina)
    page = client.post(_url("evaluation-withdraw", published), {"reason": " "}).content.decode()
    assert "Say why the evaluation is withdrawn." in page
    published.refresh_from_db()
    assert published.is_published


def test_a_report_that_is_not_published_cannot_be_withdrawn(client: Client, amina: Person, evaluation) -> None:
    client.force_login(amina)
    page = client.post(_url("evaluation-withdraw", evaluation), {"reason": "Twice."}).content.decode()
    assert "This evaluation is not published." in page


def test_a_response_to_the_whole_report_and_other_findings_have_their_place(
    client: Client, amina: Person, evaluation: Evaluation, action: Action, response: Response
) -> None:
    factories.make_response(evaluation=evaluation, recommendations=[], text={"en": "We thank the evaluators."})
    factories.make_finding(evaluation=evaluation, text={"en": "Spending was in line."})
    page = read_page(client, _url("evaluation", evaluation), amina)
    assert "Response to the report as a whole" in page
    assert "We thank the evaluators." in page
    assert "Spending was in line." in page
