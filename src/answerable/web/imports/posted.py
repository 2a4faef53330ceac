"""What the review form sent, as edits of the candidate."""

import re
from collections.abc import Callable

from django.http import QueryDict

from answerable.ingest import edits, structure
from answerable.ingest.changes import edit_candidate
from answerable.ingest.edits import Content
from answerable.ingest.matching import decide
from answerable.ingest.models import Candidate
from answerable.lib.decisions import Refused
from answerable.people.models import Person

_READING = re.compile(r"(?P<due>actions\.(?P<action>\d{1,6})\.due\.(?P<number>\d{1,6}))\.reading")
Edit = Callable[[Content], Content | Refused]


def save_posted(person: Person, candidate: Candidate, posted: QueryDict) -> Candidate | Refused:
    """Save what stands in the form. Values come first and what may be refused after them, so that a refusal
    loses nothing that a person typed."""
    version = read_number(posted.get("version", ""))
    saved = edit_candidate(by=person, candidate=candidate, seen_version=version, edits=[_values_edit(posted)])
    careful = [*_date_edits(posted), *_answers_edits(posted)]
    if isinstance(saved, Refused) or not careful:
        return saved
    return edit_candidate(by=person, candidate=saved, seen_version=saved.version, edits=careful)


def read_number(text: str | None) -> int:
    """A number that a form sent; -1 for anything else."""
    return int(text) if text and text.isdecimal() else -1


def _values_edit(posted: QueryDict) -> Edit:
    values = {name: str(value) for name, value in posted.items()}

    def edit(content: Content) -> Content:
        for number, entry in enumerate(content["offices"]):
            decide(content, entry["as_written"], values.get(f"offices.{number}") or "")
        target = values.get("target", "")
        chosen = {name: value for name, value in values.items() if not _is_untouched(content, name, value, target)}
        return edits.set_values(content, chosen)

    return edit


def _is_untouched(content: Content, name: str, value: str, target: str) -> bool:
    """True for the likely reading of a date, which the page preselects: it holds when a person says so at that date,
    and not when something else of the form is saved."""
    match = _READING.fullmatch(name)
    if match is None or target == f"{match['due']}.evidence":
        return False
    action, due = read_number(match["action"]), read_number(match["number"])
    dues = content["actions"][action]["due"] if action < len(content["actions"]) else []
    return due < len(dues) and str(dues[due].get("likely")) == value


def _date_edits(posted: QueryDict) -> list[Edit]:
    written = posted.get("report.issued_on")
    return [] if written is None else [lambda content: edits.set_report_date(content, written)]


def _answers_edits(posted: QueryDict) -> list[Edit]:
    """One edit for each action whose recommendations the form names, ticked or written in one line."""
    named = {name: read_number(name.partition(".")[2]) for name in posted if name.startswith("answers.")}
    return [_answers_edit(number, posted.getlist(name)) for name, number in named.items() if number >= 0]


def _answers_edit(action: int, written: list[str]) -> Edit:
    def edit(content: Content) -> Content | Refused:
        keys = _read_keys(written, {each["key"] for each in content["recommendations"]})
        if action >= len(content["actions"]) or set(content["actions"][action]["recommendations"]) == keys:
            return content
        return structure.set_answers(content, action, sorted(keys))

    return edit


def _read_keys(written: list[str], known: set[str]) -> set[str]:
    """The keys that were ticked, or that stand in one line; a key may itself hold a comma."""
    split = [[each] if each in known else re.split("[;,]", each) for each in written]
    return {key.strip() for keys in split for key in keys} - {""}
