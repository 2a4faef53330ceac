"""Taking back an acceptance as one act, while nothing was built on it."""

from datetime import date

import pytest

from answerable.followup.actions.changes import agree_to_date, ask_for_date
from answerable.followup.evaluations.changes import change_evaluation, publish_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.ingest.acceptance import is_built_upon, undo_acceptance
from answerable.ingest.models import Candidate
from answerable.ingest.vocab import Mode
from answerable.ledger.models import Entry
from answerable.ledger.queries import verify_chain
from answerable.lib.decisions import Refused
from answerable.people.changes import change_office
from answerable.people.models import Office, OfficeAlias, Person
from answerable.people.queries import read_office_names
from tests import factories
from tests.clock import NOW
from tests.factories import dues
from tests.factories.filling import take
from tests.ingest.accepting import dump, join, newest, put_on_record, read
from tests.ingest.building import ROWS, Row, a_document, a_french_document


def _undo(by: Person, candidate: Candidate | None = None) -> Candidate | Refused:
    return undo_acceptance(by=by, at=NOW, candidate=candidate or newest())


@pytest.fixture
def report(amina: Person) -> Evaluation:
    """A document on record."""
    return put_on_record(amina)


def test_undoing_a_new_report_leaves_nothing_of_it(amina: Person, other_branch: Office) -> None:
    candidate = read(amina)
    before = dump()
    put_on_record(amina)
    undone = take(_undo(amina, candidate))
    assert dump() == before
    assert (undone.state, undone.evaluation, undone.created, undone.changed) == ("undone", None, [], [])


def test_undoing_a_new_report_forgets_how_it_wrote_the_offices_that_were_known(amina: Person, branch: Office) -> None:
    before = dump()
    put_on_record(amina)
    assert read_office_names(newest().file.sha256)["wq branch"] == branch.pk  # type: ignore[union-attr]
    take(_undo(amina))
    assert dump() == before


THIRD: Row = ("3. Share the results.", "Agreed.", [("Put them on a page.", "Outreach Branch", "May 2026")])
BETTER: Row = (ROWS[0][0], "Agreed. Many more lakes will be measured.", ROWS[0][2])


def test_undoing_an_update_restores_every_word(amina: Person, report: Evaluation) -> None:
    before = dump()
    join(amina, a_document([BETTER, ROWS[1], THIRD]), report, Mode.UPDATE)
    assert dump() != before
    take(_undo(amina))
    assert dump() == before


def test_undoing_an_update_of_the_head_restores_it(amina: Person) -> None:
    report = put_on_record(amina, a_document(organisation=""))
    take(change_evaluation(by=amina, at=NOW, evaluation=report, issued_on=None))
    before = dump()
    join(amina, a_document(), report, Mode.UPDATE)
    take(_undo(amina))
    assert dump() == before


def test_undoing_the_other_language_restores_every_word_and_every_name(amina: Person, report: Evaluation) -> None:
    before = dump()
    join(amina, a_french_document(), report, Mode.TRANSLATION)
    assert dump() != before
    undone = take(_undo(amina))
    assert dump() == before
    assert undone.evaluation == report


def test_an_undo_is_in_the_ledger_and_the_chain_holds(amina: Person, report: Evaluation) -> None:
    first = Entry.objects.count()
    take(_undo(amina))
    kinds = list(Entry.objects.filter(sequence__gt=first).values_list("kind", flat=True))
    assert kinds == ["import.undone", "evaluation.removed", *["office.removed"] * 3]
    assert Entry.objects.get(kind="import.undone").within == report.ledger_key
    assert verify_chain().holds


def test_an_undone_document_may_be_brought_in_again(amina: Person, report: Evaluation) -> None:
    take(_undo(amina))
    again = put_on_record(amina)
    assert again.actions.count() == 3
    assert Evaluation.objects.count() == 1


# -- what stands in the way


def _report_progress(amina: Person, report: Evaluation) -> None:
    factories.make_update(action=report.actions.first())


def _publish(amina: Person, report: Evaluation) -> None:
    take(publish_evaluation(by=amina, at=NOW, evaluation=report))


