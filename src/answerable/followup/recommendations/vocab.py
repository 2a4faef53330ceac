"""Words for recommendations."""

from enum import StrEnum


class RecommendationLinkKind(StrEnum):
    """How a recommendation stands to one of an earlier report."""

    REPEATS = "repeats"
    RE_EXAMINES = "re-examines"
    SUPERSEDES = "supersedes"


class RecommendationEvent(StrEnum):
    """Kinds of ledger entries about findings and recommendations."""

    RECORDED = "recommendation.recorded"
    CHANGED = "recommendation.changed"
    LINKED = "recommendation.linked"
    FINDING_RECORDED = "finding.recorded"
