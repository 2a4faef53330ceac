"""Changes of reports."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from answerable.followup.evaluations import rules
from answerable.followup.evaluations.models import Evaluation, EvaluationLink
from answerable.followup.evaluations.vocab import EvaluationEvent, EvaluationLinkKind, ReportKind
from answerable.ledger.changes import write_entry
from answerable.lib.decisions import Refused
from answerable.lib.texts import Texts, any_text
from answerable.people.models import Office, Person

_PLAIN = ("kind", "title", "reference", "issued_on", "page_modified_on", "fiscal_year_start")


def _free_slug(title: Texts, reference: str) -> str:
    base = slugify(any_text(title))[:100].strip("-") or slugify(reference) or "report"
    taken = set(Evaluation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(slug for slug in numbered if slug not in taken)


def _describe(evaluation: Evaluation) -> dict[str, Any]:
    plain = {name: getattr(evaluation, name) for name in _PLAIN}
    dates = {name: value.isoformat() for name, value in plain.items() if isinstance(value, date)}
    return {**plain, **dates, "organisation": str(evaluation.organisation or "")}


@transaction.atomic
def record_evaluation(
    *,
    by: Person,
    at: datetime,
    kind: ReportKind,
    title: Texts,
    organisation: Office | None,
    reference: str = "",
    issued_on: date | None = None,
    page_modified_on: date | None = None,
    fiscal_year_start: int = 4,
) -> Evaluation | Refused:
    """Put a report on record; it is not published by that."""
    decision = rules.may_edit_record(by)
    if isinstance(decision, Refused):
        return decision
    evaluation = Evaluation.objects.create(
        slug=_free_slug(title, reference),
        kind=kind,
        title=title,
        organisation=organisation,
        reference=reference,
        issued_on=issued_on,
        page_modified_on=page_modified_on,
        fiscal_year_start=fiscal_year_start,
        recorded_at=at,
        modified_at=at,
    )
    write_entry(by=by, at=at, kind=EvaluationEvent.RECORDED, subject=evaluation, details=_describe(evaluation))
    return evaluation


@transaction.atomic
def change_evaluation(*, by: Person, at: datetime, evaluation: Evaluation, **values: Any) -> Evaluation | Refused:
    """Correct the head of a report: kind, title, reference, organisation, issued_on, page_modified_on,
    fiscal_year_start. Raises TypeError for any other name."""
    decision = rules.may_edit_record(by)
    if isinstance(decision, Refused):
        return decision
    unknown = set(values) - {*_PLAIN, "organisation"}
    if unknown:
        raise TypeError(f"an evaluation has no changeable {sorted(unknown)}")
    evaluation = Evaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)
    before = _describe(evaluation)
    for name, value in values.items():
        setattr(evaluation, name, value)
    evaluation.modified_at = at
    evaluation.save()
    details = {"before": before, "after": _describe(evaluation)}
    write_entry(by=by, at=at, kind=EvaluationEvent.CHANGED, subject=evaluation, details=details)
    return evaluation


@transaction.atomic
def link_evaluation(
    *, by: Person, at: datetime, evaluation: Evaluation, earlier: Evaluation, kind: EvaluationLinkKind
) -> EvaluationLink | Refused:
    """Say that this report re-examines or follows an earlier one."""
    decision = rules.may_edit_record(by) and rules.may_link(evaluation.pk, earlier.pk)
    if isinstance(decision, Refused):
        return decision
    link, is_new = EvaluationLink.objects.get_or_create(later=evaluation, earlier=earlier, kind=kind)
    if is_new:
        details = {"earlier": str(earlier), "kind": kind}
        write_entry(by=by, at=at, kind=EvaluationEvent.LINKED, subject=evaluation, within=earlier, details=details)
    return link


@transaction.atomic
def publish_evaluation(*, by: Person, at: datetime, evaluation: Evaluation) -> Evaluation | Refused:
    """Let everybody read the report, its responses and what became of the actions."""
    evaluation = Evaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)
    recommendations = evaluation.recommendations.count()
    decision = rules.may_publish(by, evaluation.is_published, recommendations)
    if isinstance(decision, Refused):
        return decision
    evaluation.published_at = evaluation.modified_at = at
    evaluation.save(update_fields=["published_at", "modified_at"])
    write_entry(by=by, at=at, kind=EvaluationEvent.PUBLISHED, subject=evaluation)
    return evaluation


@transaction.atomic
def withdraw_evaluation(*, by: Person, at: datetime, evaluation: Evaluation, reason: str) -> Evaluation | Refused:
    """Take a published report back; a reason is required."""
    evaluation = Evaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)
    decision = rules.may_withdraw(by, evaluation.is_published)
    if isinstance(decision, Refused):
        return decision
    if not reason.strip():
        return Refused("Say why the evaluation is withdrawn.")
    evaluation.published_at = None
    evaluation.save(update_fields=["published_at"])
    write_entry(by=by, at=at, kind=EvaluationEvent.WITHDRAWN, subject=evaluation, details={"reason": reason.strip()})
    return evaluation


def touch_evaluation(evaluation_id: int, at: datetime) -> None:
    """Move the modified date of a report whose page shows something new. Part of another change."""
    Evaluation.objects.filter(pk=evaluation_id, modified_at__lt=at).update(modified_at=at)
