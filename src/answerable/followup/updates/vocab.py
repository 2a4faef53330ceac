"""Words for updates: progress as the office reports it."""

from enum import StrEnum

from answerable.followup.actions.vocab import ActionStatus


class UpdateState(StrEnum):
    """What became of an update."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    RETURNED = "returned"  # sent back with a reason


class UpdateEvent(StrEnum):
    """Kinds of ledger entries about updates."""

    SUBMITTED = "update.submitted"
    ACCEPTED = "update.accepted"
    RETURNED = "update.returned"


# What an office can report; “reported complete” is what a report of completion makes of the action.
REPORTABLE = (
    ActionStatus.NOT_STARTED,
    ActionStatus.IN_PROGRESS,
    ActionStatus.COMPLETED,
    ActionStatus.NO_LONGER_APPLICABLE,
)
