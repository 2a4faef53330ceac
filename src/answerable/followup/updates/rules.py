"""Who may report on an action, and who accepts it."""

from datetime import date

from answerable.followup.updates.vocab import REPORTABLE, UpdateState
from answerable.lib.decisions import ALLOWED, Decision, Refused
from answerable.people.rules import Roles


def may_report(answers_for_it: bool, waiting: bool) -> Decision:
    """The accountable office reports, one update at a time."""
    if not answers_for_it:
        return Refused("Only a member of an office that answers for this action may report on it.")
    if waiting:
        return Refused("An update already waits to be accepted. A new one can follow when that is decided.")
    return ALLOWED


def is_complete_report(status: str, narrative: str, as_of: date, today: date) -> Decision:
    """An update says where things stand, on which day, and what was done."""
    if status not in REPORTABLE:
        return Refused("Choose where the action stands.")
    if not narrative.strip():
        return Refused("Say in a few sentences what was done.")
    if as_of > today:
        return Refused("The day of the report lies in the future. Choose today or an earlier day.")
    return ALLOWED


def may_decide(person: Roles, state: str, is_own: bool) -> Decision:
    """An evaluation officer accepts or sends back, and never what the officer reported."""
    if not person.is_officer:
        return Refused("Only an evaluation officer may accept an update or send it back.")
    if state != UpdateState.SUBMITTED:
        return Refused("This update has already been decided.")
    if is_own:
        return Refused("You reported this yourself. Another evaluation officer has to decide on it.")
    return ALLOWED
