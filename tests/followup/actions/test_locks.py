"""On PostgreSQL the action is locked before its dates, as updates lock it too: so nobody waits in a ring."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from answerable.followup.actions.changes import agree_to_date, ask_for_date
from answerable.followup.actions.models import Action, Deliverable
from tests import factories
from tests.clock import NOW
from tests.factories import dues
from tests.factories.filling import the_officer

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def _ask() -> Callable[[], Any]:
    due, deliverable, by = dues.ongoing(), factories.make_deliverable(), the_officer()
    given = {"due": due, "as_written": {"en": due.as_written}, "reason": "It never ends."}
    return lambda: ask_for_date(by=by, at=NOW, deliverable=deliverable, **given)


def _agree() -> Callable[[], Any]:
    revision, by = factories.make_due_revision(), the_officer()
    return lambda: agree_to_date(by=by, at=NOW, revision=revision)


def _run(change: Callable[[], Any]) -> None:
    try:
        change()
    finally:
        connection.close()


def _wait_until_somebody_waits() -> None:
    for _ in range(500):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    raise AssertionError("nobody waits for the action")


@pytest.mark.parametrize("prepare", [_ask, _agree])
def test_a_change_of_a_date_waits_for_the_action_and_holds_no_date_meanwhile(prepare: Callable[[], Any]) -> None:
    writer = threading.Thread(target=_run, args=(prepare(),))
    with transaction.atomic():
        Action.objects.select_for_update().get()
        writer.start()
        _wait_until_somebody_waits()
        Deliverable.objects.select_for_update(nowait=True).get()
    writer.join()
    assert Deliverable.objects.get().revisions.get(number=1).state == "agreed"
