"""Who may import, and when a candidate may be changed, accepted or undone."""

from dataclasses import dataclass

import pytest

from answerable.ingest import rules
from answerable.ingest.vocab import CandidateState
from answerable.lib.decisions import ALLOWED
from tests.ingest.building import a_content, an_action


@dataclass(frozen=True)
class Someone:
    """A person as the rules see one."""

    is_officer: bool = False
    is_administrator: bool = False


OFFICER = Someone(is_officer=True)
OTHERS = [Someone(), Someone(is_administrator=True)]
READ, ACCEPTED = CandidateState.READ, CandidateState.ACCEPTED


def test_an_officer_may_import_edit_and_undo() -> None:
    assert rules.may_import(OFFICER) is ALLOWED
    assert rules.may_edit(OFFICER, READ, 3, 3) is ALLOWED
    assert rules.may_undo(OFFICER, ACCEPTED, something_was_built_on_it=False) is ALLOWED


@pytest.mark.parametrize("person", OTHERS)
def test_nobody_else_may(person: Someone) -> None:
    assert not rules.may_import(person)
    assert not rules.may_edit(person, READ, 3, 3)
    assert not rules.may_undo(person, ACCEPTED, something_was_built_on_it=False)


@pytest.mark.parametrize("state", [state for state in CandidateState if state != READ])
def test_what_is_not_under_review_is_not_changed(state: CandidateState) -> None:
    assert "no longer under review" in str(rules.may_edit(OFFICER, state, 3, 3))


def test_nobody_overwrites_what_they_have_not_seen() -> None:
    assert "Someone changed this document" in str(rules.may_edit(OFFICER, READ, 4, 3))


def test_what_is_accepted_has_a_title_and_something_in_it() -> None:
    assert rules.may_accept("Title", 1, 0) is ALLOWED
    assert rules.may_accept("Title", 0, 1) is ALLOWED
    assert "title" in str(rules.may_accept(" ", 1, 1))
    assert "no recommendation and no action" in str(rules.may_accept("Title", 0, 0))


def test_what_was_not_accepted_is_not_undone() -> None:
    assert "was not accepted" in str(rules.may_undo(OFFICER, READ, something_was_built_on_it=False))


def test_an_import_on_which_something_was_built_is_not_undone() -> None:
    assert "something was built on it" in str(rules.may_undo(OFFICER, ACCEPTED, something_was_built_on_it=True))


def test_sentences_may_be_long() -> None:
    assert rules.may_keep(a_content(an_action("word " * 1000), title="word " * 1000)) is ALLOWED


@pytest.mark.parametrize(("name", "limit"), [("number", 60), ("priority", 60)])
def test_numbers_may_not(name: str, limit: int) -> None:
    content = a_content(an_action())
    content["recommendations"][0][name] = "9" * (limit + 1)
    assert f"{limit} letters are the most" in str(rules.may_keep(content))


def test_a_reference_and_the_name_of_an_organisation_may_not() -> None:
    assert not rules.may_keep(a_content(an_action(), reference="R" * 101))
    content = a_content(an_action())
    content["responses"][0]["organisation"] = "O" * 501
    assert not rules.may_keep(content)
