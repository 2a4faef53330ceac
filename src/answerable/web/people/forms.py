"""Forms for persons and their roles."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.people.models import Office
from answerable.people.vocab import Role
from answerable.web.labels import LABELS
from answerable.web.record_choice import name_offices

ROLE_CHOICES = [
    (Role.OFFICER.value, _("Evaluation officer: imports, corrects, accepts and publishes")),
    (Role.READER.value, _("Reader: reads everything and changes nothing")),
    (Role.ADMINISTRATOR.value, _("Administrator: adds people and gives roles")),
]


def _roles_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Roles"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=ROLE_CHOICES,
        help_text=_("Somebody who only answers for an office needs no role."),
    )


class RolesForm(forms.Form):
    """The roles of a person."""

    roles = _roles_field()

    def values(self) -> list[Role]:
        """The roles that were chosen."""
        return [Role(role) for role in self.cleaned_data["roles"]]


class PersonForm(forms.Form):
    """Somebody who may sign in."""

    name = forms.CharField(label=_("Name"), max_length=200, error_messages={"required": _("Enter the name.")})
    email = forms.EmailField(
        label=_("Email address"),
        help_text=_("The invitation is sent there."),
        error_messages={
            "required": _("Enter the email address."),
            "invalid": _("Enter an email address, such as name@example.org."),
        },
    )
    language = forms.ChoiceField(
        label=_("Language of the mails"),
        widget=forms.RadioSelect,
        choices=list(LABELS["language"].items()),
        initial="en",
    )
    roles = _roles_field()
    offices = forms.MultipleChoiceField(
        label=_("Offices that the person answers for"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Parts of an office are included. Members can also be added on the page of an office."),
    )

    def __init__(self, data: Any, *, offices: Iterable[Office]) -> None:
        super().__init__(data)
        named = name_offices(offices)
        self.by_key = {str(office.pk): office for office, _words in named}
        field = self.fields["offices"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(str(office.pk), words) for office, words in named]

    def values(self) -> dict[str, Any]:
        """What changes.add_person takes."""
        plain = {name: self.cleaned_data[name] for name in ("name", "email", "language")}
        return {**plain, "roles": [Role(role) for role in self.cleaned_data["roles"]]}

    def chosen_offices(self) -> list[Office]:
        """The offices that were chosen."""
        return [self.by_key[key] for key in self.cleaned_data["offices"]]
