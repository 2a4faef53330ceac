"""Steps that several journeys take."""

from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Page

from answerable.people.models import Person

PASSWORD = "a promise is kept"


def address(name: str, *args: object, language: str = "en") -> str:
    """The address of a page; what stands behind a “?” in its name asks for one of its views."""
    page, mark, view = name.partition("?")
    with override(language):
        return reverse(page, args=args) + mark + view


def sign_in(page: Page, person: Person) -> None:
    """As the person does it: with address and password."""
    person.set_password(PASSWORD)
    person.save()
    page.goto(address("account_login"))
    page.get_by_label("Email address").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()


def sign_out(page: Page) -> None:
    """And leave."""
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in", exact=True).wait_for()


def read_text(page: Page) -> str:
    """The words of the page, on one line."""
    return " ".join(page.locator("main").inner_text().split())
