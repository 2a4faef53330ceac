"""What the codes of the record are called on pages, in English here and in French in the catalogue."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from answerable.documents.vocab import DocumentEvent
from answerable.extraction.headings import Field
from answerable.extraction.layouts import OFFICE_AND_DATE
from answerable.followup.actions.vocab import (
    ActionEvent,
    ActionStatus,
    DeliverableState,
    OfficeRole,
    Progress,
    RevisionState,
)
from answerable.followup.evaluations.vocab import EvaluationEvent, EvaluationLinkKind, ReportKind
from answerable.followup.recommendations.vocab import RecommendationEvent, RecommendationLinkKind
from answerable.followup.responses.vocab import Position, ResponseEvent
from answerable.followup.updates.vocab import UpdateEvent, UpdateState
from answerable.ingest.vocab import CandidateState, IngestEvent, Mode
from answerable.people.vocab import PeopleEvent, Role
from answerable.periods.expressions.vocab import Cadence, Kind, Precision

Labels = dict[str, Promise | str]

LABELS: dict[str, Labels] = {
    "report_kind": {
        ReportKind.EVALUATION: _("Evaluation"),
        ReportKind.AUDIT: _("Audit"),
        ReportKind.INSPECTION: _("Inspection"),
        ReportKind.REVIEW: _("Review"),
        ReportKind.INQUIRY: _("Inquiry"),
        ReportKind.COMMITTEE: _("Committee report"),
        ReportKind.OTHER: _("Other report"),
    },
    "evaluation_link": {
        EvaluationLinkKind.RE_EXAMINES: _("Re-examines"),
        EvaluationLinkKind.FOLLOWS: _("Follows up"),
    },
    "recommendation_link": {
        RecommendationLinkKind.REPEATS: _("Repeats"),
        RecommendationLinkKind.RE_EXAMINES: _("Re-examines"),
        RecommendationLinkKind.SUPERSEDES: _("Replaces"),
    },
    "position": {
        Position.ACCEPTED: _("Accepted"),
        Position.ACCEPTED_WITH_CONDITIONS: _("Accepted with conditions"),
        Position.PARTIALLY_ACCEPTED: _("Partially accepted"),
        Position.NOT_ACCEPTED: _("Not accepted"),
        Position.NOTED: _("Noted"),
        Position.NOT_APPLICABLE: _("Not applicable"),
        Position.NOT_STATED: _("No position stated"),
    },
    "status": {
        ActionStatus.NOT_STARTED: _("Not started"),
        ActionStatus.IN_PROGRESS: _("In progress"),
        ActionStatus.REPORTED_COMPLETE: _("Reported complete"),
        ActionStatus.COMPLETED: _("Completed"),
        ActionStatus.NO_LONGER_APPLICABLE: _("No longer applicable"),
    },
    "progress": {
        Progress.NOT_STARTED: _("Not started"),
        Progress.IN_PROGRESS: _("In progress"),
        Progress.COMPLETED: _("Completed"),
        Progress.OVERDUE: _("Overdue"),
        Progress.NO_LONGER_APPLICABLE: _("No longer applicable"),
        Progress.CANCELLED: _("Cancelled"),
        Progress.UNKNOWN: _("Unknown"),
    },
    "office_role": {OfficeRole.LEAD: _("Lead"), OfficeRole.SUPPORT: _("Support")},
    "deliverable_state": {
        DeliverableState.OPEN: _("Owed"),
        DeliverableState.DONE: _("Delivered"),
        DeliverableState.DROPPED: _("No longer owed"),
    },
    "revision_state": {
        RevisionState.PROMISED: _("First promise"),
        RevisionState.ASKED: _("Asked for"),
        RevisionState.AGREED: _("Agreed"),
        RevisionState.DECLINED: _("Declined"),
    },
    "update_state": {
        UpdateState.SUBMITTED: _("Waits to be accepted"),
        UpdateState.ACCEPTED: _("Accepted"),
        UpdateState.RETURNED: _("Sent back"),
    },
    "candidate_state": {
        CandidateState.WAITING: _("Being read"),
        CandidateState.READ: _("Under review"),
        CandidateState.REFUSED: _("Refused"),
        CandidateState.ACCEPTED: _("Accepted"),
        CandidateState.UNDONE: _("Undone"),
        CandidateState.DROPPED: _("Not taken"),
    },
    "mode": {
        Mode.NEW: _("A new report"),
        Mode.UPDATE: _("An update of a report that is there"),
        Mode.TRANSLATION: _("The other language of a report that is there"),
    },
    "role": {
        Role.ADMINISTRATOR: _("Administrator"),
        Role.OFFICER: _("Evaluation officer"),
        Role.READER: _("Reader"),
    },
    "column": {
        Field.OTHER: _("Not kept"),
        Field.NUMBER: _("Number of the recommendation"),
        Field.RECOMMENDATION: _("Recommendation"),
        Field.RESPONSE: _("Response"),
        Field.COMMENT: _("Words beside the position"),
        Field.ACTION: _("Action"),
        Field.ACTION_NUMBER: _("Number of the action"),
        Field.DELIVERABLE: _("Deliverable"),
        Field.ACCOUNTABILITY: _("Office that leads"),
        Field.SUPPORT: _("Office that supports"),
        Field.DUE: _("Due date"),
        OFFICE_AND_DATE: _("Office and due date in one"),
        Field.STATUS: _("Status"),
        Field.AS_OF: _("Day of the status"),
        Field.THEME: _("Theme"),
        Field.PRIORITY: _("Priority"),
        Field.ADDRESSEE: _("Who is addressed"),
        Field.ORGANISATION: _("Organisation that answers"),
    },
    "due_kind": {
        Kind.DATE: _("A day"),
        Kind.PERIOD: _("A period"),
        Kind.BEFORE: _("At the latest"),
        Kind.ONGOING: _("Ongoing"),
        Kind.RELATIVE: _("Counted from an event"),
        Kind.UNDETERMINED: _("No date yet"),
        Kind.DONE: _("Done when it was written"),
        Kind.NOT_APPLICABLE: _("Not applicable"),
        Kind.AMBIGUOUS: _("More than one reading"),
    },
    "precision": {
        Precision.DAY: _("day"),
        Precision.MONTH: _("month"),
        Precision.QUARTER: _("quarter"),
        Precision.SEASON: _("season"),
        Precision.HALF: _("half-year"),
        Precision.YEAR: _("year"),
        Precision.FISCAL_YEAR: _("fiscal year"),
        Precision.SPAN: _("span"),
    },
    "cadence": {
        Cadence.WEEKLY: _("every week"),
        Cadence.MONTHLY: _("every month"),
        Cadence.QUARTERLY: _("every quarter"),
        Cadence.HALF_YEARLY: _("every half-year"),
        Cadence.YEARLY: _("every year"),
    },
    "doubt": {"sure": _("Sure"), "check": _("To check"), "unsure": _("Unsure")},
    "language": {"en": _("English"), "fr": _("French")},
    "event": {
        EvaluationEvent.RECORDED: _("Report recorded"),
        EvaluationEvent.CHANGED: _("Report corrected"),
        EvaluationEvent.LINKED: _("Linked to an earlier report"),
        EvaluationEvent.PUBLISHED: _("Published"),
        EvaluationEvent.WITHDRAWN: _("Withdrawn from publication"),
        EvaluationEvent.REMOVED: _("Records removed"),
        RecommendationEvent.RECORDED: _("Recommendation recorded"),
        RecommendationEvent.CHANGED: _("Recommendation corrected"),
        RecommendationEvent.LINKED: _("Linked to an earlier recommendation"),
        RecommendationEvent.FINDING_RECORDED: _("Finding recorded"),
        ResponseEvent.RECORDED: _("Response recorded"),
        ResponseEvent.CHANGED: _("Response corrected"),
        ActionEvent.RECORDED: _("Action recorded"),
        ActionEvent.CHANGED: _("Action corrected"),
        ActionEvent.DUE_ASKED: _("Another date asked for"),
        ActionEvent.DUE_CHANGED: _("Due date changed"),
        ActionEvent.DUE_DECLINED: _("Another date declined"),
        UpdateEvent.SUBMITTED: _("Progress reported"),
        UpdateEvent.ACCEPTED: _("Update accepted"),
        UpdateEvent.RETURNED: _("Update sent back"),
        IngestEvent.UPLOADED: _("Document uploaded"),
        IngestEvent.REFUSED: _("Document refused"),
        IngestEvent.ACCEPTED: _("Import accepted"),
        IngestEvent.UNDONE: _("Import undone"),
        IngestEvent.DROPPED: _("Import not taken"),
        IngestEvent.LAYOUT_KEPT: _("Layout kept"),
        IngestEvent.LAYOUT_REMOVED: _("Layout removed"),
        PeopleEvent.PERSON_ADDED: _("Person added"),
        PeopleEvent.PERSON_ROLES_CHANGED: _("Roles changed"),
        PeopleEvent.PERSON_DEACTIVATED: _("Account closed"),
        PeopleEvent.OFFICE_ADDED: _("Office added"),
        PeopleEvent.OFFICE_CHANGED: _("Office corrected"),
        PeopleEvent.OFFICE_REMOVED: _("Office removed"),
        PeopleEvent.ALIAS_ADDED: _("Other name of an office added"),
        PeopleEvent.ALIAS_REMOVED: _("Other names of an office removed"),
        PeopleEvent.MEMBER_ADDED: _("Member added"),
        PeopleEvent.MEMBER_REMOVED: _("Member removed"),
        DocumentEvent.FILE_STORED: _("File stored"),
        DocumentEvent.FILE_REMOVED: _("File removed"),
    },
}


def label_of(code: str, group: str) -> str:
    """What a code is called in the language of the page; the code itself where it has no label."""
    return str(LABELS[group].get(code, code))
