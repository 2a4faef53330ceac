"""What a rule answers: allowed, or refused with a sentence.

The sentence is a template in English. Pages, the command line and (later) the API show the same one;
pages look it up in the catalogue first, so its values stand apart from it.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Allowed:
    """The rule has nothing against it."""

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True, init=False)
class Refused:
    """The rule says no, and why: one sentence with named places, and the values for them."""

    template: str
    values: dict[str, Any] = field(default_factory=dict, hash=False)

    def __init__(self, template: str, /, **values: Any) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", values)

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return self.template.format(**self.values)


Decision = Allowed | Refused
ALLOWED = Allowed()
