"""Pages that hold one form: what they are called, what the button does, and the way back."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise

from answerable.lib.texts import Texts

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise  # what gettext_lazy gives, to the type checker alone

LANGUAGES = ("en", "fr")
Trail = list[tuple[str, str]]


@dataclass(frozen=True)
class FormPage:
    """One form as a page. `trail` holds (text, address) pairs; its last one is where “Cancel” leads."""

    heading: str
    button: str
    trail: Trail
    lead: str = ""
    is_warning: bool = False
    template: str = "form_page.html"
    context: dict[str, object] = field(default_factory=dict)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, for a form to be bound to; None where the page is only read."""
    return request.POST if request.method == "POST" else None


def show_form(request: HttpRequest, form: forms.BaseForm, page: FormPage) -> HttpResponse:
    """The page with the form, with what was typed where something was wrong."""
    return render(request, page.template, {"form": form, "page": page, "back": page.trail[-1][1], **page.context})


def words(label: "str | _StrPromise", language: str, *, rows: int = 0) -> forms.CharField:
    """A field for one side of a text in two languages; `rows` makes it an area of that height."""
    attrs = {"lang": language, **({"rows": rows} if rows else {})}
    widget = forms.Textarea(attrs) if rows else forms.TextInput(attrs)
    return forms.CharField(label=label, required=False, widget=widget)


@dataclass(frozen=True)
class FieldRow:
    """One field, or the two sides of a text; where one of the sides is needed, none of them is called optional."""

    fields: list[forms.BoundField]
    is_needed: bool = False


class TwoLanguageForm(forms.Form):
    """A form whose fields `x_en` and `x_fr` are the two sides of one text."""

    two_sided: tuple[str, ...] = ()
    needed: dict[str, Promise] = {}  # name → sentence where neither side is filled

    def clean(self) -> dict[str, object]:
        """One side at least of what is needed."""
        for name, sentence in self.needed.items():
            if not any(self.texts(name).values()):
                self.add_error(f"{name}_en", str(sentence))
        return self.cleaned_data

    def texts(self, name: str, before: Texts | None = None) -> Texts:
        """Both sides as a map without empty ones; other languages of `before` stay."""
        sides = {code: _one_side(self.cleaned_data.get(f"{name}_{code}", "")) for code in LANGUAGES}
        return {code: text for code, text in {**(before or {}), **sides}.items() if text}

    @property
    def rows(self) -> list[FieldRow]:
        """The fields in order, two sides of a text together."""
        second = {f"{name}_fr" for name in self.two_sided}
        return [self._row_of(field) for field in self if field.name not in second]

    def _row_of(self, field: forms.BoundField) -> FieldRow:
        name = field.name.removesuffix("_en")
        if name not in self.two_sided:
            return FieldRow([field])
        return FieldRow([field, self[f"{name}_fr"]], name in self.needed)


def both_sides(name: str, texts: Texts) -> dict[str, str]:
    """The initial values of the fields of a text in two languages."""
    return {f"{name}_{code}": texts.get(code, "") for code in LANGUAGES}


def _one_side(typed: str) -> str:
    """What was typed, with the line ends of the record: browsers send others."""
    return typed.replace("\r\n", "\n").strip()
