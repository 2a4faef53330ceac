"""answerable ledger: checks the chain of entries, and shows them."""

import argparse
import sys
from typing import Any


def register(commands: Any) -> None:
    """Add the command to the parser's sub-commands."""
    parser = commands.add_parser("ledger", help="check the ledger, or show its entries")
    acts = parser.add_subparsers(metavar="ACT", required=True)
    verify = acts.add_parser(
        "verify",
        help="recompute the whole chain and name the first entry that does not fit",
        epilog="Example: answerable ledger verify",
    )
    verify.set_defaults(run=run_verify)
    show = acts.add_parser(
        "show", help="show entries, newest first", epilog="Example: answerable ledger show --of action/12"
    )
    show.add_argument("--of", metavar="RECORD", help="only those about a record, such as action/12 or evaluation/3")
    show.add_argument("--last", type=int, default=20, metavar="N", help="how many (20)")
    show.set_defaults(run=run_show)


def run_verify(arguments: argparse.Namespace) -> int:
    """Check the chain; 1 where an entry does not fit."""
    import django

    django.setup()
    from answerable.ledger.queries import verify_chain

    verdict = verify_chain()
    if verdict.holds:
        print(f"The ledger holds: {verdict.entries} entries, last hash {verdict.last_hash}.")
        print("Keep this line somewhere else: it proves later that nothing up to here was changed.")
        return 0
    print(
        f"The ledger does not hold. The first entry that does not fit is {verdict.sequence}: {verdict.fault}. "
        f"The {verdict.entries} entries before it fit.",
        file=sys.stderr,
    )
    return 1


def run_show(arguments: argparse.Namespace) -> int:
    """Print entries, one a line."""
    import django

    django.setup()
    from answerable.ledger.queries import list_entries, list_entries_of

    entries = list_entries_of(arguments.of) if arguments.of else list_entries()
    for entry in entries[: arguments.last]:
        print(f"{entry.sequence:6}  {entry.at:%Y-%m-%d %H:%M}  {entry.by_label}  {entry.kind}  {entry.subject_label}")
    return 0
