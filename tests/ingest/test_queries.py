"""Reading candidates, and finding the report that a candidate may be."""

import pytest

from answerable.followup.evaluations.models import Evaluation
from answerable.ingest.models import Candidate
from answerable.ingest.queries import (
    find_target,
    get_candidate,
    list_candidates,
    list_joinable,
    list_under_review,
    suggest_reports,
)
from answerable.people.models import Person
from tests import factories
from tests.ingest.accepting import edit, put_on_record, read
from tests.ingest.building import a_content, a_document, a_french_document, an_action


@pytest.fixture
def report(amina: Person) -> Evaluation:
    """The English document, on record."""
    return put_on_record(amina)


def _suggest(amina: Person, content: bytes, **values: str) -> list[tuple[Evaluation, str]]:
    candidate = read(amina, content)
    if values:
        candidate = edit(amina, candidate, {f"report.{name}": value for name, value in values.items()})
    return [(each.evaluation, each.mode) for each in suggest_reports(amina, candidate)]


def test_officers_see_every_candidate_the_newest_first(amina: Person) -> None:
    first, second = read(amina), read(amina, a_french_document())
    assert list(list_candidates(amina)) == [second, first]
    assert get_candidate(amina, first.pk) == first


def test_others_see_none(amina: Person, boris: Person, dalia: Person) -> None:
    candidate = read(amina)
    for person in (boris, dalia):
        assert list(list_candidates(person)) == []
        assert get_candidate(person, candidate.pk) is None


def test_what_waits_and_what_is_under_review_waits_for_the_officer(amina: Person) -> None:
    waiting = factories.make_candidate(by=amina, is_read=False)
    under_review = factories.make_candidate(by=amina)
    put_on_record(amina)
    assert set(list_under_review(amina)) == {waiting, under_review}


def test_a_list_leaves_the_long_columns_on_disk(amina: Person) -> None:
    read(amina)
    assert {"blocks", "content"} <= list_candidates(amina).get().get_deferred_fields()


# -- the same report again


def test_the_same_bytes_are_an_update_whatever_is_written_into_the_head(amina: Person, report: Evaluation) -> None:
    found = _suggest(amina, a_document(), title="Other words", organisation="Other body")
    assert found == [(report, "update")]


def test_the_same_reference_is_the_same_report(amina: Person, evaluation: Evaluation) -> None:
    found = _suggest(amina, a_document(title="Other words", organisation="Other body"), reference="ev-2025-01")
    assert found == [(evaluation, "update")]


def test_the_same_organisation_and_title_are_the_same_report(amina: Person, evaluation: Evaluation) -> None:
    found = _suggest(amina, a_document(title="EVALUATION of the clean lakes programme"))
    assert found == [(evaluation, "update")]


def test_the_same_title_of_another_organisation_is_another_report(amina: Person, evaluation: Evaluation) -> None:
    factories.make_office(by=amina, name={"en": "Department of Forests"})
    assert _suggest(amina, a_document(organisation="Department of Forests")) == []


def test_without_an_organisation_the_title_is_enough(amina: Person, evaluation: Evaluation) -> None:
    assert _suggest(amina, a_document(organisation="")) == [(evaluation, "update")]


def test_a_document_that_is_like_nothing_on_record_is_new(amina: Person, evaluation: Evaluation) -> None:
    assert _suggest(amina, a_document(title="Audit of boats")) == []


# -- the other language


def test_the_other_language_is_found_by_its_numbers(amina: Person, report: Evaluation) -> None:
    assert _suggest(amina, a_french_document()) == [(report, "translation")]


def test_the_other_language_is_found_by_its_reference(amina: Person, report: Evaluation) -> None:
    Evaluation.objects.update(reference="EV-1")
    rows = [("7. Autre chose.", "D’accord.", [])]
    assert _suggest(amina, a_french_document(rows), reference="EV-1") == [(report, "translation")]


def test_other_numbers_are_another_report(amina: Person, report: Evaluation) -> None:
    assert _suggest(amina, a_french_document([("7. Autre chose.", "D’accord.", [])])) == []


def test_another_organisation_with_the_same_numbers_is_another_report(amina: Person, report: Evaluation) -> None:
    factories.make_office(by=amina, name={"fr": "Ministère des Lacs et des Rivières"})
    assert _suggest(amina, a_french_document()) == []


def test_a_report_in_both_languages_is_updated(amina: Person, evaluation: Evaluation) -> None:
    found = _suggest(amina, a_french_document())
    assert found == [(evaluation, "update")]


# -- what a person says


def test_any_report_may_be_joined_when_a_person_says_so(amina: Person, report: Evaluation) -> None:
    candidate = read(amina, a_french_document())
    assert [(each.evaluation, each.mode) for each in list_joinable(amina, candidate)] == [(report, "translation")]
    target = find_target(amina, candidate, report.slug)
    assert target is not None
    assert (target.evaluation, target.mode) == (report, "translation")


def test_a_report_that_is_not_there_is_no_target(amina: Person) -> None:
    assert find_target(amina, Candidate(content=a_content(an_action())), "nothing") is None
