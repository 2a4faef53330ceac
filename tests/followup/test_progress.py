from datetime import date, timedelta

import pytest

from answerable.followup.actions.models import Action
from answerable.followup.actions.vocab import ActionStatus
from answerable.followup.progress import Tally, is_late, place_of, tally_actions
from answerable.periods.rules import NO_END

TODAY = date(2025, 6, 2)
YESTERDAY = TODAY - timedelta(days=1)


def _action(status: str, due: date = NO_END, pk: int = 1) -> Action:
    return Action(pk=pk, status=status, due_sort=due)


@pytest.mark.parametrize(
    ("status", "due", "place"),
    [
        (ActionStatus.NOT_STARTED, NO_END, "open"),
        (ActionStatus.IN_PROGRESS, TODAY, "open"),
        (ActionStatus.IN_PROGRESS, YESTERDAY, "overdue"),
        (ActionStatus.REPORTED_COMPLETE, YESTERDAY, "reported"),
        (ActionStatus.COMPLETED, YESTERDAY, "completed"),
        (ActionStatus.NO_LONGER_APPLICABLE, YESTERDAY, "dropped"),
    ],
)
def test_an_action_is_counted_in_one_place(status: str, due: date, place: str) -> None:
    assert place_of(_action(status, due), TODAY) == place


def test_an_action_is_late_on_the_day_after_its_end() -> None:
    assert not is_late(_action("in-progress", TODAY), TODAY)
    assert is_late(_action("in-progress", YESTERDAY), TODAY)


def test_an_action_of_two_recommendations_counts_once() -> None:
    twice = [_action("completed"), _action("completed"), _action("in-progress", pk=2)]
    assert tally_actions(twice, TODAY) == Tally(completed=1, open=1)


def test_the_parts_add_up_to_all_actions() -> None:
    actions = [_action(status, YESTERDAY, number) for number, status in enumerate(ActionStatus)]
    tally = tally_actions(actions, TODAY)
    assert tally == Tally(completed=1, reported=1, open=0, overdue=2, dropped=1)
    assert tally.total == len(ActionStatus)


def test_nothing_promised_is_nothing_counted() -> None:
    assert tally_actions([], TODAY).total == 0
