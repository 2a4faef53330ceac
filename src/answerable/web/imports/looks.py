"""How the document is shown beside what was read: as text, with the choice of its columns, or as it looks."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from answerable.ingest.models import Candidate

TEXT, COLUMNS, LOOKS = "text", "columns", "looks"
_LABELS: dict[str, Promise] = {
    LOOKS: _("As it looks"),
    TEXT: _("As text"),
    COLUMNS: _("What the columns are"),
}


def list_views(candidate: Candidate) -> list[tuple[str, Promise]]:
    """(code, label) of the ways in which this document can be shown, the usual one first."""
    has_columns = any(each["columns"] > 1 for each in candidate.content.get("columns", []))
    has_pages = bool(candidate.content.get("pages"))
    codes = [*([LOOKS] if has_pages else []), TEXT, *([COLUMNS] if has_columns else [])]
    return [(code, _LABELS[code]) for code in codes]


def chosen_view(asked: str, candidate: Candidate) -> str:
    """The way that was asked for, or the usual one."""
    codes = [code for code, _label in list_views(candidate)]
    return asked if asked in codes else codes[0]


def redirect_to_review(request: HttpRequest, pk: int, anchor: str = "") -> HttpResponse:
    """Back to the review, with the document and the part of it shown as before the act."""
    view, part = request.POST.get("view", ""), request.POST.get("part", "")
    shown = ({"view": view} if view in _LABELS else {}) | ({"part": part} if part.isdecimal() and part != "1" else {})
    query = "?" + urlencode(shown) if shown else ""
    return HttpResponseRedirect(reverse("review", args=[pk]) + query + (f"#{anchor}" if anchor else ""))
