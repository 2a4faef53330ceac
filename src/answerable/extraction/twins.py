"""The same promise under several recommendations becomes one action; then all actions get their keys."""

import re
from collections import Counter
from typing import Any

from answerable.extraction.values import CHECK
from answerable.extraction.words import fold

TWINS = "the same words, office and date stand under several recommendations: read as one action"
NEAR = "nearly the same stands under recommendation {number}: say whether both are one action"
_LIKE = 0.88  # share of the words of both that they share
_SHORTEST = 6  # words; shorter texts are alike by chance
_MOST = 300  # actions; in a longer register much is alike


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


def mark_near_twins(actions: list[dict[str, Any]], numbers: dict[str, str]) -> None:
    """Put a doubt at every action that says nearly what an earlier one says under another recommendation.

    `numbers` maps the keys of recommendations to their numbers as people know them.
    """
    shown = actions if len(actions) <= _MOST else []
    words = [_words_of(action) for action in shown]
    for number, action in enumerate(shown):
        other = _find_near(shown, words, number)
        if other is not None and other < number:
            first = actions[other]["recommendations"][0]
            place = action["evidence"]["text"]["place"]
            reason = NEAR.format(number=numbers.get(first) or first)
            action["evidence"]["twin"] = {"place": place, "doubt": CHECK, "reason": reason}


def find_near_twin(actions: list[dict[str, Any]], number: int) -> int | None:
    """The place of the action under another recommendation whose words are nearest; None where none is near.

    Actions that differ in a number, such as that of a region, are two.
    """
    return _find_near(actions, [_words_of(action) for action in actions], number)


def _find_near(actions: list[dict[str, Any]], words: list[list[str]], number: int) -> int | None:
    """The same, where the words of all actions are at hand."""
    action, mine = actions[number], words[number]
    if len(mine) < _SHORTEST or not action["recommendations"]:
        return None
    likeness = [
        _likeness(mine, theirs) if _are_apart(action, other) else 0.0
        for other, theirs in zip(actions, words, strict=True)
    ]
    best = max(likeness)
    return likeness.index(best) if best >= _LIKE else None


def _are_apart(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """True for actions of different recommendations."""
    return bool(other["recommendations"]) and not set(one["recommendations"]) & set(other["recommendations"])


def _words_of(action: dict[str, Any]) -> list[str]:
    return re.findall(r"\w+", fold(action["text"]))


def _likeness(one: list[str], other: list[str]) -> float:
    """How many words two texts share, of those that they have; 0 where their figures differ."""
    if not other or not 0.7 < len(one) / len(other) < 1.4:
        return 0.0
    left, right = Counter(one), Counter(other)
    differ = (left - right) + (right - left)
    return 0.0 if any(word.isdigit() for word in differ) else 1 - sum(differ.values()) / (len(one) + len(other))


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
