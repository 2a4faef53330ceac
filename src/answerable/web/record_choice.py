"""A select of records, whose value is the record itself."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import get_language

from answerable.lib.texts import pick
from answerable.people.models import Office


class RecordChoiceField(forms.ChoiceField):
    """Offers the records that the view gives with `offer`; cleans to one of them, or to None for no choice."""

    def __init__(self, *, empty: str | Promise, **options: Any) -> None:
        super().__init__(**options)
        self.empty = empty
        self.records: dict[str, Model] = {}
        self.offer([])

    def offer(self, records: Iterable[tuple[Model, str]]) -> None:
        """Take these records, each with the words it is shown by."""
        pairs = list(records)
        self.records = {str(record.pk): record for record, _ in pairs}
        self.choices = [("", self.empty), *((str(record.pk), words) for record, words in pairs)]

    def clean(self, value: Any) -> Model | None:
        """The record that was chosen; ValidationError for one that is not offered."""
        return self.records.get(super().clean(value))


def choice_of(form: forms.BaseForm, name: str) -> RecordChoiceField:
    """The field of that name. Raises TypeError for one that is not a choice of records."""
    field = form.fields[name]
    if not isinstance(field, RecordChoiceField):
        raise TypeError(f"{name} is not a choice of records")
    return field


def name_offices(offices: Iterable[Office]) -> list[tuple[Office, str]]:
    """Offices with their names in the language of the page, under their parents and in that order."""
    known = {office.pk: office for office in offices}
    paths = {pk: _path(pk, known) for pk in known}
    order = sorted(known.values(), key=lambda office: [name.casefold() for name in paths[office.pk]])
    return [(office, " › ".join(paths[office.pk])) for office in order]


def _path(pk: int, known: dict[int, Office]) -> list[str]:
    """Names from the organisation down to the office."""
    names: list[str] = []
    here = known.get(pk)
    while here:
        names.insert(0, pick(here.name, (get_language() or "en")[:2])[0] or str(here))
        here = known.get(here.parent_id) if here.parent_id else None
    return names
