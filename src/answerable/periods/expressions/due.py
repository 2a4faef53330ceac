"""The type of a due date: what was written and what it was read as. Never a lone day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from answerable.periods.expressions.vocab import Cadence, Kind, Precision


@dataclass(frozen=True)
class Span:
    """Days from start to end, both included; None where there is no bound."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"a span cannot start on {self.start} and end on {self.end}")


@dataclass(frozen=True)
class Due:
    """One date expression. The due day is always `end`, the last day of the period."""

    as_written: str
    kind: Kind
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    cadence: Cadence | None = None
    assumptions: tuple[str, ...] = ()
    deliverable: str | None = None
    readings: tuple[Span, ...] = ()
    likely: int | None = None
    at: int = 0  # where as_written begins in the text that was read, in characters

    def __post_init__(self) -> None:
        Span(self.start, self.end)

    def as_json(self) -> dict[str, Any]:
        """The object of the interchange format; `readings` and `likely` only where there are several."""
        found: dict[str, Any] = {
            "as_written": self.as_written,
            "deliverable": self.deliverable,
            "kind": self.kind.value,
            "start": _iso(self.start),
            "end": _iso(self.end),
            "precision": self.precision.value if self.precision else None,
            "cadence": self.cadence.value if self.cadence else None,
            "assumptions": list(self.assumptions),
        }
        if self.readings:
            found["readings"] = [{"start": _iso(span.start), "end": _iso(span.end)} for span in self.readings]
            found["likely"] = self.likely
        return found


@dataclass(frozen=True)
class Found:
    """An expression in the making: where it stands in the text, and what it says."""

    start: int
    end: int
    due: Due


def due_from_json(found: dict[str, Any]) -> Due:
    """Read back what as_json wrote. Raises ValueError for unknown codes or a start after its end."""
    return Due(
        as_written=found.get("as_written") or "",
        kind=Kind(found["kind"]),
        start=_day(found.get("start")),
        end=_day(found.get("end")),
        precision=Precision(found["precision"]) if found.get("precision") else None,
        cadence=Cadence(found["cadence"]) if found.get("cadence") else None,
        assumptions=tuple(found.get("assumptions") or ()),
        deliverable=found.get("deliverable"),
        readings=tuple(Span(_day(r.get("start")), _day(r.get("end"))) for r in found.get("readings") or ()),
        likely=found.get("likely"),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
