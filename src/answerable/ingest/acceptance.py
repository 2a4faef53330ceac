"""Accepting a candidate, in one transaction, and undoing that as one act."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from answerable.documents.changes import remove_passages
from answerable.followup.actions.changes import change_action
from answerable.followup.actions.models import Action
from answerable.followup.closing import remove_records
from answerable.followup.evaluations.changes import change_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.recommendations.changes import change_recommendation
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.responses.changes import change_response
from answerable.followup.responses.models import Response
from answerable.ingest import rules
from answerable.ingest.joining import Joiner, refresh_words
from answerable.ingest.models import Candidate
from answerable.ingest.recording import StoppedError, must
from answerable.ingest.vocab import CandidateState, IngestEvent, Mode
from answerable.ledger.changes import write_entry
from answerable.ledger.queries import is_named_after
from answerable.lib.decisions import Refused
from answerable.people.changes import change_office, remove_aliases, remove_unused_office
from answerable.people.models import Office, Person


def accept_candidate(
    *,
    by: Person,
    at: datetime,
    candidate: Candidate,
    seen_version: int,
    mode: Mode = Mode.NEW,
    evaluation: Evaluation | None = None,
) -> Evaluation | Refused:
    """Write everything that is under review into the record, all or nothing.

    With Mode.UPDATE or Mode.TRANSLATION the words join those of `evaluation`.
    """
    try:
        with transaction.atomic():
            return _accept(by, at, candidate, seen_version, mode, evaluation)
    except StoppedError as stop:
        return stop.refused


def _accept(
    by: Person, at: datetime, candidate: Candidate, seen_version: int, mode: Mode, evaluation: Evaluation | None
) -> Evaluation:
    candidate = Candidate.objects.select_for_update(of=("self",)).select_related("file").get(pk=candidate.pk)
    content = candidate.content
    must(rules.may_edit(by, candidate.state, candidate.version, seen_version))
    must(rules.may_accept(content["report"]["title"] or "", len(content["recommendations"]), len(content["actions"])))
    must(rules.may_keep(content))
    joiner = Joiner(by=by, at=at, candidate=candidate)
    if mode == Mode.NEW or evaluation is None:
        mode, evaluation = Mode.NEW, joiner.record_new()
    else:
        _lock_actions(evaluation)
        evaluation = joiner.join_into(evaluation, mode)
    candidate.state, candidate.mode, candidate.evaluation = CandidateState.ACCEPTED, mode, evaluation
    candidate.created, candidate.changed, candidate.accepted_at = joiner.created, joiner.changed, at
    details = {"mode": mode, "report": str(evaluation), "created": _count(joiner.created)}
    kind = IngestEvent.ACCEPTED
    entry = write_entry(by=by, at=at, kind=kind, subject=candidate, within=evaluation, details=details)
    candidate.accepted_sequence = entry.sequence
    candidate.save()
    return evaluation


def _lock_actions(evaluation: Evaluation) -> None:
    """Lock rows before the head of the ledger, as every other change does: two that lock crosswise wait for ever."""
    list(Action.objects.select_for_update().filter(evaluation=evaluation).order_by("pk").values_list("pk"))


def _count(keys: list[str]) -> dict[str, int]:
    kinds = [key.split("/")[0] for key in keys]
    return {kind: kinds.count(kind) for kind in sorted(set(kinds) - {"passage", "officealias"})}


def undo_acceptance(*, by: Person, at: datetime, candidate: Candidate) -> Candidate | Refused:
    """Take back an acceptance: remove what it created and restore the words that it changed, all or nothing."""
    try:
        with transaction.atomic():
            return _undo(by, at, candidate)
    except StoppedError as stop:
        return stop.refused


def _undo(by: Person, at: datetime, candidate: Candidate) -> Candidate:
    candidate = Candidate.objects.select_for_update(of=("self",)).select_related("evaluation").get(pk=candidate.pk)
    must(rules.may_undo(by, candidate.state, is_built_upon(candidate)))
    evaluation = candidate.evaluation
    if evaluation:
        _lock_actions(evaluation)
    # Before the records go: the entry names them by their labels of today.
    write_entry(
        by=by, at=at, kind=IngestEvent.UNDONE, subject=candidate, within=evaluation, details={"report": str(evaluation)}
    )
    created, changed = candidate.created, candidate.changed
    records = _records(created)
    candidate.state, candidate.created, candidate.changed = CandidateState.UNDONE, [], []
    candidate.evaluation = None if evaluation and evaluation.ledger_key in records else evaluation
    candidate.save()
    remove_passages(_ids(created, "passage"))
    for change in reversed(changed):
        _restore(by, at, change)
    reason = f"undo of {candidate}"
    if evaluation and changed:
        refresh_words(evaluation)
    if evaluation and records:
        must(remove_records(by=by, at=at, evaluation=evaluation, keys=records, reason=reason))
    _remove_names(by, at, created, reason)
    return candidate


def _ids(keys: list[str], kind: str) -> list[int]:
    return [int(key.split("/")[1]) for key in keys if key.startswith(f"{kind}/")]


def _records(keys: Iterable[str]) -> set[str]:
    """The keys of what belongs to the report; passages, offices and their names do not."""
    return {key for key in keys if key.split("/")[0] not in {"passage", "office", "officealias"}}


def is_built_upon(candidate: Candidate) -> bool:
    """True where a later entry of the ledger names a record that the acceptance created or changed."""
    if candidate.accepted_sequence is None:
        return False
    keys = {*candidate.created, *(change["key"] for change in candidate.changed)}
    if candidate.evaluation:
        keys.add(candidate.evaluation.ledger_key)
    return is_named_after(_records(keys), candidate.accepted_sequence)


def _restore(by: Person, at: datetime, change: dict[str, Any]) -> None:
    kind, pk = change["key"].split("/")
    before = change["before"]
    if kind == "evaluation":
        if "organisation_id" in before:
            before["organisation"] = Office.objects.filter(pk=before.pop("organisation_id")).first()
        must(change_evaluation(by=by, at=at, evaluation=Evaluation.objects.get(pk=pk), **before))
    elif kind == "recommendation":
        must(change_recommendation(by=by, at=at, recommendation=Recommendation.objects.get(pk=pk), **before))
    elif kind == "office":
        office = Office.objects.get(pk=pk)
        if {name: getattr(office, name) for name in before} == change["after"]:  # else a person renamed it since
            must(change_office(by=by, at=at, office=office, parent=office.parent, **before))
    elif kind == "response":
        must(change_response(by=by, at=at, response=Response.objects.get(pk=pk), **before))
    elif kind == "action":
        offices = {int(key): written for key, written in before.pop("offices_as_written").items()}
        dues = {int(key): (written, name) for key, (written, name) in before.pop("due_as_written").items()}
        action = Action.objects.get(pk=pk)
        must(change_action(by=by, at=at, action=action, offices_as_written=offices, due_as_written=dues, **before))


def _remove_names(by: Person, at: datetime, created: list[str], reason: str) -> None:
    """Offices that the import made and nothing else uses, and the names that it taught the others. Parts go before
    what they stand under."""
    for office in Office.objects.filter(aliases__in=_ids(created, "officealias")).distinct():
        must(remove_aliases(by=by, at=at, office=office, ids=_ids(created, "officealias"), reason=reason))
    for office in Office.objects.filter(pk__in=_ids(created, "office")).order_by("-id"):
        must(remove_unused_office(by=by, at=at, office=office, reason=reason))
