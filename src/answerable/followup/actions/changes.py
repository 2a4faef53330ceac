"""Changes of actions and of their due dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from answerable.documents.models import Passage
from answerable.followup.actions import rules
from answerable.followup.actions.models import Action, ActionOffice, ActionRecommendation, Deliverable, DueRevision
from answerable.followup.actions.queries import answers_for
from answerable.followup.actions.vocab import (
    ActionEvent,
    ActionStatus,
    DeliverableState,
    OfficeRole,
    Progress,
    RevisionState,
)
from answerable.followup.evaluations.changes import touch_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.rules import may_edit_record
from answerable.followup.recommendations.models import Recommendation
from answerable.ledger.changes import write_entry
from answerable.lib.decisions import Refused
from answerable.lib.folding import fold
from answerable.lib.texts import Texts
from answerable.people.models import Office, Person
from answerable.periods.expressions.due import Due
from answerable.periods.expressions.vocab import WITH_AN_END, Kind
from answerable.periods.rules import NO_END


@dataclass(frozen=True)
class Commitment:
    """An office that answers for an action."""

    office: Office
    role: OfficeRole = OfficeRole.LEAD
    as_written: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Promise:
    """A due date to record: what was read, how it is written in each language, and what it is for."""

    due: Due
    as_written: Texts
    name: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class PublishedStatus:
    """What the published document says of the action."""

    progress: Progress
    as_written: Texts = field(default_factory=dict)
    as_of: date | None = None


@transaction.atomic
def record_action(
    *,
    by: Person,
    at: datetime,
    evaluation: Evaluation,
    key: str,
    order: int,
    text: Texts,
    recommendations: Sequence[Recommendation],
    commitments: Sequence[Commitment] = (),
    promises: Sequence[Promise] = (),
    published: PublishedStatus | None = None,
    passages: Iterable[Passage] = (),
) -> Action | Refused:
    """Put a promise on record with its offices and its due dates; the first dates are kept for ever."""
    decision = may_edit_record(by)
    if isinstance(decision, Refused):
        return decision
    if Action.objects.filter(evaluation=evaluation, key=key).exists():
        return Refused("This report already has an action {key}.", key=key)
    deliverables = [_read_promise(place, promise) for place, promise in enumerate(promises)]
    action = _make_action(at, evaluation, key, order, text, published)
    _derive(action, deliverables, [each.as_written for each in commitments], recommendations)
    action.save()
    ActionRecommendation.objects.bulk_create(
        ActionRecommendation(action=action, recommendation=each) for each in recommendations
    )
    action.passages.add(*passages)
    _insert_offices(action, commitments)
    _insert_promises(action, deliverables, at)
    touch_evaluation(evaluation.pk, at)
    details = {
        "recommendations": [str(each) for each in recommendations],
        "text": text,
        "offices": [{"office": str(each.office), "role": each.role} for each in commitments],
        "due": [promise.due.as_json() for promise in promises],
    }
    write_entry(by=by, at=at, kind=ActionEvent.RECORDED, subject=action, within=evaluation, details=details)
    return action


def _make_action(
    at: datetime, evaluation: Evaluation, key: str, order: int, text: Texts, published: PublishedStatus | None
) -> Action:
    return Action(
        evaluation=evaluation,
        key=key,
        order=order,
        text=text,
        recorded_at=at,
        status=rules.starting_status(published.progress if published else None),
        published_progress=published.progress if published else "",
        published_as_written=published.as_written if published else {},
        published_as_of=published.as_of if published else None,
    )


def _insert_offices(action: Action, commitments: Sequence[Commitment]) -> None:
    once: dict[int, Commitment] = {}
    for each in commitments:
        once.setdefault(each.office.pk, each)
    ActionOffice.objects.bulk_create(
        ActionOffice(action=action, office=each.office, role=each.role, as_written=each.as_written, order=place)
        for place, each in enumerate(once.values())
    )


def _read_promise(place: int, promise: Promise) -> Deliverable:
    """A deliverable as it was promised, not yet stored."""
    deliverable = Deliverable(order=place, name=promise.name, state=DeliverableState.OPEN)
    deliverable.read_from(promise.due, promise.as_written)
    if promise.due.kind == Kind.DONE:
        deliverable.state = DeliverableState.DONE
    if promise.due.kind == Kind.NOT_APPLICABLE:
        deliverable.state = DeliverableState.DROPPED
    return deliverable


def _insert_promises(action: Action, deliverables: list[Deliverable], at: datetime) -> None:
    """Store the deliverables, each with its first promise."""
    for deliverable in deliverables:
        deliverable.action = action
    firsts = []
    for deliverable in Deliverable.objects.bulk_create(deliverables):
        first = DueRevision(deliverable=deliverable, number=0, state=RevisionState.PROMISED, asked_at=at)
        first.read_from(deliverable.due, deliverable.as_written)
        firsts.append(first)
    DueRevision.objects.bulk_create(firsts)


def refresh_action(action: Action) -> None:
    """Derive again what the row keeps of its dates, texts and offices. Part of another change."""
    offices = [office.as_written for office in action.offices.all()]
    _derive(action, list(action.deliverables.all()), offices, action.recommendations.all())
    action.save(update_fields=["due_sort", "is_ongoing", "words", "status"])


def _derive(
    action: Action, rows: list[Deliverable], offices: Iterable[Texts], recommendations: Iterable[Recommendation]
) -> None:
    if action.status in {ActionStatus.COMPLETED, ActionStatus.NO_LONGER_APPLICABLE}:
        rows = []
    rows = [row for row in rows if row.state == DeliverableState.OPEN]
    ends = [row.end for row in rows if row.end and row.kind in WITH_AN_END]
    action.due_sort = min(ends, default=NO_END)
    action.is_ongoing = any(row.kind == Kind.ONGOING for row in rows)
    written = [text for texts in offices for text in texts.values()]
    texts = [text for rec in recommendations for text in (*rec.text.values(), *rec.theme.values())]
    action.words = fold(" ".join([action.key, *action.text.values(), *written, *texts]))


@transaction.atomic
def change_action(
    *,
    by: Person,
    at: datetime,
    action: Action,
    text: Texts | None = None,
    offices_as_written: dict[int, Texts] | None = None,
    due_as_written: dict[int, tuple[Texts, Texts]] | None = None,
    published_as_written: Texts | None = None,
    passages: Iterable[Passage] = (),
) -> Action | Refused:
    """Correct the words of an action, or add those of another language.

    `offices_as_written` is keyed by office id; `due_as_written` by deliverable id: (as written, name).
    """
    decision = may_edit_record(by)
    if isinstance(decision, Refused):
        return decision
    action = Action.objects.select_for_update().get(pk=action.pk)
    before = _describe_words(action)
    action.text = action.text if text is None else text
    if published_as_written is not None:
        action.published_as_written = published_as_written
    action.save(update_fields=["text", "published_as_written"])
    action.passages.add(*passages)
    for office_id, written in (offices_as_written or {}).items():
        action.offices.filter(office_id=office_id).update(as_written=written)
    for deliverable_id, (written, name) in (due_as_written or {}).items():
        _write_words(action, deliverable_id, written, name)
    after = _describe_words(action)
    if after == before:
        return action
    refresh_action(action)
    touch_evaluation(action.evaluation_id, at)
    details, within = {"before": before, "after": after}, action.evaluation
    write_entry(by=by, at=at, kind=ActionEvent.CHANGED, subject=action, within=within, details=details)
    return action


def _write_words(action: Action, deliverable_id: int, written: Texts, name: Texts) -> None:
    """The words of a date; those of the first promise too, while it is the only one."""
    action.deliverables.filter(pk=deliverable_id).update(as_written=written, name=name)
    revisions = DueRevision.objects.filter(deliverable__action=action, deliverable_id=deliverable_id)
    if revisions.count() == 1:
        revisions.update(as_written=written)


def _describe_words(action: Action) -> dict[str, Any]:
    return {
        "text": action.text,
        "offices": list(action.offices.values_list("as_written", flat=True)),
        "due": list(action.deliverables.values_list("as_written", flat=True)),
        "names": list(action.deliverables.values_list("name", flat=True)),
        "status": action.published_as_written,
    }


@transaction.atomic
def ask_for_date(
    *, by: Person, at: datetime, deliverable: Deliverable, due: Due, as_written: Texts, reason: str
) -> DueRevision | Refused:
    """Ask for another due date. It holds when an evaluation officer agrees; from an officer it holds at once."""
    action, deliverable = _lock(deliverable.pk)
    decision = rules.may_ask_for_time(by, answers_for(by, action), reason) and rules.may_change_due(
        deliverable.state, _is_same(deliverable, due), due.kind
    )
    if isinstance(decision, Refused):
        return decision
    if deliverable.revisions.filter(state=RevisionState.ASKED).exists():
        return Refused("Another date for this is already waiting for an answer.")
    number = deliverable.revisions.count()
    revision = DueRevision(deliverable=deliverable, number=number, reason=reason.strip(), asked_by=by, asked_at=at)
    revision.state = RevisionState.ASKED
    revision.read_from(due, as_written)
    revision.save()
    if by.is_officer:
        return _agree(by, at, revision, action, deliverable)
    _write_due_entry(by, at, ActionEvent.DUE_ASKED, revision, deliverable)
    return revision


def _lock(deliverable_id: int) -> tuple[Action, Deliverable]:
    """A due date and its action for changing; the action first, in the order in which updates lock them."""
    action = Action.objects.select_for_update().get(deliverables=deliverable_id)
    return action, Deliverable.objects.select_for_update().get(pk=deliverable_id)


def _is_same(deliverable: Deliverable, due: Due) -> bool:
    return (deliverable.kind, deliverable.start, deliverable.end, deliverable.cadence) == (
        due.kind,
        due.start,
        due.end,
        due.cadence or "",
    )


def _agree(by: Person, at: datetime, revision: DueRevision, action: Action, deliverable: Deliverable) -> DueRevision:
    before = deliverable.due_columns
    revision.state, revision.decided_by, revision.decided_at = RevisionState.AGREED, by, at
    revision.save()
    deliverable.read_from(revision.due, revision.as_written)
    deliverable.save()
    refresh_action(action)
    touch_evaluation(action.evaluation_id, at)
    _write_due_entry(by, at, ActionEvent.DUE_CHANGED, revision, deliverable, before)
    return revision


def _write_due_entry(
    by: Person,
    at: datetime,
    kind: ActionEvent,
    revision: DueRevision,
    deliverable: Deliverable,
    before: dict[str, object] | None = None,
) -> None:
    details = {
        "deliverable": str(deliverable),
        "before": before or deliverable.due_columns,
        "after": revision.due_columns,
        "reason": revision.decision_reason or revision.reason,
        "asked_by": str(revision.asked_by),
    }
    action = deliverable.action
    write_entry(by=by, at=at, kind=kind, subject=action, within=action.evaluation, details=details)


@transaction.atomic
def agree_to_date(*, by: Person, at: datetime, revision: DueRevision) -> DueRevision | Refused:
    """Let the date that was asked for hold. The first promise stays on record."""
    revision = DueRevision.objects.select_for_update(of=("self",)).get(pk=revision.pk)
    decision = rules.may_decide_on_time(by)
    if isinstance(decision, Refused):
        return decision
    if revision.state != RevisionState.ASKED:
        return Refused("This request has already been answered.")
    action, deliverable = _lock(revision.deliverable_id)
    decision = rules.may_change_due(deliverable.state, False, revision.kind)
    if isinstance(decision, Refused):
        return decision
    return _agree(by, at, revision, action, deliverable)


@transaction.atomic
def decline_date(*, by: Person, at: datetime, revision: DueRevision, reason: str) -> DueRevision | Refused:
    """Keep the date that holds, and say why."""
    revision = DueRevision.objects.select_for_update(of=("self",)).get(pk=revision.pk)
    decision = rules.may_decide_on_time(by)
    if isinstance(decision, Refused):
        return decision
    if revision.state != RevisionState.ASKED:
        return Refused("This request has already been answered.")
    if not reason.strip():
        return Refused("Say why the date stays as it is.")
    revision.state, revision.decided_by, revision.decided_at = RevisionState.DECLINED, by, at
    revision.decision_reason = reason.strip()
    revision.save()
    _write_due_entry(by, at, ActionEvent.DUE_DECLINED, revision, revision.deliverable)
    return revision
