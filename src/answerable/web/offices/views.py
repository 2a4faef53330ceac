"""Pages of offices: the tree, one office, and what an officer changes."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.followup.actions.queries import ActionFilter, count_up_to, filter_actions, list_visible, with_parts
from answerable.people.changes import add_alias, add_office, change_office
from answerable.people.models import Office, Person
from answerable.people.queries import get_office, list_offices, part_ids
from answerable.people.rules import may_manage_offices
from answerable.reporting.queries import count_owed
from answerable.web.answers import or_403, or_404, refused_on, report, signed_in
from answerable.web.form_pages import FormPage, Trail, posted, show_form
from answerable.web.offices.forms import AliasForm, OfficeForm
from answerable.web.offices.tree import grow_tree
from answerable.web.rows import rows_of
from answerable.web.templatetags.answerable import in_language

ROWS_SHOWN = 50


def list_all(request: HttpRequest) -> HttpResponse:
    """Every office by organisation, with what it owes as far as the reader may know."""
    offices = list(list_offices())
    owed = count_owed(request.user, offices, timezone.localdate())
    context = {
        "trees": grow_tree(offices, owed.by_office),
        "overdue": owed.total.overdue,
        "open": owed.total.open,
        "may_add": bool(isinstance(request.user, Person) and may_manage_offices(request.user)),
    }
    return render(request, "offices/offices.html", context)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One office with its actions and those of its parts."""
    office = or_404(get_office(pk))
    today = timezone.localdate()
    wanted = frozenset(part_ids(office))
    actions = filter_actions(list_visible(request.user), ActionFilter(offices=wanted), today)
    late = filter_actions(actions, ActionFilter(is_overdue=True), today)
    context = {
        "office": office,
        "trail": trail_to(office)[:-1],
        "parts": list_offices().filter(parent=office),
        "rows": rows_of(with_parts(actions)[:ROWS_SHOWN], today),
        "count": count_up_to(actions),
        "late": count_up_to(late),
        "aliases": office.aliases.filter(document_sha256=""),
        **_managing(request, office),
    }
    return render(request, "offices/office.html", context)


def _managing(request: HttpRequest, office: Office) -> dict[str, object]:
    """What is for those who keep the list of offices, and for administrators."""
    person = request.user
    if not isinstance(person, Person):
        return {}
    members = office.memberships.select_related("person").order_by("person__name")
    return {
        "may_edit": bool(may_manage_offices(person)),
        "may_manage_members": person.is_administrator,
        "members": members if person.is_administrator else [],
    }


def trail_to(office: Office) -> Trail:
    """The way from the list of offices down to this one."""
    steps: Trail = []
    here: Office | None = office
    while here:
        steps.insert(0, (in_language(here.name) or str(here), reverse("office", args=[here.pk])))
        here = here.parent
    return [(_("Offices"), reverse("offices")), *steps]


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """Add an organisation, or a part of one."""
    person = signed_in(request)
    or_403(may_manage_offices(person))
    form = OfficeForm(posted(request), parents=list_offices(), parent=request.GET.get("parent", ""))
    if form.is_valid():
        outcome = add_office(by=person, at=timezone.now(), **form.values())
        if isinstance(outcome, Office):
            report(request, outcome, _("The office is added."))
            return redirect("office", outcome.pk)
        refused_on(form, outcome)
    page = FormPage(
        heading=_("Add an office"),
        lead=_("Documents name an office by its name or its acronym; both are recognised from then on."),
        button=_("Add this office"),
        trail=[(_("Offices"), reverse("offices"))],
    )
    return show_form(request, form, page)


def _to_change(request: HttpRequest, pk: int) -> tuple[Person, Office]:
    """The person and the office; 404 or 403 for others."""
    person = signed_in(request)
    office = or_404(get_office(pk))
    or_403(may_manage_offices(person))
    return person, office


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the name, the acronym or the place of an office."""
    person, office = _to_change(request, pk)
    inside = [each for each in list_offices() if each.root_id == office.root_id and each.pk != office.pk]
    form = OfficeForm(posted(request), parents=inside, office=office)
    if form.is_valid():
        outcome = change_office(by=person, at=timezone.now(), office=office, **form.values())
        if not refused_on(form, outcome):
            report(request, outcome, _("The office is corrected. Its earlier names are still recognised."))
            return redirect("office", pk)
    page = FormPage(_("Correct this office"), _("Save the corrections"), trail_to(office))
    return show_form(request, form, page)


@login_required
def add_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Remember another way in which documents write an office."""
    person, office = _to_change(request, pk)
    form = AliasForm(posted(request))
    if form.is_valid():
        outcome = add_alias(by=person, at=timezone.now(), office=office, text=form.cleaned_data["text"].strip())
        if not refused_on(form, outcome, "text"):
            report(request, outcome, _("The other name is remembered."))
            return redirect("office", pk)
    page = FormPage(
        heading=_("Add another name of this office"),
        lead=_("Documents that write the office so are then understood without asking."),
        button=_("Remember this name"),
        trail=trail_to(office),
    )
    return show_form(request, form, page)
