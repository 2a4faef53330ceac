"""How long the register takes where there are very many actions, and what of it is the database."""

import gc
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from answerable.followup.actions.queries import filter_actions, list_visible, page_after
from answerable.people.models import Person
from answerable.web.actions.filters import read_filter
from answerable.web.actions.register import ROWS
from tests.bench.filling import Filled, Filler
from tests.bench.timing import Sample, format_table, measure, say

HEAD = ["Register", "median, ms", "p95, ms", "processor, ms", "queries", "their SQL, ms", "bare query, ms", "ratio"]
NOTE = """\
{actions:,} actions, made in bulk and not through the changes; {times} requests through Django's test client, after two
that do not count; {database}. “Their SQL” is every statement of the page, with its rows fetched: the person, the
counts, what the filters offer, and the rows. The “bare query” reads the rows that the page shows, with the same filter,
order and limit, and what is shown of them (report, offices, dates, recommendations), and nothing else. The ratio is
their SQL to the bare query. “Processor” is the processor's time in this process, which other programs on the machine do
not lengthen."""
Statement = tuple[str, Any]


@dataclass(frozen=True)
class Look:
    """One way to look at the register: as whom, and with which filter."""

    name: str
    person: Person | None
    query: dict[str, str]


def bench_register(actions: int = 100_000, times: int = 40) -> str:
    """Fill the database in use, which is empty, and look at the register in several ways."""
    say(f"Making {actions:,} actions …")
    filled = Filler(actions, timezone.now()).fill(say)
    _gather_statistics()
    gc.collect()
    gc.freeze()  # as the web server does after its start: what lives for ever is not looked through again and again
    rows = [_row(look, times) for look in list_looks(filled)]
    note = NOTE.format(actions=actions, times=times, database=connection.vendor)
    return f"{format_table(HEAD, rows)}\n\n{note}"


def list_looks(filled: Filled) -> list[Look]:
    """The ways in which people look at a register."""
    reader = filled.reader
    after = _find_next(reader)
    return [
        Look("all actions", reader, {}),
        Look("the next page", reader, {"after": after} if after else {}),
        Look("a page from the middle", reader, {"after": f"{timezone.localdate().isoformat()}.1"}),
        Look("of one office", reader, {"office": str(filled.office.pk)}),
        Look("in progress", reader, {"status": "in-progress"}),
        Look("due this quarter", reader, {"due": "this-quarter"}),
        Look("overdue", reader, {"due": "overdue"}),
        Look("with two words", reader, {"words": "gauges languages"}),
        Look("with a word that is nowhere", reader, {"words": "xylophone"}),
        Look("all, for a member of an office", filled.member, {}),
        Look("all, not signed in", None, {}),
    ]


def _sign_in(person: Person | None) -> Client:
    client = Client(headers={"host": "localhost"})
    if person:
        client.force_login(person)
    return client


def _find_next(person: Person) -> str:
    page = _sign_in(person).get(reverse("register")).content.decode()
    found = re.search(r"after=([\d.-]+)", page)
    return found[1] if found else ""


def _row(look: Look, times: int) -> list[str]:
    say(f"Looking at {look.name} …")
    client, url = _sign_in(look.person), reverse("register")

    def ask() -> None:
        response = client.get(url, look.query)
        assert response.status_code == 200, response.status_code

    sample, statements, bare = measure(ask, times), _list_statements(ask), _list_bare_statements(look)
    sql, alone = _time(statements, times).median, _time(bare, times).median
    times_of_page = [f"{sample.median:.1f}", f"{sample.p95:.1f}", f"{sample.busy_median:.1f}"]
    return [look.name, *times_of_page, str(len(statements)), f"{sql:.1f}", f"{alone:.1f}", f"{sql / alone:.1f}"]


def _list_statements(act: Callable[[], object]) -> list[Statement]:
    """Every statement that is sent to the database meanwhile."""
    found: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        act()
    return found


def _list_bare_statements(look: Look) -> list[Statement]:
    """What reads the rows of the page and what is shown of them, and nothing else."""
    today, person = timezone.localdate(), look.person or AnonymousUser()
    asked = read_filter(person, look.query, today)
    matching = filter_actions(list_visible(person), asked.wanted, today)
    return _list_statements(lambda: page_after(matching, asked.after, ROWS))


def _time(statements: list[Statement], times: int) -> Sample:
    def run() -> None:
        with connection.cursor() as cursor:
            for sql, params in statements:
                cursor.execute(sql, params)
                cursor.fetchall() if cursor.description else None

    return measure(run, times)


def _gather_statistics() -> None:
    """What a database that has been running for a while knows of its tables."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
