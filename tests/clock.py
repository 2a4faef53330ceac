"""The moment at which every story of the tests is told."""

from datetime import UTC, date, datetime

NOW = datetime(2025, 6, 2, 14, 0, tzinfo=UTC)  # ten in the morning in Toronto
TODAY = date(2025, 6, 2)
