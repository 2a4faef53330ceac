"""Taking documents in, reading them, editing and dropping candidates."""

from typing import Any

import pytest
from django.core.files.storage import default_storage

from answerable.documents.models import StoredFile
from answerable.extraction import sandbox
from answerable.extraction.sandbox import ReadingFailed
from answerable.ingest import edits, structure
from answerable.ingest.changes import (
    BROKEN,
    drop_candidate,
    edit_candidate,
    go_back,
    keep_layout,
    read_again,
    read_candidate,
    refuse_candidate,
    remove_layout,
    upload_document,
)
from answerable.ingest.models import Candidate, Layout
from answerable.ingest.queries import list_other_languages
from answerable.ingest.vocab import CandidateState
from answerable.ledger.models import Entry
from answerable.lib.decisions import Refused
from answerable.people.models import Office, Person
from tests import factories
from tests.clock import NOW
from tests.factories.documents import LAYOUT
from tests.factories.filling import take
from tests.ingest.building import a_document, a_document_in_both_languages

LIMIT = 1_000_000


def _upload(by: Person, content: bytes = b"", **values: Any) -> Candidate | Refused:
    return upload_document(by=by, at=NOW, **{"name": "a.html", "limit": LIMIT, "content": content, **values})


def _read(by: Person, content: bytes, **values: Any) -> Candidate:
    return read_candidate(candidate_id=take(_upload(by, content, **values)).pk, at=NOW)


def _kinds() -> list[str]:
    kinds = Entry.objects.order_by("sequence").values_list("kind", flat=True)
    return [kind for kind in kinds if kind.startswith(("import", "file"))]


@pytest.fixture
def candidate(amina: Person) -> Candidate:
    """A document under review."""
    return _read(amina, a_document())


# -- upload


def test_a_document_is_stored_and_waits(amina: Person) -> None:
    candidate = take(_upload(amina, a_document(), options={"language": "en"}))
    assert (candidate.state, candidate.name, candidate.options) == ("waiting", "a.html", {"language": "en"})
    assert candidate.file is not None
    assert default_storage.open(candidate.file.path).read() == a_document()
    assert _kinds() == ["file.stored", "import.uploaded"]


def test_the_same_bytes_under_review_are_the_same_candidate(amina: Person, candidate: Candidate) -> None:
    before = _kinds()
    assert _upload(amina, a_document(), name="copy.html") == candidate
    assert _kinds() == before


def test_the_same_bytes_after_a_decision_are_a_new_candidate_of_the_same_file(
    amina: Person, candidate: Candidate
) -> None:
    drop_candidate(by=amina, at=NOW, candidate=candidate)
    again = take(_upload(amina, a_document()))
    assert again != candidate
    assert again.file == candidate.file


@pytest.mark.parametrize("content", [b"", b"x" * (LIMIT + 1)])
def test_an_upload_that_is_refused_leaves_the_fact_alone(amina: Person, content: bytes) -> None:
    refused = _upload(amina, content)
    assert isinstance(refused, Refused)
    kept = Candidate.objects.get()
    assert (kept.state, kept.file, Refused(kept.refusal, **kept.refusal_values)) == ("refused", None, refused)
    assert not StoredFile.objects.exists()
    assert _kinds() == ["import.refused"]


def test_of_a_document_that_is_too_large_the_beginning_is_enough(amina: Person) -> None:
    refused = _upload(amina, b"x" * 10, size=700_000_000)
    assert str(refused) == "The file “a.html” has 700 MB. The most that is taken is 1 MB."
    assert not StoredFile.objects.exists()


def test_others_may_not_upload_and_leave_nothing(boris: Person) -> None:
    assert isinstance(_upload(boris, a_document()), Refused)
    assert not Candidate.objects.exists()
    assert not StoredFile.objects.exists()


# -- reading


def test_a_document_that_was_read_is_under_review(candidate: Candidate) -> None:
    assert (candidate.state, candidate.version) == (CandidateState.READ, 1)
    assert [action["key"] for action in candidate.content["actions"]] == ["1.1", "1.2", "2.1"]
    assert [office["as_written"] for office in candidate.content["offices"]] == [
        "Water Quality (WQ) Branch",
        "WQ Branch",
        "Outreach Branch",
    ]
    assert candidate.blocks
    assert "blocks" not in candidate.content


