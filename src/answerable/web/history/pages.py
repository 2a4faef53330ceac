"""Entries of the ledger as a page: by key, newest first. Shared by every page that shows a history."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from answerable.ledger.models import Entry
from answerable.web.answers import signed_in
from answerable.web.history.addresses import find_addresses
from answerable.web.history.lines import HistoryLine, describe

PAGE_SIZE = 50


@dataclass(frozen=True)
class HistoryPage:
    """At most PAGE_SIZE lines and the addresses of the rows before and behind them."""

    lines: list[HistoryLine]
    next_url: str | None
    first_url: str | None


def read_page(request: HttpRequest, entries: QuerySet[Entry]) -> HistoryPage:
    """The lines behind ?before=SEQUENCE, or the newest ones."""
    before = request.GET.get("before", "")
    if before.isdecimal():
        entries = entries.filter(sequence__lt=min(int(before), 2**62))
    found = list(entries[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    addresses = find_addresses(signed_in(request), shown)
    return HistoryPage(
        lines=[describe(entry, addresses.get(entry.subject)) for entry in shown],
        next_url=_address(request, str(shown[-1].sequence)) if len(found) > PAGE_SIZE else None,
        first_url=_address(request, "") if before else None,
    )


def _address(request: HttpRequest, before: str) -> str:
    """This page with its filters, from another entry on."""
    query = request.GET.copy()
    query.pop("before", None)
    if before:
        query["before"] = before
    return f"{request.path}?{query.urlencode()}"


def show_entries(
    request: HttpRequest, entries: QuerySet[Entry], template: str, context: dict[str, object]
) -> HttpResponse:
    """A page of history; the template gets `history`, and includes history/list.html."""
    return render(request, template, {**context, "history": read_page(request, entries)})
