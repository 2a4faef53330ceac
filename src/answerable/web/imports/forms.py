"""The form with which a document is brought in."""

import textwrap
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from answerable.ingest.models import Layout
from answerable.web.labels import LABELS


class UploadForm(forms.Form):
    """A file or a pasted text, and what the reader may be told of it."""

    file = forms.FileField(
        label=_("Document"),
        required=False,
        allow_empty_file=True,  # refused further in, with the same sentence as on the command line
        help_text=_(
            "PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt, .ods), HTML, CSV, text, or an e-mail (.eml) with one"
            " of them."
        ),
    )
    text = forms.CharField(
        label=_("Or paste the text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    language = forms.ChoiceField(label=_("Language of the document"), required=False)
    fiscal_year_start = forms.IntegerField(
        label=_("First month of the fiscal year, 1 to 12"),
        required=False,
        min_value=1,
        max_value=12,
        help_text=_("Used where the document does not say when its fiscal year starts."),
    )
    report_date = forms.DateField(
        label=_("Date of the report"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Needed only for dates without a year, such as “by December”."),
    )

    layout = forms.ModelChoiceField(
        label=_("Layout of its tables"),
        queryset=Layout.objects.none(),
        required=False,
        empty_label=_("Tell it from the headings"),
        help_text=_("What the columns are, as you kept it when you reviewed another document."),
    )

    def __init__(self, layouts: QuerySet[Layout], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if layouts:
            self.fields["layout"].queryset = layouts  # type: ignore[attr-defined]
        else:
            del self.fields["layout"]
        choices = [("", _("Tell it from the words")), *LABELS["language"].items()]
        self.fields["language"].choices = choices  # type: ignore[attr-defined]
        self.fields["fiscal_year_start"].widget.attrs["placeholder"] = str(settings.FISCAL_YEAR_START)

    def clean(self) -> dict[str, Any]:
        """One of the two is needed; the file comes before the text."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("file") is None and not values.get("text", "").strip():
            self.add_error("file", _("Choose a file, or paste the text of the management response below."))
        return values

    def document(self, limit: int) -> dict[str, Any]:
        """What was sent, as upload_document takes it: name, content, size, media_type. Of a file with more than
        `limit` bytes only the beginning is read into memory."""
        file = self.cleaned_data["file"]
        if file is not None:
            media_type = file.content_type or "application/octet-stream"
            return {"name": file.name, "content": file.read(limit + 1), "size": file.size, "media_type": media_type}
        text = self.cleaned_data["text"]
        first = next(line.strip() for line in text.splitlines() if line.strip())
        name = textwrap.shorten(first, 80, placeholder="…")
        return {"name": name, "content": text.encode(), "media_type": "text/plain"}

    def options(self) -> dict[str, Any]:
        """What the sandbox is told."""
        values = self.cleaned_data
        day = values["report_date"]
        start = values["fiscal_year_start"] or settings.FISCAL_YEAR_START
        layout = values.get("layout")
        told = {
            "language": values["language"],
            "report_date": day.isoformat() if day else None,
            "layout": layout.tables if layout else None,
        }
        return {"fiscal_year_start": start, **{name: value for name, value in told.items() if value}}
