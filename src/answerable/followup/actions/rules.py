"""What an action's status is, and who may change its due date. Pure decisions."""

from collections.abc import Iterable

from answerable.followup.actions.vocab import OWED_STATUSES, ActionStatus, Progress
from answerable.lib.decisions import ALLOWED, Decision, Refused
from answerable.people.rules import Roles

# What was published is shown as published; ours starts from it.
STARTS_FROM = {
    Progress.COMPLETED: ActionStatus.REPORTED_COMPLETE,
    Progress.IN_PROGRESS: ActionStatus.IN_PROGRESS,
    Progress.OVERDUE: ActionStatus.IN_PROGRESS,
    Progress.NO_LONGER_APPLICABLE: ActionStatus.NO_LONGER_APPLICABLE,
    Progress.CANCELLED: ActionStatus.NO_LONGER_APPLICABLE,
}


def starting_status(published: str | None) -> ActionStatus:
    """Our status of an action on the day it is recorded, from the progress code that was published."""
    return STARTS_FROM.get(Progress(published), ActionStatus.NOT_STARTED) if published else ActionStatus.NOT_STARTED


def derive_status(published: str | None, updates: Iterable[tuple[str, str]]) -> ActionStatus:
    """The status after these updates, each (reported status, state: submitted, accepted or returned), in order.

    An accepted update counts as it says. One that waits counts only where it reports completion: the
    office says so, nobody has accepted it. It takes back nothing that was accepted as completed. One that was
    sent back does not count.
    """
    status = starting_status(published)
    for reported, state in updates:
        if state == "accepted":
            status = ActionStatus(reported)
        elif state == "submitted" and reported == ActionStatus.COMPLETED and status != ActionStatus.COMPLETED:
            status = ActionStatus.REPORTED_COMPLETE
    return status


def is_owed(status: str) -> bool:
    """True while the office still owes something."""
    return status in OWED_STATUSES


def may_ask_for_time(person: Roles, answers_for_it: bool, reason: str) -> Decision:
    """The accountable office or an evaluation officer may ask for another date, with a reason."""
    if not (answers_for_it or person.is_officer):
        return Refused("Only the accountable office or an evaluation officer may ask for another date.")
    if not reason.strip():
        return Refused("Say why the date should change. The reason stays in the history.")
    return ALLOWED


def may_decide_on_time(person: Roles) -> Decision:
    """Another date is agreed or declined by an evaluation officer."""
    if person.is_officer:
        return ALLOWED
    return Refused("Only an evaluation officer may agree to another date.")


def may_change_due(state: str, is_same: bool, kind: str) -> Decision:
    """A date that is still owed may move to another one that can be read."""
    if state != "open":
        return Refused("This date is no longer owed, so it cannot be changed.")
    if kind == "ambiguous":
        return Refused("This date can be read in more than one way. Write it so that there is only one reading.")
    if is_same:
        return Refused("This is the date that already holds. Write another one.")
    return ALLOWED
