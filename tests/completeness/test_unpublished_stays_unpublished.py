"""Who may not know an unpublished evaluation finds no word of it, wherever on the site they look."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client
from django.utils.translation import override

from answerable.followup.actions.changes import Commitment, Promise, PublishedStatus
from answerable.followup.actions.vocab import Progress
from answerable.followup.evaluations.changes import publish_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.ledger.models import Head
from answerable.people.models import Office, Person
from tests import factories
from tests.clock import NOW, TODAY
from tests.completeness import routes
from tests.factories import dues

# The words of the secret; nothing else on the site says them.
WORDS = {
    "zyxmark",
    *("zyxtitle", "zyxtitre", "zyxreference", "zyxfinding", "zyxadvice", "zyxavis", "zyxtheme"),
    *("zyxagreed", "zyxanswer", "zyxaction", "zyxgeste", "zyxunit", "zyxpaper", "zyxdate", "zyxstatus"),
    *("zyxpassage", "zyxbefore", "zyxafter", "zyxsource", "zyxcontent"),
    *("zyxreport", "zyxdraft", "zyxmissing", "zyxproof", "zyxbytes", "zyxreason"),
    *("zyxcandidate", "zyxplan"),
}
SECRET = re.compile("|".join(sorted(WORDS)), re.IGNORECASE)
LANGUAGES = [code for code, _ in settings.LANGUAGES]

pytestmark = pytest.mark.usefixtures("secret", "public_report")


@pytest.fixture
def secret(amina: Person, boris: Person, department: Office, branch: Office) -> Evaluation:
    """An unpublished evaluation of Boris's office, with one of everything that can lie under it."""
    title = {"en": "Zyxtitle zyxmark", "fr": "Zyxtitre zyxmark"}
    evaluation = factories.make_evaluation(by=amina, title=title, organisation=department, reference="ZYXREFERENCE")
    file = factories.make_stored_file(name="zyxsource.txt", content=b"zyxcontent")
    passage = factories.make_passage(file=file, text="Zyxpassage", before="zyxbefore", after="zyxafter")
    factories.make_finding(by=amina, evaluation=evaluation, text={"en": "Zyxfinding"})
    recommendation = factories.make_recommendation(
        by=amina,
        evaluation=evaluation,
        text={"en": "Zyxadvice", "fr": "Zyxavis"},
        theme={"en": "Zyxtheme"},
        findings=evaluation.findings.all(),
    )
    words = {"as_written": {"en": "Zyxagreed"}, "text": {"en": "Zyxanswer"}}
    factories.make_response(by=amina, recommendations=[recommendation], **words)
    action = factories.make_action(
        by=amina,
        recommendations=[recommendation],
        text={"en": "Zyxaction zyxmark", "fr": "Zyxgeste zyxmark"},
        commitments=[Commitment(branch, as_written={"en": "Zyxunit"})],
        due=Promise(dues.on(date(2025, 3, 31)), {"en": "Zyxdate"}, {"en": "Zyxpaper"}),
        published=PublishedStatus(Progress.IN_PROGRESS, {"en": "Zyxstatus"}),
        passages=[passage],
    )
    factories.make_due_revision(by=boris, deliverable=action.deliverables.get(), reason="Zyxreason")
    factories.make_update(by=boris, action=action, narrative="Zyxreport", accepted=True)
    factories.make_update(by=boris, action=action, narrative="Zyxdraft zyxmark", returned="Zyxmissing")
    proof = factories.make_stored_file(by=boris, name="zyxproof.txt", content=b"zyxbytes")
    factories.make_update(by=boris, action=action, narrative="Zyxdraft", evidence=[("zyxproof.txt", proof)])
    content = factories.documents.RESPONSE.replace("a plan", "a zyxplan").encode()
    factories.make_candidate(by=amina, name="zyxcandidate.html", content=content)
    return evaluation


@pytest.fixture
def public_report(amina: Person, boris: Person, branch: Office) -> Evaluation:
    """A published evaluation of the same office, so that the pages of the site are not empty."""
    action = factories.make_action(by=amina, office=branch, due=TODAY)
    factories.make_update(by=boris, action=action, accepted=True)
    publish_evaluation(by=amina, at=NOW, evaluation=action.evaluation)
    return action.evaluation


@pytest.fixture(params=["a visitor", "Chen"])
def outsider(request: pytest.FixtureRequest, chen: Person) -> Person | None:
    """Those who may not know it: someone not signed in, and the member of another office."""
    return chen if request.param == "Chen" else None


