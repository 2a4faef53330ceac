"""What the cells of a workbook show."""

from datetime import date, datetime, time
from typing import Any

import pytest

from answerable.extraction.readers.sheets import show_value


@pytest.mark.parametrize(
    ("number_format", "shown", "has_no_day"),
    [
        ("yyyy-mm-dd", "2025-06-03", False),
        ("d mmmm yyyy", "3 June 2025", False),
        ("mmm d, yyyy", "Jun 3, 2025", False),
        ("dd/mm/yy", "03/06/25", False),
        ("[$-409]mmmm d, yyyy;@", "June 3, 2025", False),
        ("mmm-yy", "Jun-25", True),
        ("mmmm yyyy", "June 2025", True),
        ("yyyy-mm", "2025-06", True),
        ('"by" mmmm yyyy', "by June 2025", True),
        ("yyyy-mm-dd hh:mm", "2025-06-03", False),
        ("General", "2025-06-03", False),
    ],
)
def test_a_date_is_shown_as_its_format_writes_it(number_format: str, shown: str, has_no_day: bool) -> None:
    assert show_value(datetime(2025, 6, 3), number_format) == (shown, date(2025, 6, 3), has_no_day)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.25, "0%", "25%"),
        (3, "General", "3"),
        (3.0, "General", "3"),
        (1.1, "General", "1.1"),
        (True, "General", "TRUE"),
        (time(9, 30), "h:mm", "09:30:00"),
    ],
)
def test_other_values_are_shown_plainly(value: Any, number_format: str, shown: str) -> None:
    assert show_value(value, number_format)[0] == shown
