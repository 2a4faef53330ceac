"""What a person may do with a candidate under review. Pure: a content goes in, the changed content comes out.

A content is the interchange object with evidence (see extraction/candidate.py) and "offices": the different
names in it, each with what is to be made of it. Values are named by paths such as "actions.2.due.0.as_written".
"""

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

from answerable.lib.decisions import Refused
from answerable.periods.expressions.due import Due
from answerable.periods.expressions.printing import print_span
from answerable.periods.expressions.reading import Context, read_expressions
from answerable.periods.expressions.vocab import Kind, Precision

Content = dict[str, Any]
TEXTS = {
    "report": ("title", "organisation", "kind", "reference", "issued_on", "language"),
    "recommendations": ("number", "theme", "text", "priority"),
    "responses": ("organisation", "position", "as_written", "text"),
    "actions": ("text",),
}
PROGRESS = "progress"
BY_HAND = "written by a person during the review"


def reading_context(content: Content) -> Context:
    """How dates in this content are read again when a person changes them."""
    report = content["report"]
    issued = report.get("issued_on")
    return Context(
        report["language"], content.get("fiscal_year_start", 4), date.fromisoformat(issued) if issued else None
    )


def list_doubts(content: Content) -> Iterator[tuple[str, dict[str, Any]]]:
    """(path, evidence) of every value that is in doubt and not settled, in the order of the page."""
    for part in ("report", "recommendations", "responses", "actions", "offices"):
        yield from _doubts_in(content.get(part, []), part)


