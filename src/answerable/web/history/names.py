"""What the values in the details of a ledger entry are called, and which labels their codes have."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from answerable.followup.evaluations.vocab import EvaluationEvent
from answerable.followup.recommendations.vocab import RecommendationEvent

_NAMES: dict[str, Promise] = {
    "title": _("Title"),
    "kind": _("Kind"),
    "reference": _("Reference"),
    "issued_on": _("Issued on"),
    "page_modified_on": _("Page modified on"),
    "fiscal_year_start": _("First month of the fiscal year"),
    "organisation": _("Organisation"),
    "earlier": _("Earlier one"),
    "report": _("Report"),
    "removed": _("Removed"),
    "number": _("Number"),
    "theme": _("Theme"),
    "text": _("Text"),
    "priority": _("Priority"),
    "addressees": _("Addressed to"),
    "to": _("Answer to"),
    "position": _("Position"),
    "as_written": _("Position as written"),
    "recommendations": _("Recommendations"),
    "offices": _("Offices"),
    "due": _("Due"),
    "names": _("What the dates are for"),
    "status": _("Status"),
    "action_status": _("Status of the action"),
    "deliverable": _("What it is for"),
    "asked_by": _("Asked by"),
    "as_of": _("As of"),
    "narrative": _("Report of the office"),
    "delivered": _("Delivered"),
    "evidence": _("Evidence"),
    "email": _("Address"),
    "roles": _("Roles"),
    "name": _("Name"),
    "acronym": _("Acronym"),
    "parent": _("Part of"),
    "alias": _("Other name"),
    "document": _("Document"),
    "person": _("Person"),
    "sha256": _("Fingerprint (SHA-256)"),
    "size": _("Size in bytes"),
    "purpose": _("Purpose"),
    "mode": _("Taken as"),
    "created": _("Created"),
    "aliases": _("Other names"),
    "evaluation": _("Report"),
    "finding": _("Findings"),
    "recommendation": _("Recommendations"),
    "response": _("Responses"),
    "action": _("Actions"),
    "office": _("Offices"),
    "options": _("What was said of the document"),
    "language": _("Language"),
    "report_date": _("Date of the report"),
}
_KIND_GROUPS: dict[str, str] = {
    EvaluationEvent.LINKED: "evaluation_link",
    RecommendationEvent.LINKED: "recommendation_link",
}
_CODE_GROUPS = {
    "position": "position",
    "status": "status",
    "action_status": "status",
    "roles": "role",
    "mode": "mode",
}


def name_value(name: str) -> str:
    """What a value is called; its own name where nobody gave it another."""
    return str(_NAMES.get(name, name.replace("_", " ").capitalize()))


def group_of(kind: str, name: str) -> str:
    """The group of labels of a code in an entry of that kind; empty where the value is no code."""
    if name == "kind":
        return _KIND_GROUPS.get(kind, "report_kind")
    return _CODE_GROUPS.get(name, "")
