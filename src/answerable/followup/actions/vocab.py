"""Words for actions, their offices and their due dates."""

from enum import StrEnum


class Progress(StrEnum):
    """What a published document says of an action (interchange: status.progress)."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    OVERDUE = "overdue"
    NO_LONGER_APPLICABLE = "no-longer-applicable"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class ActionStatus(StrEnum):
    """Where an action stands with us. Derived from what was published and from the updates, never set."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    REPORTED_COMPLETE = "reported-complete"  # the office says so
    COMPLETED = "completed"  # and the evaluation officer accepted it
    NO_LONGER_APPLICABLE = "no-longer-applicable"


# What the office still owes. What is reported complete waits for the evaluation office, so it is not late.
OWED_STATUSES = frozenset({ActionStatus.NOT_STARTED, ActionStatus.IN_PROGRESS})


class OfficeRole(StrEnum):
    """What an office is to an action."""

    LEAD = "lead"
    SUPPORT = "support"


class DeliverableState(StrEnum):
    """Whether what a due date is for is still owed."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class RevisionState(StrEnum):
    """What became of a due date that was promised or asked for."""

    PROMISED = "promised"  # the first one
    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"


class ActionEvent(StrEnum):
    """Kinds of ledger entries about actions and their due dates."""

    RECORDED = "action.recorded"
    CHANGED = "action.changed"
    DUE_ASKED = "due.asked"
    DUE_CHANGED = "due.changed"
    DUE_DECLINED = "due.declined"
