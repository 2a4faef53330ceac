"""Jobs of the worker."""

import pytest

from answerable.ingest.models import Candidate
from answerable.ingest.tasks import enqueue_left_behind, read_upload
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_worker_reads_what_was_uploaded() -> None:
    waiting = factories.make_candidate(is_read=False)
    read_upload.enqueue(waiting.pk)
    assert Candidate.objects.get().state == "read"


def test_what_a_killed_worker_left_is_taken_up() -> None:
    factories.make_candidate(is_read=False)
    factories.make_candidate()
    assert enqueue_left_behind() == 1
    assert set(Candidate.objects.values_list("state", flat=True)) == {"read"}
    assert enqueue_left_behind() == 0
