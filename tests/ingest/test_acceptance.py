"""Accepting a candidate: as one act, all or nothing."""

import pytest

from answerable.followup.evaluations.models import Evaluation
from answerable.ingest import joining, recording
from answerable.ingest.changes import drop_candidate
from answerable.ingest.models import Candidate
from answerable.ingest.vocab import Mode
from answerable.ledger.models import Entry
from answerable.ledger.queries import read_details, verify_chain
from answerable.lib.decisions import Refused
from answerable.people.models import Person
from tests.clock import NOW
from tests.factories.filling import take
from tests.ingest.accepting import accept, dump, edit, newest, put_on_record, read
from tests.ingest.building import a_document, a_french_document


@pytest.fixture
def candidate(amina: Person) -> Candidate:
    """A document under review."""
    return read(amina)


def test_what_was_accepted_is_no_longer_under_review(amina: Person, candidate: Candidate) -> None:
    report = take(accept(amina, candidate))
    accepted = newest()
    assert (accepted.state, accepted.mode, accepted.evaluation, accepted.accepted_at) == (
        "accepted",
        "new",
        report,
        NOW,
    )
    assert isinstance(accept(amina, accepted), Refused)


def test_the_ledger_says_what_an_acceptance_created(amina: Person, candidate: Candidate) -> None:
    report = take(accept(amina, candidate))
    entry = Entry.objects.latest("sequence")
    assert (entry.kind, entry.subject, entry.within) == ("import.accepted", candidate.ledger_key, report.ledger_key)
    assert read_details(entry)["created"] == {
        "action": 3,
        "evaluation": 1,
        "office": 3,
        "recommendation": 2,
        "response": 2,
    }
    assert verify_chain().holds


def test_others_may_not_accept(boris: Person, candidate: Candidate) -> None:
    before = dump()
    assert isinstance(accept(boris, candidate), Refused)
    assert dump() == before


def test_an_older_version_is_not_accepted(amina: Person, candidate: Candidate) -> None:
    edit(amina, candidate, {"report.title": "Another title"})
    assert "Someone changed this document" in str(accept(amina, candidate))
    assert not Evaluation.objects.exists()


def test_a_document_that_was_not_taken_is_not_accepted(amina: Person, candidate: Candidate) -> None:
    drop_candidate(by=amina, at=NOW, candidate=candidate)
    assert isinstance(accept(amina, newest()), Refused)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"report.title": ""}, "Give the report a title"),
        ({"report.reference": "R" * 101}, "is too long for where it stands"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(
    amina: Person, candidate: Candidate, values: dict[str, str], sentence: str
) -> None:
    assert sentence in str(accept(amina, edit(amina, candidate, values)))
    assert not Evaluation.objects.exists()


def test_an_empty_document_is_not_accepted(amina: Person) -> None:
    assert "no recommendation and no action" in str(accept(amina, read(amina, b"<h1>Evaluation of lakes</h1><p>-</p>")))


def _refuse(**_: object) -> Refused:
    return Refused("The record says no.")


@pytest.mark.parametrize("change", ["add_alias", "record_evaluation", "record_response", "record_action"])
def test_nothing_is_kept_where_the_record_refuses_in_the_middle(
    amina: Person, candidate: Candidate, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, entries = dump(), Entry.objects.count()
    monkeypatch.setattr(recording, change, _refuse)
    assert accept(amina, candidate) == Refused("The record says no.")
    assert (dump(), Entry.objects.count(), newest().state) == (before, entries, "read")


@pytest.mark.parametrize("change", ["change_office", "change_recommendation", "change_response", "change_action"])
def test_nothing_is_joined_where_the_record_refuses_in_the_middle(
    amina: Person, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, candidate = put_on_record(amina), read(amina, a_french_document())
    before = dump()
    monkeypatch.setattr(joining, change, _refuse)
    outcome = accept(amina, candidate, mode=Mode.TRANSLATION, evaluation=report)
    assert outcome == Refused("The record says no.")
    assert (dump(), newest().state) == (before, "read")


def test_nothing_is_kept_where_the_ledger_fails_in_the_middle(
    amina: Person, candidate: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise OSError("the disk is full")

    before = dump()
    monkeypatch.setattr("answerable.followup.responses.changes.write_entry", fail)
    with pytest.raises(OSError, match="disk"):
        accept(amina, candidate)
    assert (dump(), newest().state) == (before, "read")


def test_a_mode_without_a_report_is_a_new_report(amina: Person, candidate: Candidate) -> None:
    take(accept(amina, candidate, mode=Mode.UPDATE))
    assert newest().mode == "new"


def test_two_reports_with_one_title_have_addresses_of_their_own(amina: Person) -> None:
    slugs = {put_on_record(amina, a_document(issued=f"Reference: EV-{n}")).slug for n in (1, 2)}
    assert len(slugs) == 2
