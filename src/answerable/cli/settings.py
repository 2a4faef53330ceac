"""answerable settings: shows what is set, and what could be."""

import argparse
import os
import re
import zoneinfo
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from answerable.config.environment import SETTINGS, read

_DATABASES = ("postgres", "postgresql", "sqlite")
_MAIL = ("smtp",)


def register(commands: Any) -> None:
    """Add the command to the parser's sub-commands."""
    parser = commands.add_parser(
        "settings",
        help="show every setting, its value and what it is for",
        description="Settings are environment variables. Passwords and keys are not shown.",
        epilog="Example: ANSWERABLE_TIME_ZONE=Europe/Paris answerable settings",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the settings, then what is wrong with them; 1 where one cannot be used."""
    for setting in SETTINGS:
        origin = "" if os.environ.get(setting.name) else "  (not set)"
        print(f"{setting.name}={mask(setting.name, read(setting.name))}{origin}\n    {setting.purpose}")
    problems = [*list_problems(), *_list_unknown()]
    print("\n".join(problems))
    return 1 if list(list_problems()) else 0


def mask(name: str, value: str) -> str:
    """The value without keys and passwords."""
    if "KEY" in name and value:
        return "(set, not shown)"
    return re.sub(r"(://[^:/@]*):[^/]*@", r"\1:…@", value)


def list_problems() -> Iterator[str]:
    """A sentence for every setting whose value cannot be used."""
    month = read("ANSWERABLE_FISCAL_YEAR_START")
    if not month.isdecimal() or not 1 <= int(month) <= 12:
        yield f"ANSWERABLE_FISCAL_YEAR_START is “{month}”. Set it to a month from 1 to 12."
    size = read("ANSWERABLE_MAX_UPLOAD_MB")
    if not size.isdecimal() or int(size) == 0:
        yield f"ANSWERABLE_MAX_UPLOAD_MB is “{size}”. Set it to a number of megabytes, such as 25."
    if not _is_zone(zone := read("ANSWERABLE_TIME_ZONE")):
        yield f"ANSWERABLE_TIME_ZONE is “{zone}”, which is no known time zone. Set it to one such as Europe/Paris."
    for name, schemes in (("DATABASE_URL", _DATABASES), ("ANSWERABLE_MAIL_URL", _MAIL)):
        value = read(name)
        if value and urlsplit(value).scheme not in schemes:
            yield f"{name} is “{mask(name, value)}”. It begins with {' or '.join(f'{each}://' for each in schemes)}."


def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, zoneinfo.ZoneInfoNotFoundError, OSError):
        return False
    return True


def _list_unknown() -> Iterator[str]:
    """A sentence for every variable that looks like a setting and is none."""
    known = {setting.name for setting in SETTINGS}
    for name in sorted(os.environ):
        if name.startswith("ANSWERABLE_") and name not in known:
            yield f"{name} is set, but there is no such setting."
