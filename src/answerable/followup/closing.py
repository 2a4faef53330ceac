"""Acts that see the whole chain, from the report to its updates."""

from datetime import datetime

from django.db import transaction

from answerable.followup.actions.models import Action
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.rules import may_edit_record
from answerable.followup.evaluations.vocab import EvaluationEvent
from answerable.followup.recommendations.models import Finding, Recommendation
from answerable.followup.responses.models import Response
from answerable.ledger.changes import write_entry
from answerable.lib.decisions import Refused
from answerable.people.models import Person

# From what rests on others to what others rest on.
_REMOVABLE = (Action, Response, Recommendation, Finding, Evaluation)


@transaction.atomic
def remove_records(*, by: Person, at: datetime, evaluation: Evaluation, keys: set[str], reason: str) -> int | Refused:
    """Remove records of one report that were created by mistake, as one act with one ledger entry.

    `keys` are ledger keys such as "action/12". Answers how many were removed. The caller has made sure that
    nothing was built on them; where something was, PROTECT stops the act and nothing is removed.
    """
    decision = may_edit_record(by)
    if isinstance(decision, Refused):
        return decision
    removed = [key for model in _REMOVABLE for key in _remove(model, evaluation, keys)]
    details = {"removed": sorted(removed), "reason": reason}
    write_entry(by=by, at=at, kind=EvaluationEvent.REMOVED, subject=evaluation, details=details)
    return len(removed)


def _remove(
    model: type[Action | Response | Recommendation | Finding | Evaluation], evaluation: Evaluation, keys: set[str]
) -> list[str]:
    """Remove those that the keys name and the report holds; their keys."""
    place = "pk" if model is Evaluation else "evaluation"
    held = model._default_manager.filter(**{place: evaluation.pk})
    found = {record.pk: record.ledger_key for record in held if record.ledger_key in keys}
    held.filter(pk__in=found).delete()
    return list(found.values())
