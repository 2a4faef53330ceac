"""Rows to responses: what an organisation answered, and in its own words."""

import re
from typing import Any

from answerable.extraction.blocks import Excerpt
from answerable.extraction.headings import Field
from answerable.extraction.numbering import ACTION_LABEL
from answerable.extraction.positions import Position, read_position
from answerable.extraction.rows import Row
from answerable.extraction.values import UNSURE, checked, make_evidence, one_line
from answerable.extraction.words import fold

IN_RECOMMENDATION = "the position stands in the words of the recommendation"
_AGREED_TO = re.compile(r"[^.]{0,120}?\b(?P<word>agree[sd]|a accepté|accepte) (?:to|with|de|d['’])", re.IGNORECASE)
_DONE = re.compile(r"implement|mise? en (?:œ|oe)uvre", re.IGNORECASE)
NO_POSITION = "no position is stated in words that are known"


class ResponseCollector:
    """Collects the responses of one document."""

    def __init__(self) -> None:
        self.found: list[dict[str, Any]] = []
        self._seen: set[Any] = set()
        self._last: tuple[Any, dict[str, Any]] | None = None  # the cell that was read last, and its response

    def take(self, row: Row, key: str) -> None:
        """Take in the answers of a row to the recommendation with this key; a repeated cell is one answer."""
        for code, words in row.rounds:
            self._add_round(row, key, code, words)
        if row.rounds:
            return
        cells, comments = row.all(Field.RESPONSE), row.all(Field.COMMENT)
        if not cells and Field.STATUS in row.cells:
            comments = []  # what is said beside a status is about the status
        if not cells and not comments:
            self._take_from_action(row, key)
            return
        for cell in cells or comments:
            mark = (key, _organisation_of(row), cell.key if row.begins else fold(cell.text))
            is_same = self._last is not None and self._last[0] == cell.key and not row.is_ticked
            if self._last and is_same and key not in self._last[1]["recommendations"]:
                self._last[1]["recommendations"].append(key)  # one cell answers several recommendations
            elif mark not in self._seen:
                self._seen.add(mark)
                self._add(row, key, cell, comments[0] if comments and cells else None)

    def _take_from_action(self, row: Row, key: str) -> None:
        """Where an action cell opens with a position, that sentence is the response."""
        cell = row.first(Field.ACTION)
        position = read_position(cell.text) if cell else None
        if cell is None or position is None or position.says_more or position.start > 0:
            return
        if row.is_bare:
            self._add(row, key, cell, None)
            del row.cells[Field.ACTION]
            return
        end = _end_of_answer(cell, position)
        self._add(row, key, cell.cut(0, end), None)
        rest = cell.cut(end)
        row.cells[Field.ACTION] = [rest] if rest else []

    def _add_round(self, row: Row, key: str, code: Excerpt | None, words: Excerpt | None) -> None:
        """The answer of one year: a code in a column of its own says the position, and the words beside it do not."""
        position = _read_code(code.text) if code else None
        is_stated = code is not None and position not in {None, "not-stated"}
        place = code or words
        self.found.append(
            {
                "recommendations": [key],
                "organisation": _organisation_of(row),
                "position": position or "not-stated",
                "as_written": one_line(code) if code and is_stated else None,
                "text": words.text if words else "",
                "evidence": {
                    "position": make_evidence(place)
                    if position or not code
                    else make_evidence(code, UNSURE, NO_POSITION),
                    "text": make_evidence(words),
                },
            }
        )

    def _add(self, row: Row, key: str, cell: Excerpt, comment: Excerpt | None) -> None:
        position, place = read_position(cell.text), cell
        if position is None and row.all(Field.RECOMMENDATION):
            position, place = _find_in_recommendation(row, cell)
        if position and row.is_told and _DONE.search(place.text, position.start, position.end):
            position = None  # prose that says what became of a recommendation takes no position
        reason = row.reasons.get(Field.RESPONSE, "")
        is_stated = position is not None and position.code != "not-stated"
        written = place.cut(position.start, position.end) if position and is_stated else None
        text = _text_of(cell, position if place is cell else None)
        text = comment.through(text) if comment and text else comment or text
        of_position = checked(written or cell, "" if place is cell else IN_RECOMMENDATION) if position else None
        response = {
            "recommendations": [key],
            "organisation": row.organisations.get(cell.key) or _organisation_of(row),
            "position": position.code if position else "not-stated",
            "as_written": one_line(written) if written else None,
            "text": text.text if text else "",
            "evidence": {
                "position": of_position or make_evidence(cell, UNSURE, reason or NO_POSITION),
                "text": checked(text or None, reason if text else ""),
            },
        }
        self.found.append(response)
        self._last = (cell.key, response)


def _read_code(text: str) -> str | None:
    """The position that a code states, such as “Recommendation implemented”; two that differ are a part of each."""
    found = {position.code for part in re.split(r"[/,]", text) if (position := read_position(part))}
    if {"accepted", "not-accepted"} <= found:
        return "partially-accepted"
    whole = read_position(text)
    return whole.code if whole else None


def _organisation_of(row: Row) -> str | None:
    """Who answers, where a column says it."""
    cell = row.first(Field.ORGANISATION)
    return one_line(cell) if cell else None


def _end_of_answer(cell: Excerpt, position: Position) -> int:
    """Where the answer in a cell ends that holds actions, too: before the first that has a label, else behind the
    position. What is not accepted is explained, and nothing is promised."""
    if position.code == "not-accepted":
        return len(cell.text)
    labels = (
        match.start()
        for match in re.finditer(r"(?<=\n)\S", cell.text)
        if ACTION_LABEL.match(cell.text[match.start() :])
    )
    return next(labels, position.sentence_end)


def _find_in_recommendation(row: Row, cell: Excerpt) -> tuple[Position | None, Excerpt]:
    """Boards of auditors write the position into the recommendation: “In paragraph 20, the Fund agreed to …”."""
    text = row.all(Field.RECOMMENDATION)[0]
    match = _AGREED_TO.match(text.text)
    if match is None:
        return None, cell
    return Position("accepted", match.start("word"), match.end("word"), match.end(), True), text


def _text_of(cell: Excerpt, position: Position | None) -> Excerpt:
    """The cell without the sentence that states the position and nothing else."""
    if position is None or position.says_more:
        return cell
    start = position.start if position.opening is None else position.opening
    after = cell.cut(position.sentence_end)
    before = cell.cut(0, start) if start or not after else None
    return before.through(after) if before and after else before or after
