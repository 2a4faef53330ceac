"""The numbers that Word writes in front of paragraphs by itself, which stand nowhere in their text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_LEVELS = 9
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass
class _Level:
    """How one level of a list is numbered."""

    kind: str = "decimal"
    text: str = ""  # with %1 for the number of the first level, %2 for that of the second …
    start: int = 1


class Numbering:
    """Counts the numbered paragraphs of one file, in order."""

    def __init__(self, package: Any) -> None:
        self.levels: dict[str, list[_Level]] = {}  # by the id of a list
        self.lists: dict[str, str] = {}  # the list that a list counts with, by its id
        self.counts: dict[str, list[int]] = {}
        self.told: dict[Any, str] = {}  # by paragraph: asked for again, it counts no further
        self.styles = _numbered_styles(package)
        part = next((rel.target_part for rel in package.part.rels.values() if rel.reltype.endswith("/numbering")), None)
        if part is not None:
            self._read(part.element)

    def _read(self, root: Any) -> None:
        shared = {each.get(qn("w:abstractNumId")): _read_levels(each) for each in root.findall(qn("w:abstractNum"))}
        for number in root.findall(qn("w:num")):
            key, abstract = number.get(qn("w:numId")), number.find(qn("w:abstractNumId"))
            name = abstract.get(qn("w:val")) if abstract is not None else ""
            restarts = number.find(qn("w:lvlOverride")) is not None
            self.levels[key] = shared.get(name, [])
            self.lists[key] = key if restarts else f"#{name}"

    def label_of(self, paragraph: Any, style: str) -> str:
        """The number in front of a paragraph, such as “3.” or “a)”; "" for a bullet or none. Counts it once."""
        if paragraph not in self.told:
            self.told[paragraph] = self._count(paragraph, style)
        return self.told[paragraph]

    def _count(self, paragraph: Any, style: str) -> str:
        key, level = _place_of(paragraph) or self.styles.get(style) or ("0", 0)
        levels = self.levels.get(key)
        if not levels or level >= len(levels):
            return ""
        counts = self.counts.setdefault(self.lists[key], [0] * _LEVELS)
        counts[level] = counts[level] + 1 if counts[level] else levels[level].start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        if levels[level].kind in {"bullet", "none"}:
            return ""
        return re.sub(r"%(\d)", lambda match: _write(levels, counts, int(match[1]) - 1), levels[level].text).strip()


def _read_levels(abstract: Any) -> list[_Level]:
    found = []
    for level in abstract.findall(qn("w:lvl"))[:_LEVELS]:
        values = {name: level.find(qn(f"w:{name}")) for name in ("numFmt", "lvlText", "start")}
        told = {name: each.get(qn("w:val")) for name, each in values.items() if each is not None}
        start = told.get("start") or "1"
        found.append(
            _Level(told.get("numFmt") or "decimal", told.get("lvlText") or "", int(start) if start.isdecimal() else 1)
        )
    return found


def _numbered_styles(package: Any) -> dict[str, tuple[str, int]]:
    """The list and level of styles that number their paragraphs, by the id of the style."""
    found = {}
    for style in package.styles.element.findall(qn("w:style")):
        place = _place_of(style)
        if place:
            found[style.get(qn("w:styleId"))] = place
    return found


def _place_of(paragraph: Any) -> tuple[str, int] | None:
    """(the id of its list, its level) of a paragraph or style that says it itself."""
    properties = paragraph.find(qn("w:pPr"))
    numbered = properties.find(qn("w:numPr")) if properties is not None else None
    number = numbered.find(qn("w:numId")) if numbered is not None else None
    if numbered is None or number is None:
        return None
    level = numbered.find(qn("w:ilvl"))
    written = level.get(qn("w:val")) if level is not None else "0"
    return number.get(qn("w:val")) or "0", int(written) if written and written.isdecimal() else 0


def _write(levels: list[_Level], counts: list[int], level: int) -> str:
    """The number of one level, the way that level is written."""
    count, kind = max(1, counts[level]), levels[level].kind if level < len(levels) else "decimal"
    if kind in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in {"lowerRoman", "upperRoman"}:
        return _roman(count).upper() if kind == "upperRoman" else _roman(count)
    return f"{count:02}" if kind == "decimalZero" else str(count)


def _roman(count: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while count >= value:
            written, count = written + letters, count - value
    return written
