"""Due dates of an action with their revisions, and updates with their evidence."""

from datetime import date
from typing import Any

from answerable.followup.actions.changes import ask_for_date
from answerable.followup.actions.models import Action, Deliverable, DueRevision
from answerable.followup.actions.vocab import ActionStatus
from answerable.followup.updates.changes import accept_update, return_update, submit_update
from answerable.followup.updates.models import Evidence, Update
from answerable.people.models import Person
from tests.clock import NOW, TODAY
from tests.factories import dues
from tests.factories.chain import make_action
from tests.factories.documents import make_stored_file
from tests.factories.filling import fill, take, the_officer
from tests.factories.people import make_membership


def a_member_for(action: Action) -> Person:
    """Someone who answers for the action: a member of its first office, made where it has none."""
    office = action.offices.all()[0].office
    known = office.memberships.first()
    return (known or make_membership(office=office)).person


def make_deliverable(**values: Any) -> Deliverable:
    """The one due date of a new action: `due`, or the last day of September 2025."""
    return make_action(**{"due": date(2025, 9, 30), **values}).deliverables.get()


def make_due_revision(**values: Any) -> DueRevision:
    """Another date, `due` or the end of the year, that the office asks for; with `by` an officer, it holds at once."""
    deliverable = values.setdefault("deliverable", values.get("deliverable") or make_deliverable())
    due = values.setdefault("due", dues.on(date(2025, 12, 31)))
    values.setdefault("by", values.get("by") or a_member_for(deliverable.action))
    return take(ask_for_date(**fill(values, as_written={"en": due.as_written}, reason="Two posts are vacant.")))


def make_update(*, accepted: bool = False, returned: str = "", **values: Any) -> Update:
    """Progress on `action` that its office reports; `accepted` by the officer, or `returned` with that reason."""
    action = values.setdefault("action", values.get("action") or make_action())
    values.setdefault("by", values.get("by") or a_member_for(action))
    words = {"status": ActionStatus.IN_PROGRESS, "narrative": "The minutes of two meetings are kept."}
    update = take(submit_update(**fill(values, as_of=TODAY, today=TODAY, **words)))
    if accepted:
        update = take(accept_update(by=the_officer(), at=values.get("at", NOW), update=update))
    if returned:
        update = take(return_update(by=the_officer(), at=values.get("at", NOW), update=update, reason=returned))
    return update


def make_evidence(**values: Any) -> Evidence:
    """A file, `file` or a new one, that backs a new update."""
    file = values.pop("file", None) or make_stored_file(purpose="evidence")
    return make_update(**values, evidence=[(file.name, file)]).evidence.get()
