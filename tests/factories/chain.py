"""From a report to its actions."""

from typing import Any

from answerable.followup.actions.changes import Commitment, record_action
from answerable.followup.actions.models import Action, ActionOffice, ActionRecommendation
from answerable.followup.evaluations.changes import link_evaluation, record_evaluation
from answerable.followup.evaluations.models import Evaluation, EvaluationLink
from answerable.followup.evaluations.vocab import EvaluationLinkKind, ReportKind
from answerable.followup.recommendations import changes as recommendations
from answerable.followup.recommendations.models import Addressee, Finding, Recommendation, RecommendationLink
from answerable.followup.recommendations.vocab import RecommendationLinkKind
from answerable.followup.responses.changes import record_response
from answerable.followup.responses.models import Response
from answerable.followup.responses.vocab import Position
from tests.factories import dues
from tests.factories.filling import fill, take, unique
from tests.factories.people import make_office


def make_evaluation(**values: Any) -> Evaluation:
    """An evaluation of an organisation, not published and still empty."""
    title = {"en": unique("Evaluation of a programme")}
    return take(record_evaluation(**fill(values, kind=ReportKind.EVALUATION, title=title, organisation=make_office)))


def make_evaluation_link(**values: Any) -> EvaluationLink:
    """`evaluation` re-examines `earlier`."""
    kind = EvaluationLinkKind.RE_EXAMINES
    return take(link_evaluation(**fill(values, evaluation=make_evaluation, earlier=make_evaluation, kind=kind)))


def make_finding(**values: Any) -> Finding:
    """What a report found."""
    text = {"en": "The records of the meetings are not complete."}
    return take(recommendations.record_finding(**fill(values, evaluation=make_evaluation, text=text)))


def make_recommendation(**values: Any) -> Recommendation:
    """The next recommendation of `evaluation`."""
    values = fill(values, evaluation=make_evaluation, text={"en": "Keep complete records of the meetings."})
    order = values["evaluation"].recommendations.count()
    key = values.setdefault("key", str(order + 1))
    return take(recommendations.record_recommendation(**{"order": order, "number": key, **values}))


def make_addressee(**values: Any) -> Addressee:
    """Whom a new recommendation is addressed to: `as_written`, and `office` where it is known."""
    addressee = (values.pop("as_written", "The Branch"), values.pop("office", None))
    return make_recommendation(**values, addressees=[addressee]).addressees.get()


def make_recommendation_link(**values: Any) -> RecommendationLink:
    """`recommendation` repeats `earlier`."""
    parts = {"recommendation": make_recommendation, "earlier": make_recommendation}
    return take(recommendations.link_recommendation(**fill(values, **parts, kind=RecommendationLinkKind.REPEATS)))


def _chain_of(values: dict[str, Any]) -> dict[str, Any]:
    """The values with `evaluation` and `recommendations`: from one another where only one is given."""
    given = list(values.get("recommendations", ()))
    evaluation = values.get("evaluation") or (given[0].evaluation if given else make_evaluation(by=values["by"]))
    recommendations_of = given or [make_recommendation(evaluation=evaluation, by=values["by"])]
    return {**values, "evaluation": evaluation, "recommendations": values.get("recommendations", recommendations_of)}


def make_response(**values: Any) -> Response:
    """“Agreed.” to `recommendations`, or to a new one."""
    values = _chain_of(fill(values, position=Position.ACCEPTED, as_written={"en": "Agreed"}))
    return take(record_response(**{"order": values["evaluation"].responses.count(), **values}))


def make_action(**values: Any) -> Action:
    """A promise of `office` (or of `commitments`) to do something by `due`: one due date, a list of them, or None.

    A due date is a day, a Due, or a Promise. Without `due` the action has no date.
    """
    values = _chain_of(fill(values, text={"en": "The branch will keep minutes of every meeting."}))
    due, office = values.pop("due", None), values.pop("office", None)
    dated = due if isinstance(due, list) else [due] if due else []
    order = values["evaluation"].actions.count()
    values.setdefault("commitments", [Commitment(office or make_office())])
    values.setdefault("promises", [dues.as_promise(each) for each in dated])
    return take(record_action(**{"order": order, "key": f"1.{order + 1}", **values}))


def make_action_office(**values: Any) -> ActionOffice:
    """The office of a new action."""
    return make_action(**values).offices.get()


def make_action_recommendation(**values: Any) -> ActionRecommendation:
    """The tie of a new action to its recommendation."""
    return make_action(**values).answers.get()
