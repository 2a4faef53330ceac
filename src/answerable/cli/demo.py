"""answerable demo: fills an empty database with sample data, and says who can be tried out."""

import argparse
import sys
import time
from typing import Any

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
    import django

    django.setup()
    from django.conf import settings

    from answerable.cli.demo_data import adding
    from answerable.lib.decisions import Refused

    if adding.is_there():
        print("The sample data is there already.")
    elif isinstance(outcome := _add(), Refused):
        print(outcome, file=sys.stderr)
        return 1
    else:
        print(outcome)
    print(SIGN_IN if settings.DEMO else "Nobody can sign in yet: set ANSWERABLE_DEMO=yes, and start “answerable up”.")
    return 0


def _add() -> Any:
    """A sentence on what was added, or the refusal."""
    from django.core.management import call_command
    from django.utils import timezone

    from answerable.cli.demo_data.adding import add_samples, may_add_samples

    began = time.monotonic()
    call_command("migrate", verbosity=0)
    decision = may_add_samples()
    if not decision:
        return decision
    add_samples(timezone.localdate(), print)
    return f"The sample data was added in {time.monotonic() - began:.0f} seconds."
