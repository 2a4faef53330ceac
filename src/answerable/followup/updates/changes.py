"""Changes of updates: reporting, accepting, sending back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from answerable.documents.models import StoredFile
from answerable.followup.actions.changes import refresh_action
from answerable.followup.actions.models import Action, Deliverable
from answerable.followup.actions.queries import answers_for
from answerable.followup.actions.rules import derive_status
from answerable.followup.actions.vocab import ActionStatus, DeliverableState
from answerable.followup.evaluations.changes import touch_evaluation
from answerable.followup.updates import rules
from answerable.followup.updates.models import Evidence, Update
from answerable.followup.updates.vocab import UpdateEvent, UpdateState
from answerable.ledger.changes import write_entry
from answerable.lib.decisions import Refused
from answerable.people.models import Person


@transaction.atomic
def submit_update(
    *,
    by: Person,
    at: datetime,
    action: Action,
    as_of: date,
    today: date,
    status: ActionStatus,
    narrative: str,
    language: str = "en",
    delivered: Iterable[Deliverable] = (),
    evidence: Iterable[tuple[str, StoredFile]] = (),
) -> Update | Refused:
    """Report progress on an action, for the office; `evidence` holds (name, stored file)."""
    action = Action.objects.select_for_update().get(pk=action.pk)
    waiting = action.updates.filter(state=UpdateState.SUBMITTED).exists()
    decision = rules.may_report(answers_for(by, action), waiting) and rules.is_complete_report(
        status, narrative, as_of, today
    )
    if isinstance(decision, Refused):
        return decision
    update = Update.objects.create(
        action=action,
        as_of=as_of,
        status=status,
        narrative=narrative.strip(),
        language=language,
        state=UpdateState.SUBMITTED,
        submitted_by=by,
        submitted_at=at,
    )
    update.delivered.set([each for each in delivered if each.action_id == action.pk])
    files = {file.pk: (name, file) for name, file in evidence}
    Evidence.objects.bulk_create(Evidence(update=update, file=file, name=name) for name, file in files.values())
    _refresh_status(action, at)
    details = {**_describe(update), "evidence": [name for name, _ in files.values()]}
    _write(by, at, UpdateEvent.SUBMITTED, update, details)
    return update


def _refresh_status(action: Action, at: datetime) -> None:
    before = action.status
    states = action.updates.order_by("submitted_at", "id").values_list("status", "state")
    action.status = derive_status(action.published_progress or None, states)
    refresh_action(action)
    if action.status != before:
        touch_evaluation(action.evaluation_id, at)


def _describe(update: Update) -> dict[str, Any]:
    return {
        "as_of": update.as_of.isoformat(),
        "status": update.status,
        "narrative": update.narrative,
        "delivered": [str(each) for each in update.delivered.all()],
    }


def _write(by: Person, at: datetime, kind: UpdateEvent, update: Update, details: dict[str, Any]) -> None:
    action = update.action
    details = {**details, "action_status": action.status}
    write_entry(by=by, at=at, kind=kind, subject=action, within=action.evaluation, details=details)


def _decide(by: Person, at: datetime, update: Update, state: UpdateState, reason: str) -> Update | Refused:
    update = Update.objects.select_for_update(of=("self",)).get(pk=update.pk)
    decision = rules.may_decide(by, update.state, update.submitted_by_id == by.pk)
    if isinstance(decision, Refused):
        return decision
    update.state, update.decided_by, update.decided_at = state, by, at
    update.decision_reason = reason.strip()
    update.save()
    return update


@transaction.atomic
def accept_update(*, by: Person, at: datetime, update: Update) -> Update | Refused:
    """Let an update count. What it says is delivered is no longer owed."""
    decided = _decide(by, at, update, UpdateState.ACCEPTED, "")
    if isinstance(decided, Refused):
        return decided
    action = Action.objects.select_for_update().get(pk=decided.action_id)
    done = action.deliverables.filter(state=DeliverableState.OPEN)
    if decided.status != ActionStatus.COMPLETED:
        done = done.filter(pk__in=decided.delivered.values("pk"))
    done.update(state=DeliverableState.DONE)
    _refresh_status(action, at)
    touch_evaluation(action.evaluation_id, at)
    decided.action = action
    _write(by, at, UpdateEvent.ACCEPTED, decided, _describe(decided))
    return decided


@transaction.atomic
def return_update(*, by: Person, at: datetime, update: Update, reason: str) -> Update | Refused:
    """Send an update back to the office with a reason."""
    if not reason.strip():
        return Refused("Say what is missing, so that the office can report again.")
    decided = _decide(by, at, update, UpdateState.RETURNED, reason)
    if isinstance(decided, Refused):
        return decided
    action = Action.objects.select_for_update().get(pk=decided.action_id)
    _refresh_status(action, at)
    decided.action = action
    _write(by, at, UpdateEvent.RETURNED, decided, {**_describe(decided), "reason": reason.strip()})
    return decided
