"""Administrators add people, give roles and close accounts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.lib.decisions import Refused
from answerable.people.changes import add_member, add_person, change_roles, deactivate_person
from answerable.people.models import Person
from answerable.people.queries import get_person, list_offices, list_people
from answerable.people.rules import may_manage_people
from answerable.web.answers import or_403, or_404, refused_on, report, signed_in
from answerable.web.form_pages import FormPage, Trail, posted, show_form
from answerable.web.people.forms import PersonForm, RolesForm
from answerable.web.people.invitations import send_invitation

LISTED_AT_MOST = 500


def _administrator(request: HttpRequest) -> Person:
    """The administrator who is signed in; 403 for others."""
    person = signed_in(request)
    or_403(may_manage_people(person))
    return person


def _trail() -> Trail:
    return [(_("People"), reverse("people"))]


@login_required
def list_all(request: HttpRequest) -> HttpResponse:
    """Everybody who may sign in, with roles and offices."""
    person = _administrator(request)
    people = list(list_people()[: LISTED_AT_MOST + 1])
    context = {
        "people": people[:LISTED_AT_MOST],
        "active": sum(each.is_active for each in people[:LISTED_AT_MOST]),
        "is_cut": len(people) > LISTED_AT_MOST,
        "me": person,
    }
    return render(request, "people/people.html", context)


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """Add a person and mail the invitation."""
    administrator = _administrator(request)
    form = PersonForm(posted(request), offices=list_offices())
    if form.is_valid():
        outcome = _add(administrator, form)
        if isinstance(outcome, Person):
            _invite(request, outcome)
            return redirect("people")
        refused_on(form, outcome, "email")
    page = FormPage(
        heading=_("Add a person"),
        lead=_("The person gets an email with a link, and sets a password there."),
        button=_("Add this person and send the invitation"),
        trail=_trail(),
    )
    return show_form(request, form, page)


@transaction.atomic
def _add(administrator: Person, form: PersonForm) -> Person | Refused:
    """The person with the offices, or nothing of it."""
    now = timezone.now()
    person = add_person(by=administrator, at=now, **form.values())
    if isinstance(person, Person):
        for office in form.chosen_offices():
            add_member(by=administrator, at=now, office=office, person=person)
    return person


def _invite(request: HttpRequest, person: Person) -> None:
    values = {"name": person.name, "email": person.email}
    if send_invitation(request, person):
        messages.success(request, _("%(name)s is added. The invitation was sent to %(email)s.") % values)
    else:
        sentence = _("%(name)s is added, but the invitation could not be sent to %(email)s.")
        hint = _("The person can ask for a link on the sign-in page, under “I have no password yet”.")
        messages.warning(request, f"{sentence % values} {hint}")


@login_required
def edit_roles(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person exactly the roles that are ticked."""
    administrator = _administrator(request)
    person = or_404(get_person(pk))
    form = RolesForm(posted(request), initial={"roles": sorted(person.role_names)})
    if form.is_valid():
        outcome = change_roles(by=administrator, at=timezone.now(), person=person, roles=form.values())
        if not refused_on(form, outcome, "roles"):
            report(request, outcome, _("The roles of %(name)s are changed.") % {"name": person})
            return redirect("people")
    page = FormPage(_("Roles of %(name)s") % {"name": person}, _("Save these roles"), _trail())
    return show_form(request, form, page)


@login_required
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then close a person's account."""
    administrator = _administrator(request)
    person = or_404(get_person(pk))
    if request.method == "POST":
        outcome = deactivate_person(by=administrator, at=timezone.now(), person=person)
        report(request, outcome, _("%(name)s can no longer sign in.") % {"name": person})
        return redirect("people")
    return render(request, "people/deactivate.html", {"person": person, "trail": _trail()})