def _doubts_in(value: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _doubts_in(item, f"{path}.{number}")
    elif isinstance(value, dict):
        if "doubt" in value:
            if value["doubt"] != "sure" and value.get("reason") and not value.get("settled"):
                yield path, value
            return
        for name, item in value.items():
            yield from _doubts_in(item, f"{path}.{name}")


def find(content: Content, path: str) -> Any:
    """The value at a path. Raises LookupError or ValueError where there is none."""
    value: Any = content
    for step in path.split("."):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def settle(content: Content, path: str) -> Content | Refused:
    """Say that a value in doubt is right as it stands; "all" settles every one."""
    content = copy.deepcopy(content)
    for found, evidence in list(list_doubts(content)):
        if path in {"all", found}:
            evidence["settled"] = True
    return content


def set_values(content: Content, values: dict[str, str]) -> Content:
    """Write values by path: "recommendations.0.text", "actions.1.due.0.as_written", "actions.1.offices.0.drop" …

    Unknown paths are passed over. A value that is written anew is settled, and its due date is read again.
    """
    content = copy.deepcopy(content)
    for path, written in values.items():
        _set_value(content, path, written.replace("\r\n", "\n").strip())
    _drop_marked(content, values)
    return content


def _set_value(content: Content, path: str, written: str) -> None:
    steps = path.split(".")
    try:
        if steps[0] == "report" and steps[1] in TEXTS["report"]:
            _write(content["report"], steps[1], written)
        elif steps[0] in TEXTS and len(steps) == 3 and steps[2] in TEXTS[steps[0]]:
            _write(content[steps[0]][int(steps[1])], steps[2], written)
        elif steps[0] == "actions" and len(steps) == 5:
            _set_part(content, content["actions"][int(steps[1])], steps[2:], written)
        elif steps[0] == "actions" and steps[2:] in (["status", "progress"], ["status"]):
            _set_status(content["actions"][int(steps[1])], written)
    except (LookupError, ValueError):
        return  # a path of an earlier version of the page


def _write(holder: dict[str, Any], name: str, written: str) -> None:
    value = "\n".join(line.strip() for line in written.split("\n"))
    if (holder.get(name) or "") == value:
        return
    holder[name] = value if value or name == "text" else None
    evidence = holder.setdefault("evidence", {}).get(name)
    if evidence:
        evidence["settled"] = True


def _set_part(content: Content, action: dict[str, Any], steps: list[str], written: str) -> None:
    part, place, name = steps
    if part == "offices":
        _set_office(action, place, name, written)
    elif part == "due":
        _set_due(content, action, place, name, written)


def _set_office(action: dict[str, Any], place: str, name: str, written: str) -> None:
    if place == "new":
        if name == "as_written" and written:
            action["offices"].append({"as_written": written, "role": "lead", "evidence": _by_hand()})
        return
    office = action["offices"][int(place)]
    if name == "role" and written in {"lead", "support"}:
        office["role"] = written
    elif name == "as_written" and written and written != office["as_written"]:
        office["as_written"] = written
        office["evidence"]["settled"] = True


def _set_due(content: Content, action: dict[str, Any], place: str, name: str, written: str) -> None:
    if place == "new":
        if name == "as_written" and written:
            action["due"] += [{**due, "evidence": _by_hand()} for due in read_again(content, written)]
        return
    due = action["due"][int(place)]
    if name == "deliverable":
        due["deliverable"] = written or None
    elif name == "as_written" and written and written != due["as_written"]:
        again = read_again(content, written)[0]
        kept = {
            "deliverable": due["deliverable"],
            "evidence": {**due["evidence"], "settled": again["kind"] != "ambiguous"},
        }
        due.clear()
        due.update({**again, **kept})
    elif name == "reading" and written.isdigit():
        choose_reading(due, int(written))


def _by_hand() -> dict[str, Any]:
    return {"place": None, "doubt": "sure", "reason": BY_HAND}


def read_again(content: Content, written: str) -> list[dict[str, Any]]:
    """The due dates in what a person wrote; what cannot be read is ambiguous and kept as written."""
    found = [due.as_json() for due in read_expressions(written, reading_context(content))]
    unread = Due(written, Kind.AMBIGUOUS, assumptions=("no date was recognised",))
    return found or [unread.as_json()]


def choose_reading(due: dict[str, Any], number: int) -> None:
    """Let one of the readings of an ambiguous date hold; a person chose it. Raises IndexError for none."""
    span = due["readings"][number]
    one_day = span["start"] == span["end"]
    due["kind"] = Kind.DATE if one_day else Kind.PERIOD
    due["start"], due["end"] = span["start"], span["end"]
    due["precision"] = Precision.DAY if one_day else Precision.SPAN
    due["assumptions"] = ["reading chosen by a person"]
    due["evidence"]["settled"] = True
    due.pop("readings")
    due.pop("likely", None)


def say_reading(span: dict[str, str | None], language: str) -> str:
    """One reading of an ambiguous date in words."""
    start, end = (date.fromisoformat(day) if day else None for day in (span["start"], span["end"]))
    return print_span(start, end, language) if start and end else ""


def _set_status(action: dict[str, Any], progress: str) -> None:
    if not progress:
        action["status"] = None
    elif action["status"]:
        action["status"]["progress"] = progress
    else:
        action["status"] = {"as_written": "", "progress": progress, "as_of": None, "evidence": _by_hand()}


def _drop_marked(content: Content, values: dict[str, str]) -> None:
    """Take out offices and dates whose "drop" box is ticked, the last first so that places hold."""
    marked = sorted((path.split(".") for path in values if path.endswith(".drop")), key=lambda s: -int(s[3]))
    for _, action, part, place, _ in marked:
        rows = content["actions"][int(action)][part]
        if int(place) < len(rows):
            del rows[int(place)]


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
    one["recommendations"] += [key for key in other["recommendations"] if key not in one["recommendations"]]
    for part in ("offices", "due"):
        known = {each["as_written"] for each in one[part]}
        one[part] += [each for each in other[part] if each["as_written"] not in known]
    one["status"] = one["status"] or other["status"]
    content["actions"].remove(other)
    return renumber(content)


def add_action(content: Content, recommendation: str) -> Content | Refused:
    """A new, empty action behind the others of a recommendation."""
    content = copy.deepcopy(content)
    places = [n for n, each in enumerate(content["actions"]) if recommendation in each["recommendations"]]
    new = {
        "key": "",
        "recommendations": [recommendation],
        "text": "",
        "offices": [],
        "due": [],
        "status": None,
        "evidence": {"text": _by_hand()},
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
            "evidence": {"text": _by_hand()},
        }
    )
    return content


def drop_recommendation(content: Content, recommendation: int) -> Content | Refused:
    """Leave a recommendation out, with the responses and actions that answer nothing else."""
    content = copy.deepcopy(content)
    key = content["recommendations"].pop(recommendation)["key"]
    for part in ("responses", "actions"):
        for each in content[part]:
            each["recommendations"] = [other for other in each["recommendations"] if other != key]
        content[part] = [each for each in content[part] if each["recommendations"]]
    return renumber(content)


def add_response(content: Content, recommendation: str) -> Content | Refused:
    """A new response to a recommendation, without a position yet."""
    content = copy.deepcopy(content)
    content["responses"].append(
        {
            "recommendations": [recommendation],
            "organisation": None,
            "position": "not-stated",
            "as_written": None,
            "text": "",
            "evidence": {"position": _by_hand(), "text": _by_hand()},
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
