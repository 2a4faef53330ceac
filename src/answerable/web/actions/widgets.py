"""How the forms of this place draw what Django has no quick or right way for."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


class QuickSelect(forms.Select):
    """A select that is drawn without a template for each option: the register offers hundreds."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """The select with its groups and options."""
        attributes = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        options = "".join(_draw(choice, str(value or "")) for choice in self.choices)
        return mark_safe(f"<select{attributes}>{options}</select>")  # noqa: S308  # every part is escaped below


def _draw(choice: tuple[Any, Any], value: str) -> str:
    """One option, or a group of options."""
    code, words = choice
    if isinstance(words, list):
        inner = "".join(_draw(each, value) for each in words)
        return f'<optgroup label="{escape(code)}">{inner}</optgroup>'
    return f'<option value="{escape(code)}"{" selected" if code == value else ""}>{escape(words)}</option>'


class ManyFiles(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True
