"""Reading actions: access, the register and what is late."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from answerable.followup.actions.models import Action, ActionOffice, Deliverable, DueRevision
from answerable.followup.actions.vocab import OWED_STATUSES, RevisionState
from answerable.followup.evaluations.queries import Reader
from answerable.lib.folding import fold
from answerable.people.models import Person
from answerable.people.queries import office_ids_of
from answerable.periods.expressions.vocab import Kind

COUNTED_AT_MOST = 400  # a register counts its rows up to here and says “more than” beyond
FOUND_AT_MOST = 100  # the same where it looks for words, which every row has to be read for


@dataclass(frozen=True)
class ActionFilter:
    """What the register is narrowed to; empty values narrow nothing. It lives in the URL."""

    offices: frozenset[int] = frozenset()  # ids, with their parts
    status: str = ""
    due_from: date | None = None
    due_to: date | None = None
    is_overdue: bool = False
    is_ongoing: bool = False
    evaluation: str = ""  # slug
    theme: str = ""
    words: str = ""
    no_one: bool = field(default=False)  # an office was asked for that is not known


def list_visible(person: Reader) -> QuerySet[Action]:
    """Actions that the person may know: all for those with a role; else those of published reports, and for
    members of an office also its own."""
    if not isinstance(person, Person):
        return Action.objects.filter(evaluation__published_at__isnull=False)
    if person.reads_all:
        return Action.objects.all()
    own = ActionOffice.objects.filter(action=OuterRef("pk"), office__in=office_ids_of(person))
    return Action.objects.filter(Q(evaluation__published_at__isnull=False) | Exists(own))


def with_parts(actions: QuerySet[Action]) -> QuerySet[Action]:
    """The same, with everything that a row of a list shows read ahead in a fixed number of queries."""
    # A date that is asked for stays between the office and the evaluation office: see list_asked_dates.
    first = DueRevision.objects.filter(number=0)
    dates = Deliverable.objects.prefetch_related(Prefetch("revisions", queryset=first, to_attr="shown_revisions"))
    return actions.select_related("evaluation").prefetch_related(
        Prefetch("offices", queryset=ActionOffice.objects.select_related("office")),
        Prefetch("deliverables", queryset=dates),
        "recommendations",
    )


def get_action(person: Reader, pk: int) -> Action | None:
    """One action that the person may know, or None."""
    return with_parts(list_visible(person)).filter(pk=pk).first()


def answers_for(person: Reader, action: Action) -> bool:
    """True where an office of the person leads or supports the action."""
    if not isinstance(person, Person):
        return False
    return action.offices.filter(office__in=office_ids_of(person)).exists()


def filter_actions(actions: QuerySet[Action], wanted: ActionFilter, today: date) -> QuerySet[Action]:
    """Narrow a list of actions; in the order of the register: earliest end still owed first."""
    if wanted.no_one:
        return actions.none()
    if wanted.offices:
        # Not EXISTS: that would look at every action, where an office has a few.
        actions = actions.filter(pk__in=ActionOffice.objects.filter(office__in=wanted.offices).values("action"))
    if wanted.status:
        actions = actions.filter(status=wanted.status)
    if wanted.is_overdue:
        actions = actions.filter(due_sort__lt=today, status__in=OWED_STATUSES)
    if wanted.is_ongoing:
        actions = actions.filter(is_ongoing=True)
    return _filter_by_content(actions, wanted).order_by("due_sort", "id")


def _filter_by_content(actions: QuerySet[Action], wanted: ActionFilter) -> QuerySet[Action]:
    if wanted.due_from or wanted.due_to:
        ending = Deliverable.objects.filter(end__gte=wanted.due_from or date.min, end__lte=wanted.due_to or date.max)
        actions = actions.filter(pk__in=ending.exclude(kind=Kind.DONE).values("action"))  # few: by the index of ends
    if wanted.evaluation:
        actions = actions.filter(evaluation__slug=wanted.evaluation)
    if wanted.theme:
        themes = Q(recommendations__theme__en=wanted.theme) | Q(recommendations__theme__fr=wanted.theme)
        actions = actions.filter(pk__in=Action.objects.filter(themes).values("pk"))
    for word in fold(wanted.words).split():
        actions = actions.filter(words__contains=word)
    return actions


def page_after(actions: QuerySet[Action], key: tuple[date, int] | None, size: int) -> Sequence[Action]:
    """At most `size` + 1 rows behind the key (due_sort, id): one more than a page, to know if there is a next."""
    if key:
        actions = actions.filter(Q(due_sort__gt=key[0]) | Q(due_sort=key[0], id__gt=key[1]), due_sort__gte=key[0])
    return list(with_parts(actions)[: size + 1])


def count_up_to(actions: QuerySet[Action], limit: int = COUNTED_AT_MOST) -> int:
    """How many there are, counted to limit + 1 at most."""
    return actions.order_by()[: limit + 1].count()


def counted_at_most(wanted: ActionFilter) -> int:
    """How far the matching actions are counted."""
    return FOUND_AT_MOST if wanted.words else COUNTED_AT_MOST


def read_keys(actions: QuerySet[Action], wanted: ActionFilter) -> list[tuple[date, int]]:
    """(due_sort, id) of as many actions as are counted, and one more: one look tells how many match, and which.

    They stand in the order of the register, except where words are looked for: where few rows have them, reading
    the table from end to end takes a third of the time of reading it in order. No other column is read, so that an
    index holds them all.
    """
    found = actions.order_by() if wanted.words else actions
    return list(found.values_list("due_sort", "id")[: counted_at_most(wanted) + 1])


def list_overdue(actions: QuerySet[Action], today: date) -> QuerySet[Action]:
    """Those with an open row past its end, the longest overdue first."""
    return actions.filter(due_sort__lt=today, status__in=OWED_STATUSES).order_by("due_sort", "id")


def list_due_between(actions: QuerySet[Action], start: date, end: date) -> QuerySet[Action]:
    """Open actions whose earliest end falls on these days."""
    return actions.filter(due_sort__gte=start, due_sort__lte=end, status__in=OWED_STATUSES).order_by("due_sort", "id")


def list_of_person(person: Person) -> QuerySet[Action]:
    """The actions that the person's offices answer for."""
    own = ActionOffice.objects.filter(action=OuterRef("pk"), office__in=office_ids_of(person))
    return Action.objects.filter(Exists(own)).order_by("due_sort", "id")


def get_deliverable(person: Reader, pk: int) -> Deliverable | None:
    """One due date of an action that the person may know, or None."""
    return Deliverable.objects.select_related("action").filter(pk=pk, action__in=list_visible(person)).first()


def list_asked_dates(person: Person) -> QuerySet[DueRevision]:
    """Dates that offices asked for and that wait for an answer, oldest first."""
    waiting = DueRevision.objects.filter(state=RevisionState.ASKED).select_related("deliverable__action", "asked_by")
    return waiting.filter(deliverable__action__in=list_visible(person)).order_by("asked_at")


def get_asked_date(person: Person, pk: int) -> DueRevision | None:
    """One date that waits for an answer, or None."""
    return list_asked_dates(person).filter(pk=pk).first()


def read_ends(actions: QuerySet[Action]) -> tuple[date, date] | None:
    """The first and the last due day among these actions; None where they name none."""
    known = Exists(actions.order_by().filter(pk=OuterRef("action")))  # walks the index of ends, stops at the first
    found = Deliverable.objects.filter(known, end__isnull=False).values_list("end", flat=True)
    first, last = found.order_by("end").first(), found.order_by("-end").first()
    return (first, last) if first and last else None
