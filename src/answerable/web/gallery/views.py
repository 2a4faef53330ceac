"""The gallery page and the example pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from answerable.web.gallery import catalogue
from answerable.web.gallery.samples import sample


def show_gallery(request: HttpRequest) -> HttpResponse:
    """Every component with its contract and its example."""
    context = {"components": catalogue.components(), "patterns": catalogue.patterns(), "sample": sample()}
    return render(request, "gallery/gallery.html", context)


def show_pattern(request: HttpRequest, name: str) -> HttpResponse:
    """One example page, such as the review page, with fixed values."""
    if name not in catalogue.patterns():
        raise Http404
    return render(request, f"gallery/patterns/{name}.html", {"sample": sample()})
