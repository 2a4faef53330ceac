"""Pages of actions: the register, one action, its history and its words."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.followup.actions.changes import change_action
from answerable.followup.actions.queries import filter_actions, get_action, list_visible
from answerable.followup.evaluations.rules import may_edit_record
from answerable.reporting.queries import list_history
from answerable.web.actions.filters import read_filter
from answerable.web.actions.page import read_page, trail_to_action
from answerable.web.actions.register import read_register
from answerable.web.actions.sheets import stream_csv
from answerable.web.actions.words_form import WordsForm
from answerable.web.answers import or_403, or_404, refused_on, report, signed_in
from answerable.web.form_pages import FormPage, show_form
from answerable.web.history.pages import show_entries
from answerable.web.report_pages import trail_to


def show_register(request: HttpRequest) -> HttpResponse:
    """The actions that the person may know, narrowed to what the address asks for."""
    today = timezone.localdate()
    asked = read_filter(request.user, request.GET, today)
    return render(request, "actions/register.html", {"page": read_register(request.user, asked, today)})


def download_register(request: HttpRequest) -> StreamingHttpResponse:
    """The same actions, all of them, as a CSV file."""
    today = timezone.localdate()
    wanted = read_filter(request.user, request.GET, today).wanted
    lines = stream_csv(filter_actions(list_visible(request.user), wanted, today), today)
    headers = {"Content-Disposition": 'attachment; filename="actions.csv"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


def show_action(request: HttpRequest, pk: int) -> HttpResponse:
    """One action, with what the person may do."""
    action = or_404(get_action(request.user, pk))
    page = read_page(request.user, action, timezone.localdate())
    return render(request, "actions/action.html", {"page": page, "trail": trail_to(action.evaluation)})


@login_required
def show_history(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done with an action, newest first, as far as the person may know it."""
    person = signed_in(request)
    action = or_404(get_action(person, pk))
    key = action.ledger_key
    entries = list_history(person).filter(Q(subject=key) | Q(within=key))
    context: dict[str, object] = {"action": action, "trail": trail_to_action(action)}
    return show_entries(request, entries, "actions/history.html", context)


@login_required
def edit_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the words of an action, in both languages."""
    person = signed_in(request)
    action = or_404(get_action(person, pk))
    or_403(may_edit_record(person))
    form = WordsForm(request.POST or None, action=action)
    if form.is_valid():
        outcome = change_action(by=person, at=timezone.now(), action=action, **form.values())
        if not refused_on(form, outcome):
            report(request, outcome, _("The words of the action are corrected."))
            return redirect("action", pk)
    page = FormPage(
        heading=_("Correct the words of action %(key)s") % {"key": action.key},
        lead=_(
            "Write what the document says, in each language that it was published in. Dates are changed one by one."
        ),
        button=_("Save the corrections"),
        trail=trail_to_action(action),
    )
    return show_form(request, form, page)
