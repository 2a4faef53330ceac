"""Leaves out of a pasted text what stands on every page: its number, and the heads and feet beside it."""

import re
from collections import Counter
from itertools import pairwise

from answerable.extraction.numbering import names_recommendation

_PAGE = re.compile(
    r"^\s*(?:page \d{1,4}(?: (?:of|de|sur|/) ?\d{1,4})?|\d{1,4} (?:of|de|sur|/) \d{1,4})\s*$", re.IGNORECASE
)
_BARE_PAGE = re.compile(r"\s*\d{1,3}\s*")
_NUMBER_BEHIND = re.compile(r"(?P<head>.*\S)\s+(?P<page>\d{1,3})")
_NUMBER_BEFORE = re.compile(r"(?P<page>\d{1,3})\s+(?P<head>\S.*)")
_APART = re.compile(r"\S\s{3,}\d{1,3}$|^\d{1,3}\s{3,}\S")
_COUNTED = re.compile(r"\b(?:recomm[ae]ndation|action|mesure|finding|constat|observation)$", re.IGNORECASE)
_TOP = 6  # lines at the beginning, where what stands on every page may be the title
_BESIDE_BARE = 4  # lines; a running head has several
_A_FEW = 3  # words
_FEWEST_PAGES = 2  # on which a line stands that is a running head or foot


def without_pages(text: str) -> str:
    """The text without lines that number a page, and those beside them that come again on several pages; at the
    beginning they stay, for they may be the title."""
    lines = text.split("\n")
    numbered = [n for n, line in enumerate(lines) if _PAGE.match(line)]
    bare = _find_bare_pages(lines)
    left_out = {*numbered, *_running(lines, numbered), *bare, *_find_numbered_heads(lines)}
    left_out |= {n for n in _running(lines, bare, _BESIDE_BARE) if n >= _TOP}
    return "\n".join(line for n, line in enumerate(lines) if n not in left_out)


def _running(lines: list[str], numbered: list[int], near: int = 1) -> set[int]:
    """The lines so near to the numbers of pages that come again near another one."""
    beside = [n for place in numbered for n in range(place - near, place + near + 1)]
    beside = [n for n in dict.fromkeys(beside) if 0 <= n < len(lines) and n not in numbered and lines[n].strip()]
    counts = Counter(lines[n].strip() for n in beside)
    return {n for n in beside if counts[lines[n].strip()] >= _FEWEST_PAGES}


def _find_numbered_heads(lines: list[str]) -> set[int]:
    """The lines that say the same several times, with a number behind or before it that counts up from page to page."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines):
        for pattern in (_NUMBER_BEHIND, _NUMBER_BEFORE):
            match = pattern.fullmatch(line.strip())
            if match and _may_run(match["head"]) and not names_recommendation(line.strip()):
                found.setdefault(match["head"], []).append((number, int(match["page"])))
    counting = (pages for pages in found.values() if len(pages) >= _FEWEST_PAGES)
    return {n for pages in counting if _are_pages(lines, pages) for n, _ in pages[pages[0][0] < _TOP :]}


def _are_pages(lines: list[str], pages: list[tuple[int, int]]) -> bool:
    """True for numbers that count up; where a wide gap parts them from the words, pages may be missing in between."""
    numbers = [page for _, page in pages]
    is_apart = all(_APART.search(lines[n].strip()) for n, _ in pages)
    return _count_up(numbers) or (is_apart and all(one < other for one, other in pairwise(numbers)))


def _may_run(head: str) -> bool:
    """True for several words, and not for what is counted: “Response to recommendation 3”."""
    return len(head.split()) > _A_FEW and not _COUNTED.search(head)


def _find_bare_pages(lines: list[str]) -> list[int]:
    """Lines that are a number and nothing else and count up by one, not from 1 as rows do, with the same long line near
    each of them."""
    found = [n for n, line in enumerate(lines) if _BARE_PAGE.fullmatch(line)]
    values = [int(lines[n]) for n in found]
    if len(found) < _FEWEST_PAGES or not _count_up(values) or values[0] == 1:
        return []
    heads = {lines[n].strip() for n in _running(lines, found, _BESIDE_BARE)}
    return found if any(len(line.split()) > _A_FEW for line in heads) else []


def _count_up(values: list[int]) -> bool:
    return values == list(range(values[0], values[0] + len(values)))
