"""The sample data holds what the demo promises, and all of it went through the changes."""

import argparse
import re
import socket
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from answerable.cli import demo
from answerable.cli.demo_data.adding import add_samples, is_there, may_add_samples
from answerable.cli.demo_data.shelf import WRITTEN_ON, Shelf
from answerable.documents.models import StoredFile
from answerable.documents.queries import read_bytes
from answerable.followup import models as followup
from answerable.followup.actions.models import Action, Deliverable, DueRevision
from answerable.followup.actions.queries import list_due_between, list_overdue, list_visible
from answerable.followup.actions.vocab import ActionEvent, ActionStatus, DeliverableState, RevisionState
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.recommendations.vocab import RecommendationLinkKind
from answerable.followup.responses.vocab import Position
from answerable.followup.updates.models import Evidence, Update
from answerable.followup.updates.queries import list_returned
from answerable.followup.updates.vocab import UpdateEvent, UpdateState
from answerable.ingest.models import Candidate
from answerable.ingest.vocab import CandidateState, Mode
from answerable.ledger.models import Entry, Head
from answerable.ledger.queries import verify_chain
from answerable.ledger.rules import FIRST_HASH
from answerable.people.models import Office, Person
from answerable.people.queries import office_ids_of
from answerable.periods.expressions.vocab import Cadence, Kind, Precision
from answerable.periods.rules import quarter_of, quarter_span
from answerable.web.context import DEMO_PEOPLE

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[date]:
    """The sample data as it stands on the day for which it was written; told once for this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        # Tests with real transactions, which may run before, leave every table empty.
        Head.objects.get_or_create(pk=1, defaults={"hash": FIRST_HASH})
        add_samples(WRITTEN_ON, lambda _: None)
        yield WRITTEN_ON
        transaction.set_rollback(True)


def _person(name: str) -> Person:
    return Person.objects.get(name__startswith=name)


# -- how much there is


def test_ten_offices_stand_in_two_organisations(story: date) -> None:
    assert Office.objects.count() == 10
    assert Office.objects.filter(parent=None).count() == 2


def test_sixty_actions_stand_in_three_evaluations(story: date) -> None:
    assert Evaluation.objects.count() == 3
    assert Action.objects.count() == 60


def test_the_first_evaluation_is_published_and_in_two_languages(story: date) -> None:
    evaluation = Evaluation.objects.exclude(published_at=None).get()
    assert set(evaluation.title) == {"en", "fr"}
    assert all(set(action.text) == {"en", "fr"} for action in evaluation.actions.all())


def test_its_words_in_both_languages_were_read_out_of_documents(story: date) -> None:
    accepted = Candidate.objects.filter(state=CandidateState.ACCEPTED).order_by("pk")
    assert [candidate.mode for candidate in accepted] == [Mode.NEW, Mode.TRANSLATION]
    assert accepted[0].evaluation == accepted[1].evaluation
    passages = Action.objects.filter(evaluation=accepted[0].evaluation).values_list("passages__language", flat=True)
    assert set(passages) == {"en", "fr"}


def test_one_document_waits_for_review_with_an_office_nobody_knows(story: date) -> None:
    waiting = Candidate.objects.get(state=CandidateState.READ)
    assert len(waiting.content["actions"]) == 8
    unknown = [each["as_written"] for each in waiting.content["offices"] if each["office"] is None]
    assert unknown == ["Regional Forest Council of the North"]


# -- everything occurs


def test_every_status_occurs(story: date) -> None:
    assert set(Action.objects.values_list("status", flat=True)) == set(ActionStatus)


def test_every_kind_precision_and_state_of_a_date_occurs(story: date) -> None:
    rows = Deliverable.objects.all()
    assert set(rows.values_list("kind", flat=True)) == set(Kind)
    assert set(rows.values_list("state", flat=True)) == set(DeliverableState)
    written = DueRevision.objects.exclude(precision="").values_list("precision", flat=True)
    assert set(written) == set(Precision)


def test_commitments_without_an_end_come_round_in_several_rhythms(story: date) -> None:
    ongoing = Deliverable.objects.filter(kind=Kind.ONGOING)
    assert {"", Cadence.MONTHLY, Cadence.YEARLY} < set(ongoing.values_list("cadence", flat=True))


def test_every_answer_to_a_date_to_an_update_and_to_a_recommendation_occurs(story: date) -> None:
    assert set(DueRevision.objects.values_list("state", flat=True)) == set(RevisionState)
    assert set(Update.objects.values_list("state", flat=True)) == set(UpdateState)
    assert set(followup.Response.objects.values_list("position", flat=True)) == set(Position)


def test_the_second_evaluation_takes_up_the_first(story: date) -> None:
    link = followup.EvaluationLink.objects.get()
    assert link.earlier.is_published
    ties = followup.RecommendationLink.objects.filter(later__evaluation=link.later, earlier__evaluation=link.earlier)
    assert set(ties.values_list("kind", flat=True)) == set(RecommendationLinkKind)


def test_findings_lead_to_recommendations(story: date) -> None:
    assert followup.Finding.objects.filter(recommendations__isnull=True).count() == 0
    assert followup.Finding.objects.count() == 6


def test_evidence_can_be_read(story: date) -> None:
    assert Evidence.objects.count() >= 10
    assert all(read_bytes(each.file) for each in Evidence.objects.select_related("file"))


# -- what people find when they come


def test_something_is_overdue_and_something_is_due_this_quarter(story: date) -> None:
    everything = list_visible(_person("Dalia"))
    end = quarter_span(*quarter_of(story, 4), 4)[1]
    assert list_overdue(everything, story).count() == 8
    assert list_due_between(everything, story, end).count() == 4


def test_boris_answers_for_the_office_that_owes_most(story: date) -> None:
    late = list_overdue(Action.objects.all(), story)
    own = late.filter(offices__office__in=office_ids_of(_person("Boris"))).distinct()
    assert own.count() > late.count() / 2
    assert len(list_returned(_person("Boris"))) == 1


def test_chen_sees_nothing_unpublished_of_boris(story: date) -> None:
    of_boris = Action.objects.filter(offices__office__in=office_ids_of(_person("Boris")), evaluation__published_at=None)
    seen = list_visible(_person("Chen"))
    assert of_boris.exists()
    assert not seen.filter(pk__in=of_boris.values("pk")).exists()
    assert seen.filter(evaluation__published_at=None).exists()


def test_the_four_people_of_the_banner_are_there(story: date) -> None:
    assert {person.address for person in DEMO_PEOPLE} <= set(Person.objects.values_list("email", flat=True))
    assert all(re.search(rf"^  {person.name} ", demo.SIGN_IN, re.MULTILINE) for person in DEMO_PEOPLE)


def test_nobody_has_a_password(story: date) -> None:
    assert not any(person.has_usable_password() for person in Person.objects.all())


# -- only through the changes


def test_the_ledger_verifies(story: date) -> None:
    assert verify_chain().holds


def test_the_ledger_tells_the_story_in_the_order_of_its_days(story: date) -> None:
    moments = list(Entry.objects.order_by("sequence").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert (moments[0].year, moments[-1].date()) == (2022, date(2026, 11, 20))


NAMED = (
    Person,
    Office,
    StoredFile,
    Candidate,
    Evaluation,
    followup.Finding,
    followup.Recommendation,
    followup.Response,
    Action,
)


@pytest.mark.parametrize("model", NAMED)
def test_every_record_is_named_in_the_ledger(story: date, model: type[Person]) -> None:
    named = set(Entry.objects.values_list("subject", flat=True))
    assert [record for record in model._default_manager.all() if record.ledger_key not in named] == []


def test_every_update_and_every_date_has_its_entries(story: date) -> None:
    kinds = list(Entry.objects.values_list("kind", flat=True))
    asked = DueRevision.objects.filter(number__gt=0)
    by_officers = asked.filter(asked_by=_person("Amina")).count()
    assert kinds.count(UpdateEvent.SUBMITTED) == Update.objects.count()
    assert kinds.count(ActionEvent.DUE_ASKED) == asked.count() - by_officers
    assert kinds.count(ActionEvent.DUE_CHANGED) == asked.filter(state=RevisionState.AGREED).count()


def test_the_story_writes_no_row_itself() -> None:
    sources = [each.read_text() for each in files("answerable.cli.demo_data").iterdir() if each.name.endswith(".py")]
    assert not re.search(r"\.(?:save|create|bulk_create|update|delete|add|set)\(", "\n".join(sources))


# -- on another day


@pytest.mark.parametrize(
    ("today", "years"),
    [(date(2026, 11, 23), 0), (date(2027, 11, 22), 0), (date(2027, 11, 23), 1), (date(2026, 3, 1), -1)],
)
def test_the_years_of_the_story_move_with_today(today: date, years: int) -> None:
    assert Shelf(today).years == years


def test_moving_the_years_moves_fiscal_years_and_leaves_numbers_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(date(2029, 12, 1))
    moved = shelf.read_text("documents/flood-warning.en.html")
    assert "Q4 of FY 2025-26" in moved
    assert "Reference: EV-2025-03" in moved
    assert "the maps of 1998" in moved
    assert shelf.read_table("flood")["published"] == date(2025, 7, 11)


@pytest.mark.django_db
def test_three_years_later_as_much_is_overdue() -> None:
    today = date(2029, 12, 1)
    add_samples(today, lambda _: None)
    assert list_overdue(Action.objects.all(), today).count() == 8


# -- the command


def test_where_other_data_is_nothing_is_added(amina: Person, capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.run(argparse.Namespace()) == 1
    assert "This database holds other data already" in capsys.readouterr().err
    assert Person.objects.count() == 1


def test_where_the_sample_data_is_nothing_is_added(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demo, "is_there", lambda: True)
    monkeypatch.setattr(demo, "_add", pytest.fail)
    assert demo.run(argparse.Namespace()) == 0
    assert capsys.readouterr().out.startswith("The sample data is there already.")


def test_the_sample_data_is_known_again(story: date) -> None:
    assert is_there()


def test_the_sample_data_is_known_again_in_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANSWERABLE_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert not demo.is_there()
    with closing(sqlite3.connect(tmp_path / "answerable.sqlite3")) as database:
        database.execute(f"CREATE TABLE {Person._meta.db_table} (email)")
        assert not demo.is_there()
        database.execute(f"INSERT INTO {Person._meta.db_table} VALUES (?)", (demo.FIRST,))
        database.commit()
    assert demo.is_there()


@pytest.mark.django_db
def test_an_empty_database_may_be_filled() -> None:
    assert may_add_samples()
    assert not is_there()


# -- script/demo


def _run_script(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([ROOT / "script" / "demo", *words], capture_output=True, check=False, text=True)


def test_a_port_in_use_is_named_before_anything_is_installed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        found = _run_script("--port", str(port))
    assert found.returncode == 1
    assert found.stderr.startswith(f"Port {port} is in use by another program.")
    assert found.stdout == ""


@pytest.mark.parametrize("words", [("--prot", "8001"), ("--port", "many"), ("--port=99999",), ("--port",)])
def test_a_call_that_is_not_understood_is_answered_with_how_to_call(words: tuple[str, ...]) -> None:
    found = _run_script(*words)
    assert found.returncode == 2
    assert "script/demo --port 8001" in found.stderr
