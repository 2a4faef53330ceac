"""What a person would script instead: the same tables through pdfplumber and pandas.read_html, cells and time.

A script gives cells and no more: which of them is a promise, whose, and by when, is left to the person. So of the
values in the key of a document it is counted how many stand in a cell of their own, how many are somewhere in a cell,
and, beside it, how many are read here as the value that they are.
"""

import importlib
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from answerable.extraction.sandbox import read_file
from tests.bench.timing import ROOT, format_table, measure, say
from tests.scoring.leaves import fold, pair_objects

CORPUS = ROOT.parent / "shared" / "corpus"
HEAD = ["Document", "values", "read here", "time, ms", "by", "cells of their own", "inside a cell", "its time, ms"]
MISSING = "The peers are not there. “script/bench --peers” installs them."
_FIELDS = {"recommendations": ("text",), "responses": ("as_written", "text"), "actions": ("text",)}


def bench_peers(times: int = 5, corpus: Path = CORPUS) -> str:
    """A row for each PDF and page of the corpus that has a key."""
    try:
        peers = {".pdf": ("pdfplumber", load_pdfplumber()), ".html": ("pandas.read_html", load_pandas())}
    except ImportError:
        return MISSING
    rows = [_row(path, *peers[path.suffix], times) for path in list_documents(corpus, peers.keys())]
    return format_table(HEAD, rows) if rows else f"There are no documents in {corpus.name}, so nothing was read."


def list_documents(corpus: Path, suffixes: Any) -> list[Path]:
    """The documents of these kinds that have a key."""
    files = sorted((corpus / "documents").glob("*"))
    return [path for path in files if path.suffix in suffixes and _key_of(path).exists()]


def _key_of(document: Path) -> Path:
    return document.parents[1] / "gold" / f"{document.stem}.json"


def _row(path: Path, peer: str, read_cells: Callable[[bytes], list[str]], times: int) -> list[str]:
    say(f"Reading {path.name} …")
    content, key = path.read_bytes(), json.loads(_key_of(path).read_text("utf-8"))
    values = list(list_values(key))
    ours = measure(lambda: read_file(content, path.name, {}), times, warm_up=1).median
    theirs = measure(lambda: read_cells(content), times, warm_up=1).median
    cells = [fold(cell) for cell in read_cells(content)]
    own = sum(fold(value) in set(cells) for value in values)
    inside = sum(any(fold(value) in cell for cell in cells) for value in values)
    right = count_right(key, read_file(content, path.name, {}))
    figures = [str(len(values)), str(right), f"{ours:.0f}", peer, str(own), str(inside), f"{theirs:.0f}"]
    return [path.name, *figures]


def list_values(key: dict[str, Any]) -> Iterator[str]:
    """The texts, positions, offices and dates of a key."""
    for part, names in _FIELDS.items():
        yield from (each[name] for each in key[part] for name in names if each[name])
    for action in key["actions"]:
        yield from (each["as_written"] for name in ("offices", "due") for each in action[name])


def count_right(key: dict[str, Any], found: dict[str, Any]) -> int:
    """How many of the values of a key were read as such, each at its own recommendation and action."""
    pairs = pair_objects(key, found)
    names = {**_FIELDS, "offices": ("as_written",), "due": ("as_written",)}
    right = {
        (id(wanted), name)  # an action of two recommendations is paired under both
        for part, fields in names.items()
        for wanted, given in pairs[part]
        for name in fields
        if wanted[name] and fold(wanted[name]) == fold(given[name])
    }
    return len(right)


def load_pdfplumber() -> Callable[[bytes], list[str]]:
    """What gives the cells of every table of a PDF. Raises ImportError where it is not installed."""
    pdfplumber = importlib.import_module("pdfplumber")

    def read_cells(content: bytes) -> list[str]:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            tables = [table for page in pdf.pages for table in page.extract_tables()]
        return [cell for table in tables for row in table for cell in row if cell]

    return read_cells


def load_pandas() -> Callable[[bytes], list[str]]:
    """What gives the cells of every table of a page. Raises ImportError where it is not installed."""
    pandas = importlib.import_module("pandas")

    def read_cells(content: bytes) -> list[str]:
        frames = pandas.read_html(io.StringIO(content.decode("utf-8", "replace")))
        named = [str(name) for frame in frames for name in frame.columns]
        return named + [str(cell) for frame in frames for row in frame.itertuples(index=False) for cell in row]

    return read_cells
