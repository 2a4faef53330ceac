"""answerable extract: reads one document and shows what was promised in it."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from answerable.cli.layouts import read_layout
from answerable.cli.site import Trouble
from answerable.config.environment import read
from answerable.documents.rules import may_store
from answerable.extraction.sandbox import read_in_sandbox
from answerable.lib.decisions import Refused

EXAMPLE = "answerable extract response.docx --fiscal-year-start 4"


def register(commands: Any) -> None:
    """Add the command to the parser's sub-commands."""
    parser = commands.add_parser(
        "extract",
        help="read a document and show its recommendations, responses and actions",
        description="Reads PDF, HTML, Word, Excel, OpenDocument, CSV, text and e-mail. Nothing is stored.",
        epilog=f"Example: {EXAMPLE}",
    )
    parser.add_argument("file", metavar="FILE", help="the document, or - for a text from standard input")
    parser.add_argument("--json", action="store_true", help="print the interchange object instead of a table")
    parser.add_argument("--pages", metavar="9-10", help="only these pages, for formats that have pages")
    add_reading_options(parser)
    parser.set_defaults(run=run)


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """The options that tell how a document is to be read."""
    parser.add_argument("--language", choices=["en", "fr"], help="the language, where it should not be guessed")
    parser.add_argument(
        "--fiscal-year-start",
        type=int,
        choices=range(1, 13),
        metavar="MONTH",
        help="first month of the fiscal year, 1 to 12",
    )
    parser.add_argument("--report-date", metavar="YYYY-MM-DD", help="the date of the report, for dates without a year")
    parser.add_argument(
        "--layout",
        metavar="NAME",
        help="what the columns are: a layout that was kept on the site, or a file that “answerable layout show” wrote",
    )


def reading_options(arguments: argparse.Namespace) -> dict[str, Any]:
    """The options as the sandbox takes them. Raises Trouble for a layout that is not there or not understood."""
    names = ("language", "fiscal_year_start", "report_date", "pages")
    found = {name: value for name in names if (value := getattr(arguments, name, None))}
    return {**found, "layout": read_layout(arguments.layout)} if arguments.layout else found


def run(arguments: argparse.Namespace) -> int:
    """Read the file; 1 where it is refused."""
    if arguments.file == "-":
        content, name = sys.stdin.buffer.read(), "text.txt"
    else:
        content, name = Path(arguments.file).read_bytes(), Path(arguments.file).name
    taken = may_store(name, len(content), _read_limit())
    if isinstance(taken, Refused):
        print(taken, file=sys.stderr)
        return 1
    found = read_in_sandbox(content, name, reading_options(arguments))
    if "refused" in found:
        print(found["refused"], file=sys.stderr)
        return 1
    candidates = [found, *found.pop("others", [])]
    if arguments.json:
        print(json.dumps(_as_json(candidates), ensure_ascii=False, indent=1))
    else:
        print("\n\n".join("\n".join(describe(each)) for each in candidates))
    return 0


def _read_limit() -> int:
    """The largest file that is taken, in bytes, as the pages have it. Raises Trouble where the setting is no number."""
    limit = read("ANSWERABLE_MAX_UPLOAD_MB")
    if not limit.isdecimal():
        raise Trouble("ANSWERABLE_MAX_UPLOAD_MB is no number. “answerable settings” says what it has to be.")
    return int(limit) * 1_000_000


def _as_json(read: list[dict[str, Any]]) -> Any:
    """The interchange object, or a list of them where the document says everything in two languages."""
    objects = [{key: value for key, value in each.items() if key != "blocks"} for each in read]
    return objects if len(objects) > 1 else objects[0]


def describe(found: dict[str, Any]) -> list[str]:
    """The candidate as lines for a person."""
    report = found["report"]
    lines = [
        report["title"] or "(no title)",
        f"{report['kind']}, {report['organisation'] or 'no organisation named'}",
        "",
    ]
    for recommendation in found["recommendations"]:
        lines += _describe_recommendation(recommendation, found)
    lines.append(
        f"{len(found['recommendations'])} recommendations, {len(found['responses'])} responses, "
        f"{len(found['actions'])} actions"
    )
    doubts = list(list_doubts(found))
    lines += [
        f"{len(doubts)} values to check:" if doubts else "No value is in doubt.",
        *(f"  - {doubt}" for doubt in doubts),
    ]
    return [*lines, *(f"Note: {note}" for note in found["notes"])]


def _describe_recommendation(recommendation: dict[str, Any], found: dict[str, Any]) -> list[str]:
    key = recommendation["key"]
    theme = f" [{recommendation['theme']}]" if recommendation["theme"] else ""
    lines = [f"{recommendation['number'] or key}.{theme} {_shorten(recommendation['text'])}"]
    for response in found["responses"]:
        if key in response["recommendations"]:
            who = f"{response['organisation']}: " if response["organisation"] else ""
            lines.append(f"   Response: {who}{response['as_written'] or response['position']}")
    for action in found["actions"]:
        if key in action["recommendations"]:
            also = [other for other in action["recommendations"] if other != key]
            lines.append(
                f"   {action['key']}  {_shorten(action['text'])}"
                + (f"  (also answers {', '.join(also)})" if also else "")
            )
            lines += [f"        {_describe_tied(action)}"]
    return [*lines, ""]


def _describe_tied(action: dict[str, Any]) -> str:
    offices = "; ".join(office["as_written"] for office in action["offices"]) or "no office"
    dues = "; ".join(_describe_due(due) for due in action["due"]) or "no date"
    status = f" | {action['status']['as_written']}" if action["status"] else ""
    return f"{offices} | {dues}{status}"


def _describe_due(due: dict[str, Any]) -> str:
    span = "–".join(day for day in (due["start"], due["end"]) if day)
    what = f"{due['deliverable']}: " if due["deliverable"] else ""
    return f"{what}{due['as_written']} ({due['kind']}{' ' + span if span else ''})"


def _shorten(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= 100 else f"{line[:97]}…"


def list_doubts(value: Any, path: str = "") -> Any:
    """Every doubt in a candidate with the value's path, in reading order."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from list_doubts(
                item, f"{path} {item.get('key', number + 1) if isinstance(item, dict) else number + 1}"
            )
    elif isinstance(value, dict):
        if value.get("doubt") in {"check", "unsure"} and value.get("reason"):
            yield f"{path.strip()}: {value['reason']}"
        for key, item in value.items():
            if key not in {"place", "blocks", "notes"}:
                yield from list_doubts(item, path if key == "evidence" else f"{path} {key}")
