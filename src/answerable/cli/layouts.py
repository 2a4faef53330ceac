"""answerable layout: what columns are, as it was kept on the site, for documents that are read on the command line."""

import argparse
import json
from pathlib import Path
from typing import Any

from answerable.cli.site import Trouble, start
from answerable.extraction.layouts import CODES, load_layout


def register(commands: Any) -> None:
    """Add the command to the parser's sub-commands."""
    parser = commands.add_parser(
        "layout",
        help="list the layouts that say what the columns of a table are, or write one into a file",
        description="Layouts are kept on the review page of a document, and used with --layout.",
        epilog="Example: answerable layout list",
    )
    acts = parser.add_subparsers(title="acts", metavar="ACT", required=True)
    listing = acts.add_parser(
        "list",
        help="list all layouts",
        description="Prints one line for each layout: its name and the headings that it keeps.",
        epilog="Example: answerable layout list",
    )
    listing.set_defaults(run=run_list)
    show = acts.add_parser(
        "show",
        help="print a layout as JSON",
        description="Prints a layout as JSON. Kept in a file, it can be used where there is no database.",
        epilog='Example: answerable layout show "Tracker of the River Board" > tracker.json',
    )
    show.add_argument("name", metavar="NAME", help="the name of the layout")
    show.set_defaults(run=run_show)
    codes = acts.add_parser(
        "codes",
        help="list the codes that say what a column is",
        description="Prints the codes that may stand under “fields” in the file of a layout.",
        epilog="Example: answerable layout codes",
    )
    codes.set_defaults(run=run_codes)


def run_list(arguments: argparse.Namespace) -> int:
    """Print every layout with its headings."""
    start()
    from answerable.ingest.models import Layout

    for layout in Layout.objects.all():
        headings = [heading for table in layout.tables for heading in table["headings"] if heading]
        print(f"{layout.name}: {' | '.join(' '.join(heading.split()) for heading in headings) or 'without headings'}")
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Print one layout as JSON."""
    print(json.dumps(_find(arguments.name), ensure_ascii=False, indent=1))
    return 0


def run_codes(arguments: argparse.Namespace) -> int:
    """Print the codes of columns."""
    print("\n".join(CODES))
    return 0


def read_layout(name: str) -> list[dict[str, Any]]:
    """The layout in a file of JSON, or of this name on the site. Raises Trouble where there is none of the two."""
    path = Path(name)
    if path.suffix != ".json" and not path.is_file():
        return _find(name)
    try:
        return [table.as_json() for table in load_layout(json.loads(path.read_text("utf-8")))]
    except ValueError as error:  # JSON and letters that cannot be read are ValueErrors, too
        raise Trouble(f"{path}: {_say(error)}") from None


def _say(error: ValueError) -> str:
    is_ours = type(error) is ValueError
    return str(error) if is_ours else "this is no JSON. Write the file with “answerable layout show NAME”."


def _find(name: str) -> list[dict[str, Any]]:
    start()
    from answerable.ingest.queries import find_layout

    layout = find_layout(name)
    if layout is None:
        raise Trouble(f"There is no layout “{name}”. “answerable layout list” shows those that are kept.")
    tables: list[dict[str, Any]] = layout.tables
    return tables