class Walk:
    """One person's way through the site: the answers, and the words of the secret, each with where it was found."""

    def __init__(self, person: Person | None) -> None:
        self.person, self.client = person, Client()
        self.found: dict[str, str] = {}
        self.answers: dict[str, str] = {}
        if person:
            self.client.force_login(person)

    def go(self, address: str, query: str = "", form: dict[str, str] | None = None) -> None:
        """Call one address, or send a form there, and look for the secret in the answer."""
        full = f"{address}?{query}" if query else address
        response = self.client.get(full) if form is None else self.client.post(full, form)
        asked_to_sign_in = "/accounts/login/" in response.get("Location", "")
        self.answers[full] = "sign in" if asked_to_sign_in else str(response.status_code)
        for word in SECRET.findall(_answer_of(response, full)):
            self.found.setdefault(word.lower(), full)

    def is_still_the_same_person(self) -> bool:
        """True where nothing on the way signed the person out or in."""
        return self.client.session.get("_auth_user_id") == (str(self.person.pk) if self.person else None)


def _answer_of(response: HttpResponseBase, asked: str) -> str:
    """Body and headers without what the person wrote into the address: pages may echo it."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = f"{body.decode(errors='replace')}\n{response.headers}"
    own = sorted(set(re.findall(r"[\w-]*zyx[\w-]*", asked, re.IGNORECASE)), key=len, reverse=True)
    for echo in own:
        text = re.sub(re.escape(echo), "", text, flags=re.IGNORECASE)
    return text


def _queries_of(address: str, evaluation: Evaluation) -> list[str]:
    """What can be asked of a list: words in it, and every filter of the register."""
    asked = [{"words": "zyxaction"}, {"q": "zyxmark"}]
    if "actions" in address and not re.search(r"\d", address):
        asked += [{"theme": "Zyxtheme"}, {"evaluation": evaluation.slug}, {"words": "zyxadvice"}]
        asked += [{"due": "overdue"}, {"due": "2024-Q4"}, {"status": "in-progress"}, {"after": "2000-01-01.1"}]
        asked += [{"office": str(office.pk)} for office in Office.objects.all()]
    return [urlencode(each) for each in asked]


def _look_everywhere(person: Person | None, language: str, evaluation: Evaluation) -> Walk:
    walk = Walk(person)
    with override(language):
        addresses = routes.list_addresses(routes.read_keys())
    for address in addresses:
        walk.go(address)
    for address in (each for each in addresses if not re.search(r"\d|accounts", each)):
        for query in _queries_of(address, evaluation):
            walk.go(address, query)
    assert walk.is_still_the_same_person()
    return walk


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_outsider_finds_no_word_of_it(outsider: Person | None, secret: Evaluation, language: str) -> None:
    assert _look_everywhere(outsider, language, secret).found == {}


def test_the_same_walk_shows_every_word_to_those_who_may_know(amina: Person, secret: Evaluation) -> None:
    assert WORDS - set(_look_everywhere(amina, "fr", secret).found) == set()


# What would be accepted of somebody who may do it.
FORM = {
    "as_of": "2025-06-01",
    "status": "completed",
    "narrative": "Done.",
    "reason": "No time.",
    "text": "31 March 2026",
    "confirmed": "yes",
    "name_en": "Name",
    "text_en": "Text",
    "title_en": "Title",
    "kind": "evaluation",
    "email": "someone@example.org",
    "name": "Someone",
}
NO = {"sign in", "403", "404", "405"}
# What everybody may read, with what is published in it: sending a form there shows the page, or leads to another one.
READ_BY_ALL = {"home", "evaluations", "evaluation", "register", "register-csv", "action", "offices", "office"}
READ_BY_ALL |= {"public-evaluations", "public-evaluation", "gallery"}
READ_BY_MEMBERS = READ_BY_ALL | {"history", "evaluation-history", "action-history"}


def _try_everything(person: Person | None) -> Walk:
    """Send the form to every address but those of signing in."""
    walk = Walk(person)
    with override("en"):
        addresses = routes.list_addresses(routes.read_keys())
    for address in (each for each in addresses if "/accounts/" not in each):
        walk.go(address, form=FORM)
    assert walk.is_still_the_same_person()
    return walk


def _list_pages(names: set[str]) -> set[str]:
    """The addresses of these routes."""
    with override("en"):
        keys = routes.read_keys()
        return {each for route in routes.list_routes() if route.name in names for each in routes.fill(route, keys)}


def test_an_outsider_who_tries_is_refused_and_learns_and_changes_nothing(outsider: Person | None) -> None:
    before = Head.objects.get().sequence
    walk = _try_everything(outsider)
    pages = _list_pages(READ_BY_MEMBERS if outsider else READ_BY_ALL)
    assert {
        address: answer for address, answer in walk.answers.items() if answer not in NO and address not in pages
    } == {}
    assert walk.found == {}
    assert Head.objects.get().sequence == before


def test_a_route_that_cannot_be_filled_is_not_passed_over() -> None:
    with pytest.raises(KeyError):
        list(routes.fill(routes.Route("evaluation", (("slug", "NewConverter"),)), routes.read_keys()))
