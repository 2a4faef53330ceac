"""Every page, in both languages and at both widths: nothing stands in anybody's way, and nothing scrolls sideways."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from answerable.extraction.sandbox import read_file
from answerable.followup.actions.models import Action
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.ingest.models import Candidate
from answerable.ingest.vocab import Mode
from answerable.people.models import Office, Person
from answerable.web.gallery import catalogue
from tests import factories
from tests.clock import NOW
from tests.completeness import routes
from tests.factories import dues
from tests.factories.filling import take
from tests.ingest.accepting import join, put_on_record, read
from tests.ingest.building import a_document, a_french_document
from tests.journeys.steps import address

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "documents"
LONG = ("made_canal_tracker.xlsx", "made_lock_safety_fr.html", "made_dredging_audit.pdf")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
LANGUAGES = [code for code, _ in settings.LANGUAGES]
Visit = tuple[str, list[Any]]  # the name of a page, and what its address holds


@pytest.fixture
def house(
    amina: Person, boris: Person, chen: Person, action: Action, other_branch: Office, monkeypatch: pytest.MonkeyPatch
) -> Evaluation:
    """One of everything that a page can show: late, ongoing, asked for, sent back, waiting, linked, in one language."""
    monkeypatch.setattr("answerable.ingest.changes.read_in_sandbox", read_file)
    report = action.evaluation
    late = factories.make_action(by=amina, evaluation=report, office=other_branch, due=date(2025, 3, 31))
    factories.make_action(by=amina, evaluation=report, office=other_branch, due=dues.ongoing())
    factories.make_update(by=chen, action=late, returned="Say which boats.")
    factories.make_update(by=boris, action=action, evidence=[("minutes.pdf", factories.make_stored_file())])
    factories.make_due_revision(by=boris, deliverable=action.deliverables.get())
    factories.make_finding(by=amina, evaluation=report)
    factories.make_evaluation_link(by=amina, evaluation=report, earlier=factories.make_evaluation(by=amina))
    _bring_in(amina)
    return report


def _bring_in(amina: Person) -> None:
    """Documents in every state that an import can have; one of them is published, in two languages."""
    published = join(amina, a_french_document(), put_on_record(amina), Mode.TRANSLATION)
    take(publish_evaluation(by=amina, at=NOW, evaluation=published))
    put_on_record(amina, a_document(title="Review of boats", organisation="", issued=""))
    factories.make_candidate(by=amina, is_read=False)
    read(amina, b"\x89PNG\r\n\x1a\n", "picture.docx")
    for name in LONG:
        read(amina, (CORPUS / name).read_bytes(), name)
    read(amina, a_document())
    factories.make_layout(by=amina)


# -- who walks where


def _of_a_visitor(house: Evaluation) -> list[Visit]:
    published = Evaluation.objects.exclude(published_at=None).get()
    plain = [
        *("home", "evaluations", "register", "offices", "public-evaluations", "gallery"),
        *("account_login", "account_signup", "account_inactive", "account_reset_password"),
        *("account_reset_password_done", "account_reset_password_from_key_done"),
    ]
    office = published.organisation
    rest: list[Visit] = [("public-evaluation", [published.slug]), ("office", [office.pk if office else 0])]
    rest += [("gallery-pattern", [name]) for name in catalogue.patterns()]
    rest += [("action", [published.actions.latest("pk").pk]), ("account_reset_password_from_key", ["1", "key"])]
    return [*((name, []) for name in plain), *rest]


def _of_amina(house: Evaluation) -> list[Visit]:
    action = house.actions.earliest("pk")
    late = house.actions.get(due_sort=date(2025, 3, 31))
    recommendation, office = house.recommendations.earliest("pk"), action.offices.earliest("pk").office
    asked = action.deliverables.get().revisions.get(number=1)
    boris = Person.objects.get(name__startswith="Boris")
    return [
        *((name, []) for name in ("home", "evaluations", "register", "offices", "imports", "history", "people")),
        ("layouts", []),
        *((name, []) for name in ("person-add", "office-add", "account_change_password", "account_logout")),
        *((name, [boris.pk]) for name in ("person-roles", "person-deactivate")),
        *((name, [office.pk]) for name in ("office", "office-edit", "office-alias-add", "office-member-add")),
        *((name, [house.slug]) for name in ("evaluation", "evaluation-history", "evaluation-edit")),
        *((name, [house.slug]) for name in ("evaluation-link", "evaluation-publish")),
        *(("review", [pk]) for pk in Candidate.objects.values_list("pk", flat=True)),
        *(("review?view=columns", [pk]) for pk in Candidate.objects.filter(name=LONG[-1]).values_list("pk", flat=True)),
        *((name, [recommendation.pk]) for name in ("recommendation-edit", "recommendation-link")),
        ("evaluation-withdraw", [Evaluation.objects.exclude(published_at=None).get().slug]),
        ("response-edit", [house.responses.earliest("pk").pk]),
        *((name, [action.pk]) for name in ("action", "action-edit", "action-history")),
        ("action", [late.pk]),
        ("update-return", [action.updates.get().pk]),
        ("due-change", [late.deliverables.get().pk]),
        ("due-decline", [asked.pk]),
    ]


def _of_boris(house: Evaluation) -> list[Visit]:
    action = house.actions.earliest("pk")
    return [("home", []), ("action", [action.pk]), ("account_reauthenticate", []), ("imports", [])]


def _of_chen(house: Evaluation) -> list[Visit]:
    late = house.actions.get(due_sort=date(2025, 3, 31))
    return [("home", []), ("action-report", [late.pk]), ("due-change", [late.deliverables.get().pk])]


WALKS = {None: _of_a_visitor, "Amina": _of_amina, "Boris": _of_boris, "Chen": _of_chen}
ACTS = {  # addresses that take a form and show no page of their own
    *("update-accept", "due-agree", "office-member-remove", "import-upload", "review-save", "review-settle"),
    *("review-split-action", "review-merge-actions", "review-add-action", "review-drop-action", "review-add-response"),
    *("review-drop-response", "review-add-recommendation", "review-drop-recommendation", "review-accept"),
    *("review-drop", "review-undo", "review-read-again", "review-forget-columns", "review-go-back"),
    *("review-keep-layout", "review-join-twins", "review-part-answers", "layout-remove"),
}
OTHERS = {
    "register-csv",
    "evidence",
    "source-file",
    "review-page",
    "account_set_password",
}  # files; and a page for those without password


def test_every_page_is_walked(house: Evaluation) -> None:
    """Where this fails, a new page waits for its place in one of the walks."""
    walked = {name for walk in WALKS.values() for name, _ in walk(house)}
    assert {route.name for route in routes.list_routes()} - walked - ACTS - OTHERS == set()


# -- the walk


@pytest.fixture(params=[1280, 390], ids=lambda width: f"{width} px")
def window(request: pytest.FixtureRequest, browser: Browser, live_server) -> Iterator[Page]:
    """A browser of one width, whose script errors fail the test."""
    size = {"width": request.param, "height": 900}
    context = browser.new_context(base_url=live_server.url, viewport=size, reduced_motion="reduce")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
    yield page
    context.close()
    assert errors == []


def _be(context: BrowserContext, name: str | None, url: str) -> None:
    """Let the browser be this person, as after the sign-in page."""
    context.clear_cookies()
    if name:
        client = Client()
        client.force_login(Person.objects.get(name__startswith=name), backend=settings.AUTHENTICATION_BACKENDS[0])
        cookie = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": cookie, "value": client.cookies[cookie].value, "url": url}])


WITHOUT_TOKEN = "[...document.forms].filter(each => each.method === 'post' && !each.csrfmiddlewaretoken).length"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
UNFOLD = "document.querySelectorAll('details').forEach(each => { each.open = true })"


def _look(page: Page) -> list[str]:
    """What is wrong with the page as it stands, with everything unfolded that can be."""
    page.evaluate(UNFOLD)
    violations = Axe().run(page, options=LOOK).response["violations"]
    found = [f"{each['id']}: {each['nodes'][0]['html'][:300]}" for each in violations]
    if page.evaluate(SIDEWAYS):
        found.append("it scrolls sideways")
    if "/ui/" not in page.url and page.evaluate(WITHOUT_TOKEN):  # the gallery's examples are not sent
        found.append("it has a form that cannot be sent")
    return [f"{page.url} {each}" for each in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_any_page_stands_in_the_way(window: Page, live_server, house: Evaluation, language: str) -> None:
    wrong: list[str] = []
    for name, walk in WALKS.items():
        _be(window.context, name, live_server.url)
        for page, keys in walk(house):
            window.goto(address(page, *keys, language=language))
            assert window.locator("html").get_attribute("lang") == language
            wrong += _look(window)
    assert not wrong, "\n".join(wrong)


def test_a_page_that_is_not_there_is_accessible_too(window: Page) -> None:
    window.goto("/en/nowhere/")
    assert _look(window) == []
