"""A person as the rules see one: roles, and nothing behind them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Someone:
    is_administrator: bool = False
    is_officer: bool = False


OFFICER = Someone(is_officer=True)
ADMINISTRATOR = Someone(is_administrator=True)
NOBODY = Someone()
