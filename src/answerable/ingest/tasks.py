"""Jobs of the worker: reading what was uploaded."""

from django.utils import timezone
from django_tasks import task

from answerable.ingest import changes


@task()
def read_upload(candidate_id: int) -> str:
    """Read one uploaded document in the sandbox; answers the state it is in afterwards."""
    return changes.read_candidate(candidate_id=candidate_id, at=timezone.now()).state
