"""Values of the interchange object, each with its place, its doubt and the reason."""

from datetime import date
from typing import Any

from answerable.extraction.blocks import Excerpt
from answerable.extraction.head import Head
from answerable.extraction.offices import NamedOffice
from answerable.extraction.tying import FoundDue
from answerable.periods.expressions.vocab import Kind

SURE, CHECK, UNSURE = "sure", "check", "unsure"
AMBIGUOUS = "the date can be read in more than one way"


def make_evidence(excerpt: Excerpt | None, doubt: str = SURE, reason: str = "") -> dict[str, Any]:
    """Where a value stands, how sure its reading is, and why."""
    return {"place": excerpt.place() if excerpt else None, "doubt": doubt, "reason": reason}


def checked(excerpt: Excerpt | None, reason: str) -> dict[str, Any]:
    """Evidence that is to be checked where there is a reason, and sure where there is none."""
    return make_evidence(excerpt, CHECK if reason else SURE, reason)


def one_line(excerpt: Excerpt) -> str:
    """The words of an excerpt on one line."""
    return excerpt.text.replace("\n", " ")


def iso(day: date | None) -> str | None:
    """The day as the interchange format writes it."""
    return day.isoformat() if day else None


def make_office(office: NamedOffice, reason: str) -> dict[str, Any]:
    """One office of an action."""
    evidence = checked(office.excerpt, reason)
    return {"as_written": one_line(office.excerpt), "role": office.role, "evidence": evidence}


def make_due(found: FoundDue) -> dict[str, Any]:
    """One date of an action."""
    made = found.due.as_json()
    made["as_written"] = one_line(found.written)
    made["deliverable"] = found.name.text if found.name else None
    if found.due.kind == Kind.AMBIGUOUS:
        reason = "; ".join(found.due.assumptions) or AMBIGUOUS
        made["evidence"] = make_evidence(found.written, UNSURE, reason)
    else:
        made["evidence"] = checked(found.written, found.reason)
    if found.name:
        made["evidence"]["deliverable"] = found.name.place()
    return made


def make_report(head: Head) -> dict[str, Any]:
    """The report that is answered."""
    return {
        "title": one_line(head.title) if head.title else head.title_text,
        "organisation": one_line(head.organisation) if head.organisation else head.organisation_text,
        "kind": head.kind,
        "reference": one_line(head.reference) if head.reference else None,
        "issued_on": iso(head.issued_on),
        "language": head.context.language,
        "page_modified_on": iso(head.modified_on),
        "evidence": {
            "title": checked(head.title, head.title_reason),
            "organisation": checked(head.organisation, head.organisation_reason),
            "kind": checked(head.kind_at, head.kind_reason),
            "reference": make_evidence(head.reference),
            "issued_on": make_evidence(head.issued_at),
        },
    }
