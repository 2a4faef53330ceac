"""The way of a promise: from the document that was published to the page that everybody can read."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from answerable.followup.evaluations.models import Evaluation
from answerable.ledger.queries import verify_chain
from answerable.people.models import Person
from tests import factories
from tests.journeys.steps import address, read_text, sign_in, sign_out

SEED = sorted((Path(__file__).resolve().parents[3] / "shared" / "seed").glob("*.txt"))
TITLE = "Evaluation of Canada’s membership in the International Organization for Migration"
IIR = "International and Intergovernmental Relations"
PROMISES = {
    "1.1": (f"{IIR} (IIR) Branch", "1 Jan – 31 Mar 2011"),
    "2.1": ("IIR Branch", "Ongoing"),
    "2.2": ("IIR Branch", "1 Jul – 30 Sep 2011"),
    "3.1": ("IIR Branch", "Ongoing"),
    "3.2": ("IIR Branch", "1 Jul – 30 Sep 2011"),
}
QUARTERS = ["2011-03-31", "2011-09-30", "2011-09-30"]  # the last days


@pytest.fixture
def boris(amina: Person) -> Person:
    """He belongs to no office yet."""
    return factories.make_person(by=amina, name="Boris Belanger", email="boris@example.org")


def _bring_in(page: Page) -> None:
    """Amina pastes the document as it was published."""
    assert SEED, "There is no document in ../shared/seed, so the first journey cannot be made."
    page.goto(address("imports"))
    page.get_by_label("Or paste the text").fill(SEED[0].read_text(encoding="utf-8"))
    page.get_by_role("button", name="Read the document").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Review of “Evaluation of Canada’s membership")


def _action(page: Page, key: str) -> Locator:
    """What the review shows of one action; of all of them without a key."""
    return page.get_by_role("group", name=re.compile(f"^Action {key}"))


def _compare(page: Page) -> None:
    """What was read is what the document says: three recommendations, three answers, five promises."""
    expect(page.get_by_role("heading", name="Recommendation ")).to_have_count(3)
    assert [choice.input_value() for choice in page.get_by_label("Position").all()] == ["accepted"] * 3
    expect(_action(page, "")).to_have_count(len(PROMISES))
    for key, (office, due) in PROMISES.items():
        expect(_action(page, key).get_by_label("Office as written")).to_have_value(office)
        expect(_action(page, key)).to_contain_text(due)
    expect(_action(page, "2.2")).to_contain_text("also answers 3")


def _correct(page: Page) -> None:
    """The one thing that the document does not say: who answers."""
    expect(page.get_by_role("group", name="In doubt: Organisation that answers")).to_be_visible()
    page.get_by_label("Organisation that answers", exact=True).fill("Citizenship and Immigration Canada")


def _accept(page: Page) -> Evaluation:
    page.get_by_role("button", name="Accept and create 5 actions").click()
    expect(page.get_by_text("The report is on record with 5 actions.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    return Evaluation.objects.get()


def _look_at_the_record(evaluation: Evaluation) -> None:
    assert [response.position for response in evaluation.responses.all()] == ["accepted"] * 3
    offices = {row.office for action in evaluation.actions.all() for row in action.offices.all()}
    assert [(str(office), str(office.parent)) for office in offices] == [
        (f"{IIR} Branch", "Citizenship and Immigration Canada")
    ]
    dues = [row for action in evaluation.actions.all() for row in action.deliverables.all()]
    assert sorted(row.end.isoformat() for row in dues if row.end) == QUARTERS


def _make_boris_a_member(page: Page) -> None:
    page.goto(address("offices"))
    page.get_by_role("link", name=IIR).click()
    page.get_by_role("link", name="Add a member").click()
    page.get_by_label("Person").select_option(label="Boris Belanger (boris@example.org)")
    page.get_by_role("button", name="Add this member").click()
    expect(page.get_by_text("Boris Belanger answers for this office now.")).to_be_visible()


def _report(page: Page, evaluation: Evaluation) -> None:
    """Boris says what became of the first promise."""
    page.goto(address("evaluation", evaluation.slug))
    page.get_by_role("link", name="Recommend to the Minister").click()
    page.get_by_role("link", name="Report progress").first.click()
    page.get_by_label("Day of this report").fill("2025-05-30")
    page.get_by_label("Completed").check()
    page.get_by_label("What was done").fill("The note was signed.")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_text("Your report is on record.")).to_be_visible()
    expect(page.locator(".page-head")).to_contain_text("Reported complete")


def _accept_what_boris_reports(page: Page) -> None:
    """Amina finds it on her first page."""
    page.goto(address("home"))
    page.get_by_role("main").get_by_role("link", name="Recommend to the Minister").first.click()
    page.get_by_role("button", name="Accept this update").click()
    expect(page.get_by_text("The update is accepted.")).to_be_visible()
    expect(page.locator(".page-head")).to_contain_text("Completed")


def _publish(page: Page, evaluation: Evaluation) -> None:
    page.goto(address("evaluation", evaluation.slug))
    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_role("button", name="Publish for everybody").click()
    expect(page.get_by_text("The evaluation is published.")).to_be_visible()


def _read_in_public(page: Page, evaluation: Evaluation) -> None:
    """Everybody reads the page, in the interface of either language; the words stay those of the document."""
    page.goto(address("public-evaluation", evaluation.slug))
    page.get_by_role("link", name="Sign in", exact=True).wait_for()
    assert TITLE in read_text(page)
    assert "1 of 5 actions are completed" in read_text(page)
    assert "Date modified" in read_text(page)
    page.get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert TITLE in read_text(page)
    assert "Terminée" in read_text(page)
    expect(page.locator("[lang=en]", has_text="Recommend to the Minister").first).to_be_visible()


@pytest.mark.parametrize("page", [True, False], indirect=True, ids=["with scripts", "without scripts"])
def test_a_promise_goes_from_the_document_to_the_public_page(page: Page, amina: Person, boris: Person) -> None:
    sign_in(page, amina)
    _bring_in(page)
    _compare(page)
    _correct(page)
    evaluation = _accept(page)
    _look_at_the_record(evaluation)
    _make_boris_a_member(page)
    sign_out(page)
    sign_in(page, boris)
    _report(page, evaluation)
    sign_out(page)
    sign_in(page, amina)
    _accept_what_boris_reports(page)
    _publish(page, evaluation)
    sign_out(page)
    assert verify_chain().holds
    _read_in_public(page, evaluation)


def test_one_key_goes_from_doubt_to_doubt(page: Page, amina: Person) -> None:
    sign_in(page, amina)
    _bring_in(page)
    doubts = page.locator("[data-doubt]").count()
    page.get_by_role("button", name="Next doubt").click()
    seen = set()
    for _ in range(doubts):
        seen.add(page.locator("[data-doubt]:focus").evaluate("each => each.id || each.ariaLabel + each.innerText"))
        page.keyboard.press("n")
    assert len(seen) == doubts


def test_the_passage_of_a_value_is_shown_beside_it(page: Page, amina: Person) -> None:
    sign_in(page, amina)
    _bring_in(page)
    _action(page, "3.2").get_by_label("Action", exact=True).focus()
    expect(page.locator("mark.mark-now")).to_contain_text("IIR Branch to facilitate an IOM-focused meeting")
    expect(page.locator("mark.mark-now")).to_be_in_viewport()
