"""Which texts of a report exist in one language only, before it is published."""

from collections import Counter
from collections.abc import Iterator

from answerable.lib.texts import Texts
from answerable.reporting.queries import Report
from answerable.web.form_pages import LANGUAGES


def count_one_sided(report: Report) -> dict[str, int]:
    """Language → how many texts of the report exist in that language alone."""
    sides = [[code for code in LANGUAGES if texts.get(code)] for texts in _texts_of(report)]
    return dict(Counter(found[0] for found in sides if len(found) == 1))


def _texts_of(report: Report) -> Iterator[Texts]:
    yield report.evaluation.title
    for answer in report.answers:
        yield answer.recommendation.text
    responses = {each.pk: each for answer in report.answers for each in answer.responses}
    actions = {each.pk: each for answer in report.answers for each in answer.actions}
    yield from (each.text for each in [*responses.values(), *report.responses])
    yield from (each.text for each in [*actions.values(), *report.actions])
