"""Changes of responses."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from answerable.documents.models import Passage
from answerable.followup.evaluations.changes import touch_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.rules import may_edit_record
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.responses.models import Response
from answerable.followup.responses.vocab import Position, ResponseEvent
from answerable.ledger.changes import write_entry
from answerable.lib.decisions import Refused
from answerable.lib.texts import Texts
from answerable.people.models import Office, Person


@transaction.atomic
def record_response(
    *,
    by: Person,
    at: datetime,
    evaluation: Evaluation,
    recommendations: Sequence[Recommendation],
    position: Position,
    order: int,
    as_written: Texts | None = None,
    text: Texts | None = None,
    organisation: Office | None = None,
    organisation_as_written: str = "",
    passages: Iterable[Passage] = (),
) -> Response | Refused:
    """Put an answer on record, with the position and the words that state it."""
    decision = may_edit_record(by)
    if isinstance(decision, Refused):
        return decision
    response = Response.objects.create(
        evaluation=evaluation,
        order=order,
        organisation=organisation,
        organisation_as_written=organisation_as_written,
        position=position,
        as_written=as_written or {},
        text=text or {},
    )
    response.recommendations.add(*recommendations)
    response.passages.add(*passages)
    touch_evaluation(evaluation.pk, at)
    details = {"to": [str(each) for each in recommendations], "position": position, "text": text or {}}
    write_entry(by=by, at=at, kind=ResponseEvent.RECORDED, subject=response, within=evaluation, details=details)
    return response


@transaction.atomic
def change_response(
    *, by: Person, at: datetime, response: Response, passages: Iterable[Passage] = (), **values: Any
) -> Response | Refused:
    """Correct position, as_written or text."""
    decision = may_edit_record(by)
    if isinstance(decision, Refused):
        return decision
    response = Response.objects.select_for_update().get(pk=response.pk)
    names = ("position", "as_written", "text")
    before = {name: getattr(response, name) for name in names}
    after = {**before, **{name: values[name] for name in names if name in values}}
    response.passages.add(*passages)
    if after == before:
        return response
    for name, value in after.items():
        setattr(response, name, value)
    response.save()
    touch_evaluation(response.evaluation_id, at)
    details, within = {"before": before, "after": after}, response.evaluation
    write_entry(by=by, at=at, kind=ResponseEvent.CHANGED, subject=response, within=within, details=details)
    return response
