"""What is public. Everything here is read as somebody who is not signed in, so the access functions are the gate."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.queries import get_published, list_published
from answerable.followup.progress import Tally
from answerable.followup.updates.models import Update
from answerable.followup.updates.vocab import UpdateState
from answerable.reporting.queries import Report, read_report, tally_by_report

EVERYBODY = AnonymousUser()


@dataclass(frozen=True)
class LastUpdate:
    """What of an accepted update is public: where the action stood, and on which day."""

    status: str
    as_of: date


@dataclass(frozen=True)
class PublicReport:
    """One published report; `last_updates` by action id."""

    report: Report
    last_updates: dict[int, LastUpdate]
    modified_at: datetime


def list_public_reports() -> QuerySet[Evaluation]:
    """Published reports, newest first."""
    return list_published()


def tally_public_reports(evaluations: list[Evaluation], today: date) -> dict[int, Tally]:
    """How the actions of published reports stand: evaluation id → tally."""
    return tally_by_report(EVERYBODY, evaluations, today)


def read_public_report(slug: str, today: date) -> PublicReport | None:
    """A published report with the state of today, or None where it is not published."""
    evaluation = get_published(slug)
    if evaluation is None:
        return None
    return PublicReport(read_report(EVERYBODY, evaluation, today), _last_updates(evaluation), evaluation.modified_at)


def _last_updates(evaluation: Evaluation) -> dict[int, LastUpdate]:
    accepted = Update.objects.filter(action__evaluation=evaluation, state=UpdateState.ACCEPTED)
    rows = accepted.order_by("submitted_at", "id").values_list("action_id", "status", "as_of")
    return {action_id: LastUpdate(status, as_of) for action_id, status, as_of in rows}
