"""answerable demo: fills an empty database with sample data, and says who can be tried out."""

import argparse
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from answerable.cli.site import start
from answerable.config import environment
from answerable.lib.decisions import Refused

FIRST = "amina@demo.example"

EXAMPLE = "ANSWERABLE_DEMO=yes ANSWERABLE_DATA_DIR=build/demo answerable demo"
SIGN_IN = """\
On every page you can be any of these four people with one click:
  Amina Haddad     evaluation officer and administrator: imports, accepts, publishes
  Boris Lindqvist  member of the River Basins Branch, which owes most: reports progress
  Chen Moreau      member of the Collections Directorate: sees what concerns it, and what is published
  Dalia Rosen      reader: opens everything and changes nothing"""


def register(commands: Any) -> None:
    """Add the command to the parser's sub-commands."""
    parser = commands.add_parser(
        "demo",
        help="fill an empty database with sample data",
        description=(
            "Adds invented bodies, their reports and four years of follow-up to an empty database. Where the sample "
            "data is there already, nothing is done."
        ),
        epilog=f"Example: {EXAMPLE}",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Add the sample data unless it is there; 1 with one sentence where the database holds something else."""
    if is_there():
        print("The sample data is there already.")
    elif isinstance(outcome := _add(), Refused):
        print(outcome, file=sys.stderr)
        return 1
    else:
        print(outcome)
    is_demo = environment.is_on("ANSWERABLE_DEMO")
    print(SIGN_IN if is_demo else "Nobody can sign in yet: set ANSWERABLE_DEMO=yes, and start “answerable up”.")
    return 0


def is_there() -> bool:
    """True where the sample data was added before. Where the database is a file, one look at it without Django tells:
    that spares every later start of the demo a second."""
    if environment.read("DATABASE_URL"):
        import django

        django.setup()
        from answerable.cli.demo_data import adding

        return adding.is_there()
    return _is_in_file(environment.data_dir() / "answerable.sqlite3")


def _is_in_file(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
            return bool(database.execute("SELECT 1 FROM people_person WHERE email = ?", (FIRST,)).fetchall())
    except sqlite3.Error:  # there is no such file yet, or no such table in it
        return False


def _add() -> str | Refused:
    """A sentence on what was added, or the refusal."""
    start()
    from django.core.management import call_command
    from django.utils import timezone

    from answerable.cli.demo_data.adding import add_samples, may_add_samples

    began = time.monotonic()
    call_command("migrate", verbosity=0)
    decision = may_add_samples()
    if isinstance(decision, Refused):
        return decision
    add_samples(timezone.localdate(), print)
    return f"The sample data was added in {time.monotonic() - began:.0f} seconds."
