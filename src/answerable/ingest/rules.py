"""Who may import, and when a candidate may be changed, accepted or undone."""

from collections.abc import Iterator
from typing import Any

from answerable.ingest.vocab import CandidateState
from answerable.lib.decisions import ALLOWED, Decision, Refused
from answerable.people.rules import Roles

LONGEST_LAYOUT_NAME = 100


def may_import(person: Roles) -> Decision:
    """Documents are brought in by evaluation officers."""
    if person.is_officer:
        return ALLOWED
    return Refused("Only an evaluation officer may import documents.")


def may_edit(person: Roles, state: str, version: int, seen_version: int) -> Decision:
    """A candidate under review changes under its version: nobody overwrites what they have not seen."""
    if not person.is_officer:
        return Refused("Only an evaluation officer may import documents.")
    if state != CandidateState.READ:
        return Refused("This document is no longer under review, so nothing was changed.")
    if version != seen_version:
        return Refused(
            "Someone changed this document while you were working on it. Your last change was not saved. "
            "Look at the values as they are now and make it again."
        )
    return ALLOWED


def may_accept(title: str, recommendations: int, actions: int) -> Decision:
    """What is accepted has a title and something in it."""
    if not title.strip():
        return Refused("Give the report a title before you accept it.")
    if not recommendations and not actions:
        return Refused("There is no recommendation and no action to accept. Add them, or drop the document.")
    return ALLOWED


def may_keep(content: dict[str, Any]) -> Decision:
    """Numbers, references and names have a length that the record can hold; sentences have no limit."""
    for text, limit in _short_texts(content):
        if len(text) > limit:
            return Refused(
                "“{beginning}…” is too long for where it stands: {limit} letters are the most. Shorten it.",
                beginning=text[:40],
                limit=limit,
            )
    return ALLOWED


def _short_texts(content: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Every text that is not a sentence, with the most letters it may have."""
    yield content["report"]["reference"] or "", 100
    for each in content["recommendations"]:
        yield from ((each["key"], 60), (each["number"] or "", 60), (each["priority"] or "", 60))
        yield from ((name, 500) for name in each["addressees"])
    yield from ((each["organisation"] or "", 500) for each in content["responses"])


def may_keep_layout(person: Roles, name: str, is_taken: bool, tables: int) -> Decision:
    """A layout has a name of its own and says something of a table."""
    if not person.is_officer:
        return Refused("Only an evaluation officer may keep or remove layouts.")
    if not tables:
        return Refused(
            "No column was chosen by hand yet. Choose what the columns are and read the document again first."
        )
    if not 0 < len(name) <= LONGEST_LAYOUT_NAME:
        return Refused("Give the layout a name of up to {limit} letters.", limit=LONGEST_LAYOUT_NAME)
    if is_taken:
        return refuse_taken_name(name)
    return ALLOWED


def refuse_taken_name(name: str) -> Refused:
    """There is a layout of this name."""
    return Refused("There is a layout “{name}” already. Choose another name, or remove that one first.", name=name)


def may_remove_layout(person: Roles) -> Decision:
    """Layouts are removed by those who keep them; what was read in one stays as it is."""
    return ALLOWED if person.is_officer else Refused("Only an evaluation officer may keep or remove layouts.")


def may_go_back(has_earlier: bool) -> Decision:
    """There is a reading to go back to once the document was read again."""
    if has_earlier:
        return ALLOWED
    return Refused("The document was read only once, so there is no earlier reading to go back to.")


def may_undo(person: Roles, state: str, something_was_built_on_it: bool) -> Decision:
    """An import is undone as one act while nothing was built on it."""
    if not person.is_officer:
        return Refused("Only an evaluation officer may undo an import.")
    if state != CandidateState.ACCEPTED:
        return Refused("This import was not accepted, so there is nothing to undo.")
    if something_was_built_on_it:
        return Refused(
            "This import cannot be undone: something was built on it since, such as an update, another date or a "
            "publication. The history of the evaluation shows what."
        )
    return ALLOWED
