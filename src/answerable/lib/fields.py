"""Database fields that several packages use."""

from typing import Any

from django.db import models


class TextsField(models.JSONField[Any, Any]):
    """A text in several languages, stored as {"en": …, "fr": …}; see texts.py for the helpers."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("default", dict)
        options.setdefault("blank", True)
        super().__init__(*args, **options)
