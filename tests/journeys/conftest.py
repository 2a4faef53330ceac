"""Journeys run in the Chromium of the system, against the live server of Django."""

import os
import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


def _find_chromium() -> str:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "No Chromium here: install it, for example with “apt-get install chromium”."
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys."""
    # Playwright keeps an event loop in this thread; the tests themselves are synchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=_find_chromium(), args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, live_server) -> Iterator[Page]:
    """A fresh visitor, whose addresses begin at the live server; a script error fails the journey.

    Parametrized with False, the visitor's browser runs no scripts.
    """
    scripts = getattr(request, "param", True)
    window = {"width": 1024, "height": 900}
    context = browser.new_context(base_url=live_server.url, viewport=window, java_script_enabled=scripts)
    context.set_default_timeout(10_000)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


@pytest.fixture
def assert_accessible(page: Page):
    """A function that looks for violations of WCAG 2.2 AA on the page as it stands."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

    def look() -> None:
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return look
