"""The people of the tests and what they work on, made through the changes as the product makes them.

Amina keeps the evaluations and administers the site. Boris answers for the branch that promised the action,
Chen for another branch of the same department. Dalia sits on the committee and reads everything.
"""

from datetime import date, datetime
from typing import Any

import pytest

from answerable.followup.actions.changes import Commitment
from answerable.followup.actions.models import Action
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.responses.models import Response
from answerable.ledger.models import Head
from answerable.ledger.rules import FIRST_HASH
from answerable.people.changes import INSTALLER
from answerable.people.models import Office, Person
from answerable.people.vocab import Role
from tests import clock, factories


@pytest.fixture(autouse=True)
def _head_of_the_ledger(request: pytest.FixtureRequest) -> None:
    """Tests with real transactions leave every table empty: put back the one row that a migration made."""
    if {"db", "transactional_db", "_django_db_helper"} & set(request.fixturenames):
        request.getfixturevalue("db")
        _put_head_back()


def _put_head_back() -> None:
    Head.objects.get_or_create(pk=1, defaults={"hash": FIRST_HASH})


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The moment of the story: a Monday morning. The clock stands still, for the pages too."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock.NOW)
    return clock.NOW


@pytest.fixture
def today(now: datetime) -> date:
    """The day of the story, 2 June 2025."""
    return clock.TODAY


@pytest.fixture
def amina(db: None, now: datetime) -> Person:
    """Evaluation officer and administrator."""
    _put_head_back()  # for tests that take the cast by name, where the fixture above does not see the database
    roles = [Role.OFFICER, Role.ADMINISTRATOR]
    return factories.make_person(by=INSTALLER, name="Amina Adeyemi", email="amina@example.org", roles=roles)


@pytest.fixture
def department(amina: Person) -> Office:
    """The organisation that was evaluated."""
    name = {"en": "Department of Lakes and Rivers", "fr": "Ministère des Lacs et des Rivières"}
    return factories.make_office(by=amina, name=name, acronym={"en": "DLR", "fr": "MLR"})


@pytest.fixture
def branch(amina: Person, department: Office) -> Office:
    """The branch that Boris answers for."""
    name = {"en": "Water Quality Branch", "fr": "Direction de la qualité de l’eau"}
    return factories.make_office(by=amina, name=name, acronym={"en": "WQB", "fr": "DQE"}, parent=department)


@pytest.fixture
def other_branch(amina: Person, department: Office) -> Office:
    """The branch that Chen answers for."""
    name = {"en": "Harbours Branch", "fr": "Direction des ports"}
    return factories.make_office(by=amina, name=name, acronym={"en": "HB", "fr": "DP"}, parent=department)


def _make_member(amina: Person, office: Office, name: str, email: str) -> Person:
    person = factories.make_person(by=amina, name=name, email=email)
    factories.make_membership(by=amina, office=office, person=person)
    return person


@pytest.fixture
def boris(amina: Person, branch: Office) -> Person:
    """Member of the branch that promised."""
    return _make_member(amina, branch, "Boris Belanger", "boris@example.org")


@pytest.fixture
def chen(amina: Person, other_branch: Office) -> Person:
    """Member of another branch, who sees nothing unpublished of Boris's."""
    return _make_member(amina, other_branch, "Chen Castonguay", "chen@example.org")


@pytest.fixture
def dalia(amina: Person) -> Person:
    """Reader: she reads everything and changes nothing."""
    return factories.make_person(by=amina, name="Dalia Dufour", email="dalia@example.org", roles=[Role.READER])


@pytest.fixture
def evaluation(amina: Person, department: Office) -> Evaluation:
    """A report on record that is not published."""
    title = {"en": "Evaluation of the Clean Lakes Programme", "fr": "Évaluation du programme Lacs propres"}
    head: dict[str, Any] = {"organisation": department, "reference": "EV-2025-01", "issued_on": date(2025, 2, 3)}
    return factories.make_evaluation(by=amina, title=title, **head)


@pytest.fixture
def recommendation(amina: Person, evaluation: Evaluation) -> Recommendation:
    """Its one recommendation."""
    text = {"en": "Measure every lake once a year.", "fr": "Mesurer chaque lac une fois par an."}
    return factories.make_recommendation(by=amina, evaluation=evaluation, text=text, theme={"en": "Effectiveness"})


@pytest.fixture
def response(amina: Person, recommendation: Recommendation) -> Response:
    """What the department answered to it."""
    words = {"as_written": {"en": "Agreed", "fr": "D’accord"}, "text": {"en": "Agreed. More lakes will be measured."}}
    return factories.make_response(by=amina, recommendations=[recommendation], **words)


@pytest.fixture
def action(amina: Person, branch: Office, recommendation: Recommendation, response: Response) -> Action:
    """What Boris's branch promised: a plan by the end of September 2025, which is not overdue yet."""
    text = {"en": "The branch will publish a plan for measuring.", "fr": "La direction publiera un plan de mesure."}
    commitment = Commitment(branch, as_written={"en": "Water Quality Branch"})
    return factories.make_action(
        by=amina, recommendations=[recommendation], text=text, commitments=[commitment], due=date(2025, 9, 30)
    )
