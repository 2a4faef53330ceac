"""Jobs of the worker: reading what was uploaded."""

from django.utils import timezone
from django_tasks import task

from answerable.ingest import changes
from answerable.ingest.models import Candidate
from answerable.ingest.vocab import CandidateState


@task()
def read_upload(candidate_id: int) -> str:
    """Read one uploaded document in the sandbox; answers the state it is in afterwards."""
    return changes.read_candidate(candidate_id=candidate_id, at=timezone.now()).state


def enqueue_left_behind() -> int:
    """Queue everything that waits to be read once more, such as when a worker starts after another was killed.

    Reading twice does no harm: the second job finds nothing that waits. Answers how many were queued.
    """
    waiting = Candidate.objects.filter(state=CandidateState.WAITING).values_list("pk", flat=True)
    for pk in waiting:
        read_upload.enqueue(pk)
    return len(waiting)
