"""What everybody may read without signing in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.utils import timezone

from answerable.publishing.queries import list_public_reports, read_public_report, tally_public_reports
from answerable.web.answers import or_404
from answerable.web.report_pages import LISTED_AT_MOST, lay_out, lines_of
from answerable.web.sentences import progress_sentence


def list_reports(request: HttpRequest) -> HttpResponse:
    """The published reports, newest first."""
    reports = list(list_public_reports()[: LISTED_AT_MOST + 1])
    lines = lines_of(reports[:LISTED_AT_MOST], tally_public_reports(reports, timezone.localdate()))
    context = {
        "lines": lines,
        "is_cut": len(reports) > LISTED_AT_MOST,
        "limit": LISTED_AT_MOST,
        "alternates": _alternates(request),
    }
    return render(request, "public/evaluations.html", context)


def show_report(request: HttpRequest, slug: str) -> HttpResponse:
    """One published report with the state of today."""
    today = timezone.localdate()
    found = or_404(read_public_report(slug, today))
    context = {
        "page": lay_out(found.report, today, found.last_updates),
        "sentence": progress_sentence(found.report.tally),
        "modified_at": found.modified_at,
        "alternates": _alternates(request),
    }
    return render(request, "public/evaluation.html", context)


def _alternates(request: HttpRequest) -> list[tuple[str, str]]:
    """(language, address) of this page in every language, for search engines."""
    here = request.build_absolute_uri(request.path)
    return [(code, translate_url(here, code)) for code, _name in settings.LANGUAGES]
