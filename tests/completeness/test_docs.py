"""The documents name what the code holds, and nothing that it no longer holds."""

import importlib
import re
from enum import StrEnum
from pathlib import Path

import pytest

from answerable.config.environment import SETTINGS
from answerable.web.labels import LABELS, label_of

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def _list_words() -> list[type[StrEnum]]:
    """Every enum of every vocab.py."""
    paths = sorted((ROOT / "src").glob("answerable/**/vocab.py"))
    names = [".".join(path.relative_to(ROOT / "src").with_suffix("").parts) for path in paths]
    found = [(name, each) for name in names for each in vars(importlib.import_module(name)).values()]
    return [each for name, each in found if isinstance(each, type) and each.__module__ == name]


VOCAB = [each for each in _list_words() if issubclass(each, StrEnum)]
EVENTS = [code for each in VOCAB if each.__name__.endswith("Event") for code in each]
WORDS = {each.__name__: each for each in VOCAB if not each.__name__.endswith("Event")}


def _read_rows(text: str) -> list[list[str]]:
    """The rows of the tables that begin with a code: its cells, without the marks around the code."""
    rows = [line.strip("|").split("|") for line in text.splitlines() if re.match(r"\| `[^`]+` \|", line)]
    return [[cell.strip().strip("`") for cell in row] for row in rows]


def _read_glossary() -> dict[str, list[list[str]]]:
    """Name of an enum → the rows of its section."""
    sections = re.split(r"^## ", (DOCS / "glossary.md").read_text(), flags=re.MULTILINE)
    named = [(re.match(r".*· `(\w+)`\n", section), section) for section in sections]
    return {match[1]: _read_rows(section) for match, section in named if match}


GLOSSARY = _read_glossary()


def _read_events() -> dict[str, str]:
    """Kind → how the document says it is shown."""
    text = (DOCS / "reference" / "events.md").read_text()
    return {row[0]: row[1] for row in _read_rows(text.split("## Persons and offices")[1])}


def test_the_vocabulary_is_found() -> None:
    assert {"Position", "ActionStatus", "ReportKind", "Kind", "Precision", "Fault"} <= set(WORDS)
    assert len(EVENTS) > 30


def test_two_kinds_of_events_never_share_a_code() -> None:
    assert len(EVENTS) == len(set(EVENTS))


def test_events_are_documented_and_no_other() -> None:
    assert sorted(_read_events()) == sorted(str(code) for code in EVENTS)


@pytest.mark.parametrize("code", EVENTS)
def test_an_event_has_a_label_and_the_document_shows_it(code: str) -> None:
    assert code in LABELS["event"]
    assert _read_events()[code] == label_of(code, "event")


@pytest.mark.parametrize("name", WORDS)
def test_every_word_of_the_vocabulary_is_in_the_glossary_and_no_other(name: str) -> None:
    """Where this fails, docs/glossary.md wants a section with `name` in its heading and one row for each code."""
    assert [row[0] for row in GLOSSARY.get(name, [])] == [str(code) for code in WORDS[name]]


def test_the_glossary_holds_no_vocabulary_that_is_gone() -> None:
    assert set(GLOSSARY) <= set(WORDS)


def test_pages_and_glossary_call_a_code_by_the_same_word() -> None:
    words = {(row[0], row[1]) for rows in GLOSSARY.values() for row in rows if len(row) == 3}
    codes = {code for code, _ in words}
    shown = {(code, label_of(code, group)) for group, labels in LABELS.items() for code in map(str, labels)}
    shown_codes = {code for code, _ in shown}
    assert [pair for pair in sorted(words) if pair[0] in shown_codes and pair not in shown] == []
    assert codes <= shown_codes


def test_no_word_of_the_glossary_has_two_meanings() -> None:
    things = (DOCS / "glossary.md").read_text().split("## Role")[0]
    words = re.findall(r"^\| (\w[\w ]*) \|", things, flags=re.MULTILINE)
    assert len(words) == len(set(words)) > 20


def test_settings_are_documented_with_their_defaults_and_no_other() -> None:
    rows = _read_rows((DOCS / "reference" / "settings.md").read_text())
    documented = {row[0]: "" if row[1].startswith("empty") else row[1] for row in rows}
    assert documented == {setting.name: setting.default for setting in SETTINGS}
