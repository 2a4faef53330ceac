"""Every command and every option stands in docs/reference/commands.md, and explains itself with an example."""

import argparse
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from answerable.cli.main import build_parser

DOCUMENT = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
SECTIONS = dict(re.findall(r"^### `([^`]+)`\n(.*?)(?=^#|\Z)", DOCUMENT.read_text(), re.MULTILINE | re.DOTALL))


def _walk(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parser and every parser below it."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from _walk(child)


def _is_group(parser: argparse.ArgumentParser) -> bool:
    return any(isinstance(action, argparse._SubParsersAction) for action in parser._actions)


def _list_options(parser: argparse.ArgumentParser) -> list[str]:
    actions = [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]
    return [action.option_strings[-1] if action.option_strings else str(action.metavar) for action in actions]


PARSERS = {parser.prog: parser for parser in _walk(build_parser())}
COMMANDS = {name: parser for name, parser in PARSERS.items() if not _is_group(parser)}
BELOW = {name: parser for name, parser in PARSERS.items() if name != "answerable"}


def test_every_command_is_documented_and_no_other() -> None:
    assert sorted(SECTIONS) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented_and_no_other(name: str) -> None:
    documented = re.findall(r"^\| `([^`]+)` \|", SECTIONS[name], re.MULTILINE)
    assert sorted(documented) == sorted(_list_options(COMMANDS[name]))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_an_example_in_the_document_and_all_of_them_can_be_parsed(name: str) -> None:
    examples = re.findall(r"^    (?:[A-Z_]+=\S+ )*(answerable .*)$", SECTIONS[name], re.MULTILINE)
    assert any(example == name or example.startswith(f"{name} ") for example in examples)
    for example in examples:
        build_parser().parse_args(shlex.split(example)[1:])


@pytest.mark.parametrize("name", BELOW)
def test_the_help_of_a_command_says_what_it_does_and_gives_an_example(name: str) -> None:
    parser = BELOW[name]
    assert re.match(r"[A-Z“].*\.$", parser.description or "", re.DOTALL)
    assert f"Example: {name}" in re.sub(r"(?<=Example: )(?:[A-Z_]+=\S+ )+", "", parser.epilog or "")


@pytest.mark.parametrize("name", BELOW)
def test_every_option_has_a_line_of_help(name: str) -> None:
    assert [
        action.dest for action in BELOW[name]._actions if not action.help and action.dest != argparse.SUPPRESS
    ] == []
