"""The files of the sample data, with their years moved so that the story ends shortly before today."""

import re
import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

WRITTEN_ON = date(2026, 11, 23)  # the day for which the story was written
_YEAR = re.compile(r"\b(20\d\d)(?:([-/])(\d\d)(?!\d|-\d))?\b")


class Shelf:
    """Reads the files as they would have been written for `today`: whole years later or earlier."""

    def __init__(self, today: date) -> None:
        before = (today.month, today.day) < (WRITTEN_ON.month, WRITTEN_ON.day)
        self.years = today.year - WRITTEN_ON.year - before

    def read_text(self, path: str) -> str:
        """The text of a file, its years moved."""
        text = files(__package__).joinpath(path).read_text(encoding="utf-8")
        return _YEAR.sub(self._move, text) if self.years else text

    def read_table(self, name: str) -> dict[str, Any]:
        """What a TOML file holds."""
        return tomllib.loads(self.read_text(f"{name}.toml"))

    def _move(self, found: re.Match[str]) -> str:
        """The year moved; the second year of “2022-23” with it."""
        year, mark, second = int(found[1]), found[2], found[3]
        if mark and int(second) == (year + 1) % 100:
            return f"{year + self.years}{mark}{(year + 1 + self.years) % 100:02}"
        return f"{year + self.years}{mark or ''}{second or ''}"
