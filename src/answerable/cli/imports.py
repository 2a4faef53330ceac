"""answerable import: brings one document in, to be reviewed on the site."""

import argparse
import sys
from pathlib import Path
from typing import Any

from answerable.cli.extract import add_reading_options, reading_options
from answerable.cli.site import start

EXAMPLE = "answerable import response.docx --by amina@example.org"


def register(commands: Any) -> None:
    """Add the command to the parser's sub-commands."""
    parser = commands.add_parser(
        "import",
        help="bring a document in, to be reviewed and accepted",
        description=(
            "Stores the document, reads it and puts what was found under review. Nothing is on record before a "
            "person accepts it, on the site or with --accept."
        ),
        epilog=f"Example: {EXAMPLE}",
    )
    parser.add_argument("file", metavar="FILE", help="the document")
    parser.add_argument("--by", required=True, metavar="EMAIL", help="who brings it in: an evaluation officer")
    parser.add_argument("--accept", action="store_true", help="accept it as a new report at once, doubts as they stand")
    add_reading_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import the file; 1 with one sentence where it is refused."""
    start()
    from answerable.people.queries import find_person

    person = find_person(arguments.by)
    if person is None:
        return _refuse(f"There is no person with the address {arguments.by}. Add one with “answerable person add”.")
    path = Path(arguments.file)
    if not path.is_file():
        return _refuse(f"There is no file {path}. Give the path of a document.")
    return _import(person, path, arguments)


def _import(person: Any, path: Path, arguments: argparse.Namespace) -> int:
    from django.conf import settings
    from django.utils import timezone

    from answerable.ingest.changes import read_candidate, upload_document
    from answerable.ingest.vocab import CandidateState
    from answerable.lib.decisions import Refused

    print(f"Reading {path.name} …", file=sys.stderr)
    options = {"fiscal_year_start": settings.FISCAL_YEAR_START, **reading_options(arguments)}
    limit = settings.MAX_UPLOAD_BYTES
    with path.open("rb") as stream:
        document: dict[str, Any] = {"name": path.name, "content": stream.read(limit + 1), "size": path.stat().st_size}
    taken = upload_document(by=person, at=timezone.now(), limit=limit, options=options, **document)
    if isinstance(taken, Refused):
        return _refuse(str(taken))
    candidate = read_candidate(candidate_id=taken.pk, at=timezone.now())
    if candidate.state == CandidateState.REFUSED:
        return _refuse(str(Refused(candidate.refusal, **candidate.refusal_values)))
    return _accept(person, candidate) if arguments.accept else _describe(person, candidate)


def _describe(person: Any, candidate: Any) -> int:
    from answerable.ingest.edits import list_doubts
    from answerable.ingest.queries import list_other_languages, suggest_reports

    content = candidate.content
    counts = {name: len(content[name]) for name in ("recommendations", "responses", "actions")}
    print(", ".join(f"{count} {name}" for name, count in counts.items()) + ".")
    print(f"{len(list(list_doubts(content)))} values are in doubt.")
    for suggestion in suggest_reports(person, candidate):
        print(f"This seems to be on record already: {suggestion.evaluation} ({suggestion.mode}).")
    print(f"Review and accept it at /en/imports/{candidate.pk}/.")
    for other in list_other_languages(person, candidate):
        print(f"Its other language is under review at /en/imports/{other.pk}/.")
    return 0


def _accept(person: Any, candidate: Any) -> int:
    from django.utils import timezone

    from answerable.ingest.acceptance import accept_candidate
    from answerable.ingest.queries import suggest_reports
    from answerable.lib.decisions import Refused

    there = suggest_reports(person, candidate)
    if there:
        _describe(person, candidate)
        return _refuse("It was not accepted, because a person has to decide whether it is a new report.")
    version = candidate.version
    accepted = accept_candidate(by=person, at=timezone.now(), candidate=candidate, seen_version=version)
    if isinstance(accepted, Refused):
        return _refuse(str(accepted))
    print(f"On record: {accepted} with {accepted.actions.count()} actions, at /en/evaluations/{accepted.slug}/.")
    return 0


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
