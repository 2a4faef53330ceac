"""The command line. Commands that need no database start without Django."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from answerable.cli.site import list_expected, say

# In the order of the help: the readers, the daily work, running it, looking after it.
COMMANDS = ("date", "extract", "imports", "layouts", "demo", "up", "people", "ledger", "settings")

DESCRIPTION = """\
Reads what organisations promised in answer to evaluations and audits, keeps it and follows it.

Try:  answerable date "Quarter 4 of FY 2010-11"
      answerable extract response.docx
      answerable up

Each command explains itself: answerable date --help"""


def build_parser() -> argparse.ArgumentParser:
    """The parser with every command; each module of this package adds its own."""
    parser = argparse.ArgumentParser(
        prog="answerable", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"answerable {version('answerable')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMANDS:
        importlib.import_module(f"answerable.cli.{name}").register(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and answer its status: 0 done, 1 refused with a sentence, 2 the call's words are off."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.config.settings")
    parsed = build_parser().parse_args(arguments)
    try:
        status: int = parsed.run(parsed)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output, such as “head”, has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except list_expected() as error:
        print(say(error), file=sys.stderr)
        return 1
    return status


def run() -> None:
    """What the installed command calls."""
    sys.exit(main())
