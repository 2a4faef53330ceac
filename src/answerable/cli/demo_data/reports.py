"""Records a report of the sample data that is not imported but written down in a file."""

from datetime import datetime
from typing import Any

from answerable.cli.demo_data.taking import take
from answerable.followup.actions.changes import Commitment, Promise, PublishedStatus, record_action
from answerable.followup.actions.vocab import OfficeRole, Progress
from answerable.followup.evaluations.changes import link_evaluation, record_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.vocab import EvaluationLinkKind, ReportKind
from answerable.followup.recommendations.changes import link_recommendation, record_finding, record_recommendation
from answerable.followup.recommendations.models import Finding, Recommendation
from answerable.followup.recommendations.vocab import RecommendationLinkKind
from answerable.followup.responses.changes import record_response
from answerable.followup.responses.vocab import Position
from answerable.people.models import Office, Person
from answerable.periods.expressions.reading import Context, read_expressions

Table = dict[str, Any]


class Scribe:
    """Writes one report down, by a person and at a moment."""

    def __init__(self, *, by: Person, at: datetime, offices: dict[str, Office]) -> None:
        self.by, self.at, self.offices = by, at, offices

    def record(self, table: Table, earlier: Evaluation | None) -> Evaluation:
        """The report, with its findings, recommendations, responses and actions; `earlier` is what it re-examines."""
        evaluation = record_evaluation(
            by=self.by,
            at=self.at,
            kind=ReportKind(table["kind"]),
            title=table["title"],
            organisation=self.offices[table["organisation"]],
            reference=table["reference"],
            issued_on=table["issued"],
        )
        self.evaluation, self.context = take(evaluation), Context(report_date=table["issued"])
        self._record_parts(table)
        if earlier:
            kind = EvaluationLinkKind.RE_EXAMINES
            take(link_evaluation(by=self.by, at=self.at, evaluation=self.evaluation, earlier=earlier, kind=kind))
            self._link(table, earlier)
        return self.evaluation

    def _record_parts(self, table: Table) -> None:
        self.findings = {each["number"]: self._finding(place, each) for place, each in enumerate(table["findings"])}
        asked = table["recommendations"]
        self.recommendations = {each["number"]: self._recommendation(place, each) for place, each in enumerate(asked)}
        for place, each in enumerate(asked):
            self._response(place, each)
        promised = [(each["number"], action) for each in asked for action in each.get("actions", [])]
        counts: dict[str, int] = {}
        for place, (number, action) in enumerate(promised):
            counts[number] = counts.get(number, 0) + 1
            self._action(place, f"{number}.{counts[number]}", [number, *action.get("also", [])], action)

    def _finding(self, place: int, each: Table) -> Finding:
        text, number = {"en": each["text"]}, each["number"]
        found = record_finding(
            by=self.by, at=self.at, evaluation=self.evaluation, text=text, number=number, order=place
        )
        return take(found)

    def _recommendation(self, place: int, each: Table) -> Recommendation:
        addressees = [self.offices[office] for office in each["addressees"]]
        recommendation = record_recommendation(
            by=self.by,
            at=self.at,
            evaluation=self.evaluation,
            key=each["number"],
            order=place,
            number=each["number"],
            theme={"en": each["theme"]},
            text={"en": each["text"]},
            priority=each.get("priority", ""),
            addressees=[(office.name["en"], office) for office in addressees],
            findings=[self.findings[number] for number in each.get("findings", [])],
        )
        return take(recommendation)

    def _response(self, place: int, each: Table) -> None:
        response = record_response(
            by=self.by,
            at=self.at,
            evaluation=self.evaluation,
            recommendations=[self.recommendations[each["number"]]],
            position=Position(each["position"]),
            order=place,
            as_written={"en": each["answer"]},
            text={"en": each["response"]} if each["response"] else {},
        )
        take(response)

    def _action(self, place: int, key: str, numbers: list[str], each: Table) -> None:
        leads = [self._commitment(office, OfficeRole.LEAD) for office in each["offices"]]
        supports = [self._commitment(office, OfficeRole.SUPPORT) for office in each.get("support", [])]
        action = record_action(
            by=self.by,
            at=self.at,
            evaluation=self.evaluation,
            key=key,
            order=place,
            text={"en": each["text"]},
            recommendations=[self.recommendations[number] for number in numbers],
            commitments=leads + supports,
            promises=self._promises(each["due"]),
            published=_published(each.get("status")),
        )
        take(action)

    def _commitment(self, office_id: str, role: OfficeRole) -> Commitment:
        office = self.offices[office_id]
        return Commitment(office, role, {"en": office.name["en"]})

    def _promises(self, written: str) -> list[Promise]:
        """The dates in what was written, read as the extraction reads them."""
        found = read_expressions(written, self.context)
        names = [{"en": due.deliverable} if due.deliverable else {} for due in found]
        return [Promise(due, {"en": due.as_written}, name) for due, name in zip(found, names, strict=True)]

    def _link(self, table: Table, earlier: Evaluation) -> None:
        """Tie recommendations to those of the earlier report that they take up."""
        for each in table["recommendations"]:
            if "earlier" not in each:
                continue
            link = link_recommendation(
                by=self.by,
                at=self.at,
                recommendation=self.recommendations[each["number"]],
                earlier=earlier.recommendations.get(number=each["earlier"]["number"]),
                kind=RecommendationLinkKind(each["earlier"]["kind"]),
            )
            take(link)


def _published(status: Table | None) -> PublishedStatus | None:
    if status is None:
        return None
    return PublishedStatus(Progress(status["progress"]), {"en": status["written"]}, status["as_of"])
