"""The review page and its acts, with scripts off: a form that is sent, and what becomes of the candidate."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from answerable.followup.evaluations.models import Evaluation
from answerable.ingest.edits import list_doubts
from answerable.ingest.models import Candidate
from answerable.people.models import Office, Person
from tests import factories
from tests.ingest.accepting import edit, newest, put_on_record, read
from tests.ingest.building import FRENCH_ROWS, Row, a_document, a_french_document
from tests.web.imports.review_form import press, read_form, read_messages
from tests.web.pages import count_queries, read_page

ACTS = [
    *("review-save", "review-settle", "review-split-action", "review-merge-actions", "review-add-action"),
    *("review-drop-action", "review-add-response", "review-drop-response", "review-add-recommendation"),
    *("review-drop-recommendation", "review-accept", "review-drop", "review-undo"),
    *("review-read-again", "review-forget-columns", "review-go-back", "review-keep-layout"),
    *("review-join-twins", "review-part-answers"),
]


@pytest.fixture(autouse=True)
def _amina_is_signed_in(client: Client, amina: Person) -> None:
    client.force_login(amina)


def _keys(candidate: Candidate) -> list[str]:
    return [action["key"] for action in candidate.content["actions"]]


# -- who may


@pytest.mark.parametrize("who", ["boris", "dalia"])
def test_others_do_not_learn_that_there_is_a_review(
    client: Client, candidate: Candidate, who: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(f"/en/imports/{candidate.pk}/").status_code == 404
    found = {
        client.post(reverse(act, args=[candidate.pk]), {"version": "1", "target": "0"}).status_code for act in ACTS
    }
    assert found == {404}
    assert newest().content == candidate.content


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_sent_and_never_called_up(client: Client, candidate: Candidate, act: str) -> None:
    assert client.get(reverse(act, args=[candidate.pk])).status_code == 405


# -- what the page shows


def test_the_first_line_says_how_much_is_in_doubt(client: Client, candidate: Candidate) -> None:
    doubts = len(list(list_doubts(candidate.content)))
    page = read_page(client, f"/en/imports/{candidate.pk}/")
    assert f"{doubts} values are in doubt; each is marked below and says why." in page
    assert f"<strong>{doubts} open doubts</strong>" in page


def test_every_doubt_says_its_reason(client: Client, candidate: Candidate) -> None:
    page = read_page(client, f"/en/imports/{candidate.pk}/")
    assert "Nobody knows this office yet; it will be created" in page


def test_a_title_that_is_not_marked_as_one_and_a_kind_that_is_not_named_are_doubts(
    client: Client, amina: Person
) -> None:
    text = b"Wells of the north\n\nRecommendation 1: Measure every well.\nManagement response: Agreed.\n"
    page = read_page(client, f"/en/imports/{read(amina, text, 'wells.txt').pk}/")
    assert 'aria-label="In doubt: Title"' in page
    assert "No line is marked as the title; this one stands first" in page
    assert 'aria-label="In doubt: Kind of report"' in page


def test_every_value_points_at_its_words_in_the_document(client: Client, candidate: Candidate) -> None:
    page = read_page(client, f"/en/imports/{candidate.pk}/")
    place = candidate.content["actions"][0]["evidence"]["text"]["place"]
    mark = f"p{place['block']}-{place['start']}-{place['end']}"
    assert f'data-place="{mark}"' in page
    assert f'<mark id="{mark}" class="mark-read">Publish a plan for measuring.</mark>' in page


def test_accepting_names_what_it_creates(client: Client, candidate: Candidate) -> None:
    page = read_messages(client, candidate)
    assert "Accept and create 3 actions" in page
    assert "A new report also creates 2 recommendations, 2 responses and 3 new offices." in page


def test_an_organisation_that_is_known_is_not_counted_as_new(client: Client, amina: Person, branch: Office) -> None:
    assert "2 responses and 1 new office." in read_messages(client, read(amina))


def _many(count: int) -> list[Row]:
    promises = [(f"Do number {n}.", f"Branch {n}", "May 2026") for n in range(count)]
    return [("1. Measure every lake.", "Agreed.", promises)]


def test_the_review_takes_as_many_queries_for_many_actions(client: Client, amina: Person) -> None:
    few, many = read(amina, a_document(_many(1))), read(amina, a_document(_many(30)))
    queries = count_queries(client, f"/en/imports/{few.pk}/")
    factories.make_evaluation(by=amina)
    assert count_queries(client, f"/en/imports/{many.pk}/") == queries


def test_with_many_recommendations_an_action_has_one_line_for_them(client: Client, amina: Person) -> None:
    rows: list[Row] = [(f"{n}. Do {n}.", "Agreed.", [(f"Do {n}.", "A Branch", "May 2026")]) for n in range(1, 23)]
    candidate = read(amina, a_document(rows))
    assert read_form(client, candidate)["answers.0"] == ["1"]
    candidate = press(client, candidate, "review-save", answers__0="1; 22")
    assert candidate.content["actions"][0]["recommendations"] == ["1", "22"]


# -- saving


def test_a_page_that_is_saved_untouched_changes_nothing(client: Client, candidate: Candidate) -> None:
    after = press(client, candidate, "review-save")
    assert after.content == candidate.content


def test_what_is_written_is_saved(client: Client, candidate: Candidate) -> None:
    written = {"report__title": "Evaluation of all lakes", "report__issued_on": "1 March 2025"}
    after = press(client, candidate, "review-save", **written, actions__2__status="in-progress")
    assert after.content["report"]["title"] == "Evaluation of all lakes"
    assert after.content["report"]["issued_on"] == "2025-03-01"
    assert after.content["actions"][2]["status"]["progress"] == "in-progress"
    assert "Saved." in read_messages(client, candidate)


def test_an_office_is_chosen_among_those_that_are_known(
    client: Client, candidate: Candidate, other_branch: Office
) -> None:
    after = press(client, candidate, "review-save", offices__2=str(other_branch.pk))
    assert after.content["offices"][2]["office"] == other_branch.pk
    page = read_page(client, f"/en/imports/{candidate.pk}/")
    assert f'<option value="{other_branch.pk}" selected>Harbours Branch</option>' in page


def test_an_action_is_moved_with_the_boxes_of_its_recommendations(client: Client, candidate: Candidate) -> None:
    after = press(client, candidate, "review-save", answers__0=["", "2"])
    assert after.content["actions"][0]["recommendations"] == ["2"]


def test_a_refusal_loses_nothing_that_was_typed(client: Client, candidate: Candidate) -> None:
    after = press(client, candidate, "review-save", report__title="Kept", answers__0=[""])
    assert after.content["report"]["title"] == "Kept"
    assert after.content["actions"][0]["recommendations"] == ["1"]
    assert "An action answers at least one recommendation." in read_messages(client, candidate)


def test_a_date_of_the_report_that_is_no_day_is_refused_with_its_sentence(client: Client, candidate: Candidate) -> None:
    after = press(client, candidate, "review-save", report__issued_on="soon", report__title="Kept")
    assert (after.content["report"]["issued_on"], after.content["report"]["title"]) == ("2025-02-03", "Kept")
    assert "could not be read as a day" in read_messages(client, candidate)


def test_what_someone_else_changed_meanwhile_is_not_written_over(
    client: Client, amina: Person, candidate: Candidate
) -> None:
    sent = read_form(client, candidate)
    edit(amina, candidate, {"report.title": "Faster"})
    client.post(reverse("review-save", args=[candidate.pk]), {**sent, "report.title": "Slower"})
    assert newest().content["report"]["title"] == "Faster"
    assert "Someone changed this document while you were working on it." in read_messages(client, candidate)


@pytest.mark.parametrize("act", [act for act in ACTS if act not in {"review-drop", "review-undo"}])
@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999"])
def test_a_form_that_no_page_has_made_changes_nothing(
    client: Client, candidate: Candidate, act: str, version: str
) -> None:
    sent = {"version": version, "target": "x", "actions.x.text": "x", "answers.x": "x", "offices.x": "x", "x.drop": "x"}
    assert client.post(reverse(act, args=[candidate.pk]), sent).status_code == 302
    assert newest().content == candidate.content


# -- acts; what stands in the form is saved before each


def test_a_doubt_is_settled(client: Client, candidate: Candidate) -> None:
    (first, *others) = [path for path, _ in list_doubts(candidate.content)]
    after = press(client, candidate, "review-settle", target=first)
    assert [path for path, _ in list_doubts(after.content)] == others


def _a_likely_date(amina: Person) -> Candidate:
    actions = [("Clean the wells.", "WQB", "03/04/2025"), ("Tell the public.", "WQB", "30/06/2025")]
    return read(amina, a_document([("1. Look after the wells.", "Agreed.", actions)]))


def test_a_likely_reading_is_preselected_and_holds_only_when_a_person_says_so(client: Client, amina: Person) -> None:
    candidate = _a_likely_date(amina)
    assert read_form(client, candidate)["actions.0.due.0.reading"] == [
        str(candidate.content["actions"][0]["due"][0]["likely"])
    ]
    after = press(client, candidate, "review-save")
    assert after.content["actions"][0]["due"][0]["kind"] == "ambiguous"
    after = press(client, after, "review-settle", target="actions.0.due.0.evidence")
    assert (after.content["actions"][0]["due"][0]["kind"], after.content["actions"][0]["due"][0]["end"]) == (
        "date",
        "2025-04-03",
    )


def test_all_doubts_are_settled(client: Client, candidate: Candidate) -> None:
    after = press(client, candidate, "review-settle", target="all")
    assert list(list_doubts(after.content)) == []
    assert "No value is in doubt." in read_messages(client, candidate)


@pytest.mark.parametrize(
    ("target", "anchor"),
    [("actions.2.due.0.evidence", "actions-2"), ("offices.0.evidence", "offices"), ("all", "decision")],
)
def test_settling_leads_back_to_where_the_value_stands(
    client: Client, candidate: Candidate, target: str, anchor: str
) -> None:
    sent = {**read_form(client, candidate), "target": target}
    answer = client.post(reverse("review-settle", args=[candidate.pk]), sent)
    assert answer["Location"].endswith(f"#{anchor}")
    assert f'id="{anchor}"' in read_page(client, answer["Location"])


def test_an_action_is_parted_where_an_empty_line_was_typed(client: Client, candidate: Candidate) -> None:
    text = "Publish a plan\r\n\r\nfor measuring."
    after = press(client, candidate, "review-split-action", target="0", actions__0__text=text)
    assert [action["text"] for action in after.content["actions"][:2]] == ["Publish a plan", "for measuring."]
    assert _keys(after) == ["1.1", "1.2", "1.3", "2.1"]


def test_parting_without_an_empty_line_says_what_to_do(client: Client, candidate: Candidate) -> None:
    assert press(client, candidate, "review-split-action", target="0").content == candidate.content
    assert "Put an empty line where the action is to be parted" in read_messages(client, candidate)


def test_two_actions_are_joined(client: Client, candidate: Candidate) -> None:
    after = press(client, candidate, "review-merge-actions", target="0", actions__1__text="Then train.")
    assert after.content["actions"][0]["text"] == "Publish a plan for measuring.\nThen train."
    assert _keys(after) == ["1.1", "2.1"]


def test_an_action_is_left_out(client: Client, candidate: Candidate) -> None:
    after = press(client, candidate, "review-drop-action", target="1", report__title="Kept")
    assert _keys(after) == ["1.1", "2.1"]
    assert after.content["report"]["title"] == "Kept"


def test_an_action_is_added_and_can_be_filled_in(client: Client, candidate: Candidate) -> None:
    after = press(client, candidate, "review-add-action", target="2")
    assert _keys(after) == ["1.1", "1.2", "2.1", "2.2"]
    added = {"actions__3__text": "Report.", "actions__3__due__new__as_written": "May 2026"}
    after = press(client, after, "review-save", **added, actions__3__offices__new__as_written="Outreach Branch")
    action = after.content["actions"][3]
    assert (action["text"], action["due"][0]["end"]) == ("Report.", "2026-05-31")
    assert action["offices"][0]["as_written"] == "Outreach Branch"


def test_a_response_is_added_and_left_out(client: Client, candidate: Candidate) -> None:
    after = press(client, candidate, "review-add-response", target="1")
    assert [each["recommendations"] for each in after.content["responses"]] == [["1"], ["2"], ["1"]]
    after = press(client, after, "review-drop-response", target="0")
    assert [each["recommendations"] for each in after.content["responses"]] == [["2"], ["1"]]


def test_a_recommendation_is_added_and_left_out(client: Client, candidate: Candidate) -> None:
    after = press(client, candidate, "review-add-recommendation")
    assert [each["key"] for each in after.content["recommendations"]] == ["1", "2", "3"]
    after = press(client, after, "review-drop-recommendation", target="0")
    assert [each["key"] for each in after.content["recommendations"]] == ["2", "3"]
    assert _keys(after) == ["2.1"]


@pytest.mark.parametrize(
    ("act", "target"),
    [
        ("review-drop-action", "99"),
        ("review-drop-action", "-1"),
        ("review-split-action", "x"),
        ("review-drop-response", "99"),
        ("review-drop-recommendation", ""),
        ("review-add-action", "99"),
        ("review-add-response", ""),
    ],
)
def test_an_act_on_what_is_gone_says_so(client: Client, candidate: Candidate, act: str, target: str) -> None:
    assert press(client, candidate, act, target=target).content == candidate.content
    assert "What you wanted to change is no longer there." in read_messages(client, candidate)


# -- the decision


def _press_accept(client: Client, candidate: Candidate, **written: Any) -> str:
    sent = {**read_form(client, candidate), **{name.replace("__", "."): value for name, value in written.items()}}
    return client.post(reverse("review-accept", args=[candidate.pk]), sent)["Location"]


def test_what_is_accepted_opens_as_a_report(client: Client, candidate: Candidate) -> None:
    address = _press_accept(client, candidate, report__title="Evaluation of all lakes")
    assert address == "/en/evaluations/evaluation-of-all-lakes/"
    assert "The report is on record with 3 actions." in read_page(client, address)


def test_an_acceptance_that_is_refused_keeps_the_review_and_what_was_typed(
    client: Client, candidate: Candidate
) -> None:
    assert (
        _press_accept(client, candidate, report__title="", report__reference="EV-1") == f"/en/imports/{candidate.pk}/"
    )
    assert newest().content["report"]["reference"] == "EV-1"
    assert "Give the report a title before you accept it." in read_messages(client, candidate)
    assert not Evaluation.objects.exists()


def test_the_same_document_again_offers_an_update(client: Client, amina: Person) -> None:
    report, candidate = put_on_record(amina), read(amina)
    page = read_messages(client, candidate)
    assert "This report seems to be on record already." in page
    assert "Accept as an update of “Evaluation of the Clean Lakes Programme”" in page
    assert _press_accept(client, candidate, into=report.slug) == f"/en/evaluations/{report.slug}/"
    assert (newest().mode, Evaluation.objects.count()) == ("update", 1)


def test_a_person_may_say_that_it_is_another_report_all_the_same(client: Client, amina: Person) -> None:
    put_on_record(amina)
    candidate = read(amina)
    assert "Accept as another report and create 3 actions" in read_messages(client, candidate)
    _press_accept(client, candidate)
    assert Evaluation.objects.count() == 2


def test_the_other_language_is_offered_and_joins(client: Client, amina: Person) -> None:
    report, candidate = put_on_record(amina), read(amina, a_french_document())
    assert "Accept as the other language of “Evaluation of the Clean Lakes Programme”" in read_messages(
        client, candidate
    )
    _press_accept(client, candidate, into=report.slug)
    report.refresh_from_db()
    assert set(report.title) == {"en", "fr"}


def test_languages_that_do_not_fit_say_which_recommendation_differs(client: Client, amina: Person) -> None:
    report = put_on_record(amina)
    candidate = read(amina, a_french_document([(*FRENCH_ROWS[0][:2], FRENCH_ROWS[0][2][:1]), FRENCH_ROWS[1]]))
    _press_accept(client, candidate, into=report.slug)
    assert "Recommendation 1 has 1 actions in this document and 2 on record" in read_messages(client, candidate)


def test_a_report_that_was_not_suggested_may_be_chosen(client: Client, amina: Person, evaluation: Evaluation) -> None:
    candidate = read(amina, a_document(title="Follow-up of measuring"))
    assert "It belongs to a report that is on record" in read_messages(client, candidate)
    _press_accept(client, candidate, into=":other", other=evaluation.slug)
    assert newest().evaluation == evaluation


@pytest.mark.parametrize("into", [{"into": ":other"}, {"into": ":other", "other": "nothing"}, {"into": "nothing"}])
def test_without_a_choice_nothing_is_accepted(client: Client, candidate: Candidate, into: dict[str, str]) -> None:
    _press_accept(client, candidate, **into)
    assert "Choose the report that this document belongs to." in read_messages(client, candidate)
    assert not Evaluation.objects.exists()


def test_a_document_is_not_taken(client: Client, candidate: Candidate) -> None:
    answer = client.post(reverse("review-drop", args=[candidate.pk]))
    assert answer["Location"] == "/en/imports/"
    assert newest().state == "dropped"
    assert "The document was not taken." in read_page(client, answer["Location"])


def test_what_was_decided_is_not_decided_again(client: Client, candidate: Candidate) -> None:
    sent = read_form(client, candidate)
    client.post(reverse("review-drop", args=[candidate.pk]))
    client.post(reverse("review-accept", args=[candidate.pk]), sent)
    assert "This document is no longer under review, so nothing was changed." in read_messages(client, candidate)
