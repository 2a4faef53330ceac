"""Forms for offices, their other names and their members."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.people.models import Office, Person
from answerable.web.form_pages import TwoLanguageForm, both_sides, words
from answerable.web.record_choice import RecordChoiceField, choice_of, name_offices


class OfficeForm(TwoLanguageForm):
    """Name, acronym and place of an office."""

    two_sided = ("name", "acronym")
    needed = {"name": _("Enter the name in at least one language.")}

    name_en = words(_("Name in English"), "en")
    name_fr = words(_("Name in French"), "fr")
    acronym_en = words(_("Acronym in English"), "en")
    acronym_fr = words(_("Acronym in French"), "fr")
    parent = RecordChoiceField(
        label=_("Part of"),
        required=False,
        empty=_("Nothing: this is an organisation of its own"),
        help_text=_("The organisation, branch or directorate that it belongs to."),
    )

    def __init__(self, data: Any, *, parents: Iterable[Office], office: Office | None = None, parent: str = "") -> None:
        initial: dict[str, object] = {"parent": parent}
        if office:
            sides = {**both_sides("name", office.name), **both_sides("acronym", office.acronym)}
            initial = {**sides, "parent": str(office.parent_id or "")}
        super().__init__(data, initial=initial)
        choice_of(self, "parent").offer(name_offices(parents))
        if office and office.parent_id is None:
            del self.fields["parent"]  # an organisation stays one
        self.office = office

    def values(self) -> dict[str, Any]:
        """What changes.add_office and changes.change_office take."""
        known = self.office
        return {
            "name": self.texts("name", known.name if known else None),
            "acronym": self.texts("acronym", known.acronym if known else None),
            "parent": self.cleaned_data.get("parent"),
        }


class AliasForm(forms.Form):
    """Another way to write an office."""

    text = forms.CharField(
        label=_("Other name"),
        max_length=500,
        help_text=_("As documents write it, such as “IIR Branch”."),
        error_messages={"required": _("Write the other name of the office.")},
    )


class MemberForm(forms.Form):
    """Somebody who will answer for an office."""

    person = RecordChoiceField(
        label=_("Person"), empty=_("Choose a person"), error_messages={"required": _("Choose a person.")}
    )

    def offer_people(self, people: Iterable[Person]) -> None:
        """Let one of these be chosen."""
        choice_of(self, "person").offer([(each, f"{each.name} ({each.email})") for each in people])
