"""Parting, joining, moving, adding and leaving out what stands under review. Pure, like edits.py."""

import copy
from typing import Any

from answerable.extraction.twins import find_near_twin
from answerable.ingest.edits import Content, written_by_hand
from answerable.lib.decisions import Refused

GONE = "What you wanted to change is no longer there. Look at the page as it is now."


def set_answers(content: Content, action: int, keys: list[str]) -> Content | Refused:
    """Say which recommendations an action answers: this is how an action is moved."""
    content = copy.deepcopy(content)
    known = [each["key"] for each in content["recommendations"] if each["key"] in keys]
    if not known and content["recommendations"]:
        return Refused("An action answers at least one recommendation. Choose one, or drop the action.")
    content["actions"][action]["recommendations"] = known
    twins = content["actions"][action]["evidence"].get("recommendations")
    if twins:
        twins["settled"] = True
    return renumber(content)


def split_action(content: Content, action: int) -> Content | Refused:
    """Part an action at its first empty line; both parts keep offices, dates and status."""
    content = copy.deepcopy(content)
    whole = content["actions"][action]
    first, mark, second = whole["text"].partition("\n\n")
    if not mark or not first.strip() or not second.strip():
        return Refused("Put an empty line where the action is to be parted, then press “Part here” again.")
    other = copy.deepcopy(whole)
    whole["text"], other["text"] = first.strip(), second.strip()
    for part in (whole, other):
        part["evidence"]["text"]["settled"] = True
        part["evidence"]["text"]["place"] = _narrow_place(content, part)
    content["actions"].insert(action + 1, other)
    return renumber(content)


def _narrow_place(content: Content, action: dict[str, Any]) -> dict[str, Any] | None:
    """Where the words of one part stand within the place of the whole; the whole's place where they moved."""
    place: dict[str, Any] | None = action["evidence"]["text"]["place"]
    blocks = content.get("blocks")
    if not place or not blocks or "more" in place:
        return place
    at = blocks[place["block"]]["text"].find(action["text"], place["start"])
    return {**place, "start": at, "end": at + len(action["text"])} if at >= 0 else place


def merge_actions(content: Content, action: int) -> Content | Refused:
    """Join an action with the next one of the same recommendation: words one after the other, offices and
    dates once each."""
    content = copy.deepcopy(content)
    one = content["actions"][action]
    following = content["actions"][action + 1 :]
    other = next((each for each in following if set(each["recommendations"]) & set(one["recommendations"])), None)
    if other is None:
        return Refused("There is no further action of this recommendation to join with.")
    one["text"] = f"{one['text']}\n{other['text']}".strip()
    _join_places(one["evidence"]["text"], other["evidence"]["text"])
    one["recommendations"] += [key for key in other["recommendations"] if key not in one["recommendations"]]
    for part in ("offices", "due"):
        known = {each["as_written"] for each in one[part]}
        one[part] += [each for each in other[part] if each["as_written"] not in known]
    one["status"] = one["status"] or other["status"]
    content["actions"].remove(other)
    return renumber(content)


def join_twins(content: Content, action: int) -> Content | Refused:
    """Make one action of an action and that of another recommendation which says nearly the same."""
    other = find_near_twin(content["actions"], action)
    if other is None:
        return Refused("There is no action of another recommendation that says nearly the same. Join them by ticking.")
    content = copy.deepcopy(content)
    kept, gone = (content["actions"][place] for place in sorted((action, other)))
    kept["recommendations"] += gone["recommendations"]
    for part in ("offices", "due"):
        known = {each["as_written"] for each in kept[part]}
        kept[part] += [each for each in gone[part] if each["as_written"] not in known]
    kept["status"] = kept["status"] or gone["status"]
    kept["evidence"].pop("twin", None)
    content["actions"].remove(gone)
    return renumber(content)


