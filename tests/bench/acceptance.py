"""How long it takes to accept a large document."""

import time
from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone

from answerable.ingest.acceptance import accept_candidate, undo_acceptance
from answerable.ingest.changes import read_candidate, upload_document
from answerable.ledger.models import Head
from tests.bench.timing import format_table, say
from tests.factories.filling import take, the_officer

HEAD = ["Accepting a candidate", "actions", "reading in the sandbox, s", "accepting, s", "ledger entries", "undoing, s"]
PER_RECOMMENDATION = 5
_WORDS = ("river", "valley", "forest", "gauge", "map", "plan", "duty", "list", "report", "spring", "archive", "loan")


def bench_acceptance(actions: int = 300) -> str:
    """Import a page of so many actions through the real extraction, accept it, and take that back."""
    say(f"Accepting a candidate of {actions} actions …")
    officer, now = the_officer(), timezone.now()
    content, limit = "\n".join(write_page(actions)).encode(), settings.MAX_UPLOAD_BYTES
    uploaded = take(upload_document(by=officer, at=now, name="large.html", content=content, limit=limit))
    began = time.perf_counter()
    candidate = read_candidate(candidate_id=uploaded.pk, at=now)
    read, before = time.perf_counter(), Head.objects.get().sequence
    evaluation = take(accept_candidate(by=officer, at=now, candidate=candidate, seen_version=candidate.version))
    accepted, entries = time.perf_counter(), Head.objects.get().sequence - before
    count = evaluation.actions.count()
    take(undo_acceptance(by=officer, at=now, candidate=candidate))
    undone = time.perf_counter()
    times = [f"{read - began:.2f}", f"{accepted - read:.2f}", str(entries), f"{undone - accepted:.2f}"]
    return format_table(HEAD, [["an HTML page", str(count), *times]])


def write_page(actions: int) -> Iterator[str]:
    """A response with five actions to each recommendation, every text another one."""
    title = "Evaluation of a large programme"
    yield f"<html lang='en'><title>{title}</title><h1>{title}</h1><table>"
    heads = ("Recommendation", "Response", "Action", "Responsible office", "Due date")
    yield f"<tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>"
    for number in range(actions):
        asked, place = divmod(number, PER_RECOMMENDATION)
        span = min(PER_RECOMMENDATION, actions - asked * PER_RECOMMENDATION)
        text = f"{asked + 1}. The department should keep the {_say(asked)} in order.</td><td rowspan='{span}'>Agreed"
        spanning = f"<td rowspan='{span}'>{text}</td>" if place == 0 else ""
        office, due = f"Branch {number % 12 + 1}", f"Quarter {number % 4 + 1} of FY 2027-28"
        yield f"<tr>{spanning}<td>Renew the {_say(number)} number {number}.</td><td>{office}</td><td>{due}</td></tr>"
    yield "</table></html>"


def _say(number: int) -> str:
    return " ".join(_WORDS[(number // len(_WORDS) ** place) % len(_WORDS)] for place in range(3))
