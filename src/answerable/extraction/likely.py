"""Which reading of an ambiguous numeric date the rest of its document speaks for; it stays ambiguous all the same."""

import re
from collections.abc import Iterable
from typing import Any

from answerable.extraction.blocks import Block

LIKELY = "the date can be read in two ways; the other dates of the document speak for one of them"
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/.-])")


def find_order(blocks: Iterable[Block]) -> str:
    """How the numeric dates of a document that leave no choice are written: "day" first, or "month" first.

    Empty where there is none, or both.
    """
    orders = set()
    for block in blocks:
        for match in _NUMERIC.finditer(block.text):
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second > 0:
                orders.add("day")
            elif second > 12 >= first > 0:
                orders.add("month")
    return orders.pop() if len(orders) == 1 else ""


def mark_likely(actions: Iterable[dict[str, Any]], blocks: Iterable[Block]) -> None:
    """Name the likely reading of every date that can be read in two ways, where the document tells it."""
    open_dues = [due for action in actions for due in action["due"] if due["kind"] == "ambiguous"]
    order = find_order(blocks) if open_dues else ""
    for due in open_dues if order else ():
        number = _likely_of(due, order)
        if number is not None:
            due["likely"] = number
            due["evidence"]["reason"] = LIKELY


def _likely_of(due: dict[str, Any], order: str) -> int | None:
    match = _NUMERIC.search(due["as_written"])
    if match is None or len(due.get("readings") or ()) < 2:
        return None
    month = int(match[3] if order == "day" else match[1])
    fitting = [n for n, reading in enumerate(due["readings"]) if reading["end"] and int(reading["end"][5:7]) == month]
    return fitting[0] if len(fitting) == 1 else None
