"""Rows to a candidate: the interchange object, with the place, doubt and reason of every value."""

from collections.abc import Iterable
from typing import Any

from answerable.extraction.actions import ActionCollector
from answerable.extraction.blocks import Excerpt
from answerable.extraction.copies import leave_out_copies
from answerable.extraction.head import Head
from answerable.extraction.office_lists import part_known_offices
from answerable.extraction.recommendations import RecommendationCollector
from answerable.extraction.responses import ResponseCollector
from answerable.extraction.rows import Row
from answerable.extraction.twins import mark_near_twins, merge_twins
from answerable.extraction.values import make_report
from answerable.extraction.words import fold


class CandidateBuilder:
    """Collects the recommendations, responses and actions of one document from its rows."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.recommendations = RecommendationCollector()
        self.responses = ResponseCollector()
        self.actions = ActionCollector(head)

    def add_rows(self, rows: Iterable[Row]) -> None:
        """Add the rows of one table, or of the whole document."""
        self.recommendations.begin()
        self.actions.begin()
        theme: Excerpt | None = None
        for row in rows:
            theme = row.theme or theme
            if self.recommendations.take(row, theme):
                self.actions.begin()
            current = self.recommendations.current
            if current:
                self.responses.take(row, current["key"])
            self.actions.take(row, current["key"] if current else None)

    def has_something(self) -> bool:
        """True where a recommendation or an action was found."""
        return bool(self.recommendations.found or self.actions.found)

    def finish(self) -> dict[str, Any]:
        """The interchange object; exact twins under several recommendations are one action."""
        part_known_offices(self.actions.found)
        recommendations = leave_out_copies(
            self.recommendations.found, self.responses.found, self.actions.found, self.recommendations.findings
        )
        _leave_out_answerers(recommendations, self.responses.found)
        actions = merge_twins(self.actions.found)
        mark_near_twins(actions, {each["key"]: each["number"] for each in recommendations})
        return {
            "schema": "management-response/1",
            "report": make_report(self.head),
            "recommendations": recommendations,
            "responses": self.responses.found,
            "actions": actions,
            "findings": self.recommendations.findings,
        }


def _leave_out_answerers(recommendations: list[dict[str, Any]], responses: list[dict[str, Any]]) -> None:
    """A heading that names who answers what stands below it is no theme."""
    bodies: dict[str, set[str]] = {}  # by the key of what they answer
    for response in responses:
        for key in response["recommendations"] if response["organisation"] else ():
            bodies.setdefault(key, set()).add(fold(response["organisation"]))
    for each in recommendations if bodies else ():
        if each["theme"] and fold(each["theme"]) in bodies.get(each["key"], set()):
            each["theme"] = None
            each["evidence"].pop("theme", None)
