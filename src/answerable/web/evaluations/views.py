"""Pages of reports: the list, one report, its history, and what an officer does with it."""

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.followup.evaluations.changes import (
    change_evaluation,
    link_evaluation,
    publish_evaluation,
    withdraw_evaluation,
)
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.queries import get_evaluation, get_published, list_evaluations
from answerable.followup.evaluations.rules import may_edit_record
from answerable.people.models import Person
from answerable.people.queries import list_offices
from answerable.reporting.queries import list_history, read_report, tally_by_report
from answerable.web.answers import or_403, or_404, refused_on, report, signed_in
from answerable.web.evaluations.forms import HeadForm, ReportLinkForm, WithdrawForm
from answerable.web.evaluations.parity import count_one_sided
from answerable.web.form_pages import FormPage, posted, show_form
from answerable.web.history.pages import show_entries
from answerable.web.report_pages import LISTED_AT_MOST, lay_out, lines_of, trail_to
from answerable.web.sentences import progress_sentence


def list_reports(request: HttpRequest) -> HttpResponse:
    """The reports that the person may read; without signing in, the public list."""
    person = request.user
    if not isinstance(person, Person):
        return redirect("public-evaluations")
    evaluations = list(list_evaluations(person)[: LISTED_AT_MOST + 1])
    lines = lines_of(evaluations[:LISTED_AT_MOST], tally_by_report(person, evaluations, timezone.localdate()))
    late = sum(line.tally.overdue for line in lines)
    context = {"lines": lines, "late": late, "is_cut": len(evaluations) > LISTED_AT_MOST, "limit": LISTED_AT_MOST}
    return render(request, "evaluations/evaluations.html", context)


def show_report(request: HttpRequest, slug: str) -> HttpResponse:
    """One report with its recommendations, responses and actions; without signing in, its public page."""
    person = request.user
    if not isinstance(person, Person):
        return _show_to_visitor(request, slug)
    today = timezone.localdate()
    evaluation = or_404(get_evaluation(person, slug))
    page = lay_out(read_report(person, evaluation, today), today)
    context = {
        "page": page,
        "sentence": progress_sentence(page.report.tally),
        "editable": person.is_officer,
        "is_partial": not (evaluation.is_published or person.reads_all),
    }
    return render(request, "evaluations/evaluation.html", context)


def _show_to_visitor(request: HttpRequest, slug: str) -> HttpResponse:
    """The public page, or the sign-in page for what is not public, whether it exists or not."""
    if get_published(slug):
        return redirect("public-evaluation", slug)
    return redirect_to_login(request.get_full_path())


@login_required
def show_history(request: HttpRequest, slug: str) -> HttpResponse:
    """What was done with a report and what lies within it, newest first."""
    person = signed_in(request)
    evaluation = or_404(get_evaluation(person, slug))
    key = evaluation.ledger_key
    entries = list_history(person).filter(Q(subject=key) | Q(within=key))
    return show_entries(request, entries, "evaluations/history.html", {"evaluation": evaluation})


def _for_officer(request: HttpRequest, slug: str) -> tuple[Person, Evaluation]:
    """The officer and the report; 404 or 403 for others."""
    person = signed_in(request)
    evaluation = or_404(get_evaluation(person, slug))
    or_403(may_edit_record(person))
    return person, evaluation


@login_required
def edit_head(request: HttpRequest, slug: str) -> HttpResponse:
    """Correct title, kind, reference, organisation, day and fiscal year."""
    person, evaluation = _for_officer(request, slug)
    organisations = [office for office in list_offices() if office.parent_id is None]
    form = HeadForm(posted(request), evaluation=evaluation, organisations=organisations)
    if form.is_valid():
        outcome = change_evaluation(by=person, at=timezone.now(), evaluation=evaluation, **form.values())
        if not refused_on(form, outcome):
            report(request, outcome, _("The head of the report is corrected."))
            return redirect("evaluation", slug)
    page = FormPage(_("Correct the title and details of this report"), _("Save the corrections"), trail_to(evaluation))
    return show_form(request, form, page)


@login_required
def link_report(request: HttpRequest, slug: str) -> HttpResponse:
    """Say which earlier report this one takes up."""
    person, evaluation = _for_officer(request, slug)
    others = list_evaluations(person).exclude(pk=evaluation.pk)
    form = ReportLinkForm(posted(request))
    form.offer_reports(others)
    if form.is_valid():
        outcome = link_evaluation(by=person, at=timezone.now(), evaluation=evaluation, **form.values())
        if not refused_on(form, outcome):
            report(request, outcome, _("The reports are linked."))
            return redirect("evaluation", slug)
    page = FormPage(
        heading=_("Link to an earlier report"),
        lead=_("Both reports then lead to each other, and recommendations can be linked one by one."),
        button=_("Link these reports"),
        trail=trail_to(evaluation),
    )
    return show_form(request, form, page)


@login_required
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what will be public; publish it when the officer says so."""
    person, evaluation = _for_officer(request, slug)
    if request.method == "POST":
        outcome = publish_evaluation(by=person, at=timezone.now(), evaluation=evaluation)
        report(request, outcome, _("The evaluation is published. Everybody can read it now."))
        return redirect("evaluation", slug)
    found = read_report(person, evaluation, timezone.localdate())
    context = {"evaluation": evaluation, "report": found, "one_sided": count_one_sided(found)}
    return render(request, "evaluations/publish.html", {**context, "trail": trail_to(evaluation)})


@login_required
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a published report back, with a reason."""
    person, evaluation = _for_officer(request, slug)
    form = WithdrawForm(posted(request))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        outcome = withdraw_evaluation(by=person, at=timezone.now(), evaluation=evaluation, reason=reason)
        if not refused_on(form, outcome):
            report(request, outcome, _("The evaluation is withdrawn. Only those with a role and its offices see it."))
            return redirect("evaluation", slug)
    page = FormPage(
        heading=_("Withdraw this evaluation"),
        lead=_("Its public page will no longer be found. The record keeps that it was published, and why it is not."),
        button=_("Withdraw from publication"),
        trail=trail_to(evaluation),
        is_warning=True,
    )
    return show_form(request, form, page)
