"""Bringing documents in: the list, the upload, the review, and its acts. Each act has its own address."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from answerable.followup.evaluations.models import Evaluation
from answerable.ingest import edits, rules, structure
from answerable.ingest.acceptance import accept_candidate, is_built_upon, undo_acceptance
from answerable.ingest.changes import drop_candidate, edit_candidate, upload_document
from answerable.ingest.edits import Content
from answerable.ingest.models import Candidate
from answerable.ingest.pictures import draw_candidate_page
from answerable.ingest.queries import (
    find_target,
    get_candidate,
    list_candidates,
    list_joinable,
    list_layouts,
    list_other_languages,
    suggest_reports,
)
from answerable.ingest.tasks import read_upload
from answerable.ingest.vocab import CandidateState, Mode
from answerable.lib.decisions import Refused
from answerable.people.models import Person
from answerable.people.queries import list_offices, read_office_names
from answerable.web.answers import or_404, report, say_refusal, signed_in
from answerable.web.imports.acting import save_then
from answerable.web.imports.columns import offer_choices
from answerable.web.imports.forms import UploadForm
from answerable.web.imports.looks import COLUMNS, LOOKS, chosen_view, list_views
from answerable.web.imports.pages import view_pages
from answerable.web.imports.posted import Edit, read_number, save_posted
from answerable.web.imports.source import draw_source, list_places
from answerable.web.imports.values import ReviewPage

_SHOWN = 50
CHOSEN = ":other"  # what the button beside the choice of a report sends; no slug holds a colon


def _require_importer(request: HttpRequest) -> None:
    decision = rules.may_import(signed_in(request))
    if isinstance(decision, Refused):
        raise PermissionDenied(say_refusal(decision))


@login_required
def show_imports(request: HttpRequest) -> HttpResponse:
    """What was imported, and the form for the next document."""
    _require_importer(request)
    form = UploadForm(list_layouts(signed_in(request)))
    candidates = list_candidates(signed_in(request))[:_SHOWN]
    return render(request, "imports/imports.html", {"form": form, "candidates": candidates})


@login_required
def upload(request: HttpRequest) -> HttpResponse:
    """Take in one document and let the worker read it; who opens the address as a page finds the form."""
    _require_importer(request)
    if request.method != "POST":
        return redirect("imports")
    form = UploadForm(list_layouts(signed_in(request)), request.POST, request.FILES)
    if form.is_valid():
        outcome = _take_in(request, form)
        if isinstance(outcome, Candidate):
            return redirect("review", outcome.pk)
        form.add_error("file", say_refusal(outcome))
    candidates = list_candidates(signed_in(request))[:_SHOWN]
    return render(request, "imports/imports.html", {"form": form, "candidates": candidates}, status=422)


def _take_in(request: HttpRequest, form: UploadForm) -> Candidate | Refused:
    now = timezone.now()
    with transaction.atomic():  # the job and its candidate are there together or not at all
        outcome = upload_document(
            by=signed_in(request),
            at=now,
            **form.document(settings.MAX_UPLOAD_BYTES),
            limit=settings.MAX_UPLOAD_BYTES,
            options=form.options(),
        )
        if isinstance(outcome, Candidate):
            read_upload.enqueue(outcome.pk)
    if isinstance(outcome, Candidate) and outcome.uploaded_at != now:
        messages.info(request, _("This document is under review already. Here it is as it stands."))
    return outcome


@login_required
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One candidate, as it stands: being read, under review, refused, accepted …"""
    candidate = or_404(get_candidate(signed_in(request), pk))
    if request.headers.get("HX-Request"):  # the page of a waiting document asks every second
        return HttpResponse(status=204) if candidate.state == CandidateState.WAITING else HttpResponseClientRefresh()
    if candidate.state != CandidateState.READ:
        context = {"candidate": candidate, "refusal": "", "may_undo": False}
        if candidate.state == CandidateState.REFUSED:
            context["refusal"] = say_refusal(Refused(candidate.refusal, **candidate.refusal_values))
        if candidate.state == CandidateState.ACCEPTED:
            context["may_undo"] = not is_built_upon(candidate)
        return render(request, "imports/outcome.html", context)
    return _show_review(request, candidate)


def _show_review(request: HttpRequest, candidate: Candidate) -> HttpResponse:
    part = read_number(request.GET.get("part"))
    page = ReviewPage(candidate.content, list(list_offices()), read_office_names(), part)
    view = chosen_view(request.GET.get("view", ""), candidate)
    suggestions = suggest_reports(signed_in(request), candidate)
    suggested = {each.evaluation.pk for each in suggestions}
    joinable = list_joinable(signed_in(request), candidate)
    context = {
        "candidate": candidate,
        "page": page,
        "others": list_other_languages(signed_in(request), candidate),
        "view": view,
        "views": list_views(candidate),
        **_draw(view, candidate, page),
        "suggestions": suggestions,
        "joinable": [each for each in joinable if each.evaluation.pk not in suggested],
        "creates": page.creates(),
    }
    return render(request, "imports/review.html", context)