def test_reading_twice_does_no_harm(candidate: Candidate, amina: Person) -> None:
    take(edit_candidate(by=amina, candidate=candidate, seen_version=1, edits=[structure.add_recommendation]))
    again = read_candidate(candidate_id=candidate.pk, at=NOW)
    assert again.version == 2
    assert len(again.content["recommendations"]) == 3


def test_the_reader_is_told_what_the_officer_said(amina: Person) -> None:
    candidate = _read(amina, a_document(), options={"language": "fr", "fiscal_year_start": 10})
    assert candidate.content["report"]["language"] == "fr"
    assert candidate.content["fiscal_year_start"] == 10


def test_the_fiscal_year_that_the_document_states_comes_before_what_the_officer_said(amina: Person) -> None:
    title = "Evaluation of lakes. The fiscal year begins July 1"
    assert _read(amina, a_document(title=title), options={"fiscal_year_start": 4}).content["fiscal_year_start"] == 7


def test_a_document_without_an_organisation_is_in_doubt_about_it(amina: Person) -> None:
    candidate = _read(amina, b"<h1>Evaluation of lakes</h1><p>1. Measure them.</p>")
    assert "report.evidence.organisation" in dict(edits.list_doubts(candidate.content))


PICTURE = b"\x89PNG\r\n\x1a\n and no document"


def test_a_document_that_cannot_be_read_leaves_neither_row_nor_bytes(
    amina: Person, django_capture_on_commit_callbacks: Any
) -> None:
    waiting = take(_upload(amina, PICTURE, name="a.docx"))
    assert waiting.file is not None
    path = waiting.file.path
    with django_capture_on_commit_callbacks(execute=True):
        candidate = read_candidate(candidate_id=waiting.pk, at=NOW)
    assert (candidate.state, candidate.file, bool(candidate.refusal)) == ("refused", None, True)
    assert not StoredFile.objects.exists()
    assert not default_storage.exists(path)
    assert _kinds() == ["file.stored", "import.uploaded", "import.refused", "file.removed"]


def test_a_file_that_backs_something_else_stays_when_it_is_refused(amina: Person, boris: Person) -> None:
    proof = factories.make_stored_file(by=boris, name="proof.png", content=PICTURE)
    factories.make_evidence(file=proof)
    assert _read(amina, PICTURE, name="a.docx").state == "refused"
    assert StoredFile.objects.get() == proof


def test_a_refused_document_may_be_sent_again(amina: Person) -> None:
    first = _read(amina, PICTURE, name="a.docx")
    assert take(_upload(amina, PICTURE, name="a.docx")).pk != first.pk


def test_a_reader_that_breaks_refuses_with_a_sentence(amina: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object) -> None:
        raise ReadingFailed("the reader ended with status -11")

    monkeypatch.setattr("answerable.ingest.changes.read_in_sandbox", break_down)
    candidate = _read(amina, a_document())
    assert (candidate.state, candidate.refusal) == ("refused", BROKEN)


