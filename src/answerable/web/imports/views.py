"""Bringing documents in: the list, the upload, the review, and its acts. Each act has its own address."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from answerable.followup.evaluations.queries import list_evaluations
from answerable.ingest import edits, rules
from answerable.ingest.acceptance import accept_candidate, is_built_upon, undo_acceptance
from answerable.ingest.changes import drop_candidate, edit_candidate, upload_document
from answerable.ingest.edits import Content
from answerable.ingest.matching import decide
from answerable.ingest.models import Candidate
from answerable.ingest.queries import get_candidate, list_candidates, suggest_reports
from answerable.ingest.tasks import read_upload
from answerable.ingest.vocab import CandidateState, Mode
from answerable.lib.decisions import Refused
from answerable.people.queries import list_offices
from answerable.web.answers import or_404, report, say_refusal, signed_in
from answerable.web.imports.forms import UploadForm
from answerable.web.imports.source import draw_source, list_places
from answerable.web.imports.values import ReviewPage

Edit = Callable[[Content], Content | Refused]
_SHOWN = 50


def _require_importer(request: HttpRequest) -> None:
    decision = rules.may_import(signed_in(request))
    if isinstance(decision, Refused):
        raise PermissionDenied(say_refusal(decision))


@login_required
def show_imports(request: HttpRequest) -> HttpResponse:
    """What was imported, and the form for the next document."""
    _require_importer(request)
    form = UploadForm()
    candidates = list_candidates(signed_in(request))[:_SHOWN]
    return render(request, "imports/imports.html", {"form": form, "candidates": candidates})


@login_required
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Take in one document and let the worker read it."""
    _require_importer(request)
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        outcome = _take_in(request, form)
        if isinstance(outcome, Candidate):
            return redirect("review", outcome.pk)
        form.add_error("file", say_refusal(outcome))
    candidates = list_candidates(signed_in(request))[:_SHOWN]
    return render(request, "imports/imports.html", {"form": form, "candidates": candidates}, status=422)


def _take_in(request: HttpRequest, form: UploadForm) -> Candidate | Refused:
    name, content, media_type = form.document()
    with transaction.atomic():  # the job and its candidate are there together or not at all
        outcome = upload_document(
            by=signed_in(request),
            at=timezone.now(),
            name=name,
            content=content,
            media_type=media_type,
            limit=settings.MAX_UPLOAD_BYTES,
            options=form.options(),
        )
        if isinstance(outcome, Candidate):
            read_upload.enqueue(outcome.pk)
    return outcome


