"""Forms for the head of a report, its links, and the words of recommendations and responses."""

from collections.abc import Iterable
from typing import Any

from babel.dates import get_month_names
from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.vocab import EvaluationLinkKind, ReportKind
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.recommendations.vocab import RecommendationLinkKind
from answerable.followup.responses.models import Response
from answerable.followup.responses.vocab import Position
from answerable.people.models import Office
from answerable.web.dates import LOCALES, day_text, page_language
from answerable.web.form_pages import TwoLanguageForm, both_sides, words
from answerable.web.labels import LABELS
from answerable.web.record_choice import RecordChoiceField, choice_of, name_offices
from answerable.web.report_pages import name_of
from answerable.web.templatetags.answerable import in_language


def _month_names() -> list[tuple[int, str]]:
    names = get_month_names(locale=LOCALES[page_language()])
    return [(month, names[month]) for month in range(1, 13)]


class HeadForm(TwoLanguageForm):
    """The head of a report."""

    two_sided = ("title",)
    needed = {"title": _("Enter the title in at least one language.")}

    title_en = words(_("Title in English"), "en", rows=3)
    title_fr = words(_("Title in French"), "fr", rows=3)
    kind = forms.ChoiceField(label=_("Kind of report"), choices=list(LABELS["report_kind"].items()))
    reference = forms.CharField(
        label=_("Reference"), max_length=100, required=False, help_text=_("The number under which it is filed.")
    )
    organisation = RecordChoiceField(
        label=_("Organisation that answers"),
        required=False,
        empty=_("Not known yet"),
        help_text=_("An organisation that is missing is added on the page of offices."),
    )
    issued_on = forms.DateField(
        label=_("Issued on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    fiscal_year_start = forms.TypedChoiceField(
        label=_("First month of the fiscal year"),
        coerce=int,
        choices=_month_names,
        help_text=_("Quarters such as “Q2” are counted from this month."),
    )

    def __init__(self, data: Any, *, evaluation: Evaluation, organisations: Iterable[Office]) -> None:
        super().__init__(data, initial=_head_of(evaluation))
        choice_of(self, "organisation").offer(name_offices(organisations))
        self.evaluation = evaluation

    def values(self) -> dict[str, Any]:
        """What changes.change_evaluation takes."""
        plain = ("reference", "organisation", "issued_on", "fiscal_year_start")
        return {
            "title": self.texts("title", self.evaluation.title),
            "kind": ReportKind(self.cleaned_data["kind"]),
            **{name: self.cleaned_data[name] for name in plain},
        }


def _head_of(evaluation: Evaluation) -> dict[str, object]:
    return {
        **both_sides("title", evaluation.title),
        "kind": evaluation.kind,
        "reference": evaluation.reference,
        "organisation": str(evaluation.organisation_id or ""),
        "issued_on": evaluation.issued_on,
        "fiscal_year_start": evaluation.fiscal_year_start,
    }


def _name_report(evaluation: Evaluation) -> str:
    issued = f" ({day_text(evaluation.issued_on)})" if evaluation.issued_on else ""
    return Truncator(in_language(evaluation.title) or str(evaluation)).chars(90) + issued


def _name(recommendation: Recommendation) -> str:
    return Truncator(f"{name_of(recommendation)}: {in_language(recommendation.text)}").chars(120)


class ReportLinkForm(forms.Form):
    """Which earlier report this one takes up, and how."""

    kind = forms.ChoiceField(
        label=_("What this report does"),
        widget=forms.RadioSelect,
        choices=list(LABELS["evaluation_link"].items()),
        error_messages={"required": _("Choose what this report does with the earlier one.")},
    )
    earlier = RecordChoiceField(
        label=_("The earlier report"),
        empty=_("Choose a report"),
        error_messages={"required": _("Choose the earlier report.")},
    )

    def offer_reports(self, evaluations: Iterable[Evaluation]) -> None:
        """Let one of these be chosen."""
        choice_of(self, "earlier").offer([(each, _name_report(each)) for each in evaluations])

    def values(self) -> dict[str, Any]:
        """What changes.link_evaluation takes."""
        return {"earlier": self.cleaned_data["earlier"], "kind": EvaluationLinkKind(self.cleaned_data["kind"])}


class RecommendationLinkForm(forms.Form):
    """Which recommendation of an earlier report this one takes up, and how."""

    kind = forms.ChoiceField(
        label=_("What this recommendation does"),
        widget=forms.RadioSelect,
        choices=list(LABELS["recommendation_link"].items()),
        error_messages={"required": _("Choose what this recommendation does with the earlier one.")},
    )
    earlier = RecordChoiceField(
        label=_("The earlier recommendation"),
        empty=_("Choose a recommendation"),
        error_messages={"required": _("Choose the earlier recommendation.")},
    )

    def offer_recommendations(self, recommendations: Iterable[Recommendation]) -> None:
        """Let one of these be chosen."""
        pairs = [(each, f"{_name_report(each.evaluation)} – {_name(each)}") for each in recommendations]
        choice_of(self, "earlier").offer(pairs)

    def values(self) -> dict[str, Any]:
        """What changes.link_recommendation takes."""
        return {"earlier": self.cleaned_data["earlier"], "kind": RecommendationLinkKind(self.cleaned_data["kind"])}


class WithdrawForm(forms.Form):
    """Why a published report is taken back."""

    reason = forms.CharField(
        label=_("Why it is withdrawn"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The reason stays in the history."),
        error_messages={"required": _("Say why the evaluation is withdrawn.")},
    )


class RecommendationForm(TwoLanguageForm):
    """The words of a recommendation, both languages side by side."""

    two_sided = ("text", "theme")
    needed = {"text": _("Enter the recommendation in at least one language.")}

    number = forms.CharField(label=_("Number, as written"), max_length=60, required=False)
    text_en = words(_("Recommendation in English"), "en", rows=8)
    text_fr = words(_("Recommendation in French"), "fr", rows=8)
    theme_en = words(_("Theme in English"), "en")
    theme_fr = words(_("Theme in French"), "fr")
    priority = forms.CharField(label=_("Priority, as written"), max_length=60, required=False)

    def __init__(self, data: Any, *, recommendation: Recommendation) -> None:
        here = recommendation
        sides = {**both_sides("text", here.text), **both_sides("theme", here.theme)}
        super().__init__(data, initial={**sides, "number": here.number, "priority": here.priority})
        self.recommendation = here

    def values(self) -> dict[str, Any]:
        """What changes.change_recommendation takes."""
        return {
            "number": self.cleaned_data["number"],
            "text": self.texts("text", self.recommendation.text),
            "theme": self.texts("theme", self.recommendation.theme),
            "priority": self.cleaned_data["priority"],
        }


class ResponseForm(TwoLanguageForm):
    """The position and the words of a response, both languages side by side."""

    two_sided = ("as_written", "text")

    position = forms.ChoiceField(label=_("Position"), choices=list(LABELS["position"].items()))
    as_written_en = words(_("Words that state the position, in English"), "en")
    as_written_fr = words(_("Words that state the position, in French"), "fr")
    text_en = words(_("Response in English"), "en", rows=10)
    text_fr = words(_("Response in French"), "fr", rows=10)

    def __init__(self, data: Any, *, response: Response) -> None:
        sides = {**both_sides("as_written", response.as_written), **both_sides("text", response.text)}
        super().__init__(data, initial={**sides, "position": response.position})
        self.response = response

    def values(self) -> dict[str, Any]:
        """What changes.change_response takes."""
        return {
            "position": Position(self.cleaned_data["position"]),
            "as_written": self.texts("as_written", self.response.as_written),
            "text": self.texts("text", self.response.text),
        }
