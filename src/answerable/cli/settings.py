"""answerable settings: shows what is set, and what could be."""

import argparse
import re
from typing import Any

from answerable.config.environment import SETTINGS, read


def register(commands: Any) -> None:
    """Add the command to the parser's sub-commands."""
    parser = commands.add_parser(
        "settings",
        help="show every setting, its value and what it is for",
        description="Settings are environment variables. Passwords and keys are not shown.",
        epilog="Example: answerable settings",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the settings."""
    for setting in SETTINGS:
        print(f"{setting.name}={mask(setting.name, read(setting.name))}\n    {setting.purpose}")
    return 0


def mask(name: str, value: str) -> str:
    """The value without keys and passwords."""
    if "KEY" in name and value:
        return "(set, not shown)"
    return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", value)
