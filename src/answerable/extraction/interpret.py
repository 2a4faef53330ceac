"""A document to a candidate: finds what kind of layout it has and lets that one read it."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from answerable.extraction.blocks import Document, Grid, build_grids, whole
from answerable.extraction.candidate import CandidateBuilder
from answerable.extraction.details import Details, find_details
from answerable.extraction.flat import counts_rows, find_flat_table, find_part, read_flat, read_part
from answerable.extraction.flat_lines import join_wrapped_lines
from answerable.extraction.frames import find_frames, read_frames
from answerable.extraction.head import Head, is_third_language, read_head
from answerable.extraction.headings import Field
from answerable.extraction.label_lines import from_box, from_paragraph, from_table, settle_alone
from answerable.extraction.label_tables import is_label_table, read_labels
from answerable.extraction.labelled_items import are_answered, is_labelled, is_list
from answerable.extraction.labelled_rows import list_recommendations, read_rows
from answerable.extraction.labels import Labelled
from answerable.extraction.languages import part_halves, part_languages
from answerable.extraction.layouts import TableLayout, find_given, list_columns
from answerable.extraction.likely import mark_likely
from answerable.extraction.numbering import names_recommendation, number_in
from answerable.extraction.offices import find_acronyms
from answerable.extraction.positions import read_position
from answerable.extraction.rows import Row
from answerable.extraction.table_headings import Heading, find_heading, is_of_findings
from answerable.extraction.tables import read_columns, read_without_heading, themes_of_tables
from answerable.extraction.words import share_words
from answerable.periods.expressions.reading import Context

NO_TABLE = "No table of recommendations, responses or actions was found in this document."
LAYOUT_UNUSED = "No table of this document has the headings of the layout, so its columns were read by their own words."
_LOOKED_AT = 500  # recommendations of tables
_SAME = 0.6  # of the words of two texts on one thing
_MANY_FIELDS = 4  # in one row are headings of columns, and no labels
THIRD_LANGUAGE = (
    "The text seems to be neither English nor French; positions, statuses and dates may not have been read."
)


@dataclass(frozen=True)
class Options:
    """What the reader of a document may be told: its language, the first month of the fiscal year, its date, and what
    the columns of its tables hold."""

    language: str | None = None
    fiscal_year_start: int | None = None
    report_date: date | None = None
    layout: tuple[TableLayout, ...] = ()  # what a person said of the columns of its tables


def interpret_languages(document: Document, options: Options) -> dict[str, Any]:
    """The candidate of a document; where it says everything in two languages, that of the one which is asked for, or of
    both, the second under "others"."""
    join_wrapped_lines(document)
    grids = build_grids(document)
    views = part_languages(document, grids) or part_halves(document)
    read = [interpret(view, replace(options, language=language)) for language, view in views.items()]
    if not read or not all(each["recommendations"] or each["actions"] for each in read):
        return interpret(document, options, grids)  # a summary in the other language is no second response
    asked = [each for each in read if each["report"]["language"] == options.language] or read
    return {**asked[0], "others": asked[1:]} if asked[1:] else asked[0]


def interpret(document: Document, options: Options, grids: dict[int, Grid] | None = None) -> dict[str, Any]:
    """The candidate of a document: the interchange object with evidence, the notes, and the blocks. Its tables as grids
    may be given where they are known."""
    head = read_head(document, Context(report_date=options.report_date), options.language, options.fiscal_year_start)
    if is_third_language(document):
        document.notes.append(THIRD_LANGUAGE)
    builder = CandidateBuilder(head)
    tables = Tables(document, build_grids(document) if grids is None else grids, head, options.layout)
    if options.layout and not tables.is_given:
        document.notes.append(LAYOUT_UNUSED)
    _read_layout(document, tables, builder)
    if not builder.has_something():
        document.notes.append(NO_TABLE)
    candidate = builder.finish()
    mark_likely(candidate["actions"], document.blocks)
    candidate["fiscal_year_start"] = head.context.fiscal_year_start
    blocks = [block.as_json() for block in document.blocks]
    pages = {str(number): list(size) for number, size in document.pages.items()}
    acronyms = find_acronyms(block.text for block in document.blocks)
    around = {
        "acronyms": acronyms,
        "columns": tables.columns,
        "notes": list(document.notes),
        "pages": pages,
        "blocks": blocks,
    }
    return {**candidate, **around}


def _read_layout(document: Document, tables: "Tables", builder: CandidateBuilder) -> None:
    """Let the layout speak that the document has: tables of columns, else labels, else a table without its cells."""
    frames = None if tables.is_given else find_frames(tables.grids)
    if frames:
        for row in read_frames(document, tables.grids, frames):
            builder.add_rows([row])
        return
    if not tables.hold_recommendations():
        flat = find_flat_table(document)
        if flat and flat.is_whole and counts_rows(document, flat):
            builder.add_rows(read_flat(document, flat))
            return
        labelled = list(tables.list_labelled())
        if is_labelled(labelled) and _tells_recommendations(labelled):
            builder.add_rows(read_rows(labelled))
            return
    tables.add_to(builder)
    if not builder.has_something():
        _read_text(document, tables, builder)


def _tells_recommendations(labelled: list[Labelled]) -> bool:
    """True where labels name recommendations, or answers to them that stand above tables of what will be done."""
    fields = [item.field for item in labelled]
    return Field.RECOMMENDATION in fields or (fields.count(Field.RESPONSE) > 1 and any(item.row for item in labelled))


class Tables:
    """The tables of one document: which have headings over their columns, and which are labels and values."""

    def __init__(self, document: Document, grids: dict[int, Grid], head: Head, layout: Sequence[TableLayout]) -> None:
        self.document, self.grids, self.title = document, grids, head.title
        found = {number: find_heading(grid, head.context) for number, grid in self.grids.items()}
        self.labels = {n for n, grid in self.grids.items() if is_label_table(grid) and not _names_columns(found[n])}
        others = {number: grid for number, grid in self.grids.items() if number not in self.labels}
        self.headings = {number: heading for number, heading in found.items() if heading and number in others}
        self._leave_out_findings()
        bare = {n: grid for n, grid in others.items() if n not in self.headings and _may_name(grid)}
        self.loose = {number: rows for number, grid in bare.items() if (rows := read_without_heading(grid))}
        self.is_given = False  # a person said what the columns of a table are
        self._follow(layout, head)

    def _leave_out_findings(self) -> None:
        """Where other tables answer recommendations, one that answers findings is left out."""
        of_findings = {n for n, heading in self.headings.items() if is_of_findings(self.grids[n], heading)}
        others = (heading.fields.values() for n, heading in self.headings.items() if n not in of_findings)
        if any(Field.RECOMMENDATION in fields for fields in others):
            self.headings = {n: heading for n, heading in self.headings.items() if n not in of_findings}

    def _follow(self, layout: Sequence[TableLayout], head: Head) -> None:
        """What a person said of a table comes before what was found in it; a table without a kept column is left
        out."""
        left_out = set()
        for number, grid in self.grids.items():
            given = find_given(layout, grid, number in self.headings, head.context)
            if given:
                self.is_given = True
                self.headings[number] = given[1]
                self.labels.discard(number)
                left_out |= set() if given[0].keeps_something else {number}
        self.columns = list_columns(self.grids.values(), self.headings)
        self.headings = {number: heading for number, heading in self.headings.items() if number not in left_out}

    def hold_recommendations(self) -> bool:
        """True where a column of any table holds recommendations, or its rows begin with one each."""
        if any(Field.RECOMMENDATION in heading.fields.values() for heading in self.headings.values()):
            return True
        rows = (row for number, heading in self.headings.items() for row in read_columns(self.grids[number], heading))
        return any(row.begins for row in rows)

    def add_to(self, builder: CandidateBuilder) -> None:
        """Read the tables alone: those with headings, then those of labels."""
        themes = themes_of_tables(self.document, self.headings.keys())
        details: dict[str, Details] = {}
        others: list[Labelled] = []
        tables = self._read_tables()
        if any(block.cell is None and not block.is_aside for block in self.document.blocks):
            tables = {number: list(rows) for number, rows in tables.items()}
            details = find_details(self.document, map(_number_of, itertools.chain(*tables.values())))
            others = self._list_others(itertools.chain(*tables.values()))
            details = {} if others else details
        for number, rows in tables.items():
            # Where the words stand elsewhere, so does what they stand under.
            theme = None if details else themes.get(number)
            builder.add_rows(_with_details(row, details) if details else row.under(theme) for row in rows)
        pairs = list(self._list_label_pairs())
        if is_labelled(pairs):
            builder.add_rows(read_rows(pairs))
        if others:
            builder.add_rows(read_rows(others))

    def _list_others(self, rows: Iterable[Row]) -> list[Labelled]:
        """The labelled paragraphs outside of tables, where they number other recommendations than the tables do, as in
        a report that lists its own and follows up those of an earlier one; else none."""
        named = (cell.text for row in rows if (cell := row.first(Field.RECOMMENDATION)))
        in_tables = list(itertools.islice(named, _LOOKED_AT))
        blocks = enumerate(self.document.blocks)
        places = (place for place, block in blocks if block.cell is None and not block.is_aside)
        found = list(settle_alone(item for n in places for item in from_paragraph(whole(self.document, n))))
        told = [item.value.text for item in found if item.field == Field.RECOMMENDATION and item.number and item.value]
        are_others = all(share_words(one, other) < _SAME for one in told for other in in_tables)
        return found if len(told) > 1 and in_tables and are_others else []

    def _list_label_pairs(self) -> Iterator[Labelled]:
        """The labels and values of tables, each below the heading that it stands under where that changes."""
        themes, last = themes_of_tables(self.document, self.labels), None
        for number in sorted(self.labels):
            theme = themes.get(number)
            if theme and theme.key != last:
                yield Labelled(Field.OTHER, None, heading=theme)
                last = theme.key
            yield from from_table(read_labels(self.grids[number]))

    def _read_tables(self) -> dict[int, Iterable[Row]]:
        """The rows of every table. They are read when they are asked for: all those of a large workbook at once would
        fill the memory."""
        read: dict[int, Iterable[Row]] = {}
        for number in sorted(self.loose.keys() | self.headings.keys()):
            rows = (
                self.loose[number] if number in self.loose else read_columns(self.grids[number], self.headings[number])
            )
            if self._goes_on(number):
                # A box that names a recommendation ended with its page, and its actions stand on the next.
                rows = itertools.chain(read.pop(number - 1), rows)
            read[number] = rows
        return read

    def _goes_on(self, number: int) -> bool:
        """True for a table of actions right behind a box that names a recommendation."""
        fields = self.headings[number].fields.values() if number in self.headings else []
        named = {Field.RECOMMENDATION, Field.NUMBER, Field.RESPONSE}
        return number - 1 in self.loose and Field.ACTION in fields and named.isdisjoint(fields)

    def list_labelled(self) -> Iterator[Labelled]:
        """The labelled paragraphs and tables of the document, in order, with the rows of other tables between."""
        return settle_alone(self._list_labelled())

    def _list_labelled(self) -> Iterator[Labelled]:
        seen: set[int] = set()
        behind = 0  # the table without cells that was read last
        for place, block in enumerate(self.document.blocks):
            if block.is_aside or place < behind:
                continue
            part = find_part(self.document, place) if block.cell is None else None
            if part:
                behind = part[1]
                yield from (Labelled(Field.OTHER, None, row=row) for row in read_part(self.document, *part))
                continue
            if block.cell is None:
                excerpt = whole(self.document, place)
                is_title = bool(block.level) and self.title is not None and excerpt.key == self.title.key
                if not is_title:
                    yield from from_paragraph(excerpt)
            elif block.cell.table not in seen:
                seen.add(block.cell.table)
                yield from self._labelled_of(block.cell.table)

    def _labelled_of(self, number: int) -> Iterator[Labelled]:
        if number in self.labels:
            yield from from_table(read_labels(self.grids[number]))
        elif number in self.headings:
            for row in read_columns(self.grids[number], self.headings[number]):
                yield Labelled(Field.OTHER, None, row=row)
        elif self.grids[number].columns == 1:
            cells = (self.grids[number].at(row, 0) for row in range(self.grids[number].rows))
            yield from itertools.chain.from_iterable(from_box(cell) for cell in cells if cell)
        elif number in self.loose:
            yield from (Labelled(Field.OTHER, None, row=row) for row in self.loose[number])


def _names_columns(heading: Heading | None) -> bool:
    """True for headings in a row below a recommendation and its answer, even where nothing stands below them."""
    return heading is not None and heading.row > 0 and len(set(heading.fields.values()) - {Field.OTHER}) >= _MANY_FIELDS


def _may_name(grid: Grid) -> bool:
    """True for a table that may name a recommendation in a row; of one column, where it does so in the first, or in the
    second below the word."""
    first = (grid.at(row, 0) for row in range(min(2, grid.rows)))
    return grid.columns > 1 or any(cell is not None and names_recommendation(cell.text) for cell in first)


def _number_of(row: Row) -> str:
    cell = row.first(Field.NUMBER)
    return number_in(cell).text if cell else ""


def _with_details(row: Row, told: dict[str, Details]) -> Row:
    """A row of a register with what the document says of its number elsewhere."""
    details = told.get(_number_of(row))
    if details is None:
        return row
    row.theme = row.theme or details.theme
    if Field.RECOMMENDATION not in row.cells:
        row.add(Field.RECOMMENDATION, details.text)
    answers = row.all(Field.RESPONSE) or [cell for cell in row.all(Field.STATUS)[-1:] if read_position(cell.text)]
    row.is_told = True
    if answers and details.answer:
        row.cells[Field.RESPONSE] = answers
        row.add(Field.COMMENT, details.answer)
    else:
        row.add(Field.RESPONSE, details.answer)
    return row


def _read_text(document: Document, tables: Tables, builder: CandidateBuilder) -> None:
    flat = find_flat_table(document)
    if flat:
        builder.add_rows(read_flat(document, flat))
    if builder.recommendations.found:
        return
    found = list(tables.list_labelled())
    if is_labelled(found) or is_list(found) or are_answered(found):
        builder.add_rows(read_rows(found))
    elif not builder.has_something():
        builder.add_rows(list_recommendations(document))
