"""Words for responses."""

from enum import StrEnum


class Position(StrEnum):
    """What an organisation answered (interchange: responses[].position)."""

    ACCEPTED = "accepted"
    ACCEPTED_WITH_CONDITIONS = "accepted-with-conditions"
    PARTIALLY_ACCEPTED = "partially-accepted"
    NOT_ACCEPTED = "not-accepted"
    NOTED = "noted"
    NOT_APPLICABLE = "not-applicable"
    NOT_STATED = "not-stated"


class ResponseEvent(StrEnum):
    """Kinds of ledger entries about responses."""

    RECORDED = "response.recorded"
    CHANGED = "response.changed"
