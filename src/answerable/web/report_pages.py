"""One report laid out for reading: what the page of an evaluation and its public page share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from answerable.followup.actions.models import Action
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.progress import Tally
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.responses.models import Response
from answerable.publishing.queries import LastUpdate
from answerable.reporting.queries import Answer, Report
from answerable.web.form_pages import Trail
from answerable.web.rows import ActionRow, rows_of
from answerable.web.templatetags.answerable import in_language

LISTED_AT_MOST = 200


@dataclass(frozen=True)
class ReportLine:
    """One report in a list of reports."""

    evaluation: Evaluation
    tally: Tally


@dataclass(frozen=True)
class Promised:
    """One action under a recommendation; `others` are further recommendations that it answers."""

    row: ActionRow
    others: list[Recommendation]
    last: LastUpdate | None


@dataclass(frozen=True)
class Answered:
    """One response under a recommendation; `others` are further recommendations that it answers."""

    response: Response
    others: list[Recommendation]


@dataclass(frozen=True)
class Section:
    """One recommendation with its responses and actions."""

    answer: Answer
    responses: list[Answered]
    actions: list[Promised]

    @property
    def name(self) -> str:
        """Such as “Recommendation 2”."""
        return name_of(self.answer.recommendation)


@dataclass(frozen=True)
class ReportPage:
    """A report as its page shows it; `responses` and `actions` belong to no recommendation."""

    report: Report
    sections: list[Section]
    responses: list[Answered]
    actions: list[Promised]

    @property
    def evaluation(self) -> Evaluation:
        """The report itself."""
        return self.report.evaluation


def name_of(recommendation: Recommendation) -> str:
    """“Recommendation 2”, or what the report itself calls it where that is more than a number."""
    number = (recommendation.number or recommendation.key).strip().rstrip(".")
    is_word = any(letter.isalpha() for letter in number) and len(number) > 4
    return number if is_word else _("Recommendation %(number)s") % {"number": number}


def lines_of(evaluations: Iterable[Evaluation], tallies: Mapping[int, Tally]) -> list[ReportLine]:
    """Reports with how far their actions have come."""
    return [ReportLine(each, tallies.get(each.pk, Tally())) for each in evaluations]


def lay_out(report: Report, today: date, last_updates: Mapping[int, LastUpdate] | None = None) -> ReportPage:
    """The page of a report; `last_updates` by action id, for the public page."""
    last = last_updates or {}
    return ReportPage(
        report=report,
        sections=[_section(answer, today, last) for answer in report.answers],
        responses=[Answered(response, []) for response in report.responses],
        actions=_promised(report.actions, None, today, last),
    )


def _section(answer: Answer, today: date, last: Mapping[int, LastUpdate]) -> Section:
    here = answer.recommendation
    return Section(
        answer=answer,
        responses=[Answered(each, _others(each.recommendations.all(), here)) for each in answer.responses],
        actions=_promised(answer.actions, here, today, last),
    )


def _promised(
    actions: list[Action], here: Recommendation | None, today: date, last: Mapping[int, LastUpdate]
) -> list[Promised]:
    rows = rows_of(actions, today)
    return [Promised(row, _others(row.action.recommendations.all(), here), last.get(row.action.pk)) for row in rows]


def _others(recommendations: Iterable[Recommendation], here: Recommendation | None) -> list[Recommendation]:
    return [each for each in recommendations if each != here]


def trail_to(evaluation: Evaluation) -> Trail:
    """The way from the list of reports to this one."""
    return [
        (_("Evaluations"), reverse("evaluations")),
        (in_language(evaluation.title) or str(evaluation), reverse("evaluation", args=[evaluation.slug])),
    ]
