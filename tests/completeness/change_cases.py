"""One story for every change: what it is called with, after making what it needs.

A new public function in a changes.py or a closing.py fails tests/completeness/test_changes.py until it has a case here.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import answerable
from answerable.documents import changes as documents
from answerable.documents.vocab import Purpose
from answerable.followup import closing
from answerable.followup.actions import changes as actions
from answerable.followup.actions.vocab import ActionStatus
from answerable.followup.evaluations import changes as evaluations
from answerable.followup.evaluations.vocab import EvaluationLinkKind, ReportKind
from answerable.followup.recommendations import changes as recommendations
from answerable.followup.recommendations.vocab import RecommendationLinkKind
from answerable.followup.responses import changes as responses
from answerable.followup.responses.vocab import Position
from answerable.followup.updates import changes as updates
from answerable.ingest import acceptance
from answerable.ingest import changes as ingest
from answerable.ledger import changes as ledger
from answerable.lib.decisions import Refused
from answerable.people import changes as people
from answerable.people.vocab import Role
from tests import factories
from tests.clock import NOW, TODAY
from tests.factories import dues
from tests.factories.filling import the_officer

Function = Callable[..., Any]


@dataclass(frozen=True)
class Case:
    """A story: it makes what the change needs and gives its arguments, `by` and `at` where they matter."""

    arguments: Callable[[], dict[str, Any]]
    writes_several: bool = False  # an import writes an entry for every record

    def prepare(self) -> dict[str, Any]:
        """Make what is needed; the arguments of the change, all of them."""
        return {"by": the_officer(), "at": NOW, **self.arguments()}


CASES: dict[Function, Case] = {}

# The one function that writes the ledger itself, and what other changes call inside their own transaction.
PARTS_OF_CHANGES: set[Function] = {
    ledger.write_entry,
    evaluations.touch_evaluation,
    actions.refresh_action,
    documents.add_passages,
    documents.remove_passages,
    ingest.read_candidate,  # the worker calls it; refusing is a change of its own, and reading changes no record
}

# Edits of a candidate are not in the ledger: nothing of it is on record before it is accepted.
OUTSIDE_THE_LEDGER: set[Function] = {ingest.edit_candidate, ingest.read_again, ingest.go_back}

DOORS = {"web", "api", "cli", "config"}

# Changes that ask no rule: their callers do.
WITHOUT_A_RULE: set[Function] = {documents.store_file, documents.remove_file, ingest.refuse_candidate}


def case(change: Function, **options: bool) -> Callable[[Callable[[], dict[str, Any]]], None]:
    """Register the story that follows as the case of `change`."""

    def register(story: Callable[[], dict[str, Any]]) -> None:
        CASES[change] = Case(story, **options)

    return register


def discover() -> dict[str, Function]:
    """Every public function of every changes.py and closing.py, and every other one below the doors that is told
    by whom, under its name with its module."""
    names = [each.name for each in pkgutil.walk_packages(answerable.__path__, "answerable.")]
    modules = [importlib.import_module(name) for name in names if name.split(".")[1] not in DOORS]
    found = [(module, each) for module in modules for each in vars(module).values() if inspect.isfunction(each)]
    own = [each for module, each in found if each.__module__ == module.__name__ and not each.__name__.startswith("_")]
    return {f"{each.__module__}.{each.__name__}": each for each in own if _is_change(each)}


def _is_change(function: Function) -> bool:
    is_at_home = bool({"changes", "closing"} & set(function.__module__.split(".")))
    return is_at_home or "by" in inspect.signature(function).parameters


@case(people.add_person)
def _() -> dict[str, Any]:
    return {"email": "new@example.org", "name": "New", "roles": [Role.READER]}


@case(people.change_roles)
def _() -> dict[str, Any]:
    return {"person": factories.make_person(), "roles": [Role.OFFICER]}


@case(people.deactivate_person)
def _() -> dict[str, Any]:
    return {"person": factories.make_person()}


@case(people.add_office)
def _() -> dict[str, Any]:
    return {"name": {"en": "Branch"}, "acronym": {"en": "B"}, "parent": factories.make_office()}


@case(people.change_office)
def _() -> dict[str, Any]:
    return {"office": factories.make_office(), "name": {"en": "Renamed"}, "acronym": {}, "parent": None}


@case(people.remove_unused_office)
def _() -> dict[str, Any]:
    return {"office": factories.make_office(), "reason": "The import that made it was undone."}


@case(people.add_alias)
def _() -> dict[str, Any]:
    return {"office": factories.make_office(), "text": "The Other Name"}


@case(people.remove_aliases)
def _() -> dict[str, Any]:
    alias = factories.make_office_alias()
    return {"office": alias.office, "ids": [alias.pk], "reason": "The import that taught it was undone."}


@case(people.add_member)
def _() -> dict[str, Any]:
    return {"office": factories.make_office(), "person": factories.make_person()}


@case(people.remove_member)
def _() -> dict[str, Any]:
    membership = factories.make_membership()
    return {"office": membership.office, "person": membership.person}


@case(documents.store_file)
def _() -> dict[str, Any]:
    plain = {"name": "a.txt", "media_type": "text/plain", "purpose": Purpose.SOURCE, "limit": 100}
    return {**plain, "content": b"Never stored before, in any test."}


@case(documents.remove_file)
def _() -> dict[str, Any]:
    return {"file": factories.make_stored_file(), "reason": "It could not be read."}


@case(evaluations.record_evaluation)
def _() -> dict[str, Any]:
    return {"kind": ReportKind.AUDIT, "title": {"en": "Audit of travel"}, "organisation": factories.make_office()}


@case(evaluations.change_evaluation)
def _() -> dict[str, Any]:
    return {"evaluation": factories.make_evaluation(), "title": {"en": "Another title"}, "issued_on": TODAY}


@case(evaluations.link_evaluation)
def _() -> dict[str, Any]:
    later, earlier = factories.make_evaluation(), factories.make_evaluation()
    return {"evaluation": later, "earlier": earlier, "kind": EvaluationLinkKind.FOLLOWS}


@case(evaluations.publish_evaluation)
def _() -> dict[str, Any]:
    return {"evaluation": factories.make_recommendation().evaluation}


@case(evaluations.withdraw_evaluation)
def _() -> dict[str, Any]:
    evaluation = factories.make_recommendation().evaluation
    evaluations.publish_evaluation(by=the_officer(), at=NOW, evaluation=evaluation)
    return {"evaluation": evaluation, "reason": "A page was missing."}


@case(recommendations.record_finding)
def _() -> dict[str, Any]:
    return {"evaluation": factories.make_evaluation(), "text": {"en": "Records are missing."}}


@case(recommendations.record_recommendation)
def _() -> dict[str, Any]:
    parts = {"findings": [factories.make_finding()], "passages": [factories.make_passage()]}
    plain = {"key": "1", "order": 0, "text": {"en": "Keep records."}, "addressees": [("The Branch", None)]}
    return {"evaluation": factories.make_evaluation(), **plain, **parts}


@case(recommendations.change_recommendation)
def _() -> dict[str, Any]:
    passages = [factories.make_passage()]
    return {"recommendation": factories.make_recommendation(), "text": {"en": "Keep them."}, "passages": passages}


@case(recommendations.link_recommendation)
def _() -> dict[str, Any]:
    later, earlier = factories.make_recommendation(), factories.make_recommendation()
    return {"recommendation": later, "earlier": earlier, "kind": RecommendationLinkKind.SUPERSEDES}


@case(responses.record_response)
def _() -> dict[str, Any]:
    given = factories.make_recommendation()
    plain = {"position": Position.ACCEPTED, "order": 0, "as_written": {"en": "Agreed"}}
    return {"evaluation": given.evaluation, "recommendations": [given], **plain}


@case(responses.change_response)
def _() -> dict[str, Any]:
    return {"response": factories.make_response(), "position": Position.PARTIALLY_ACCEPTED}


@case(actions.record_action)
def _() -> dict[str, Any]:
    given = factories.make_recommendation()
    promises = [dues.as_promise(TODAY), dues.as_promise(dues.ongoing())]
    plain = {"key": "1.1", "order": 0, "text": {"en": "We will keep records."}, "promises": promises}
    commitments = [actions.Commitment(factories.make_office())]
    return {"evaluation": given.evaluation, "recommendations": [given], "commitments": commitments, **plain}


@case(actions.change_action)
def _() -> dict[str, Any]:
    action = factories.make_action(due=TODAY)
    offices = {action.offices.get().office_id: {"fr": "Direction"}}
    written = {action.deliverables.get().pk: ({"fr": "2 juin 2025"}, {"fr": "Note"})}
    return {"action": action, "text": {"fr": "Écrit."}, "offices_as_written": offices, "due_as_written": written}


@case(actions.ask_for_date)
def _() -> dict[str, Any]:
    due = dues.on(TODAY)
    asked = {"due": due, "as_written": {"en": due.as_written}, "reason": "Two posts are vacant."}
    return {"deliverable": factories.make_deliverable(), **asked}


@case(actions.agree_to_date)
def _() -> dict[str, Any]:
    return {"revision": factories.make_due_revision()}


@case(actions.decline_date)
def _() -> dict[str, Any]:
    return {"revision": factories.make_due_revision(), "reason": "The committee meets in November."}


@case(updates.submit_update)
def _() -> dict[str, Any]:
    action = factories.make_action(due=TODAY)
    said = {"status": ActionStatus.COMPLETED, "narrative": "The plan is published.", "as_of": TODAY, "today": TODAY}
    parts = {"delivered": action.deliverables.all(), "evidence": [("plan.pdf", factories.make_stored_file())]}
    return {"by": factories.a_member_for(action), "action": action, **said, **parts}


@case(updates.accept_update)
def _() -> dict[str, Any]:
    action = factories.make_action(due=TODAY)
    return {"update": factories.make_update(action=action, status=ActionStatus.COMPLETED)}


@case(updates.return_update)
def _() -> dict[str, Any]:
    return {"update": factories.make_update(), "reason": "Say which meetings."}


@case(closing.remove_records)
def _() -> dict[str, Any]:
    action = factories.make_action(due=TODAY)
    factories.make_response(recommendations=list(action.recommendations.all()))
    records = [action, *action.recommendations.all(), action.evaluation, *action.evaluation.responses.all()]
    keys = {record.ledger_key for record in records}
    return {"evaluation": action.evaluation, "keys": keys, "reason": "Imported twice."}


@case(ingest.upload_document, writes_several=True)
def _() -> dict[str, Any]:
    return {"name": "a.html", "content": b"<p>Never uploaded before, in any test.</p>", "limit": 100}


@case(ingest.refuse_candidate, writes_several=True)
def _() -> dict[str, Any]:
    waiting = factories.make_candidate(is_read=False)
    return {"candidate": waiting, "refusal": Refused("The file is damaged.")}


@case(ingest.drop_candidate)
def _() -> dict[str, Any]:
    return {"candidate": factories.make_candidate()}


@case(ingest.keep_layout)
def _() -> dict[str, Any]:
    return {"candidate": factories.make_candidate_in_layout(), "name": "Tracker of the River Board"}


@case(ingest.remove_layout)
def _() -> dict[str, Any]:
    return {"layout": factories.make_layout()}


@case(acceptance.accept_candidate, writes_several=True)
def _() -> dict[str, Any]:
    candidate = factories.make_candidate()
    return {"candidate": candidate, "seen_version": candidate.version}


@case(acceptance.undo_acceptance, writes_several=True)
def _() -> dict[str, Any]:
    candidate = factories.make_candidate()
    acceptance.accept_candidate(by=the_officer(), at=NOW, candidate=candidate, seen_version=candidate.version)
    return {"candidate": type(candidate).objects.get(pk=candidate.pk)}
