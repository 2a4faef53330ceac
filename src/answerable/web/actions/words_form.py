"""The form in which an officer corrects the words of an action."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from answerable.followup.actions.models import Action
from answerable.lib.texts import Texts
from answerable.web.form_pages import TwoLanguageForm, both_sides, words
from answerable.web.templatetags.answerable import in_language


@dataclass(frozen=True)
class _TwoSided:
    """One text of an action in two languages: the name of its fields, what it is, and the height of the area."""

    name: str
    what: str
    texts: Texts
    rows: int = 0


class WordsForm(TwoLanguageForm):
    """The words of an action, its offices, its dates and its published status, both languages side by side."""

    def __init__(self, data: Any, *, action: Action) -> None:
        sided = list(_list_texts(action))
        super().__init__(data, initial={key: text for each in sided for key, text in _initial(each).items()})
        self.action, self.two_sided = action, tuple(each.name for each in sided)
        self.needed = {"text": _("Enter the action in at least one language.")} if any(action.text.values()) else {}
        for each in sided:
            self.fields[f"{each.name}_en"] = words(
                gettext("%(what)s in English") % {"what": each.what}, "en", rows=each.rows
            )
            self.fields[f"{each.name}_fr"] = words(
                gettext("%(what)s in French") % {"what": each.what}, "fr", rows=each.rows
            )

    def values(self) -> dict[str, Any]:
        """What changes.change_action takes."""
        dates = self.action.deliverables.all()
        return {
            "text": self.texts("text", self.action.text),
            "offices_as_written": {
                row.office_id: self.texts(f"office_{row.pk}", row.as_written) for row in self.action.offices.all()
            },
            "due_as_written": {
                row.pk: (self.texts(f"due_{row.pk}", row.as_written), self.texts(f"name_{row.pk}", row.name))
                for row in dates
            },
            "published_as_written": self.texts("published", self.action.published_as_written)
            if "published" in self.two_sided
            else None,
        }


def _initial(sided: _TwoSided) -> dict[str, str]:
    return both_sides(sided.name, sided.texts)


def _list_texts(action: Action) -> Iterator[_TwoSided]:
    yield _TwoSided("text", gettext("The action"), action.text, rows=8)
    for row in action.offices.all():
        name = in_language(row.office.name) or str(row.office)
        yield _TwoSided(
            f"office_{row.pk}", gettext("What the document calls “%(office)s”,") % {"office": name}, row.as_written
        )
    for number, date_row in enumerate(action.deliverables.all(), start=1):
        yield _TwoSided(
            f"due_{date_row.pk}", gettext("Date %(number)s as written,") % {"number": number}, date_row.as_written
        )
        yield _TwoSided(
            f"name_{date_row.pk}", gettext("What date %(number)s is for,") % {"number": number}, date_row.name
        )
    if action.published_progress or action.published_as_written:
        yield _TwoSided("published", gettext("The status as published,"), action.published_as_written, rows=4)
