"""What the history can be narrowed to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.web.labels import LABELS


class HistoryFilterForm(forms.Form):
    """The filters of the history; all of them are optional."""

    q = forms.CharField(label=_("Words of the title"), required=False)
    kind = forms.ChoiceField(
        label=_("What happened"), required=False, choices=[("", _("Everything")), *LABELS["event"].items()]
    )