def _draw(view: str, candidate: Candidate, page: ReviewPage) -> dict[str, object]:
    """The document beside what was read, in the way in which it is to be shown."""
    content, blocks, doubtful = candidate.content, candidate.blocks, page.doubtful_places
    places = list(list_places(content))
    if view == LOOKS:
        return {"pages": view_pages(content["pages"], blocks, places, doubtful)}
    source = draw_source(blocks, places, doubtful, page.parts.blocks(), content.get("columns", []))
    return {"source": offer_choices(source, content, blocks) if view == COLUMNS else source}


@login_required
@require_safe
def show_page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The picture of one page of a PDF under review."""
    candidate = or_404(get_candidate(signed_in(request), pk))
    picture = or_404(draw_candidate_page(candidate, number))
    response = HttpResponse(picture, content_type="image/png")
    response["Cache-Control"] = "private, max-age=86400"  # a file never changes; another one has another address
    return response


def _act(request: HttpRequest, pk: int, edit: Edit | None, anchor: str = "") -> HttpResponse:
    """Save what stands in the form, then do one edit."""

    def act(person: Person, candidate: Candidate) -> object:
        return edit_candidate(
            by=person, candidate=candidate, seen_version=candidate.version, edits=[edit] if edit else []
        )

    return save_then(request, pk, act if edit else None, _("Saved."), anchor)


def _target(request: HttpRequest) -> str:
    return str(request.POST.get("target", ""))


@login_required
@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the form."""
    return _act(request, pk, None)


@login_required
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a value in doubt, or every one, is right as it stands."""
    path = _target(request)
    return _act(request, pk, lambda content: edits.settle(content, path), anchor=_anchor_of(path))


def _anchor_of(path: str) -> str:
    """Where on the page a value stands: its record, its part, or the decision for all of them."""
    part, number = f"{path}..".split(".")[:2]
    if part == "all":
        return "decision"
    return part if part in {"report", "offices"} else f"{part}-{read_number(number)}"


def _numbered(
    edit: Callable[[Content, int], Content | Refused], part: str, *, stays: bool = False
) -> Callable[..., HttpResponse]:
    """A view that does one edit to the action, response or recommendation with the number in `target`, which `stays`
    or is gone after it."""

    @login_required
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        number = read_number(_target(request))

        def careful(content: Content) -> Content | Refused:
            return edit(content, number) if 0 <= number < len(content[part]) else Refused(structure.GONE)

        return _act(request, pk, careful, anchor=f"{part}-{number}" if stays else "")

    return view


def _keyed(edit: Callable[[Content, str], Content | Refused]) -> Callable[..., HttpResponse]:
    """A view that does one edit to the recommendation with the key in `target`."""

    @login_required
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        key = _target(request)
        return _act(request, pk, lambda content: edit(content, key), anchor=f"recommendation-{slugify(key)}")

    return view


split_action = _numbered(structure.split_action, "actions", stays=True)
merge_actions = _numbered(structure.merge_actions, "actions", stays=True)
join_twins = _numbered(structure.join_twins, "actions")
part_answers = _numbered(structure.part_answers, "actions", stays=True)
drop_action = _numbered(structure.drop_action, "actions")
drop_response = _numbered(structure.drop_response, "responses")
drop_recommendation = _numbered(structure.drop_recommendation, "recommendations")
add_action = _keyed(structure.add_action)
add_response = _keyed(structure.add_response)


@login_required
@require_POST
def add_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an empty recommendation."""
    return _act(request, pk, structure.add_recommendation, anchor="end-of-recommendations")


@login_required
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the form, and write everything into the record: as a new report, or into one that is there."""
    person = signed_in(request)
    candidate = or_404(get_candidate(person, pk))
    outcome = save_posted(person, candidate, request.POST)
    into = str(request.POST.get("into", ""))
    slug = str(request.POST.get("other", "")) if into == CHOSEN else into or None
    accepted = _accept(person, outcome, slug) if isinstance(outcome, Candidate) else outcome
    if isinstance(accepted, Refused):
        messages.error(request, say_refusal(accepted))
        return redirect("review", pk)
    count = accepted.actions.count()
    done = ngettext("The report is on record with %(n)s action.", "The report is on record with %(n)s actions.", count)
    messages.success(request, done % {"n": count})
    return redirect("evaluation", accepted.slug)


def _accept(person: Person, candidate: Candidate, slug: str | None) -> Evaluation | Refused:
    """As a new report without a slug, else into the report with it."""
    target = None if slug is None else find_target(person, candidate, slug)
    if slug is not None and target is None:
        return Refused("Choose the report that this document belongs to.")
    return accept_candidate(
        by=person,
        at=timezone.now(),
        candidate=candidate,
        seen_version=candidate.version,
        mode=target.mode if target else Mode.NEW,
        evaluation=target.evaluation if target else None,
    )


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide not to take the document."""
    candidate = or_404(get_candidate(signed_in(request), pk))
    outcome = drop_candidate(by=signed_in(request), at=timezone.now(), candidate=candidate)
    report(request, outcome, _("The document was not taken. Nothing of it is on record."))
    return redirect("imports")


@login_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the acceptance back as one act."""
    candidate = or_404(get_candidate(signed_in(request), pk))
    outcome = undo_acceptance(by=signed_in(request), at=timezone.now(), candidate=candidate)
    report(request, outcome, _("The import was undone. What it had created is no longer on record."))
    return redirect("review", pk)
