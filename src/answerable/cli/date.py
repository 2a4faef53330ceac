"""answerable date: shows how a date expression is read."""

import argparse
import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from answerable.cli.options import read_day
from answerable.cli.site import Trouble
from answerable.periods.expressions.due import Due
from answerable.periods.expressions.printing import print_span
from answerable.periods.expressions.reading import Context, read_expressions

EXAMPLE = 'answerable date "Quarter 4 of FY 2010-11"'


def register(commands: Any) -> None:
    """Add the command to the parser's sub-commands."""
    parser = commands.add_parser(
        "date",
        help="show how a date expression is read",
        description="Reads English and French date expressions as people write them, and says what was understood.",
        epilog=f"Example: {EXAMPLE}",
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("expression", nargs="?", metavar="TEXT", help="the expression, in quotes")
    what.add_argument(
        "--file", metavar="FILE.tsv", help="read the columns expression, language, fiscal_start, report_date of a file"
    )
    parser.add_argument("--language", choices=["en", "fr"], default="en", help="language of the text (en)")
    parser.add_argument(
        "--fiscal-year-start",
        type=int,
        choices=range(1, 13),
        default=4,
        metavar="MONTH",
        help="first month of the fiscal year, 1 to 12 (4)",
    )
    parser.add_argument(
        "--report-date", type=read_day, metavar="YYYY-MM-DD", help="date of the report, for dates without a year"
    )
    parser.add_argument("--json", action="store_true", help="print the due list of the interchange format")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read one expression or a file of them; Trouble where the file cannot be read."""
    if arguments.file:
        return _run_file(Path(arguments.file), as_json=arguments.json)
    context = Context(arguments.language, arguments.fiscal_year_start, arguments.report_date)
    found = read_expressions(arguments.expression, context)
    if arguments.json:
        print(json.dumps([due.as_json() for due in found], ensure_ascii=False, indent=1))
    else:
        print("\n".join(describe(found, arguments.language)))
    return 0


def _run_file(path: Path, *, as_json: bool) -> int:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream, delimiter="\t")
            if "expression" not in (rows.fieldnames or []):
                raise Trouble(f"{path} has no column “expression”. Its first line names the columns, parted by tabs.")
            for row in rows:
                _print_row(row, _context_of(row, f"{path}, line {rows.line_num}"), as_json)
    except UnicodeDecodeError:
        raise Trouble(f"{path} is no text in UTF-8.") from None
    return 0


def _context_of(row: dict[str, str], place: str) -> Context:
    """What a row says about its expression. Raises Trouble where that cannot be read."""
    start, day = row.get("fiscal_start") or "4", row.get("report_date") or ""
    try:
        context = Context(row.get("language") or "en", int(start), date.fromisoformat(day) if day else None)
    except ValueError as error:
        raise Trouble(f"{place} cannot be read: {error}.") from None
    if not 1 <= context.fiscal_year_start <= 12:
        raise Trouble(f"{place}: the fiscal year starts in a month from 1 to 12, not {start}.")
    return context


def _print_row(row: dict[str, str], context: Context, as_json: bool) -> None:
    found = read_expressions(row["expression"] or "", context)
    if as_json:
        line = {"expression": row["expression"], "due": [due.as_json() for due in found]}
        print(json.dumps(line, ensure_ascii=False))
    else:
        print("\n".join([row["expression"], *(f"  {line}" for line in describe(found, context.language))]))


def describe(found: Iterable[Due], language: str) -> Iterator[str]:
    """What was understood, in words; a sentence where nothing was."""
    lines = [line for due in found for line in _describe_due(due, language)]
    yield from lines or ["No date expression was found in this text."]


def _describe_due(due: Due, language: str) -> Iterator[str]:
    yield f"“{due.as_written}”: {due.kind}{_describe_days(due, language)}"
    if due.deliverable:
        yield f"  for: {due.deliverable}"
    if due.cadence:
        yield f"  comes round: {due.cadence}"
    for number, span in enumerate(due.readings, start=1):
        if span.start and span.end:
            yield f"  reading {number}: {print_span(span.start, span.end, language)}"
    if due.assumptions:
        yield f"  assumed: {'; '.join(due.assumptions)}" if due.kind != "ambiguous" else f"  why: {due.assumptions[0]}"


def _describe_days(due: Due, language: str) -> str:
    if due.start and due.end:
        said = print_span(due.start, due.end, language)
        return f", {said}" + ("" if due.start == due.end else f" (due on {due.end.isoformat()})")
    if due.end:
        return f", until {print_span(due.end, due.end, language)}"
    return f", from {print_span(due.start, due.start, language)}" if due.start else ""
