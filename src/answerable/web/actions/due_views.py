"""Another date: asked for in the words that people use, shown as it was understood, then agreed to or declined."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from answerable.followup.actions.changes import agree_to_date, ask_for_date, decline_date
from answerable.followup.actions.models import Action, Deliverable, DueRevision
from answerable.followup.actions.queries import answers_for, get_action, get_asked_date, get_deliverable
from answerable.followup.actions.rules import may_ask_for_time, may_decide_on_time
from answerable.followup.updates.queries import may_read_drafts
from answerable.lib.decisions import Refused
from answerable.people.models import Person
from answerable.periods.expressions.reading import Context
from answerable.periods.expressions.vocab import Kind
from answerable.web.actions.due_form import DueForm
from answerable.web.actions.forms import ReasonForm
from answerable.web.actions.page import trail_to_action
from answerable.web.answers import or_403, or_404, refused_on, report, signed_in
from answerable.web.dates import page_language
from answerable.web.due_words import say_assumed, say_due
from answerable.web.form_pages import FormPage, show_form


@login_required
def change_due(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for another date in two steps: it is written, shown as it was understood, and confirmed."""
    person, at = signed_in(request), timezone.now()
    deliverable = or_404(get_deliverable(person, pk))
    action = or_404(get_action(person, deliverable.action_id))
    or_403(may_ask_for_time(person, answers_for(person, action), reason="any"))
    form = _read_form(request, action)
    if form.is_valid():
        is_confirmed = "confirmed" in request.POST
        outcome = _ask(person, at, deliverable, form, for_good=is_confirmed)
        if not refused_on(form, outcome):
            return _finish(request, person, action) if is_confirmed else _confirm(request, person, action, form)
    return show_form(request, form, _due_page(person, action, deliverable))


def _read_form(request: HttpRequest, action: Action) -> DueForm:
    """The form as it was sent; where the person wants to write the date anew, with what was written so far."""
    start = action.evaluation.fiscal_year_start
    context = Context(language=page_language(), fiscal_year_start=start, report_date=timezone.localdate())
    if "again" in request.POST:
        return DueForm(None, context=context, initial=request.POST.dict())
    return DueForm(request.POST or None, context=context)


def _ask(
    person: Person, at: datetime, deliverable: Deliverable, form: DueForm, *, for_good: bool
) -> DueRevision | Refused:
    """Ask for the date; before it is confirmed only to learn whether it would be refused."""
    due, reason = form.due, form.cleaned_data["reason"]
    with transaction.atomic():
        written = {page_language(): due.as_written}
        outcome = ask_for_date(by=person, at=at, deliverable=deliverable, due=due, as_written=written, reason=reason)
        if not for_good:
            transaction.set_rollback(True)
    return outcome


def _confirm(request: HttpRequest, person: Person, action: Action, form: DueForm) -> HttpResponse:
    """What was understood, before anything is kept."""
    context = {
        "form": form,
        "written": form.cleaned_data["text"],
        "has_date": form.due.kind != Kind.UNDETERMINED,
        "understood": say_due(form.due),
        "assumed": say_assumed(form.due.assumptions),
        "holds_at_once": person.is_officer,
        "trail": trail_to_action(action),
    }
    return render(request, "actions/due_confirm.html", context)


def _finish(request: HttpRequest, person: Person, action: Action) -> HttpResponse:
    changed = _("The date is changed. The first promise stays on record.")
    asked = _("You asked for another date. It holds when an evaluation officer agrees.")
    report(request, action, changed if person.is_officer else asked)
    return redirect("action", action.pk)


def _due_page(person: Person, action: Action, deliverable: Deliverable) -> FormPage:
    return FormPage(
        heading=_("Change a date of action %(key)s") % {"key": action.key}
        if person.is_officer
        else _("Ask for another date for action %(key)s") % {"key": action.key},
        lead=_("Before anything is kept, you will see how the new date is understood."),
        button=_("Show how it is understood"),
        trail=trail_to_action(action),
        template="actions/due_change.html",
        context={"deliverable": deliverable},
    )


def _for_officer(request: HttpRequest, pk: int) -> tuple[Person, DueRevision]:
    """The officer and the date that was asked for; 404 or 403 for others."""
    person = signed_in(request)
    revision = or_404(get_asked_date(person, pk))
    or_404(True if may_read_drafts(person, revision.deliverable.action) else None)
    or_403(may_decide_on_time(person))
    return person, revision


@require_POST
@login_required
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the date that was asked for hold."""
    person, revision = _for_officer(request, pk)
    outcome = agree_to_date(by=person, at=timezone.now(), revision=revision)
    report(request, outcome, _("The new date holds. The first promise stays on record."))
    return redirect("action", revision.deliverable.action_id)


@login_required
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the date that holds, with a reason."""
    person, revision = _for_officer(request, pk)
    label, sentence = _("Why the date stays as it is"), _("Say why the date stays as it is.")
    form = ReasonForm(request.POST or None, label=label, sentence=sentence, hint=_("The reason stays in the history."))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        outcome = decline_date(by=person, at=timezone.now(), revision=revision, reason=reason)
        if not refused_on(form, outcome, "reason"):
            report(request, outcome, _("The date stays as it is. The office sees your reason in the history."))
            return redirect("action", revision.deliverable.action_id)
    action = or_404(get_action(person, revision.deliverable.action_id))
    page = FormPage(
        heading=_("Keep the date of action %(key)s") % {"key": action.key},
        button=_("Keep the date"),
        trail=trail_to_action(action),
        template="actions/due_decline.html",
        context={"asked": revision, "deliverable": revision.deliverable},
    )
    return show_form(request, form, page)