def _move_a_date(amina: Person, report: Evaluation) -> None:
    due, deliverable = dues.on(date(2027, 1, 1)), report.actions.get(key="1.1").deliverables.get()
    words = {"as_written": {"en": due.as_written}, "reason": "Two posts are vacant."}
    take(ask_for_date(by=amina, at=NOW, deliverable=deliverable, due=due, **words))


def _correct_the_title(amina: Person, report: Evaluation) -> None:
    take(change_evaluation(by=amina, at=NOW, evaluation=report, title={"en": "Another title"}))


@pytest.mark.parametrize("build", [_report_progress, _publish, _move_a_date, _correct_the_title])
def test_an_import_on_which_something_was_built_is_not_undone(amina: Person, report: Evaluation, build) -> None:
    assert not is_built_upon(newest())
    build(amina, report)
    before = dump()
    assert "cannot be undone" in str(_undo(amina))
    assert (dump(), newest().state) == (before, "accepted")


def test_a_date_that_was_asked_for_and_agreed_stands_in_the_way_too(amina: Person, report: Evaluation) -> None:
    deliverable = report.actions.get(key="1.1").deliverables.get()
    revision = factories.make_due_revision(deliverable=deliverable)
    take(agree_to_date(by=amina, at=NOW, revision=revision))
    assert is_built_upon(newest())


def test_a_later_import_into_the_same_report_stands_in_the_way(amina: Person, report: Evaluation) -> None:
    first = newest()
    join(amina, a_french_document(), report, Mode.TRANSLATION)
    assert isinstance(_undo(amina, first), Refused)


def test_what_happens_to_other_reports_does_not(amina: Person, report: Evaluation) -> None:
    factories.make_update()
    assert not is_built_upon(newest())


def test_others_may_not_undo(amina: Person, boris: Person, report: Evaluation) -> None:
    assert isinstance(_undo(boris), Refused)
    assert newest().state == "accepted"


def test_what_was_undone_is_not_undone_twice(amina: Person, report: Evaluation) -> None:
    take(_undo(amina))
    assert "nothing to undo" in str(_undo(amina))


def test_what_is_under_review_was_built_upon_by_nobody(amina: Person) -> None:
    candidate = read(amina)
    assert not is_built_upon(candidate)
    assert isinstance(_undo(amina, candidate), Refused)


# -- offices that others use


def test_offices_that_others_use_stay(amina: Person, report: Evaluation) -> None:
    outreach = report.actions.get(key="2.1").offices.get().office
    factories.make_membership(by=amina, office=outreach)
    take(_undo(amina))
    assert set(Office.objects.all()) == {outreach, outreach.parent}


def test_a_name_that_a_person_gave_since_is_not_taken_back(amina: Person, report: Evaluation) -> None:
    join(amina, a_french_document(), report, Mode.TRANSLATION)
    outreach = report.actions.get(key="2.1").offices.get().office
    name = {"en": "Outreach Branch", "fr": "Direction du public"}
    take(change_office(by=amina, at=NOW, office=outreach, name=name, acronym={}, parent=outreach.parent))
    take(_undo(amina))
    outreach.refresh_from_db()
    assert outreach.name == name


def test_a_wrong_name_does_not_lead_the_next_import_astray(amina: Person, report: Evaluation) -> None:
    join(amina, a_french_document(), report, Mode.TRANSLATION)
    take(_undo(amina))
    assert "direction de la sensibilisation" not in read_office_names(newest().file.sha256)  # type: ignore[union-attr]
    assert not OfficeAlias.objects.filter(folded="dqe").exists()


def test_nothing_is_undone_where_the_record_refuses_in_the_middle(
    amina: Person, report: Evaluation, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump()
    refuse = lambda **_: Refused("The record says no.")  # noqa: E731
    monkeypatch.setattr("answerable.ingest.acceptance.remove_records", refuse)
    assert _undo(amina) == Refused("The record says no.")
    assert (dump(), newest().state) == (before, "accepted")
