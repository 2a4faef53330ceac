"""Finding a promise in the register, taking the list along, and moving a date without losing the first one."""

import csv
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from answerable.followup.actions.models import Action
from answerable.followup.recommendations.models import Recommendation
from answerable.people.models import Office, Person
from tests import factories
from tests.journeys.steps import address, read_text, sign_in, sign_out


@pytest.fixture
def late(amina: Person, recommendation: Recommendation, other_branch: Office) -> Action:
    """A promise of the harbours, which is overdue."""
    text = {"en": "The branch will count the boats.", "fr": "La direction comptera les bateaux."}
    return factories.make_action(
        by=amina, recommendations=[recommendation], text=text, office=other_branch, due=date(2025, 3, 31)
    )


def _filter(page: Page) -> None:
    """From all actions to those that are overdue."""
    page.goto(address("register"))
    expect(page.locator(".lead")).to_contain_text("2 actions are on record, and 1 of them is overdue.")
    page.get_by_label("Due", exact=True).select_option(label="Overdue")
    page.get_by_role("button", name="Show what matches").click()
    expect(page.locator(".lead")).to_contain_text("1 action matches")
    assert "count the boats" in read_text(page)
    assert "plan for measuring" not in read_text(page)
    assert "due=overdue" in page.url


def _download(page: Page) -> list[dict[str, str]]:
    """What the page shows, as a file."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download all that match as CSV").click()
    rows = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()
    return list(csv.DictReader(rows))


@pytest.mark.parametrize("page", [True, False], indirect=True, ids=["with scripts", "without scripts"])
def test_what_the_filter_shows_is_what_the_file_holds(page: Page, amina: Person, action: Action, late: Action) -> None:
    sign_in(page, amina)
    _filter(page)
    (row,) = _download(page)
    assert (row["text"], row["due_end"], row["overdue"]) == ("The branch will count the boats.", "2025-03-31", "yes")
    page.get_by_role("link", name="Clear the filters").click()
    expect(page.locator(".lead")).to_contain_text("2 actions are on record")


def _ask(page: Page, action: Action) -> None:
    """Boris writes the date as he would say it, sees how it is understood, and asks for it."""
    page.goto(address("action", action.pk))
    page.get_by_role("link", name="Ask for another date").click()
    page.get_by_label("The new date").fill("Q4 of FY 2025-26")
    page.get_by_label("Why the date should change").fill("Two posts are vacant.")
    page.get_by_role("button", name="Show how it is understood").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this the date you mean?")
    expect(page.locator(".lead")).to_contain_text("1 Jan – 31 Mar 2026")
    page.get_by_role("button", name="Ask for this date").click()
    expect(page.get_by_text("It holds when an evaluation officer agrees.").first).to_be_visible()
    expect(page.locator("del")).to_have_count(0)


def _agree(page: Page) -> None:
    """Amina finds the request on her first page."""
    page.goto(address("home"))
    page.get_by_role("main").get_by_role("link", name="publish a plan for measuring").first.click()
    expect(page.get_by_text("Reason: Two posts are vacant.")).to_be_visible()
    page.get_by_role("button", name="Agree to this date").click()
    expect(page.get_by_text("The new date holds. The first promise stays on record.")).to_be_visible()


def _see_both_dates(page: Page) -> None:
    first = page.get_by_role("table").locator("del").first
    expect(first).to_contain_text("30 September 2025")
    assert first.evaluate("each => getComputedStyle(each).textDecorationLine") == "line-through"
    expect(page.get_by_role("table").first).to_contain_text("Q4 of FY 2025-26")


@pytest.mark.parametrize("page", [True, False], indirect=True, ids=["with scripts", "without scripts"])
def test_a_date_moves_with_a_reason_and_the_first_promise_stays_visible(
    page: Page, amina: Person, boris: Person, action: Action
) -> None:
    sign_in(page, boris)
    _ask(page, action)
    sign_out(page)
    sign_in(page, amina)
    _agree(page)
    _see_both_dates(page)
    page.goto(address("register"))
    _see_both_dates(page)
