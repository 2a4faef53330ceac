"""Changes of findings and recommendations."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from answerable.documents.models import Passage
from answerable.followup.evaluations.changes import touch_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.rules import may_edit_record, may_link
from answerable.followup.recommendations.models import Addressee, Finding, Recommendation, RecommendationLink
from answerable.followup.recommendations.vocab import RecommendationEvent, RecommendationLinkKind
from answerable.ledger.changes import write_entry
from answerable.lib.decisions import Refused
from answerable.lib.texts import Texts
from answerable.people.models import Office, Person


@transaction.atomic
def record_finding(
    *, by: Person, at: datetime, evaluation: Evaluation, text: Texts, number: str = "", order: int = 0
) -> Finding | Refused:
    """Put a finding of the report on record."""
    decision = may_edit_record(by)
    if isinstance(decision, Refused):
        return decision
    finding = Finding.objects.create(evaluation=evaluation, order=order, number=number, text=text)
    touch_evaluation(evaluation.pk, at)
    details = {"number": number, "text": text}
    kind = RecommendationEvent.FINDING_RECORDED
    write_entry(by=by, at=at, kind=kind, subject=finding, within=evaluation, details=details)
    return finding


@transaction.atomic
def record_recommendation(
    *,
    by: Person,
    at: datetime,
    evaluation: Evaluation,
    key: str,
    order: int,
    text: Texts,
    number: str = "",
    theme: Texts | None = None,
    priority: str = "",
    addressees: Sequence[tuple[str, Office | None]] = (),
    findings: Iterable[Finding] = (),
    passages: Iterable[Passage] = (),
) -> Recommendation | Refused:
    """Put a recommendation on record, with whom it is addressed to: (as written, office where known)."""
    decision = may_edit_record(by)
    if isinstance(decision, Refused):
        return decision
    if Recommendation.objects.filter(evaluation=evaluation, key=key).exists():
        return Refused("This report already has a recommendation {key}.", key=key)
    recommendation = Recommendation.objects.create(
        evaluation=evaluation, key=key, order=order, text=text, number=number, theme=theme or {}, priority=priority
    )
    recommendation.findings.add(*findings)
    recommendation.passages.add(*passages)
    Addressee.objects.bulk_create(
        Addressee(recommendation=recommendation, as_written=written, office=office) for written, office in addressees
    )
    touch_evaluation(evaluation.pk, at)
    details = {"number": number, "theme": theme or {}, "text": text, "addressees": [name for name, _ in addressees]}
    kind = RecommendationEvent.RECORDED
    write_entry(by=by, at=at, kind=kind, subject=recommendation, within=evaluation, details=details)
    return recommendation


@transaction.atomic
def change_recommendation(
    *, by: Person, at: datetime, recommendation: Recommendation, passages: Iterable[Passage] = (), **values: Any
) -> Recommendation | Refused:
    """Correct number, theme, text or priority; a further language is joined with lib.texts.join before."""
    decision = may_edit_record(by)
    if isinstance(decision, Refused):
        return decision
    recommendation = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    names = ("number", "theme", "text", "priority")
    before = {name: getattr(recommendation, name) for name in names}
    after = {**before, **{name: values[name] for name in names if name in values}}
    recommendation.passages.add(*passages)
    if after == before:
        return recommendation
    for name, value in after.items():
        setattr(recommendation, name, value)
    recommendation.save()
    touch_evaluation(recommendation.evaluation_id, at)
    details = {"before": before, "after": after}
    kind, within = RecommendationEvent.CHANGED, recommendation.evaluation
    write_entry(by=by, at=at, kind=kind, subject=recommendation, within=within, details=details)
    return recommendation


@transaction.atomic
def link_recommendation(
    *,
    by: Person,
    at: datetime,
    recommendation: Recommendation,
    earlier: Recommendation,
    kind: RecommendationLinkKind,
) -> RecommendationLink | Refused:
    """Say that a recommendation repeats, re-examines or supersedes an earlier one."""
    decision = may_edit_record(by) and may_link(recommendation.pk, earlier.pk)
    if isinstance(decision, Refused):
        return decision
    link, is_new = RecommendationLink.objects.get_or_create(later=recommendation, earlier=earlier, kind=kind)
    if is_new:
        details = {"earlier": str(earlier), "report": str(earlier.evaluation), "kind": kind}
        event, within = RecommendationEvent.LINKED, recommendation.evaluation
        write_entry(by=by, at=at, kind=event, subject=recommendation, within=within, details=details)
    return link
