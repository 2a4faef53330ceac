"""Forms of the register, of progress, and of a reason."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from answerable.documents.rules import may_store
from answerable.followup.actions.models import Action, Deliverable
from answerable.followup.actions.vocab import ActionStatus, DeliverableState
from answerable.followup.updates.rules import is_complete_report
from answerable.followup.updates.vocab import REPORTABLE
from answerable.lib.decisions import Refused
from answerable.web.actions.choices import Choices
from answerable.web.actions.filters import Asked
from answerable.web.actions.widgets import ManyFiles, QuickSelect
from answerable.web.answers import say_refusal
from answerable.web.due_words import say_due
from answerable.web.labels import label_of
from answerable.web.templatetags.answerable import in_language

_SELECTS = {
    "office": _("Office, with its parts"),
    "due": _("Due"),
    "status": _("Status"),
    "evaluation": _("Evaluation"),
    "theme": _("Theme"),
}


class RegisterForm(forms.Form):
    """The filters of the register. It is never bound: what is not understood is said in a sentence."""

    words = forms.CharField(label=_("Words"), required=False, widget=forms.TextInput(attrs={"type": "search"}))

    def __init__(self, asked: Asked, choices: dict[str, Choices]) -> None:
        super().__init__(initial=asked.values, auto_id="filter_%s")
        for name, label in _SELECTS.items():
            select = forms.ChoiceField(label=label, required=False, widget=QuickSelect, choices=choices[name])
            self.fields[name] = select


class ManyFilesField(forms.FileField):
    """Several files; none is too large or empty."""

    widget = ManyFiles

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_empty_file=True, **options)

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        """The files, none of them refused. Raises ValidationError with a sentence for each that is."""
        files = [super(ManyFilesField, self).clean(each, initial) for each in data or []]
        decisions = [may_store(file.name, file.size, settings.MAX_UPLOAD_BYTES) for file in files]
        refused = [say_refusal(decision) for decision in decisions if isinstance(decision, Refused)]
        if refused:
            raise forms.ValidationError(refused)
        return files


class ProgressForm(forms.Form):
    """What an office reports: where the action stands on a day, what was done, and the evidence."""

    as_of = forms.DateField(
        label=_("Day of this report"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Where things stood on this day. It cannot lie in the future."),
        error_messages={
            "required": _("Enter the day of the report."),
            "invalid": _("Enter the day of the report as year, month and day, such as 2026-03-31."),
        },
    )
    status = forms.ChoiceField(
        label=_("Where the action stands"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose where the action stands.")},
    )
    narrative = forms.CharField(
        label=_("What was done"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("A few sentences. Once they are accepted, everybody who may read the action can read them."),
        error_messages={"required": _("Say in a few sentences what was done.")},
    )
    delivered = forms.MultipleChoiceField(
        label=_("What has been delivered"), required=False, widget=forms.CheckboxSelectMultiple
    )
    evidence = ManyFilesField(label=_("Evidence"), required=False)

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, initial={"as_of": today})
        self.today = today
        self.open = {str(row.pk): row for row in action.deliverables.all() if row.state == DeliverableState.OPEN}
        _offer(self, "status", [(code, label_of(code, "status")) for code in REPORTABLE])
        _offer(self, "delivered", [(pk, _name_date(row)) for pk, row in self.open.items()])
        if not self.open:
            del self.fields["delivered"]
        self.fields["evidence"].help_text = gettext(
            "Minutes, reports, pictures: several files if you like, each %(limit)s MB at most. They are kept as they"
            " are, and only your office and those with a role can open them."
        ) % {"limit": settings.MAX_UPLOAD_BYTES // 1_000_000}

    def clean_as_of(self) -> date:
        """The day, which is not to come."""
        day: date = self.cleaned_data["as_of"]
        decision = is_complete_report(ActionStatus.IN_PROGRESS, "any", day, self.today)
        if isinstance(decision, Refused):
            raise forms.ValidationError(say_refusal(decision))
        return day

    def clean(self) -> dict[str, Any]:
        """Browsers do not keep chosen files, so that they have to be chosen again where something else is wrong."""
        if self.errors and self.files and "evidence" not in self.errors:
            self.add_error("evidence", _("Choose the files again. The browser does not keep them."))
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        """What reporting.send_report takes."""
        delivered = [self.open[pk] for pk in self.cleaned_data.get("delivered", [])]
        plain = {name: self.cleaned_data[name] for name in ("as_of", "status", "narrative")}
        return {**plain, "delivered": delivered, "files": self.cleaned_data["evidence"]}


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Let a field of the form offer these choices. Raises TypeError for a field that offers none."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} offers no choices")
    field.choices = choices


def _name_date(row: Deliverable) -> str:
    written = in_language(row.as_written) or say_due(row.due)
    name = in_language(row.name)
    return f"{name} ({written})" if name else gettext("What was due %(written)s") % {"written": written}


class ReasonForm(forms.Form):
    """A reason, in a few words."""

    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, data: Any, *, label: str, sentence: str, hint: str = "") -> None:
        super().__init__(data)
        field = self.fields["reason"]
        field.label, field.help_text, field.error_messages["required"] = label, hint, sentence
