"""Rows to a candidate: the interchange object, with the place, doubt and reason of every value."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from answerable.extraction.blocks import Excerpt
from answerable.extraction.cutting import Cut, cut_actions
from answerable.extraction.head import Head
from answerable.extraction.headings import Field
from answerable.extraction.numbering import number_in, split_label, split_number
from answerable.extraction.offices import NamedOffice, split_offices
from answerable.extraction.positions import read_position
from answerable.extraction.rows import Row
from answerable.extraction.statuses import read_status
from answerable.extraction.tables import day_in
from answerable.extraction.tying import FoundDue, Tied, read_dues, tie
from answerable.extraction.words import fold
from answerable.periods.expressions.vocab import Kind

SURE, CHECK, UNSURE = "sure", "check", "unsure"
SAME_NUMBER = "two recommendations of this document have the same number"
AMBIGUOUS = "the date can be read in more than one way"
NO_READING = "the date cell holds no date that can be read"
TWINS = "the same words, office and date stand under several recommendations: read as one action"


def evidence(excerpt: Excerpt | None, doubt: str = SURE, reason: str = "") -> dict[str, Any]:
    """Where a value stands, how sure its reading is, and why."""
    return {"place": excerpt.place() if excerpt else None, "doubt": doubt, "reason": reason}


def _plain(excerpt: Excerpt) -> str:
    return excerpt.text.replace("\n", " ")


class CandidateBuilder:
    """Collects the recommendations, responses and actions of one document from its rows."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.recommendations: list[dict[str, Any]] = []
        self.responses: list[dict[str, Any]] = []
        self.actions: list[dict[str, Any]] = []
        self.findings: list[dict[str, Any]] = []
        self._current: dict[str, Any] | None = None
        self._identity: tuple[Any, ...] = ()
        self._seen_responses: set[Any] = set()
        self._open: list[dict[str, Any]] = []  # the actions of the last action cell
        self._open_key: Any = None
        self._sharing: list[tuple[dict[str, Any], Cut]] = []  # the actions of rows that share one date cell
        self._shared_key: Any = None
        self._theme: Excerpt | None = None

    def add_rows(self, rows: Iterable[Row]) -> None:
        """Add the rows of one table, or of the whole document."""
        self._theme, self._current, self._identity, self._open = None, None, (), []
        for row in rows:
            self._theme = row.theme or self._theme
            self._read_recommendation(row)
            self._read_responses(row)
            self._read_actions(row)

    # -- recommendations

    def _read_recommendation(self, row: Row) -> None:
        written, cell = row.first(Field.NUMBER), row.first(Field.RECOMMENDATION)
        number = number_in(written) if written else None
        text = cell
        if cell is not None:
            found, text = split_number(cell)
            number = number or found
        identity = (cell.key if cell else None, number.text if number else None)
        if not self._is_new(row, identity, text):
            return
        self._identity = identity
        self._current = self._make_recommendation(row, number, text)
        self.recommendations.append(self._current)
        self._open, self._open_key = [], None

    def _is_new(self, row: Row, identity: tuple[Any, ...], text: Excerpt | None) -> bool:
        if row.begins:
            return True
        if identity == (None, None):
            return False
        if self._current is None or identity == self._identity:
            return self._current is None
        same_number = identity[1] is not None and identity[1] == self._identity[1]
        same_text = text is None or not text or fold(text.text) == fold(self._current["text"])
        if same_number and same_text:
            return False
        return not (identity[1] is None and text is not None and same_text)

    def _make_recommendation(self, row: Row, number: Excerpt | None, text: Excerpt | None) -> dict[str, Any]:
        key, is_repeated = self._free_key(number.text if number else str(len(self.recommendations) + 1))
        reason = row.reasons.get(Field.RECOMMENDATION, "")
        addressees = [each for cell in row.all(Field.ADDRESSEE) for each in split_offices(cell)]
        priority = row.first(Field.PRIORITY)
        found: dict[str, Any] = {
            "key": key,
            "number": _plain(number) if number else None,
            "theme": _plain(self._theme) if self._theme else None,
            "text": text.text if text else "",
            "addressees": [_plain(each.excerpt) for each in addressees],
            "priority": _plain(priority) if priority else None,
            "evidence": {"text": evidence(text, CHECK if reason else SURE, reason)},
        }
        if number:
            doubt = (CHECK, SAME_NUMBER) if is_repeated else (SURE, "")
            found["evidence"]["number"] = evidence(number, *doubt)
        if self._theme:
            found["evidence"]["theme"] = evidence(self._theme)
        if priority:
            found["evidence"]["priority"] = evidence(priority)
        found["evidence"]["addressees"] = [evidence(each.excerpt) for each in addressees]
        self._read_findings(row, key)
        return found

    def _read_findings(self, row: Row, key: str) -> None:
        for excerpt in row.all(Field.FINDING):
            self.findings.append({"recommendations": [key], "text": excerpt.text, "evidence": {"text": evidence(excerpt)}})

    def _free_key(self, wanted: str) -> tuple[str, bool]:
        taken = {each["key"] for each in self.recommendations}
        copies = (f"{wanted} ({count})" for count in range(2, len(taken) + 3))
        return (wanted, False) if wanted not in taken else (next(key for key in copies if key not in taken), True)

    # -- responses

    def _read_responses(self, row: Row) -> None:
        if self._current is None:
            return
        cells = row.all(Field.RESPONSE)
        comments = row.all(Field.COMMENT)
        if not cells and not comments:
            self._read_position_in_action(row)
            return
        for cell in cells or comments:
            mark = (self._current["key"], fold(cell.text) if not row.begins else cell.key)
            if mark in self._seen_responses:
                continue
            self._seen_responses.add(mark)
            comment = comments[0] if comments and cells else None
            self._add_response(row, cell, comment)

    def _read_position_in_action(self, row: Row) -> None:
        """Where an action cell opens with a position, that sentence is the response."""
        cell = row.first(Field.ACTION)
        position = read_position(cell.text) if cell else None
        if cell is None or position is None or position.says_more or position.start > 0:
            return
        self._add_response(row, cell.cut(0, position.sentence_end), None)
        rest = cell.cut(position.sentence_end)
        row.cells[Field.ACTION] = [rest] if rest else []

    def _add_response(self, row: Row, cell: Excerpt, comment: Excerpt | None) -> None:
        assert self._current
        position = read_position(cell.text)
        reason = row.reasons.get(Field.RESPONSE, "")
        code, written, text = "not-stated", None, cell
        if position:
            code = position.code
            written = cell.cut(position.start, position.end) if code != "not-stated" else None
            text = cell if position.says_more else _without(cell, position.start, position.sentence_end)
        text = comment.through(text) if comment and text else comment or text
        doubt = CHECK if reason else SURE
        self.responses.append(
            {
                "recommendations": [self._current["key"]],
                "organisation": row.organisations.get(cell.key),
                "position": code,
                "as_written": _plain(written) if written else None,
                "text": text.text if text else "",
                "evidence": {
                    "position": evidence(written or cell, UNSURE if position is None else doubt, reason or ("" if position else "no position is stated in words that are known")),
                    "text": evidence(text if text else None, doubt, reason),
                },
            }
        )

    # -- actions

    def _read_actions(self, row: Row) -> None:
        if self._current is None and not row.all(Field.ACTION):
            return
        cells = row.all(Field.ACTION)
        deliverables = row.all(Field.DELIVERABLE)
        key = tuple(cell.key for cell in cells)
        if cells and (key != self._open_key or not self._open):
            self._open_key = key
            cuts = [cut for cell in cells for cut in cut_actions(cell)]
            self._open = self._make_actions(row, cuts, deliverables)
        elif cells or (self._open and not deliverables and self._continues(row)):
            self._extend(row, deliverables)
        elif deliverables and self._open and Field.RECOMMENDATION not in row.cells:
            self._extend(row, deliverables)
        elif deliverables or self._stands_without_text(row):
            cuts = [cut for cell in deliverables for cut in cut_actions(cell)] or [Cut(_nothing(row))]
            self._open = self._make_actions(row, cuts, [])

    @staticmethod
    def _continues(row: Row) -> bool:
        return not row.begins and Field.RECOMMENDATION not in row.cells and bool(row.all(Field.DUE) or row.all(Field.ACCOUNTABILITY))

    def _stands_without_text(self, row: Row) -> bool:
        """A status, office or date without a sentence belongs to an action without text."""
        status = row.first(Field.STATUS)
        return bool((status and read_status(status.text)) or row.all(Field.DUE) or row.all(Field.ACCOUNTABILITY))

    def _make_actions(self, row: Row, cuts: list[Cut], deliverables: list[Excerpt]) -> list[dict[str, Any]]:
        dues = [due for cell in row.all(Field.DUE) for due in read_dues(cell, self.head.context)]
        dues = _name_by_column(dues, deliverables)
        tied = tie(cuts, dues, row.all(Field.ACCOUNTABILITY))
        support = [NamedOffice(each.excerpt, "support") for cell in row.all(Field.SUPPORT) for each in split_offices(cell)]
        made = [self._make_action(row, each, support, has_due_cell=bool(row.all(Field.DUE))) for each in tied]
        self.actions += made
        self._share_dates(row, list(zip(made, cuts, strict=True)), dues)
        return made

    def _share_dates(self, row: Row, made: list[tuple[dict[str, Any], Cut]], dues: list[FoundDue]) -> None:
        """A date cell that spans the rows of several actions is tied over all of them."""
        key = tuple(cell.key for cell in row.all(Field.DUE))
        if not key or key != self._shared_key:
            self._sharing, self._shared_key = made, key
            return
        self._sharing += made
        for (action, _), tied in zip(self._sharing, tie([cut for _, cut in self._sharing], dues, []), strict=True):
            action["due"] = [self._due(due) for due in tied.dues]

    def _make_action(self, row: Row, tied: Tied, support: list[NamedOffice], has_due_cell: bool) -> dict[str, Any]:
        recommendation = self._current["key"] if self._current else None
        excerpt = tied.cut.excerpt
        is_empty = not tied.cut.excerpt or fold(excerpt.text) == ""
        dues = list(tied.dues)
        if not has_due_cell and not is_empty:
            dues = [due for due in read_dues(excerpt, self.head.context) if due.due.kind in {Kind.BEFORE, Kind.DATE, Kind.PERIOD}]
            dues = [FoundDue(due.due, due.written, None, reason="the date stands in the sentence of the action") for due in dues]
        reason = tied.cut.reason or row.reasons.get(Field.ACTION, "")
        made: dict[str, Any] = {
            "key": "",  # given when all are known
            "recommendations": [recommendation] if recommendation else [],
            "text": "" if is_empty else excerpt.text,
            "offices": [self._office(each, row.reasons.get(Field.ACCOUNTABILITY, tied.office_reason)) for each in [*tied.offices, *support]],
            "due": [self._due(due) for due in dues],
            "status": self._status(row),
            "evidence": {"text": evidence(None if is_empty else excerpt, CHECK if reason else SURE, reason)},
        }
        if has_due_cell and not dues and not tied.dues:
            made["evidence"]["due"] = evidence(row.first(Field.DUE), UNSURE, NO_READING)
        return made

    def _extend(self, row: Row, deliverables: list[Excerpt]) -> None:
        """A further row of the same action: another date, office or deliverable."""
        dues = [due for cell in row.all(Field.DUE) for due in read_dues(cell, self.head.context)]
        dues = _name_by_column(dues, deliverables)
        offices = [each for cell in row.all(Field.ACCOUNTABILITY) for each in split_offices(cell)]
        for action in self._open[-1:] if len(self._open) > 1 else self._open:
            known = {(fold(each["as_written"]), each["role"]) for each in action["offices"]}
            action["offices"] += [self._office(o, "") for o in offices if (fold(o.excerpt.text), o.role) not in known]
            places = [due["evidence"]["place"] for due in action["due"]]
            action["due"] += [made for due in dues if (made := self._due(due))["evidence"]["place"] not in places]
            action["status"] = action["status"] or self._status(row)

    @staticmethod
    def _office(office: NamedOffice, reason: str) -> dict[str, Any]:
        doubt = CHECK if reason else SURE
        return {"as_written": _plain(office.excerpt), "role": office.role, "evidence": evidence(office.excerpt, doubt, reason)}

    @staticmethod
    def _due(found: FoundDue) -> dict[str, Any]:
        made = found.due.as_json()
        made["as_written"] = _plain(found.written)
        made["deliverable"] = found.name.text if found.name else None
        ambiguous = found.due.kind == Kind.AMBIGUOUS
        reason = "; ".join(found.due.assumptions) or AMBIGUOUS if ambiguous else found.reason
        made["evidence"] = evidence(found.written, UNSURE if ambiguous else CHECK if reason else SURE, reason)
        if found.name:
            made["evidence"]["deliverable"] = found.name.place()
        return made

    def _status(self, row: Row) -> dict[str, Any] | None:
        cell = row.first(Field.STATUS)
        status = read_status(cell.text) if cell else None
        if cell is None or status is None:
            return None
        written = cell.cut(status.start, status.end)
        return {
            "as_written": _plain(written),
            "progress": status.code,
            "as_of": _iso(self._as_of(row, cell)),
            "evidence": evidence(written),
        }

    def _as_of(self, row: Row, cell: Excerpt) -> date | None:
        column = row.first(Field.AS_OF)
        inside = re.search(r"(?:as (?:of|at)|au)\s+([^:\n]{6,30}):?", cell.text, re.IGNORECASE)
        own = column.first_block.day or day_in(column.text, self.head.context) if column else None
        within = day_in(inside.group(1), self.head.context) if inside else None
        return own or within or row.as_of or self.head.as_of

    # -- the object

    def finish(self) -> dict[str, Any]:
        """The interchange object; exact twins under several recommendations are one action."""
        return {
            "schema": "management-response/1",
            "report": self._report(),
            "recommendations": self.recommendations,
            "responses": self.responses,
            "actions": merge_twins(self.actions),
            "findings": self.findings,
        }

    def _report(self) -> dict[str, Any]:
        head = self.head
        organisation = _plain(head.organisation) if head.organisation else head.organisation_text
        return {
            "title": _plain(head.title) if head.title else "",
            "organisation": organisation,
            "kind": head.kind,
            "reference": _plain(head.reference) if head.reference else None,
            "issued_on": _iso(head.issued_on),
            "language": head.context.language,
            "page_modified_on": _iso(head.modified_on),
            "evidence": {
                "title": evidence(head.title, SURE if head.title and head.title.first_block.level else CHECK),
                "organisation": evidence(head.organisation, SURE if head.organisation else CHECK),
                "reference": evidence(head.reference),
                "issued_on": evidence(head.issued_at),
            },
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _nothing(row: Row) -> Excerpt:
    """An excerpt without text, at the first cell of a row: the place of an action that has no words."""
    first = next(excerpt for found in row.cells.values() for excerpt in found)
    return first.cut(0, 0)


def _without(cell: Excerpt, start: int, end: int) -> Excerpt:
    """What is left of a cell without the sentence that only states the position."""
    before, after = cell.cut(0, start), cell.cut(end)
    if before and after:
        return before.through(after)
    return after if after else before


def _name_by_column(dues: list[FoundDue], deliverables: list[Excerpt]) -> list[FoundDue]:
    """A deliverable column names what the dates of its row are for."""
    if not deliverables or not dues:
        return dues
    names = [split_label(line.excerpt)[1] for cell in deliverables for line in cell.lines()]
    if len(names) != len(dues):
        names = [split_label(deliverables[0])[1]] * len(dues)
    return [FoundDue(d.due, d.written, name, d.label, d.line, d.reason) for d, name in zip(dues, names, strict=True)]


def merge_twins(actions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Actions with the same words, offices and dates under different recommendations become one."""
    kept: dict[Any, dict[str, Any]] = {}
    for action in actions:
        mark = _twin_mark(action)
        twin = kept.get(mark) if action["text"] else None
        if twin and not set(twin["recommendations"]) & set(action["recommendations"]):
            twin["recommendations"] += action["recommendations"]
            twin["evidence"]["recommendations"] = {"place": action["evidence"]["text"]["place"], "doubt": CHECK, "reason": TWINS}
        else:
            kept[mark if mark not in kept and action["text"] else id(action)] = action
    merged = list(kept.values())
    _renumber(merged)
    return merged


def _twin_mark(action: dict[str, Any]) -> tuple[Any, ...]:
    offices = tuple(sorted((fold(each["as_written"]), each["role"]) for each in action["offices"]))
    dues = tuple((each["kind"], each["start"], each["end"], fold(each["as_written"])) for each in action["due"])
    return fold(action["text"].replace("\n", " ")), offices, dues


def _renumber(actions: list[dict[str, Any]]) -> None:
    counts: dict[str, int] = {}
    for action in actions:
        first = action["recommendations"][0] if action["recommendations"] else ""
        counts[first] = counts.get(first, 0) + 1
        action["key"] = f"{first}.{counts[first]}" if first else str(counts[first])
