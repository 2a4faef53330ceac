"""The office reports progress; an evaluation officer accepts it or sends it back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from answerable.followup.actions.models import Action
from answerable.followup.actions.queries import answers_for, get_action
from answerable.followup.updates.changes import accept_update, return_update
from answerable.followup.updates.models import Update
from answerable.followup.updates.queries import get_update
from answerable.followup.updates.rules import may_decide, may_report
from answerable.followup.updates.vocab import UpdateState
from answerable.lib.decisions import Refused
from answerable.people.models import Person
from answerable.web.actions.forms import ProgressForm, ReasonForm
from answerable.web.actions.page import trail_to_action
from answerable.web.actions.reporting import send_report
from answerable.web.answers import or_403, or_404, refused_on, report, signed_in
from answerable.web.dates import page_language
from answerable.web.form_pages import FormPage, show_form


@login_required
def report_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Report where an action stands, with evidence, for the office that answers for it."""
    person, today = signed_in(request), timezone.localdate()
    action = or_404(get_action(person, pk))
    or_403(may_report(answers_for(person, action), waiting=False))
    if action.updates.filter(state=UpdateState.SUBMITTED).exists():
        report(request, may_report(True, waiting=True), "")
        return redirect("action", pk)
    form = ProgressForm(request.POST or None, request.FILES or None, action=action, today=today)
    if form.is_valid():
        values = {**form.values(), "action": action, "language": page_language()}
        outcome = send_report(by=person, at=timezone.now(), today=today, **values)
        if not refused_on(form, outcome):
            report(request, outcome, _("Your report is on record. It counts when an evaluation officer accepts it."))
            return redirect("action", pk)
    return show_form(request, form, _progress_page(action))


def _progress_page(action: Action) -> FormPage:
    return FormPage(
        heading=_("Report progress on action %(key)s") % {"key": action.key},
        lead=_("An evaluation officer reads your report and accepts it, or sends it back with a reason."),
        button=_("Send the report"),
        trail=trail_to_action(action),
        template="actions/report.html",
        context={"action": action},
    )


def _for_officer(request: HttpRequest, pk: int) -> tuple[Person, Update]:
    """The officer and the update; 404 or 403 for others."""
    person = signed_in(request)
    update = or_404(get_update(person, pk))
    or_403(may_decide(person, UpdateState.SUBMITTED, is_own=False))
    return person, update


@require_POST
@login_required
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an update count."""
    person, update = _for_officer(request, pk)
    outcome = accept_update(by=person, at=timezone.now(), update=update)
    report(request, outcome, _("The update is accepted. What it says counts from now on."))
    return redirect("action", update.action_id)


@login_required
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an update back to the office, with a reason."""
    person, update = _for_officer(request, pk)
    decision = may_decide(person, update.state, update.submitted_by_id == person.pk)
    if isinstance(decision, Refused):
        report(request, decision, "")
        return redirect("action", update.action_id)
    label, sentence = _("What is missing"), _("Say what is missing, so that the office can report again.")
    form = ReasonForm(request.POST or None, label=label, sentence=sentence)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        outcome = return_update(by=person, at=timezone.now(), update=update, reason=reason)
        if not refused_on(form, outcome, "reason"):
            report(request, outcome, _("The update is sent back. The office sees your reason and can report again."))
            return redirect("action", update.action_id)
    action = or_404(get_action(person, update.action_id))
    page = FormPage(
        heading=_("Send the update on action %(key)s back") % {"key": action.key},
        button=_("Send it back"),
        trail=trail_to_action(action),
        template="actions/send_back.html",
        context={"update": update},
    )
    return show_form(request, form, page)
