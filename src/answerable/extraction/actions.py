"""Rows to actions: one promise each, with its offices, its dates and its status."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from answerable.extraction.blocks import Excerpt
from answerable.extraction.cutting import Cut, cut_actions
from answerable.extraction.head import Head
from answerable.extraction.headings import Field
from answerable.extraction.label_lines import part_bracket
from answerable.extraction.labels import Labelled
from answerable.extraction.numbering import find_stamps, split_label
from answerable.extraction.offices import NamedOffice, split_offices
from answerable.extraction.rows import Row
from answerable.extraction.statuses import Status, read_status
from answerable.extraction.table_headings import day_in
from answerable.extraction.tying import FoundDue, Tied, labelled_parts, read_dues, tie
from answerable.extraction.values import UNSURE, checked, iso, make_due, make_evidence, make_office, one_line
from answerable.extraction.words import fold
from answerable.periods.expressions.vocab import Kind

NO_READING = "the date cell holds no date that can be read"
IN_SENTENCE = "the date stands in the sentence of the action"
IN_TAIL = "office and date stand behind the words of the action"
_TAIL = re.compile(
    r"\s(?:[–—-]\s+(?P<office>[^–—()\n]{2,80}?)\s+[–—-]\s+(?P<date>[^–—()\n]{3,40}?)[.;]?"
    r"|[(\[](?P<inside>[^()\[\],\n]{2,80}(?:, [^()\[\],\n]{2,60})*?), (?P<day>[^()\[\]\n]{3,40})[)\]][.;]?)$"
)
_LEAD = re.compile(r"(?P<date>[^:\n]{3,40}?)\s*:\s+(?=\S)")
_LONGEST_TAIL = 260  # characters
_WITH_DAYS = frozenset({Kind.BEFORE, Kind.DATE, Kind.PERIOD})
_LONGEST_DATE = 40  # characters of a line that is a date
_AS_OF = re.compile(r"(?:as (?:of|at)|au)\s+([^:\n]{6,30}):?", re.IGNORECASE)


class ActionCollector:
    """Collects the actions of one document. The actions of the last action cell stay open for the rows that go on."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.found: list[dict[str, Any]] = []
        self._open: list[dict[str, Any]] = []
        self._open_key: Any = None
        self._sharing: list[tuple[dict[str, Any], Cut]] = []  # the actions of rows that share one date cell
        self._shared_key: Any = None

    def begin(self) -> None:
        """A new table or recommendation begins: its rows do not go on with an action from before."""
        self._open, self._open_key = [], None

    def take(self, row: Row, recommendation: str | None) -> None:
        """Take in what a row promises, or what it adds to the promise before it."""
        cells, deliverables = row.all(Field.ACTION), row.all(Field.DELIVERABLE)
        key = tuple(cell.key for cell in cells)
        if cells and (key != self._open_key or not self._open):
            self._open_key = key
            cuts = [cut for cell in cells for cut in cut_actions(cell)]
            self._open = self._make_all(row, cuts, deliverables, recommendation)
        elif cells or self._goes_on(row):
            self._extend(row, deliverables)
        elif recommendation is not None and (deliverables or _stands_without_text(row)):
            cuts = [cut for cell in deliverables for cut in cut_actions(cell)] or [Cut(_nothing(row))]
            self._open = self._make_all(row, cuts, [], recommendation)

    def _goes_on(self, row: Row) -> bool:
        """True for a row without an action of its own that adds to the one before it."""
        if not self._open or Field.RECOMMENDATION in row.cells:
            return False
        adds = bool(row.all(Field.DUE) or row.all(Field.ACCOUNTABILITY))
        return bool(row.all(Field.DELIVERABLE)) or (adds and not row.begins)

    def _make_all(
        self, row: Row, cuts: list[Cut], deliverables: list[Excerpt], recommendation: str | None
    ) -> list[dict[str, Any]]:
        dues = self._dues_of(row, deliverables)
        leads: dict[int, FoundDue] = {}
        if not row.all(Field.DUE):
            cuts, leads = self._take_leading_dates(cuts)
        support = [
            NamedOffice(each.excerpt, "support") for cell in row.all(Field.SUPPORT) for each in split_offices(cell)
        ]
        if not dues and not row.all(Field.ACCOUNTABILITY):
            tied = [self._part_tail(cut) for cut in cuts]
        else:
            tied = tie(cuts, dues, row.all(Field.ACCOUNTABILITY))
        statuses = _part_statuses(row, cuts)
        made = [
            self._make(row, each, support, recommendation, status) for each, status in zip(tied, statuses, strict=True)
        ]
        for number, due in leads.items():
            made[number]["due"] = made[number]["due"] or [make_due(due)]
        self.found += made
        self._share_dates(row, list(zip(made, cuts, strict=True)), dues)
        return made

    def _take_leading_dates(self, cuts: list[Cut]) -> tuple[list[Cut], dict[int, FoundDue]]:
        """(the actions, the date of each): a date may stand in front of the words of an action, with a colon; a line
        that is a date and nothing else heads the actions below it."""
        kept: list[Cut] = []
        leads: dict[int, FoundDue] = {}
        lead: FoundDue | None = None
        for cut in cuts:
            dues = read_dues(cut.excerpt, self.head.context) if len(cut.excerpt.text) < _LONGEST_DATE else []
            is_date = len(dues) == 1 and fold(dues[0].written.text) == fold(cut.excerpt.text.rstrip(": "))
            is_lead = is_date and (dues[0].due.kind in _WITH_DAYS or cut.excerpt.text.endswith(":"))
            if is_lead and cut is not cuts[-1]:
                lead = dues[0]
                continue
            if own := self._find_lead(cut.excerpt):
                leads[len(kept)], lead = own[0], None
                kept.append(replace(cut, excerpt=own[1]))
                continue
            if lead:
                leads[len(kept)] = lead
            kept.append(cut)
        return kept, leads

    def _find_lead(self, excerpt: Excerpt) -> tuple[FoundDue, Excerpt] | None:
        """(the date, the words) of an action that opens with its date and a colon: “March 2026: Buy the probes.”"""
        match = _LEAD.match(excerpt.text)
        dues = read_dues(excerpt.cut(*match.span("date")), self.head.context) if match else []
        if match is None or len(dues) != 1 or fold(dues[0].written.text) != fold(match["date"]):
            return None
        return dues[0], excerpt.cut(match.end())

    def _dues_of(self, row: Row, deliverables: list[Excerpt]) -> list[FoundDue]:
        dues = [due for cell in row.all(Field.DUE) for due in read_dues(cell, self.head.context)]
        return _name_by_column(dues, deliverables)

    def _share_dates(self, row: Row, made: list[tuple[dict[str, Any], Cut]], dues: list[FoundDue]) -> None:
        """A date cell that spans the rows of several actions is tied over all of them."""
        key = tuple(cell.key for cell in row.all(Field.DUE))
        if not key or key != self._shared_key:
            self._sharing, self._shared_key = made, key
            return
        self._sharing += made
        for (action, _), tied in zip(self._sharing, tie([cut for _, cut in self._sharing], dues, []), strict=True):
            action["due"] = [make_due(due) for due in tied.dues]

    def _part_tail(self, cut: Cut) -> Tied:
        """An action without cells for its office and date may end with both: “… – Fleet Unit – May 2026”, “(…, …)”."""
        labelled = part_bracket(cut.excerpt)
        if labelled:
            return self._part_labelled(cut, *labelled)
        match = find_tail(cut.excerpt.text)
        if match is None:
            return Tied(cut, [], [])
        named, day = ("office", "date") if match["office"] else ("inside", "day")
        dues = read_dues(cut.excerpt.cut(*match.span(day)), self.head.context)
        if len(dues) != 1 or fold(dues[0].written.text) != fold(match[day]) or not match[named][0].isupper():
            return Tied(cut, [], [])
        text, office = cut.excerpt.cut(0, match.start()), cut.excerpt.cut(*match.span(named))
        reason = IN_TAIL
        return Tied(replace(cut, excerpt=text), [replace(dues[0], reason=reason)], split_offices(office), reason)

    def _part_labelled(self, cut: Cut, text: Excerpt, named: list[Labelled]) -> Tied:
        values = [(item.field, item.value) for item in named if item.value]
        offices = [each for field, value in values if field == Field.ACCOUNTABILITY for each in split_offices(value)]
        dues = [due for field, value in values if field == Field.DUE for due in read_dues(value, self.head.context)]
        return Tied(replace(cut, excerpt=text), dues, offices)

    def _make(
        self, row: Row, tied: Tied, support: list[NamedOffice], recommendation: str | None, told: Excerpt | None
    ) -> dict[str, Any]:
        excerpt: Excerpt | None = tied.cut.excerpt if fold(tied.cut.excerpt.text) else None
        has_due_cell = bool(row.all(Field.DUE))
        is_told = has_due_cell or excerpt is None or bool(tied.dues)
        dues = tied.dues if is_told or excerpt is None else self._dues_in_sentence(excerpt)
        why_office = row.reasons.get(Field.ACCOUNTABILITY, tied.office_reason)
        evidence = {"text": checked(excerpt, tied.cut.reason or row.reasons.get(Field.ACTION, ""))}
        if has_due_cell and not dues:
            evidence["due"] = make_evidence(row.first(Field.DUE), UNSURE, NO_READING)
        return {
            "key": "",  # given when all are known
            "recommendations": [recommendation] if recommendation else [],
            "text": excerpt.text if excerpt else "",
            "offices": [make_office(each, why_office) for each in [*tied.offices, *support]],
            "due": [make_due(due) for due in dues],
            "status": self._status(row, told),
            "evidence": evidence,
        }

    def _dues_in_sentence(self, excerpt: Excerpt) -> list[FoundDue]:
        """A date inside an action's sentence counts only where the action has no date cell."""
        found = (due for due in read_dues(excerpt, self.head.context) if due.due.kind in _WITH_DAYS)
        return [FoundDue(due.due, due.written, None, reason=IN_SENTENCE) for due in found]

    def _extend(self, row: Row, deliverables: list[Excerpt]) -> None:
        """A further row of the same action: another date, office or deliverable."""
        dues = self._dues_of(row, deliverables)
        offices = [each for cell in row.all(Field.ACCOUNTABILITY) for each in split_offices(cell)]
        for action in self._open[-1:]:
            known = {(fold(each["as_written"]), each["role"]) for each in action["offices"]}
            action["offices"] += [make_office(o, "") for o in offices if (fold(o.excerpt.text), o.role) not in known]
            places = [due["evidence"]["place"] for due in action["due"]]
            action["due"] += [made for due in dues if (made := make_due(due))["evidence"]["place"] not in places]
            action["status"] = action["status"] or self._status(row)

    def _status(self, row: Row, part: Excerpt | None = None) -> dict[str, Any] | None:
        """The status of a row, or what a part of its cell says of one action."""
        cells = [part] if part else row.all(Field.STATUS)
        told = [(cell, status) for cell in cells if (status := self._read_status(cell.text))]
        # “En cours” beside “40 %” says more.
        told.sort(key=lambda each: each[0].text.rstrip().endswith("%"))
        if not told:
            return None
        cell, status = told[0]
        written = cell.cut(status.start, status.end)
        return {
            "as_written": one_line(written),
            "progress": status.code,
            "as_of": iso(self._as_of(row, cell)),
            "evidence": make_evidence(written),
        }

    def _read_status(self, text: str) -> Status | None:
        """The status that words state, or a colour whose meaning the document tells."""
        code = self.head.legend.get(fold(text)) if self.head.legend else None
        return Status(code, 0, len(text)) if code else read_status(text)

    def _as_of(self, row: Row, cell: Excerpt) -> date | None:
        column = row.first(Field.AS_OF)
        inside = _AS_OF.search(cell.text)
        own = column.first_block.day or day_in(column.text, self.head.context) if column else None
        within = day_in(inside.group(1), self.head.context) if inside else None
        return own or within or self._day_of_change(row) or row.as_of or self.head.as_of

    def _day_of_change(self, row: Row) -> date | None:
        """The day in the last stamp behind an action that says when it was changed, as trackers write it."""
        stamps = [m for cell in row.all(Field.ACTION) for m in find_stamps(cell.text) if "added" not in m[0].lower()]
        return day_in(stamps[-1]["day"], self.head.context) if stamps else None