def test_a_document_that_takes_too_long_is_refused_with_a_sentence(
    amina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("answerable.ingest.changes.read_in_sandbox", lambda *_: {"refused": sandbox.TOO_LONG})
    assert _read(amina, a_document()).refusal == sandbox.TOO_LONG


def test_refusing_says_who_brought_the_document(amina: Person) -> None:
    waiting = take(_upload(amina, a_document()))
    refuse_candidate(by=amina, at=NOW, candidate=waiting, refusal=Refused("It holds {n} pages.", n=9))
    assert Candidate.objects.get().refusal_values == {"n": 9}
    assert Entry.objects.filter(kind="import.refused").get().by_label == "Amina Adeyemi"


# -- edits


def test_edits_are_kept_under_a_new_version_and_not_in_the_ledger(amina: Person, candidate: Candidate) -> None:
    before = Entry.objects.count()
    add = [structure.add_recommendation, structure.add_recommendation]
    edited = take(edit_candidate(by=amina, candidate=candidate, seen_version=1, edits=add))
    assert edited.version == 2
    assert len(Candidate.objects.get().content["recommendations"]) == 4
    assert Entry.objects.count() == before


def test_all_edits_are_kept_or_none(amina: Person, candidate: Candidate) -> None:
    outcome = edit_candidate(
        by=amina, candidate=candidate, seen_version=1, edits=[structure.add_recommendation, lambda _: Refused("No.")]
    )
    assert outcome == Refused("No.")
    assert Candidate.objects.get().content == candidate.content


def test_a_save_of_an_older_version_is_refused(amina: Person, candidate: Candidate) -> None:
    take(edit_candidate(by=amina, candidate=candidate, seen_version=1, edits=[structure.add_recommendation]))
    late = edit_candidate(by=amina, candidate=candidate, seen_version=1, edits=[structure.add_recommendation])
    assert "Someone changed this document" in str(late)
    assert len(Candidate.objects.get().content["recommendations"]) == 3


def test_others_may_not_edit(boris: Person, candidate: Candidate) -> None:
    assert isinstance(edit_candidate(by=boris, candidate=candidate, seen_version=1, edits=[]), Refused)


def test_an_office_that_an_edit_names_is_proposed(amina: Person, candidate: Candidate, other_branch: Office) -> None:
    values = {"actions.2.offices.0.as_written": "HARBOURS BRANCH"}
    write = [lambda content: edits.set_values(content, values)]
    edited = take(edit_candidate(by=amina, candidate=candidate, seen_version=1, edits=write))
    assert [entry["office"] for entry in edited.content["offices"]] == [None, None, other_branch.pk]


# -- not taking one


def test_a_dropped_document_is_decided_and_its_file_stays(amina: Person, candidate: Candidate) -> None:
    assert take(drop_candidate(by=amina, at=NOW, candidate=candidate)).state == "dropped"
    assert StoredFile.objects.exists()
    assert _kinds()[-1] == "import.dropped"


def test_what_was_decided_is_not_decided_again(amina: Person, candidate: Candidate) -> None:
    drop_candidate(by=amina, at=NOW, candidate=candidate)
    assert isinstance(drop_candidate(by=amina, at=NOW, candidate=candidate), Refused)
    assert isinstance(edit_candidate(by=amina, candidate=candidate, seen_version=1, edits=[]), Refused)


def test_others_may_not_drop(boris: Person, candidate: Candidate) -> None:
    assert isinstance(drop_candidate(by=boris, at=NOW, candidate=candidate), Refused)


# -- reading again


def _read_again(by: Person, candidate: Candidate, layout: list[dict[str, Any]]) -> Candidate | Refused:
    return read_again(by=by, candidate=candidate, seen_version=candidate.version, layout=layout)


def _roles(candidate: Candidate) -> set[str]:
    return {office["role"] for action in candidate.content["actions"] for office in action["offices"]}


def test_a_document_is_read_again_with_what_a_person_says_of_its_columns(amina: Person, candidate: Candidate) -> None:
    again = take(_read_again(amina, candidate, [LAYOUT]))
    assert (again.version, again.options["layout"], _roles(again)) == (2, [LAYOUT], {"support"})
    assert _roles(take(_read_again(amina, again, []))) == {"lead"}


def test_the_report_and_what_was_decided_of_offices_stay(amina: Person, candidate: Candidate) -> None:
    write = [lambda content: edits.set_values(content, {"report.title": "Lakes, at last"}), _take_as_new]
    edited = take(edit_candidate(by=amina, candidate=candidate, seen_version=1, edits=write))
    again = take(_read_again(amina, edited, [LAYOUT]))
    assert again.content["report"]["title"] == "Lakes, at last"
    assert [entry["decided"] for entry in again.content["offices"]] == [True, False, False]


def _take_as_new(content: edits.Content) -> edits.Content:
    content["offices"][0]["decided"] = True
    return content


def test_the_reading_before_can_be_gone_back_to_and_from(amina: Person, candidate: Candidate) -> None:
    write = [lambda content: edits.set_values(content, {"actions.0.text": "Do it well."})]
    edited = take(edit_candidate(by=amina, candidate=candidate, seen_version=1, edits=write))
    again = take(_read_again(amina, edited, [LAYOUT]))
    back = take(go_back(by=amina, candidate=again, seen_version=again.version))
    assert (back.content["actions"][0]["text"], _roles(back), back.options) == ("Do it well.", {"lead"}, {})
    assert _roles(take(go_back(by=amina, candidate=back, seen_version=back.version))) == {"support"}


def test_what_was_read_once_has_nothing_to_go_back_to(amina: Person, candidate: Candidate) -> None:
    assert "read only once" in str(go_back(by=amina, candidate=candidate, seen_version=1))


def test_reading_again_overwrites_nothing_that_was_not_seen(amina: Person, candidate: Candidate) -> None:
    refused = read_again(by=amina, candidate=candidate, seen_version=0, layout=[LAYOUT])
    assert "Someone changed this document" in str(refused)
    assert Candidate.objects.get(pk=candidate.pk).options == {}


def test_a_document_whose_file_cannot_be_read_any_more_stays_as_it_is(
    amina: Person, candidate: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("answerable.ingest.changes.read_in_sandbox", lambda *_: {"refused": "Too long."})
    assert str(_read_again(amina, candidate, [LAYOUT])) == "Too long."
    assert Candidate.objects.get(pk=candidate.pk).version == 1


# -- layouts


def _keep(by: Person, candidate: Candidate, name: str = "Lakes") -> Layout | Refused:
    return keep_layout(by=by, at=NOW, candidate=candidate, name=name)


def test_a_layout_is_kept_under_a_name_and_names_no_table(amina: Person, candidate: Candidate) -> None:
    layout = take(_keep(amina, take(_read_again(amina, candidate, [LAYOUT])), "  Lakes   and rivers "))
    assert (layout.name, layout.tables, layout.kept_by) == ("Lakes and rivers", [{**LAYOUT, "table": None}], amina)


def test_a_name_is_taken_once_in_whatever_case(amina: Person, candidate: Candidate) -> None:
    again = take(_read_again(amina, candidate, [LAYOUT]))
    take(_keep(amina, again))
    assert "already" in str(_keep(amina, again, "LAKES"))


def test_a_name_that_somebody_took_in_the_same_moment_is_refused(
    amina: Person, candidate: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = take(_read_again(amina, candidate, [LAYOUT]))
    take(_keep(amina, again))
    monkeypatch.setattr(
        "answerable.ingest.changes.find_layout", lambda name: None
    )  # as it was before the other's commit
    assert "already" in str(_keep(amina, again))
    assert Layout.objects.count() == 1


@pytest.mark.parametrize("name", ["", " ", "x" * 101])
def test_a_layout_needs_a_name(amina: Person, candidate: Candidate, name: str) -> None:
    assert "Give the layout a name" in str(_keep(amina, take(_read_again(amina, candidate, [LAYOUT])), name))


def test_without_a_choice_there_is_nothing_to_keep(amina: Person, candidate: Candidate) -> None:
    assert "No column was chosen" in str(_keep(amina, candidate))


def test_a_layout_is_removed_and_what_was_read_in_it_stays(amina: Person, candidate: Candidate) -> None:
    again = take(_read_again(amina, candidate, [LAYOUT]))
    assert remove_layout(by=amina, at=NOW, layout=take(_keep(amina, again))) is None
    assert not Layout.objects.exists()
    assert Candidate.objects.get(pk=candidate.pk).options == {"layout": [LAYOUT]}


def test_others_keep_and_remove_no_layouts(dalia: Person, amina: Person, candidate: Candidate) -> None:
    again = take(_read_again(amina, candidate, [LAYOUT]))
    layout = take(_keep(amina, again))
    for refused in (_keep(dalia, again, "Else"), remove_layout(by=dalia, at=NOW, layout=layout)):
        assert "Only an evaluation officer" in str(refused)


# -- two languages in one document


def test_the_second_language_of_a_document_stands_under_review_by_itself(amina: Person) -> None:
    first = _read(amina, a_document_in_both_languages())
    other = Candidate.objects.exclude(pk=first.pk).get()
    assert [each.content["report"]["language"] for each in (first, other)] == ["en", "fr"]
    assert [each.options["language"] for each in (first, other)] == ["en", "fr"]
    assert (other.state, other.file, other.uploaded_by) == ("read", first.file, amina)
    assert list(list_other_languages(amina, first)) == [other]
    assert _kinds() == ["file.stored", "import.uploaded", "import.uploaded"]


def test_each_language_is_read_again_by_itself(amina: Person) -> None:
    first = _read(amina, a_document_in_both_languages())
    again = take(_read_again(amina, first, [LAYOUT]))
    assert again.content["report"]["language"] == "en"
    assert Candidate.objects.count() == 2
