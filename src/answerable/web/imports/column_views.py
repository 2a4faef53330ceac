"""Acts on what the columns of a document's tables are, and the layouts that are kept of it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from answerable.ingest import changes, rules
from answerable.ingest.columns import Layout, make_layout
from answerable.ingest.models import Candidate
from answerable.ingest.queries import get_layout, list_layouts
from answerable.people.models import Person
from answerable.web.answers import or_403, or_404, report, signed_in
from answerable.web.imports.acting import save_then
from answerable.web.imports.columns import read_choices
from answerable.web.labels import LABELS


def _read_again(request: HttpRequest, pk: int, layout: Layout | None) -> HttpResponse:
    """Read the document again: in a layout, or with what the form says."""

    def act(person: Person, candidate: Candidate) -> object:
        chosen = _layout_in(request, candidate) if layout is None else layout
        return changes.read_again(by=person, candidate=candidate, seen_version=candidate.version, layout=chosen)

    return save_then(request, pk, act, _("The document was read again. What you see is the new reading."))


def _layout_in(request: HttpRequest, candidate: Candidate) -> Layout:
    columns, before = candidate.content.get("columns", []), candidate.options.get("layout", [])
    return make_layout(candidate.blocks, columns, before, read_choices(request.POST))


@login_required
@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a document again with the columns that were chosen."""
    return _read_again(request, pk, None)


@login_required
@require_POST
def forget_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a document again without any choice of its columns."""
    return _read_again(request, pk, [])


@login_required
@require_POST
def go_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Go back to the reading before, as it stood then."""

    def act(person: Person, candidate: Candidate) -> object:
        return changes.go_back(by=person, candidate=candidate, seen_version=candidate.version)

    done = _("This is the earlier reading again, with everything that was written in it.")
    return save_then(request, pk, act, done)


@login_required
@require_POST
def keep_layout(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the columns that were chosen for this document under a name."""
    name = str(request.POST.get("layout_name", ""))

    def act(person: Person, candidate: Candidate) -> object:
        return changes.keep_layout(by=person, at=timezone.now(), candidate=candidate, name=name)

    done = _("The layout is kept. Choose it when you import the next document of this kind.")
    return save_then(request, pk, act, done)


@login_required
def show_layouts(request: HttpRequest) -> HttpResponse:
    """The layouts that are kept: what they say of the columns, who kept them and when."""
    person = signed_in(request)
    or_403(rules.may_import(person))
    layouts = [(layout, [_describe(table) for table in layout.tables]) for layout in list_layouts(person)]
    return render(request, "imports/layouts.html", {"layouts": layouts})


def _describe(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    """(heading, what the column is) of every column that is kept."""
    pairs = zip(table["headings"], table["fields"], strict=True)
    numbered = ((heading or _("Column %(n)s") % {"n": n}, code) for n, (heading, code) in enumerate(pairs, 1))
    return [(heading, str(LABELS["column"][code])) for heading, code in numbered if code != "other"]


@login_required
@require_POST
def remove_layout(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a layout."""
    person = signed_in(request)
    layout = or_404(get_layout(person, pk))
    outcome = changes.remove_layout(by=person, at=timezone.now(), layout=layout)
    report(request, outcome, _("The layout was removed. Documents that were read in it stay as they are."))
    return redirect("layouts")
