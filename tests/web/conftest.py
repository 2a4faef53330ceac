"""What holds for every test of pages."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A page in French that another test has read leaves nothing behind."""
    with override("en"):
        yield
