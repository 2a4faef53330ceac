"""A document to a candidate: finds what kind of layout it has and lets that one read it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from answerable.extraction.blocks import Document, build_grids
from answerable.extraction.candidate import CandidateBuilder
from answerable.extraction.flat import find_flat_table, read_flat
from answerable.extraction.head import Head, is_third_language, read_head
from answerable.extraction.labels import Labelled, from_paragraphs, from_table, is_labelled, read_rows
from answerable.extraction.tables import find_heading, is_label_table, read_columns, read_labels, themes_of_tables
from answerable.periods.expressions.reading import Context

NO_TABLE = "No table of recommendations, responses or actions was found in this document."
THIRD_LANGUAGE = "The text seems to be neither English nor French; positions, statuses and dates may not have been read."


@dataclass(frozen=True)
class Options:
    """What the reader of a document may be told: its language, the first month of the fiscal year, its date."""

    language: str | None = None
    fiscal_year_start: int | None = None
    report_date: date | None = None


def interpret(document: Document, options: Options) -> dict[str, Any]:
    """The candidate of a document: the interchange object with evidence, the notes, and the blocks."""
    head = read_head(document, Context(report_date=options.report_date), options.language, options.fiscal_year_start)
    if is_third_language(document):
        document.notes.append(THIRD_LANGUAGE)
    builder = CandidateBuilder(head)
    if not _read_tables(document, head, builder):
        _read_text(document, head, builder)
    if not builder.recommendations and not builder.actions:
        document.notes.append(NO_TABLE)
    candidate = builder.finish()
    return {**candidate, "notes": list(document.notes), "blocks": [block.as_json() for block in document.blocks]}


def _read_tables(document: Document, head: Head, builder: CandidateBuilder) -> bool:
    """Let the tables speak; True where any of them held recommendations or actions."""
    grids = build_grids(document)
    headings = {number: found for number, grid in grids.items() if (found := find_heading(grid, head.context))}
    themes = themes_of_tables(document, list(headings))
    pairs: list[Labelled] = []
    for number, grid in grids.items():
        heading = headings.get(number)
        if heading:
            rows = list(read_columns(grid, heading))
            for row in rows:
                row.theme = row.theme or themes.get(number)
            builder.add_rows(rows)
        elif is_label_table(grid):
            pairs += from_table(read_labels(grid))
    if pairs and is_labelled(pairs):
        builder.add_rows(read_rows(pairs))
    return bool(builder.recommendations or builder.actions)


def _read_text(document: Document, head: Head, builder: CandidateBuilder) -> None:
    flat = find_flat_table(document)
    if flat:
        builder.add_rows(read_flat(document, flat, head.context))
    if builder.recommendations:
        return
    found = list(from_paragraphs(document))
    if is_labelled(found):
        builder.add_rows(read_rows(found))
