"""An officer corrects the words of recommendations and responses, and links recommendations."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.followup.evaluations.rules import may_edit_record
from answerable.followup.recommendations.changes import change_recommendation
from answerable.followup.recommendations.changes import link_recommendation as link
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.recommendations.queries import get_recommendation, list_earlier_recommendations
from answerable.followup.responses.changes import change_response
from answerable.followup.responses.queries import get_response
from answerable.people.models import Person
from answerable.web.answers import or_403, or_404, refused_on, report, signed_in
from answerable.web.evaluations.forms import RecommendationForm, RecommendationLinkForm, ResponseForm
from answerable.web.form_pages import FormPage, posted, show_form
from answerable.web.report_pages import name_of, trail_to


def _for_officer(request: HttpRequest, pk: int) -> tuple[Person, Recommendation]:
    """The officer and the recommendation; 404 or 403 for others."""
    person = signed_in(request)
    recommendation = or_404(get_recommendation(person, pk))
    or_403(may_edit_record(person))
    return person, recommendation


def _back_to(recommendation: Recommendation) -> str:
    """The place of the recommendation on the page of its report."""
    return f"{reverse('evaluation', args=[recommendation.evaluation.slug])}#r-{recommendation.pk}"


@login_required
def edit_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the words of a recommendation."""
    person, recommendation = _for_officer(request, pk)
    form = RecommendationForm(posted(request), recommendation=recommendation)
    if form.is_valid():
        values = form.values()
        outcome = change_recommendation(by=person, at=timezone.now(), recommendation=recommendation, **values)
        if not refused_on(form, outcome):
            report(request, outcome, _("The recommendation is corrected."))
            return redirect(_back_to(recommendation))
    page = FormPage(
        heading=_("Correct %(name)s") % {"name": name_of(recommendation)},
        lead=_("Write what the report says, in each language that it was published in."),
        button=_("Save the corrections"),
        trail=[*trail_to(recommendation.evaluation), (name_of(recommendation), _back_to(recommendation))],
    )
    return show_form(request, form, page)


@login_required
def link_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which recommendation of an earlier report this one takes up."""
    person, recommendation = _for_officer(request, pk)
    form = RecommendationLinkForm(posted(request))
    form.offer_recommendations(list_earlier_recommendations(person, recommendation.evaluation))
    if form.is_valid():
        outcome = link(by=person, at=timezone.now(), recommendation=recommendation, **form.values())
        if not refused_on(form, outcome):
            report(request, outcome, _("The recommendations are linked."))
            return redirect(_back_to(recommendation))
    page = FormPage(
        heading=_("Link %(name)s to an earlier one") % {"name": name_of(recommendation)},
        lead=_("Recommendations of the earlier reports that this report is linked to can be chosen."),
        button=_("Link these recommendations"),
        trail=[*trail_to(recommendation.evaluation), (name_of(recommendation), _back_to(recommendation))],
        template="evaluations/link_recommendation.html",
        context={"evaluation": recommendation.evaluation},
    )
    return show_form(request, form, page)


@login_required
def edit_response(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the position and the words of a response."""
    person = signed_in(request)
    response = or_404(get_response(person, pk))
    or_403(may_edit_record(person))
    form = ResponseForm(posted(request), response=response)
    if form.is_valid():
        outcome = change_response(by=person, at=timezone.now(), response=response, **form.values())
        if not refused_on(form, outcome):
            report(request, outcome, _("The response is corrected."))
            return redirect("evaluation", response.evaluation.slug)
    page = FormPage(
        heading=_("Correct the response"),
        lead=_("Write what the organisation answered, in each language that it was published in."),
        button=_("Save the corrections"),
        trail=trail_to(response.evaluation),
    )
    return show_form(request, form, page)
