"""Who may change a report, and when it may be published."""

from answerable.lib.decisions import ALLOWED, Decision, Refused
from answerable.people.rules import Roles


def may_edit_record(person: Roles) -> Decision:
    """Reports and what stands in them are kept by the evaluation office."""
    if person.is_officer:
        return ALLOWED
    return Refused("Only an evaluation officer may change the record.")


def may_publish(person: Roles, is_published: bool, recommendations: int) -> Decision:
    """An evaluation officer publishes, once, what holds at least one recommendation."""
    if not person.is_officer:
        return Refused("Only an evaluation officer may publish an evaluation.")
    if is_published:
        return Refused("This evaluation is already published.")
    if not recommendations:
        return Refused("This evaluation holds no recommendation yet. Import its management response first.")
    return ALLOWED


def may_withdraw(person: Roles, is_published: bool) -> Decision:
    """What is published can be taken back by an evaluation officer; the ledger keeps that it was."""
    if not person.is_officer:
        return Refused("Only an evaluation officer may withdraw an evaluation.")
    return ALLOWED if is_published else Refused("This evaluation is not published.")


def may_link(evaluation_id: int, earlier_id: int) -> Decision:
    """A report cannot re-examine itself."""
    if evaluation_id == earlier_id:
        return Refused("A report cannot be linked to itself. Choose an earlier one.")
    return ALLOWED
