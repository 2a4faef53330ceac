"""Words for reports of every kind."""

from enum import StrEnum


class ReportKind(StrEnum):
    """What kind of report was answered (interchange: report.kind)."""

    EVALUATION = "evaluation"
    AUDIT = "audit"
    INSPECTION = "inspection"
    REVIEW = "review"
    INQUIRY = "inquiry"
    COMMITTEE = "committee"
    OTHER = "other"


class EvaluationLinkKind(StrEnum):
    """How a report stands to an earlier one."""

    RE_EXAMINES = "re-examines"
    FOLLOWS = "follows"  # a follow-up report on the same recommendations


class EvaluationEvent(StrEnum):
    """Kinds of ledger entries about reports."""

    RECORDED = "evaluation.recorded"
    CHANGED = "evaluation.changed"
    LINKED = "evaluation.linked"
    PUBLISHED = "evaluation.published"
    WITHDRAWN = "evaluation.withdrawn"
    REMOVED = "evaluation.removed"
