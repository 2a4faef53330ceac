"""The development corpus is read as well as is promised, and nothing of it is built into the product."""

import importlib.util
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from answerable.extraction.blocks import text_at
from answerable.extraction.sandbox import read_file
from tests.scoring.leaves import fold, list_leaves
from tests.scoring.score import DEFAULT, find_document, read_line, wanted_of

ROOT = Path(__file__).parents[2]
LEAST_DATES = LEAST_SEED = 0.97
LEAST_MADE = 0.90
QUOTE = 8  # consecutive words


@pytest.fixture(scope="module", autouse=True)
def corpus() -> Path:
    if not (DEFAULT / "gold").is_dir():
        pytest.fail(f"The development corpus is missing: these tests need the folders of {DEFAULT}.", pytrace=False)
    return DEFAULT


@cache
def read_all() -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """Name → (key, candidate) of every document that is read."""
    found = {}
    for path in sorted((DEFAULT / "gold").glob("*.json")):
        document = find_document(DEFAULT, path.stem)
        candidate = read_file(document.read_bytes(), document.name, {}) if document else {"refused": ""}
        if "refused" not in candidate:
            found[path.stem] = (json.loads(path.read_text(encoding="utf-8")), candidate)
    return found


@cache
def load_tool() -> ModuleType:
    """The scoring tool that everybody shares."""
    path = DEFAULT.parent / "tools" / "score_extraction.py"
    spec = importlib.util.spec_from_file_location("score_extraction", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"the scoring tool is missing: {path}")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def total_of(name: str) -> float:
    key, candidate = read_all()[name]
    score: float = load_tool().score(key, candidate).scores()["total"]
    return score


def test_dates_are_read_as_the_lines_say() -> None:
    lines = (DEFAULT / "dates.tsv").read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")
    rows = [dict(zip(head, line.split("\t"), strict=False)) for line in lines[1:] if line]
    right = sum(read_line(row) == wanted_of(row) for row in rows)
    assert right / len(rows) >= LEAST_DATES


def test_the_seed_is_read() -> None:
    assert total_of("seed") >= LEAST_SEED


def test_the_seed_has_five_actions_and_the_meeting_answers_two_recommendations() -> None:
    actions = read_all()["seed"][1]["actions"]
    shared = [each for each in actions if each["recommendations"] == ["2", "3"]]
    assert len(actions) == 5
    assert ["inter-departmental meeting" in each["text"] for each in shared] == [True]


def test_the_constructed_documents_are_read() -> None:
    totals = [total_of(name) for name in read_all() if name.startswith("made_")]
    assert len(totals) >= 7
    assert sum(totals) / len(totals) >= LEAST_MADE


def test_every_place_holds_the_words_of_its_value() -> None:
    wrong = [
        (name, leaf.name, leaf.value)
        for name, (key, candidate) in read_all().items()
        for leaf in list_leaves(key, candidate)
        if leaf.place and fold(text_at(candidate["blocks"], leaf.place)) != fold(leaf.value)
    ]
    assert wrong == []


# -- nothing of it is built in


@cache
def read_sources() -> dict[str, str]:
    """Path and text of every file of the product."""
    paths = [path for path in (ROOT / "src").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    contents = {path: path.read_bytes() for path in paths}
    return {
        str(path.relative_to(ROOT)): content.decode("utf-8", "replace")
        for path, content in contents.items()
        if b"\0" not in content
    }


def test_no_file_names_a_document_of_the_corpus() -> None:
    names = {path.stem for path in (DEFAULT / "documents").iterdir()}
    names |= {path.stem for path in (DEFAULT.parent / "seed").iterdir()}
    assert [(path, name) for path, text in read_sources().items() for name in names if name in text] == []


def list_strings(value: Any) -> Iterator[str]:
    """Every string inside a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from list_strings(each)


def list_quotes(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of so many words of a text."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return (tuple(words[at : at + QUOTE]) for at in range(len(words) - QUOTE + 1))


def test_no_file_quotes_a_document_or_a_key() -> None:
    keys = (json.loads(path.read_text(encoding="utf-8")) for path in (DEFAULT / "gold").glob("*.json"))
    texts = {text for key in keys for text in list_strings(key)}
    texts |= {block["text"] for _, candidate in read_all().values() for block in candidate["blocks"]}
    known = {quote for text in texts for quote in list_quotes(text)}
    found = {
        (path, " ".join(quote))
        for path, text in read_sources().items()
        for quote in list_quotes(text)
        if quote in known
    }
    assert sorted(found) == []
