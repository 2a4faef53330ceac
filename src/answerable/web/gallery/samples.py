"""Values that the examples of the gallery show; the words come from a published management response."""

from datetime import UTC, date, datetime

from django import forms


class FilterForm(forms.Form):
    """The filters of a register, as an example."""

    q = forms.CharField(label="Words", required=False)
    office = forms.ChoiceField(
        label="Office", required=False, choices=[("", "Every office"), ("1", "IIR Branch"), ("2", "CIC Geneva")]
    )
    state = forms.MultipleChoiceField(
        label="State",
        required=False,
        choices=[("overdue", "Overdue"), ("in_progress", "In progress"), ("completed", "Completed")],
        widget=forms.CheckboxSelectMultiple,
    )


class WrongForm(forms.Form):
    """Every kind of field, some of them filled wrongly."""

    title = forms.CharField(label="Title", help_text="As it stands on the first page of the document.")
    document = forms.FileField(label="Document", help_text="Word, PDF, HTML, Excel, CSV or text, 25 MB at most.")
    position = forms.ChoiceField(
        label="Position",
        choices=[("agreed", "Agreed"), ("partly", "Agreed in part"), ("not", "Not agreed")],
        widget=forms.RadioSelect,
    )
    office = forms.ChoiceField(label="Office", required=False, choices=[("", "Choose an office"), ("1", "IIR Branch")])
    text = forms.CharField(label="What was done", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    public = forms.BooleanField(label="Show this text on the public page", required=False)


STATES = [
    "overdue",
    "due_soon",
    "not_started",
    "in_progress",
    "reported_complete",
    "completed",
    "ongoing",
    "undetermined",
    "no_longer_applicable",
]
RECOMMENDATION = (
    "CIC should see to it that the departments that use the services of the IOM tell each other of their projects,"
    " so that these fit together."
)
FRENCH = "Le Canada devrait suivre de près la façon dont l’OIM est dirigée, et les buts qu’elle se donne."


def sample() -> dict[str, object]:
    """Everything the examples name as `sample.…`."""
    return {
        "states": STATES,
        "start": date(2011, 7, 1),
        "end": date(2011, 9, 30),
        "march_start": date(2012, 3, 1),
        "march_end": date(2012, 3, 31),
        "review": date(2012, 3, 31),
        "moment": datetime(2011, 9, 30, 18, 5, tzinfo=UTC),
        "recommendation": {"en": RECOMMENDATION},
        "french_only": {"fr": FRENCH},
        "changes": [{"label": "Due date", "before": "Quarter 2 of FY 2011-12", "after": "March 2012"}],
        "errors": [{"text": "The file is empty. Choose another file.", "href": "#id_document"}],
        "filter_form": FilterForm({"state": ["overdue"]}, auto_id="filter_%s"),
        "wrong_form": WrongForm({"text": "The meeting was held."}),
    }
