"""Administrators say who answers for an office."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from answerable.people.changes import add_member, remove_member
from answerable.people.models import Office, Person
from answerable.people.queries import get_office, get_person, list_people
from answerable.people.rules import may_manage_people
from answerable.web.answers import or_403, or_404, refused_on, report, signed_in
from answerable.web.form_pages import FormPage, posted, show_form
from answerable.web.offices.forms import MemberForm
from answerable.web.offices.views import trail_to


def _to_change(request: HttpRequest, pk: int) -> tuple[Person, Office]:
    """The administrator and the office; 404 or 403 for others."""
    person = signed_in(request)
    office = or_404(get_office(pk))
    or_403(may_manage_people(person))
    return person, office


@login_required
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a person answer for an office."""
    person, office = _to_change(request, pk)
    form = MemberForm(posted(request))
    form.offer_people(list_people().filter(is_active=True).exclude(memberships__office=office))
    if form.is_valid():
        member = form.cleaned_data["person"]
        outcome = add_member(by=person, at=timezone.now(), office=office, person=member)
        if not refused_on(form, outcome, "person"):
            report(request, outcome, _("%(person)s answers for this office now.") % {"person": member})
            return redirect("office", pk)
    page = FormPage(
        heading=_("Add a member to this office"),
        lead=_("Members report progress on the actions of the office and of its parts, and may ask for other dates."),
        button=_("Add this member"),
        trail=trail_to(office),
    )
    return show_form(request, form, page)


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """A person no longer answers for an office."""
    person, office = _to_change(request, pk)
    given = request.POST.get("person", "")
    member = or_404(get_person(int(given)) if given.isdecimal() else None)
    outcome = remove_member(by=person, at=timezone.now(), office=office, person=member)
    report(request, outcome, _("%(person)s no longer answers for this office.") % {"person": member})
    return redirect("office", pk)