@login_required
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One candidate, as it stands: being read, under review, refused, accepted …"""
    candidate = or_404(get_candidate(signed_in(request), pk))
    if candidate.state != CandidateState.READ:
        context = {"candidate": candidate, "refusal": "", "may_undo": False}
        if candidate.state == CandidateState.REFUSED:
            context["refusal"] = say_refusal(Refused(candidate.refusal, **candidate.refusal_values))
        if candidate.state == CandidateState.ACCEPTED:
            context["may_undo"] = not is_built_upon(candidate)
        return render(request, "imports/outcome.html", context)
    return _show_review(request, candidate)


def _show_review(request: HttpRequest, candidate: Candidate) -> HttpResponse:
    page = ReviewPage(candidate.content, list(list_offices()))
    context = {
        "candidate": candidate,
        "page": page,
        "source": draw_source(candidate.blocks, list_places(candidate.content), page.doubtful_places),
        "suggestions": suggest_reports(signed_in(request), candidate),
        "evaluations": list_evaluations(signed_in(request))[:200],
        "creates": page.creates(),
    }
    return render(request, "imports/review.html", context)


def _act(request: HttpRequest, pk: int, edit: Edit | None, anchor: str = "", done: str = "") -> HttpResponse:
    """Save what stands in the form, then do one act; a refusal leaves everything as it was before the act."""
    candidate = or_404(get_candidate(signed_in(request), pk))
    version = int(request.POST.get("version") or 0)
    saved = edit_candidate(
        by=signed_in(request), candidate=candidate, seen_version=version, edits=_posted_edits(request)
    )
    if isinstance(saved, Candidate) and edit:
        saved = edit_candidate(by=signed_in(request), candidate=saved, seen_version=saved.version, edits=[edit])
    report(request, saved, done or _("Saved."))
    return _back(pk, anchor)


def _back(pk: int, anchor: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("review", args=[pk]) + (f"#{anchor}" if anchor else ""))


def _posted_edits(request: HttpRequest) -> list[Edit]:
    """What the form holds, as edits: the values, which recommendations the actions answer, and the offices."""
    posted = {name: str(value) for name, value in request.POST.items() if "." in name}
    values = {name: value for name, value in posted.items() if not name.startswith(("offices.", "answers."))}
    answers = {name: request.POST.getlist(name) for name in posted if name.startswith("answers.")}
    chosen = {name: value for name, value in posted.items() if name.startswith("offices.")}
    found: list[Edit] = [
        lambda content: _choose_offices(content, chosen),
        lambda content: edits.set_values(content, values),
    ]
    found += [_answers_edit(int(name.split(".")[1]), [key for key in keys if key]) for name, keys in answers.items()]
    return found


def _answers_edit(action: int, keys: list[str]) -> Edit:
    def edit(content: Content) -> Content | Refused:
        if action >= len(content["actions"]) or content["actions"][action]["recommendations"] == keys:
            return content
        return edits.set_answers(content, action, keys)

    return edit


def _choose_offices(content: Content, chosen: dict[str, str]) -> Content:
    for name, choice in chosen.items():
        number = int(name.split(".")[1])
        if number < len(content["offices"]):
            decide(content, content["offices"][number]["as_written"], choice)
    return content


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
    return _act(request, pk, lambda content: edits.settle(content, path), anchor=str(request.POST.get("anchor", "")))


def _numbered(edit: Callable[[Content, int], Content | Refused], anchor: str) -> Callable[..., HttpResponse]:
    """A view that does one edit to the action, response or recommendation with the number in `target`."""

    @login_required
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        number = int(_target(request) or 0)

        def careful(content: Content) -> Content | Refused:
            try:
                return edit(content, number)
            except IndexError:
                return Refused("What you wanted to change is no longer there. Look at the page as it is now.")

        return _act(request, pk, careful, anchor=f"{anchor}-{number}" if anchor else "")

    return view


def _keyed(edit: Callable[[Content, str], Content | Refused]) -> Callable[..., HttpResponse]:
    """A view that does one edit to the recommendation with the key in `target`."""

    @login_required
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        key = _target(request)
        return _act(request, pk, lambda content: edit(content, key), anchor=f"recommendation-{key}")

    return view


split_action = _numbered(edits.split_action, "action")
merge_actions = _numbered(edits.merge_actions, "action")
drop_action = _numbered(edits.drop_action, "")
drop_response = _numbered(edits.drop_response, "")
drop_recommendation = _numbered(edits.drop_recommendation, "")
add_action = _keyed(edits.add_action)
add_response = _keyed(edits.add_response)


@login_required
@require_POST
def add_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an empty recommendation."""
    return _act(request, pk, edits.add_recommendation, anchor="end-of-recommendations")


@login_required
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the form, and write everything into the record."""
    person = signed_in(request)
    candidate = or_404(get_candidate(person, pk))
    version = int(request.POST.get("version") or 0)
    outcome = edit_candidate(by=person, candidate=candidate, seen_version=version, edits=_posted_edits(request))
    if isinstance(outcome, Candidate):
        mode, slug = Mode.NEW, str(request.POST.get("into", ""))
        evaluation = list_evaluations(person).filter(slug=slug.partition(":")[2]).first() if slug else None
        mode = Mode(slug.partition(":")[0]) if evaluation else Mode.NEW
        accepted = accept_candidate(
            by=person,
            at=timezone.now(),
            candidate=outcome,
            seen_version=outcome.version,
            mode=mode,
            evaluation=evaluation,
        )
        if not isinstance(accepted, Refused):
            count = accepted.actions.count()
            done = ngettext(
                "The report is on record with %(n)s action.", "The report is on record with %(n)s actions.", count
            )
            messages.success(request, done % {"n": count})
            return redirect("evaluation", accepted.slug)
        messages.error(request, say_refusal(accepted))
    else:
        messages.error(request, say_refusal(outcome))
    return redirect("review", pk)


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
