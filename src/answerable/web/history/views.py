"""The history of everything."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from answerable.reporting.queries import list_history
from answerable.web.answers import signed_in
from answerable.web.history.forms import HistoryFilterForm
from answerable.web.history.pages import show_entries


@login_required
def list_everything(request: HttpRequest) -> HttpResponse:
    """What was done, newest first, as far as the person may know it."""
    person = signed_in(request)
    entries = list_history(person)
    form = HistoryFilterForm(request.GET, auto_id="filter_%s")
    wanted = form.cleaned_data if form.is_valid() else {}
    if wanted.get("kind"):
        entries = entries.filter(kind=wanted["kind"])
    for word in wanted.get("q", "").split():
        entries = entries.filter(subject_label__icontains=word)
    is_filtered = any(wanted.values())
    return show_entries(request, entries, "history/history.html", {"form": form, "is_filtered": is_filtered})
