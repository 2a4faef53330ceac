"""One page of the register: which actions match, how many, and how to say it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.followup.actions.models import Action
from answerable.followup.actions.queries import (
    count_up_to,
    counted_at_most,
    filter_actions,
    list_overdue,
    list_visible,
    page_after,
    read_keys,
    with_parts,
)
from answerable.followup.evaluations.queries import Reader
from answerable.web.actions.choices import offer_filters, say_filters
from answerable.web.actions.filters import Asked, Key, write_key
from answerable.web.actions.forms import RegisterForm
from answerable.web.rows import ActionRow, rows_of

ROWS = 50


@dataclass(frozen=True)
class ChosenFilter:
    """One filter that is applied, and the address without it."""

    label: str
    words: str
    url: str


@dataclass(frozen=True)
class RegisterPage:
    """What the page of the register shows."""

    rows: list[ActionRow]
    count: int
    overdue: int
    asked: Asked
    form: RegisterForm
    chosen: list[ChosenFilter]
    next_url: str | None

    @property
    def limit(self) -> int:
        """How far it counts."""
        return counted_at_most(self.asked.wanted)

    @property
    def first_url(self) -> str | None:
        """The first rows of the same list; None where they are shown."""
        return _address(self.asked.query()) if self.asked.after else None

    @property
    def csv_url(self) -> str:
        """The same list as a file."""
        return _address(self.asked.query(), "register-csv")

    @property
    def ignored(self) -> str:
        """A sentence that names what was left out of the filter; empty where nothing was."""
        return say_ignored(self.asked, self.form)

    @property
    def matches(self) -> str:
        """How many actions match, such as “More than 400 actions match”."""
        if self.count > self.limit:
            return _("More than %(count)s actions match") % {"count": _grouped(self.limit)}
        if not self.count:
            return _("No action matches")
        if not self.chosen:
            on_record = ngettext("%(count)s action is on record", "%(count)s actions are on record", self.count)
            return on_record % {"count": self.count}
        return ngettext("%(count)s action matches", "%(count)s actions match", self.count) % {"count": self.count}

    @property
    def late(self) -> str:
        """How many of them are overdue; empty for none."""
        if self.overdue > self.limit:
            return _("more than %(count)s of them are overdue") % {"count": _grouped(self.limit)}
        if self.overdue and self.overdue == self.count:
            return ngettext("it is overdue", "all of them are overdue", self.count)
        late = ngettext("%(count)s of them is overdue", "%(count)s of them are overdue", self.overdue)
        return late % {"count": self.overdue} if self.overdue else ""


def read_register(person: Reader, asked: Asked, today: date) -> RegisterPage:
    """The page that was asked for, in a fixed number of queries."""
    matching = filter_actions(list_visible(person), asked.wanted, today)
    keys = read_keys(matching, asked.wanted)
    found, overdue = _read_rows(matching, asked, keys), _count_overdue(matching, asked, keys, today)
    shown = found[:ROWS]
    choices = offer_filters(person, asked, today)
    form = RegisterForm(asked, choices)
    chosen = [
        ChosenFilter(str(form.fields[name].label), words, _address(asked.query(without=name)))
        for name, words in say_filters(asked, choices)
    ]
    after = write_key((shown[-1].due_sort, shown[-1].pk)) if len(found) > ROWS else ""
    next_url = _address(asked.query(), after=after) if after else None
    return RegisterPage(rows_of(shown, today), len(keys), overdue, asked, form, chosen, next_url)


def _read_rows(matching: QuerySet[Action], asked: Asked, keys: list[Key]) -> Sequence[Action]:
    """The rows of the page and one more. Where their keys are known, the database need not search again."""
    is_cut = len(keys) > counted_at_most(asked.wanted)
    if is_cut and (asked.wanted.words or asked.after):
        return page_after(matching, asked.after, ROWS)
    behind = sorted(key for key in keys if asked.after is None or key > asked.after)
    return list(with_parts(matching.filter(pk__in=[pk for _, pk in behind[: ROWS + 1]])))


def _count_overdue(matching: QuerySet[Action], asked: Asked, keys: list[Key], today: date) -> int:
    """How many of them are overdue, counted no further than they are themselves."""
    limit = counted_at_most(asked.wanted)
    if asked.wanted.is_overdue:
        return len(keys)
    if len(keys) <= limit:
        matching = Action.objects.filter(pk__in=[pk for end, pk in keys if end < today])
    return count_up_to(list_overdue(matching, today), limit)


def _grouped(number: int) -> str:
    return number_format(number, force_grouping=True)


def _address(query: str, name: str = "register", after: str = "") -> str:
    parts = [part for part in (query, f"after={after}" if after else "") if part]
    return "?".join([reverse(name), *(["&".join(parts)] if parts else [])])


def say_ignored(asked: Asked, form: RegisterForm) -> str:
    """One sentence on what the address asks for and nobody knows here."""
    if not asked.ignored:
        return ""
    named = ", ".join(f"{_name_of(name, form)} “{value}”" for name, value in asked.ignored)
    return _("This is not known here and was left out of the filter: %(named)s.") % {"named": named}


def _name_of(name: str, form: RegisterForm) -> str:
    return str(form.fields[name].label) if name in form.fields else _("Place in the list")
