"""Reading updates."""

from django.db.models import QuerySet

from answerable.followup.actions.models import Action
from answerable.followup.actions.queries import list_visible
from answerable.followup.evaluations.queries import Reader
from answerable.followup.updates.models import Evidence, Update
from answerable.followup.updates.vocab import UpdateState
from answerable.people.models import Person
from answerable.people.queries import office_ids_of


def list_updates(person: Reader, action: Action) -> QuerySet[Update]:
    """Updates of an action, newest first. The public reads the accepted ones; what waits or was sent back is
    between the office and the evaluation office."""
    found = action.updates.select_related("submitted_by", "decided_by").prefetch_related("evidence__file")
    found = found.order_by("-submitted_at", "-id")
    return found if may_read_drafts(person, action) else found.filter(state=UpdateState.ACCEPTED)


def may_read_drafts(person: Reader, action: Action) -> bool:
    """True for those with a role and for members of the action's offices."""
    if not isinstance(person, Person):
        return False
    return person.reads_all or action.offices.filter(office__in=office_ids_of(person)).exists()


def list_waiting(person: Person) -> QuerySet[Update]:
    """Updates that wait to be accepted, oldest first."""
    waiting = Update.objects.filter(state=UpdateState.SUBMITTED, action__in=list_visible(person))
    return waiting.select_related("action__evaluation", "submitted_by").order_by("submitted_at")


def list_returned(person: Person) -> list[Update]:
    """Updates of the person's offices whose last word is that they were sent back, newest first."""
    own = Update.objects.filter(action__offices__office__in=office_ids_of(person)).distinct()
    last: dict[int, Update] = {}
    for update in own.select_related("action__evaluation").order_by("submitted_at", "id"):
        last[update.action_id] = update
    return [update for update in reversed(last.values()) if update.state == UpdateState.RETURNED]


def get_update(person: Reader, pk: int) -> Update | None:
    """One update that the person may read, or None."""
    found = Update.objects.select_related("action").filter(pk=pk, action__in=list_visible(person)).first()
    if found and found.state != UpdateState.ACCEPTED and not may_read_drafts(person, found.action):
        return None
    return found


def get_evidence(person: Reader, pk: int) -> Evidence | None:
    """One evidence file. Evidence is for those who may read drafts: it may hold what is not published."""
    found = Evidence.objects.select_related("file", "update__action").filter(pk=pk).first()
    if not found or not list_visible(person).filter(pk=found.update.action_id).exists():
        return None
    return found if may_read_drafts(person, found.update.action) else None
