"""Taking what a change gave, where a refusal means that the sample data and the rules do not fit each other."""

from typing import TypeVar

from answerable.lib.decisions import Refused

T = TypeVar("T")


class SpoiltStoryError(Exception):
    """A change refused what the story tells."""


def take(outcome: T | Refused) -> T:
    """What a change gave. Raises SpoiltStoryError where it refused."""
    if isinstance(outcome, Refused):
        raise SpoiltStoryError(str(outcome))
    return outcome
