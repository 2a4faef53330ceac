"""answerable ledger: checks the chain of entries, and shows them."""

import argparse
from typing import Any

from answerable.cli.options import read_count
from answerable.cli.site import Trouble, start

# Why an entry does not fit: the codes of ledger.vocab.Fault, in words.
FAULTS = {
    "changed": "its columns do not give the hash that it carries, so somebody has changed it",
    "unchained": "it does not carry the hash of the entry before it",
    "missing": "an entry before it is gone",
    "cut": "the head of the ledger knows of it, and it is gone, or what comes last is not what the head says",
}


def register(commands: Any) -> None:
    """Add the command to the parser's sub-commands."""
    parser = commands.add_parser(
        "ledger",
        help="check the ledger, or show its entries",
        description="The ledger keeps every change of the record. Nobody changes an entry unnoticed.",
        epilog="Example: answerable ledger verify",
    )
    acts = parser.add_subparsers(title="acts", metavar="ACT", required=True)
    verify = acts.add_parser(
        "verify",
        help="recompute the whole chain and name the first entry that does not fit",
        description="Prints the number of entries and the last hash. Kept elsewhere, they prove later that no entry up "
        "to here was changed or cut off.",
        epilog="Example: answerable ledger verify",
    )
    verify.set_defaults(run=run_verify)
    show = acts.add_parser(
        "show",
        help="show entries, newest first",
        description="Prints one line for each entry: number, moment, person, what happened, and to which record.",
        epilog="Example: answerable ledger show --of action/12",
    )
    show.add_argument("--of", metavar="RECORD", help="only those about a record, such as action/12 or evaluation/3")
    show.add_argument("--last", type=read_count, default=20, metavar="N", help="how many (20)")
    show.set_defaults(run=run_show)


def run_verify(arguments: argparse.Namespace) -> int:
    """Check the chain. Raises Trouble, which names the first entry that does not fit."""
    start()
    from answerable.ledger.queries import verify_chain

    verdict = verify_chain()
    if verdict.fault:
        raise Trouble(
            f"The ledger does not hold. Entry {verdict.sequence} is the first that does not fit: "
            f"{FAULTS[verdict.fault]}. The {verdict.entries} entries before it fit."
        )
    print(f"The ledger holds: {verdict.entries} entries, last hash {verdict.last_hash}.")
    print("Keep this line somewhere else: it proves later that nothing up to here was changed.")
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Print entries, one a line; a sentence where there is none."""
    start()
    from django.utils.timezone import localtime

    from answerable.ledger.queries import list_entries, list_entries_of

    entries = list_entries_of(arguments.of) if arguments.of else list_entries()
    lines = [
        f"{entry.sequence:6}  {localtime(entry.at):%Y-%m-%d %H:%M}  {entry.by_label}  {entry.kind}  "
        f"{entry.subject}  {entry.subject_label}"
        for entry in entries[: arguments.last]
    ]
    print("\n".join(lines) or (f"There is no entry about {arguments.of}." if arguments.of else "The ledger is empty."))
    return 0