def part_answers(content: Content, action: int) -> Content | Refused:
    """Make an action that answers several recommendations one action under each of them."""
    content = copy.deepcopy(content)
    whole = content["actions"][action]
    if len(whole["recommendations"]) < 2:
        return Refused("This action answers one recommendation, so there is nothing to part.")
    parts = [copy.deepcopy(whole) for _ in whole["recommendations"]]
    for part, key in zip(parts, whole["recommendations"], strict=True):
        part["recommendations"] = [key]
        part["evidence"].pop("recommendations", None)
    content["actions"][action : action + 1] = parts
    return renumber(content)


def _join_places(one: dict[str, Any], other: dict[str, Any]) -> None:
    """The words of a joined action stand in both places."""
    one["settled"] = True
    if one["place"] and other["place"]:
        behind = {name: value for name, value in other["place"].items() if name != "more"}
        one["place"]["more"] = [*one["place"].get("more", []), behind, *other["place"].get("more", [])]


def _is_known(content: Content, recommendation: str) -> bool:
    return any(each["key"] == recommendation for each in content["recommendations"])


def add_action(content: Content, recommendation: str) -> Content | Refused:
    """A new, empty action behind the others of a recommendation."""
    if not _is_known(content, recommendation):
        return Refused(GONE)
    content = copy.deepcopy(content)
    places = [n for n, each in enumerate(content["actions"]) if recommendation in each["recommendations"]]
    new = {
        "key": "",
        "recommendations": [recommendation],
        "text": "",
        "offices": [],
        "due": [],
        "status": None,
        "evidence": {"text": written_by_hand()},
    }
    content["actions"].insert(places[-1] + 1 if places else len(content["actions"]), new)
    return renumber(content)


def drop_action(content: Content, action: int) -> Content | Refused:
    """Leave an action out."""
    content = copy.deepcopy(content)
    del content["actions"][action]
    return renumber(content)


def add_recommendation(content: Content) -> Content | Refused:
    """A new, empty recommendation behind the others."""
    content = copy.deepcopy(content)
    taken = {each["key"] for each in content["recommendations"]}
    key = next(str(n) for n in range(len(taken) + 1, 2 * len(taken) + 3) if str(n) not in taken)
    content["recommendations"].append(
        {
            "key": key,
            "number": key,
            "theme": None,
            "text": "",
            "addressees": [],
            "priority": None,
            "evidence": {"text": written_by_hand()},
        }
    )
    return content


def drop_recommendation(content: Content, recommendation: int) -> Content | Refused:
    """Leave a recommendation out, with the responses and actions that answer nothing else."""
    content = copy.deepcopy(content)
    key = content["recommendations"].pop(recommendation)["key"]
    for part in ("responses", "actions"):
        content[part] = [each for each in content[part] if each["recommendations"] != [key]]
        for each in content[part]:
            each["recommendations"] = [other for other in each["recommendations"] if other != key]
    return renumber(content)


def add_response(content: Content, recommendation: str) -> Content | Refused:
    """A new response to a recommendation, without a position yet."""
    if not _is_known(content, recommendation):
        return Refused(GONE)
    content = copy.deepcopy(content)
    content["responses"].append(
        {
            "recommendations": [recommendation],
            "organisation": None,
            "position": "not-stated",
            "as_written": None,
            "text": "",
            "evidence": {"position": written_by_hand(), "text": written_by_hand()},
        }
    )
    return content


def drop_response(content: Content, response: int) -> Content | Refused:
    """Leave a response out."""
    content = copy.deepcopy(content)
    del content["responses"][response]
    return content


def renumber(content: Content) -> Content:
    """Number the actions anew, by the first recommendation that each answers."""
    counts: dict[str, int] = {}
    for action in content["actions"]:
        first = action["recommendations"][0] if action["recommendations"] else ""
        counts[first] = counts.get(first, 0) + 1
        action["key"] = f"{first}.{counts[first]}" if first else str(counts[first])
    return content
