"""What a person may write while a candidate is under review. Pure: a content goes in, the changed content comes out.

A content is the interchange object with evidence (see extraction/candidate.py) and "offices": the different
names in it, each with what is to be made of it. Values are named by paths such as "actions.2.due.0.as_written".
"""

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

from answerable.followup.actions.vocab import OfficeRole, Progress
from answerable.followup.evaluations.vocab import ReportKind
from answerable.followup.responses.vocab import Position
from answerable.lib.decisions import Refused
from answerable.periods.expressions.due import Due
from answerable.periods.expressions.printing import print_span
from answerable.periods.expressions.reading import Context, read_expressions
from answerable.periods.expressions.vocab import Kind, Precision

Content = dict[str, Any]
TEXTS = {
    "report": ("title", "organisation", "kind", "reference", "language"),
    "recommendations": ("number", "theme", "text", "priority"),
    "responses": ("organisation", "position", "as_written", "text"),
    "actions": ("text",),
}
CODES: dict[str, frozenset[str]] = {
    "kind": frozenset(ReportKind),
    "language": frozenset({"en", "fr"}),
    "position": frozenset(Position),
    "role": frozenset(OfficeRole),
    "status": frozenset({"", *Progress}),
}
BY_HAND = "written by a person during the review"
SEVERAL_READINGS = "the date can be read in more than one way"
NO_DAY = "The date of the report could not be read as a day. Write year, month and day, such as 2011-02-01."


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


def settle(content: Content, path: str) -> Content | Refused:
    """Say that a value in doubt is right as it stands; "all" settles every one."""
    content = copy.deepcopy(content)
    for found, evidence in list(list_doubts(content)):
        if path in {"all", found}:
            evidence["settled"] = True
    return content


def set_values(content: Content, values: dict[str, str]) -> Content:
    """Write values by path: "recommendations.0.text", "actions.1.due.0.as_written", "actions.1.offices.0.drop" …

    Unknown paths and codes are passed over. A value that is written anew is settled, and its due date is read again.
    """
    content = copy.deepcopy(content)
    marked: list[tuple[list[Any], int]] = []
    for path, written in values.items():
        try:
            _set_value(content, path.split("."), written.replace("\r\n", "\n").strip(), marked)
        except (LookupError, ValueError):
            continue  # a path of an earlier version of the page
    for rows, place in sorted(marked, key=lambda mark: -mark[1]):  # the last first, so that places hold
        del rows[place]
    return content


def place_of(step: str, rows: list[Any]) -> int:
    """The place in a list that one step of a path names. Raises ValueError or IndexError where there is none."""
    if not step.isdecimal():
        raise ValueError(step)
    if int(step) >= len(rows):
        raise IndexError(step)
    return int(step)


def _set_value(content: Content, steps: list[str], written: str, marked: list[tuple[list[Any], int]]) -> None:
    part = steps[0]
    if part == "report" and steps[1] in TEXTS["report"]:
        _write(content["report"], steps[1], written)
    elif part in TEXTS and part != "report":
        holder = content[part][place_of(steps[1], content[part])]
        if len(steps) == 3 and steps[2] in TEXTS[part]:
            _write(holder, steps[2], written)
        elif part == "actions" and steps[2:] == ["status"]:
            _set_status(holder, written)
        elif part == "actions" and len(steps) == 5 and steps[4] == "drop" and steps[2] in {"offices", "due"}:
            marked.append((holder[steps[2]], place_of(steps[3], holder[steps[2]])))
        elif part == "actions" and len(steps) == 5:
            _set_part(content, holder, steps[2:], written)


def _write(holder: dict[str, Any], name: str, written: str) -> None:
    value = "\n".join(line.strip() for line in written.split("\n"))
    if (holder.get(name) or "") == value or value not in CODES.get(name, {value}):
        return
    holder[name] = value if value or name == "text" else None
    evidence = holder.setdefault("evidence", {}).get(name)
    if evidence:
        evidence["settled"] = True


def set_report_date(content: Content, written: str) -> Content | Refused:
    """Write the day of the report, in any way in which a day can be written; empty takes it out."""
    written = written.strip()
    if written == (content["report"]["issued_on"] or ""):
        return content
    found = read_expressions(written, reading_context(content)) if written else []
    if written and (len(found) != 1 or found[0].kind != Kind.DATE):
        return Refused(NO_DAY)
    content = copy.deepcopy(content)
    day = found[0].end if found else None
    _write(content["report"], "issued_on", day.isoformat() if day else "")
    return content


def _set_part(content: Content, action: dict[str, Any], steps: list[str], written: str) -> None:
    part, place, name = steps
    if part == "offices":
        _set_office(action, place, name, written)
    elif part == "due":
        _set_due(content, action, place, name, written)


def _set_office(action: dict[str, Any], place: str, name: str, written: str) -> None:
    if place == "new":
        if name == "as_written" and written:
            action["offices"].append({"as_written": written, "role": "lead", "evidence": written_by_hand()})
        return
    office = action["offices"][place_of(place, action["offices"])]
    if name == "role" and written in CODES["role"]:
        office["role"] = written
    elif name == "as_written" and written and written != office["as_written"]:
        office["as_written"] = written
        office["evidence"]["settled"] = True


def _set_due(content: Content, action: dict[str, Any], place: str, name: str, written: str) -> None:
    if place == "new":
        if name == "as_written" and written:
            action["due"] += read_again(content, written)
        return
    due = action["due"][place_of(place, action["due"])]
    if name == "deliverable":
        due["deliverable"] = written or None
    elif name == "as_written" and written and written != due["as_written"]:
        action["due"] += _rewrite_due(due, read_again(content, written))
    elif name == "reading":
        choose_reading(due, place_of(written, due["readings"]))


def _rewrite_due(due: dict[str, Any], again: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put the first of the dates that were read again in the place of `due`; the others, which are new."""
    deliverable, place = due["deliverable"], due["evidence"].get("place")
    due.clear()
    due.update(again[0])
    due["deliverable"] = deliverable or due["deliverable"]
    due["evidence"]["place"] = place
    return again[1:]


def written_by_hand() -> dict[str, Any]:
    """The evidence of a value that a person added."""
    return {"place": None, "doubt": "sure", "reason": BY_HAND}


def read_again(content: Content, written: str) -> list[dict[str, Any]]:
    """The due dates in what a person wrote; what cannot be read is ambiguous, in doubt, and kept as written."""
    unread = Due(written, Kind.AMBIGUOUS, assumptions=("no date was recognised",))
    found = [due.as_json() for due in read_expressions(written, reading_context(content)) or [unread]]
    return [{**due, "evidence": _evidence_of(due)} for due in found]


def _evidence_of(due: dict[str, Any]) -> dict[str, Any]:
    if due["kind"] != Kind.AMBIGUOUS:
        return written_by_hand()
    reason = "; ".join(due["assumptions"]) or SEVERAL_READINGS
    return {"place": None, "doubt": "unsure", "reason": reason}


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
    if progress not in CODES["status"]:
        return
    if not progress:
        action["status"] = None
    elif action["status"]:
        action["status"]["progress"] = progress
    else:
        action["status"] = {"as_written": "", "progress": progress, "as_of": None, "evidence": written_by_hand()}
