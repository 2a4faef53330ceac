"""How much of what was promised is done: counts derived from the actions that lie under a record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from answerable.followup.actions.models import Action
from answerable.followup.actions.rules import is_owed
from answerable.followup.actions.vocab import ActionStatus


@dataclass(frozen=True)
class Tally:
    """How many actions stand where. The parts are disjoint: an overdue one is not counted as open too."""

    completed: int = 0
    reported: int = 0
    open: int = 0
    overdue: int = 0
    dropped: int = 0

    @property
    def total(self) -> int:
        """All actions."""
        return self.completed + self.reported + self.open + self.overdue + self.dropped


def is_late(action: Action, today: date) -> bool:
    """True where an open row is past its end: today is after the end of the period."""
    return is_owed(action.status) and action.due_sort < today


def place_of(action: Action, today: date) -> str:
    """The part of a tally that an action is counted in."""
    if action.status == ActionStatus.COMPLETED:
        return "completed"
    if action.status == ActionStatus.NO_LONGER_APPLICABLE:
        return "dropped"
    if is_late(action, today):
        return "overdue"
    return "reported" if action.status == ActionStatus.REPORTED_COMPLETE else "open"


def tally_actions(actions: Iterable[Action], today: date) -> Tally:
    """Count each action once, however many recommendations it answers."""
    places = [place_of(action, today) for action in {action.pk: action for action in actions}.values()]
    return Tally(**{name: places.count(name) for name in ("completed", "reported", "open", "overdue", "dropped")})
