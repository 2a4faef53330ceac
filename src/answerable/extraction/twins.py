"""The same promise under several recommendations becomes one action; then all actions get their keys."""

from typing import Any

from answerable.extraction.values import CHECK
from answerable.extraction.words import fold

TWINS = "the same words, office and date stand under several recommendations: read as one action"


def merge_twins(actions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Actions with the same words, offices and dates under different recommendations become one."""
    kept: dict[Any, dict[str, Any]] = {}
    for action in actions:
        mark = _mark_of(action)
        twin = kept.get(mark) if action["text"] else None
        if twin and _may_join(twin, action):
            _join(twin, action)
        else:
            kept[mark if mark not in kept and action["text"] else id(action)] = action
    merged = list(kept.values())
    _renumber(merged)
    return merged


def _may_join(twin: dict[str, Any], action: dict[str, Any]) -> bool:
    """Not under one recommendation or none, and not where each has a status that the other contradicts."""
    if not twin["recommendations"] or not action["recommendations"]:
        return False
    if set(twin["recommendations"]) & set(action["recommendations"]):
        return False
    statuses = {each["status"]["progress"] for each in (twin, action) if each["status"]}
    return len(statuses) < 2


def _join(twin: dict[str, Any], action: dict[str, Any]) -> None:
    twin["recommendations"] += action["recommendations"]
    twin["status"] = twin["status"] or action["status"]
    place = action["evidence"]["text"]["place"]
    twin["evidence"]["recommendations"] = {"place": place, "doubt": CHECK, "reason": TWINS}


def _mark_of(action: dict[str, Any]) -> tuple[Any, ...]:
    offices = tuple(sorted((fold(each["as_written"]), each["role"]) for each in action["offices"]))
    dues = tuple((each["kind"], each["start"], each["end"], fold(each["as_written"])) for each in action["due"])
    return fold(action["text"].replace("\n", " ")), offices, dues


def _renumber(actions: list[dict[str, Any]]) -> None:
    counts: dict[str, int] = {}
    for action in actions:
        first = action["recommendations"][0] if action["recommendations"] else ""
        counts[first] = counts.get(first, 0) + 1
        action["key"] = f"{first}.{counts[first]}" if first else str(counts[first])
