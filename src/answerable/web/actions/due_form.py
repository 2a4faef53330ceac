"""The form in which a person writes another due date, as people write dates."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from answerable.lib.folding import fold
from answerable.periods.expressions.due import Due, Span
from answerable.periods.expressions.reading import Context, read_expressions
from answerable.periods.expressions.vocab import Kind, Precision
from answerable.web.dates import span_text
from answerable.web.due_words import say_unclear
from answerable.web.sentences import enumerate_things

_NONE_FOUND = _("No date was found in “%(text)s”. Write it as in these examples: 31 March 2027, Q2 of FY 2027-28.")


class DueForm(forms.Form):
    """Another due date as people write it, and why. What was read from it is `due`."""

    text = forms.CharField(
        label=_("The new date"),
        max_length=200,
        help_text=_(
            "As you would write it: “31 March 2027”, “Q2 of FY 2027-28”, “summer 2027”, “ongoing, every year”."
        ),
        error_messages={"required": _("Write the new date.")},
    )
    reason = forms.CharField(
        label=_("Why the date should change"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The reason stays in the history."),
        error_messages={"required": _("Say why the date should change. The reason stays in the history.")},
    )

    def __init__(self, data: Any, *, context: Context, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.found = read_expressions(data.get("text", ""), context) if data else []
        if len(self.found) == 1 and self.found[0].readings:
            self.fields["reading"] = _choose_reading(self.found[0])
            self.order_fields(["text", "reading", "reason"])

    def clean_text(self) -> str:
        """What was written, where it holds exactly one date that can be asked for."""
        text: str = self.cleaned_data["text"]
        trouble = _find_trouble(text, self.found)
        if trouble:
            raise forms.ValidationError(trouble)
        return text

    @property
    def due(self) -> Due:
        """The date that was read; where there were several readings, the one that was chosen."""
        chosen = self.cleaned_data.get("reading")
        return settle(self.found[0], _span_of(chosen)) if chosen else self.found[0]


def _choose_reading(due: Due) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Which of these is meant?"),
        widget=forms.RadioSelect,
        choices=[(_code_of(span), span_text(span.start, span.end)) for span in due.readings],
        error_messages={
            "required": _("This date can be read in more than one way. Choose the one that is meant."),
            "invalid_choice": _("This date can be read in more than one way. Choose the one that is meant."),
        },
    )


def _code_of(span: Span) -> str:
    return f"{span.start or ''}/{span.end or ''}"


def _span_of(code: str) -> Span:
    start, end = (date.fromisoformat(day) if day else None for day in code.split("/"))
    return Span(start, end)


def settle(due: Due, span: Span) -> Due:
    """The ambiguous date with the one reading that a person chose."""
    kind = Kind.BEFORE if span.start is None else Kind.DATE if span.start == span.end else Kind.PERIOD
    precision = Precision.DAY if kind == Kind.DATE else Precision.SPAN
    return replace(
        due, kind=kind, start=span.start, end=span.end, precision=precision, assumptions=(), readings=(), likely=None
    )


def _find_trouble(text: str, found: list[Due]) -> str:
    """Why this is not one date that can be asked for; empty where it is one."""
    if not found:
        return _NONE_FOUND % {"text": text}
    if len(found) > 1:
        written = enumerate_things([f"“{due.as_written}”" for due in found])
        return gettext("There are several dates in this: %(dates)s. Write one of them.") % {"dates": written}
    if found[0].kind in {Kind.DONE, Kind.NOT_APPLICABLE}:
        return gettext("This is not a date but a status. Report progress on the action instead.")
    if found[0].kind == Kind.AMBIGUOUS and not found[0].readings:
        return f"{say_unclear(found[0])} {gettext('Write it so that there is only one reading.')}"
    if found[0].kind == Kind.UNDETERMINED and fold(found[0].as_written) != fold(text).strip(" ."):
        return _NONE_FOUND % {"text": text}  # a word such as “soon” inside a sentence is no answer
    return ""
