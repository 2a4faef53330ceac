"""Words of the interchange format for dates (shared specification, “management-response/1”)."""

from enum import StrEnum


class Kind(StrEnum):
    """What a date expression says."""

    DATE = "date"
    PERIOD = "period"
    BEFORE = "before"
    ONGOING = "ongoing"
    RELATIVE = "relative"
    UNDETERMINED = "undetermined"
    DONE = "done"
    NOT_APPLICABLE = "not-applicable"
    AMBIGUOUS = "ambiguous"


class Precision(StrEnum):
    """How exactly a date, period or upper bound is named."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    FISCAL_YEAR = "fiscal-year"
    SPAN = "span"


class Cadence(StrEnum):
    """How often something ongoing comes round."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"


# Kinds that name a last day which can pass; the others never make an action overdue.
WITH_AN_END = frozenset({Kind.DATE, Kind.PERIOD, Kind.BEFORE, Kind.RELATIVE})
