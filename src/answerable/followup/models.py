"""The tables of follow-up, gathered from its rooms so that Django finds them as one app."""

from answerable.followup.actions.models import Action, ActionOffice, ActionRecommendation, Deliverable, DueRevision
from answerable.followup.evaluations.models import Evaluation, EvaluationLink
from answerable.followup.recommendations.models import Addressee, Finding, Recommendation, RecommendationLink
from answerable.followup.responses.models import Response
from answerable.followup.updates.models import Evidence, Update

__all__ = [
    "Action",
    "ActionOffice",
    "ActionRecommendation",
    "Addressee",
    "Deliverable",
    "DueRevision",
    "Evaluation",
    "EvaluationLink",
    "Evidence",
    "Finding",
    "Recommendation",
    "RecommendationLink",
    "Response",
    "Update",
]