def find_tail(text: str) -> re.Match[str] | None:
    """The office and date behind the words of an action, between dashes or in brackets."""
    return _TAIL.search(text, max(1, len(text) - _LONGEST_TAIL))


def _part_statuses(row: Row, cuts: list[Cut]) -> list[Excerpt | None]:
    """What a status cell says of each action of its row: by its letters or numbers, or line by line; None for the
    whole cell."""
    cells = row.all(Field.STATUS)
    if len(cells) != 1 or len(cuts) < 2:
        return [None] * len(cuts)
    parts = list(labelled_parts(cells[0]))
    by_label = {label: part for label, part in parts if label}
    if by_label and all(cut.label in by_label for cut in cuts):
        return [by_label[cut.label] for cut in cuts]
    lines = [line.excerpt for line in cells[0].lines()]
    is_each = len(lines) == len(cuts) and all(read_status(line.text) for line in lines)
    return list(lines) if is_each else [None] * len(cuts)


def _stands_without_text(row: Row) -> bool:
    """A status, office or date without a sentence belongs to an action without text."""
    status = row.first(Field.STATUS)
    return bool((status and read_status(status.text)) or row.all(Field.DUE) or row.all(Field.ACCOUNTABILITY))


def _nothing(row: Row) -> Excerpt:
    """An excerpt without text, at the first cell of a row: the place of an action that has no words."""
    first = next(excerpt for found in row.cells.values() for excerpt in found)
    return first.cut(0, 0)


def _name_by_column(dues: list[FoundDue], deliverables: list[Excerpt]) -> list[FoundDue]:
    """A deliverable column names what the dates of its row are for: by label, else in order, else all of it."""
    if not deliverables or not dues:
        return dues
    lines = [split_label(line.excerpt) for cell in deliverables for line in cell.lines()]
    by_label = {label: name for label, name in lines if label}
    if any(due.label in by_label for due in dues):
        return [replace(due, name=_name_or_none(by_label.get(due.label))) for due in dues]
    names = [name for _, name in lines]
    if len(names) != len(dues):
        names = [split_label(deliverables[0])[1]] * len(dues)
    return [replace(due, name=_name_or_none(name)) for due, name in zip(dues, names, strict=True)]


def _name_or_none(name: Excerpt | None) -> Excerpt | None:
    """A dash names nothing."""
    return name if name is not None and fold(name.text).strip(" -") else None
