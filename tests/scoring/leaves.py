"""Pairs a prediction with its key as the scoring tool does, and lists every scored value as one leaf."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

Pairs = dict[str, list[tuple[dict[str, Any], dict[str, Any]]]]


@dataclass(frozen=True)
class Leaf:
    """One predicted value: what it is, how sure it is said to be, whether it is that of the key, and its place."""

    name: str
    value: str
    doubt: str
    is_right: bool
    place: dict[str, Any] | None
    is_said: bool  # the key has a value there, this one or another


def fold(text: str | None) -> str:
    """As the scoring tool folds."""
    text = unicodedata.normalize("NFKC", text or "").casefold()
    text = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    text = re.sub(r"[•◦▪·*]", " ", re.sub(r"[\u2010-\u2015]", "-", text))
    return re.sub(r"\s+", " ", text).strip(" .;:,")


def overlap(one: str, other: str) -> float:
    """F1 of the words of two texts."""
    left, right = Counter(re.findall(r"\w+", fold(one))), Counter(re.findall(r"\w+", fold(other)))
    if not left or not right:
        return float(left == right)
    return 2 * sum((left & right).values()) / (sum(left.values()) + sum(right.values()))


def pair(wanted: list[dict[str, Any]], given: list[dict[str, Any]], name: str) -> list[tuple[int, int]]:
    """One-to-one pairs by text, best overlap first, then nearest in order."""

    def content(each: dict[str, Any]) -> str:
        return each.get(name) or f"number {each.get('number') or ''}"

    scored = sorted(
        (
            (overlap(content(w), content(g)), -abs(i - j), i, j)
            for i, w in enumerate(wanted)
            for j, g in enumerate(given)
        ),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for score, _, i, j in scored:
        if score >= 0.8 and i not in {p[0] for p in pairs} and j not in {p[1] for p in pairs}:
            pairs.append((i, j))
    return pairs


def under(found: dict[str, Any], part: str, key: str) -> list[dict[str, Any]]:
    """Responses or actions of a recommendation."""
    return [each for each in found.get(part) or [] if key in each["recommendations"]]


def pair_objects(key: dict[str, Any], prediction: dict[str, Any]) -> Pairs:
    """Everything of the key that has a counterpart, by what it is."""
    pairs: Pairs = {"recommendations": [], "responses": [], "actions": [], "offices": [], "due": [], "status": []}
    wanted_all, given_all = key["recommendations"], prediction["recommendations"]
    for i, j in pair(wanted_all, given_all, "text"):
        wanted, given = wanted_all[i], given_all[j]
        pairs["recommendations"].append((wanted, given))
        answers = zip(
            under(key, "responses", wanted["key"]), under(prediction, "responses", given["key"]), strict=False
        )
        pairs["responses"] += answers
        _pair_actions(pairs, under(key, "actions", wanted["key"]), under(prediction, "actions", given["key"]))
    loose = ([each for each in found["actions"] if not each["recommendations"]] for found in (key, prediction))
    _pair_actions(pairs, *loose)
    return pairs


def _pair_actions(pairs: Pairs, wanted_all: list[dict[str, Any]], given_all: list[dict[str, Any]]) -> None:
    for i, j in pair(wanted_all, given_all, "text"):
        wanted, given = wanted_all[i], given_all[j]
        pairs["actions"].append((wanted, given))
        pairs["offices"] += _pair_written(wanted["offices"], given["offices"])
        pairs["due"] += _pair_written(wanted["due"], given["due"])
        if wanted["status"] and given["status"]:
            pairs["status"].append((wanted["status"], given["status"]))


def _pair_written(
    wanted: list[dict[str, Any]], given: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    rest, pairs = list(given), []
    for each in wanted:
        twin = next((other for other in rest if fold(other["as_written"]) == fold(each["as_written"])), None)
        if twin:
            rest.remove(twin)
            pairs.append((each, twin))
    return pairs


def list_leaves(key: dict[str, Any], prediction: dict[str, Any]) -> Iterator[Leaf]:
    """Every value of a prediction, with the head of its report; right where it folds to that of its counterpart."""
    yield from _report_leaves(key["report"], prediction["report"])
    pairs = pair_objects(key, prediction)
    twin = {id(given): wanted for found in pairs.values() for wanted, given in found}
    ignored = set(key.get("ignore_fields") or [])
    for each in prediction["recommendations"]:
        for name in ("text", "number", "theme"):
            if each.get(name):
                yield _leaf(f"recommendation {name}", each[name], each["evidence"].get(name), twin.get(id(each)), name)
    for each in prediction["responses"]:
        wanted = twin.get(id(each))
        if each["position"] != "not-stated" and "positions" not in ignored:
            told = each["evidence"]["position"]
            yield Leaf(
                "position",
                each["as_written"] or "",
                told["doubt"],
                bool(wanted and wanted["position"] == each["position"]),
                told["place"] if each["as_written"] else None,
                bool(wanted and wanted["position"] != "not-stated"),
            )
        if each["text"]:
            yield _leaf("response text", each["text"], each["evidence"]["text"], wanted, "text")
    if "actions" in ignored:
        return
    for each in prediction["actions"]:
        yield from _action_leaves(each, twin)


def _report_leaves(wanted: dict[str, Any], given: dict[str, Any]) -> Iterator[Leaf]:
    for name in ("title", "organisation", "kind", "reference", "issued_on"):
        if given[name]:
            leaf = _leaf(f"report {name}", given[name], given["evidence"][name], wanted, name)
            # A kind is told by a word, and a day is written as such: neither is what stands in the document.
            yield replace(leaf, place=None) if name in {"kind", "issued_on"} else leaf


def _action_leaves(action: dict[str, Any], twin: dict[int, dict[str, Any]]) -> Iterator[Leaf]:
    wanted = twin.get(id(action))
    if action["text"]:
        yield _leaf("action text", action["text"], action["evidence"]["text"], wanted, "text")
    for office in action["offices"]:
        leaf = _leaf("office", office["as_written"], office["evidence"], twin.get(id(office)), "as_written")
        yield replace(leaf, is_said=bool(wanted and wanted["offices"]))
    for due in action["due"]:
        other = twin.get(id(due))
        same = other is not None and all(other[name] == due[name] for name in ("kind", "start", "end"))
        told, is_said = due["evidence"], bool(wanted and wanted["due"])
        yield Leaf("due", due["as_written"], told["doubt"], same, told["place"], is_said)
    if action["status"]:
        other = twin.get(id(action["status"]))
        told = action["status"]["evidence"]
        same = other is not None and other["progress"] == action["status"]["progress"]
        is_said = bool(wanted and wanted["status"])
        yield Leaf("status", action["status"]["as_written"], told["doubt"], same, told["place"], is_said)


def _leaf(name: str, value: str, told: dict[str, Any] | None, wanted: dict[str, Any] | None, field: str) -> Leaf:
    told = told or {"doubt": "sure", "place": None}
    is_right = wanted is not None and fold(wanted[field]) == fold(value)
    return Leaf(name, value, told["doubt"], is_right, told["place"], bool(wanted and wanted[field]))
