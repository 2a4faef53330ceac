"""Two languages side by side in one document: one view of it for each, with the words of the other left out."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from answerable.extraction.blocks import Block, Document, Grid
from answerable.extraction.headings import Field, field_of
from answerable.extraction.words import count_language, fold_in_place

LANGUAGES = ("en", "fr")
TWO_LANGUAGES = "The document says everything in English and in French; each language is read by itself."
# Words of headings and dates, which hold few of the commonest words of a language.
_TELLING = {
    "en": frozenset([
        "english", "recommendation", "response", "management", "action", "agreed", "accepted", "responsible", "lead",
        "due", "date", "office", "status", "yes", "no", "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december", "spring", "summer", "fall", "winter",
        "ongoing", "completed", "quarter",
    ]),
    "fr": frozenset([
        "francais", "recommandation", "recommandations", "reponse", "mesure", "mesures", "d'accord", "acceptee",
        "responsable", "responsables", "echeance", "bureau", "etat", "oui", "non", "janvier", "fevrier", "mars",
        "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre", "printemps",
        "ete", "automne", "hiver", "termine", "terminee", "direction", "trimestre", "anglais",
    ]),
}  # fmt: skip
_PARTS = re.compile(r"\s+[/|]\s+|\n")  # between the languages of one line
_CLEAR = 3  # times as many words of one language as of the other
_FEWEST = 3  # words in a column that tell its language
_ROWS = 100  # of a table tell the languages of its columns
_MOST_BLOCKS = 10_000  # a document with more is a register, and not two responses
_FEWEST_ON_A_SIDE = 25  # words that tell the language of one half of a document
_PURE_SIDE = 0.8  # share of the words of one half that are of its language
_PURE = 0.93  # share of the words on both sides of a turn that are of their language


def part_languages(document: Document, grids: dict[int, Grid]) -> dict[str, Document]:
    """The views of a document whose tables have columns in English and the same in French; {} for any other."""
    columns = {number: found for number, grid in grids.items() if (found := _part_columns(grid))}
    if not columns:
        return {}
    return {language: _view(document, language, columns) for language in LANGUAGES}


def part_halves(document: Document) -> dict[str, Document]:
    """The halves of a document that is in one language up to a place and in the other from there on; {} for others."""
    if len(document.blocks) > _MOST_BLOCKS:
        return {}
    counts = [_count(block.text) for block in document.blocks]
    whole = sum(en for en, _ in counts), sum(fr for _, fr in counts)
    if min(whole) < _FEWEST_ON_A_SIDE:
        return {}
    best, place, first = 0, 0, "en"
    before = (0, 0)
    for number, (english, french) in enumerate(counts):
        for name, right in (("en", before[0] + whole[1] - before[1]), ("fr", before[1] + whole[0] - before[0])):
            if right > best:
                best, place, first = right, number, name
        before = before[0] + english, before[1] + french
    sides = counts[:place], counts[place:]
    if best < _PURE * sum(whole) or not all(map(_is_pure, sides)):
        return {}
    second = LANGUAGES[1 - LANGUAGES.index(first)]
    return {
        first: _without(document, first, range(place, len(counts))),
        second: _without(document, second, range(place)),
    }


def _is_pure(counts: list[tuple[int, int]]) -> bool:
    """True for a half that is long enough and in one language, which a few names of the other do not make."""
    english, french = sum(en for en, _ in counts), sum(fr for _, fr in counts)
    return max(english, french) >= max(_FEWEST_ON_A_SIDE, _PURE_SIDE * (english + french))


def _without(document: Document, language: str, places: range) -> Document:
    """The document without the blocks at some places; the others stay at their numbers."""
    blocks = [Block("") if number in places else block for number, block in enumerate(document.blocks)]
    return replace(document, blocks=blocks, language=language, notes=[*document.notes, TWO_LANGUAGES])


def tell_language(text: str) -> str | None:
    """ "en" or "fr" where the words of a text leave no doubt, else None."""
    english, french = _count(text)
    if english >= _CLEAR * french and english > 0:
        return "en"
    return "fr" if french >= _CLEAR * english and french > 0 else None


def _count(text: str) -> tuple[int, int]:
    words = re.findall(r"(?:[ld]')?[^\W\d_]+", fold_in_place(text))
    english, french = count_language(text)
    accents = len(re.findall(r"[àâçéèêëîïôûùœ]", text.lower()))
    more = {language: sum(word in telling for word in words) for language, telling in _TELLING.items()}
    return english + more["en"], french + more["fr"] + accents


def _part_columns(grid: Grid) -> dict[int, str] | None:
    """The language of each column, where the same is said in two; columns without words belong to both."""
    told = {column: _language_of(grid, column) for column in range(grid.columns)}
    if set(told.values()) - {None} != set(LANGUAGES):
        return None
    found: dict[int, str] = {}
    for column, language in told.items():
        near = language or (found.get(column - 1) if _names_something(grid, column) else None)
        if near:
            found[column] = near
    english, french = (_fields_of(grid, found, language) for language in LANGUAGES)
    return found if english & french else None


def _language_of(grid: Grid, column: int) -> str | None:
    text = "\n".join(cell.text for row in range(min(_ROWS, grid.rows)) if (cell := _own(grid, row, column)))
    return tell_language(text) if sum(_count(text)) >= _FEWEST else None


def _own(grid: Grid, row: int, column: int) -> Block | None:
    """The cell at a place, unless it covers several columns."""
    number = grid.block_at(row, column)
    block = grid.document.blocks[number] if number is not None else None
    return block if block and block.cell and block.cell.columns == 1 else None


def _names_something(grid: Grid, column: int) -> bool:
    return any(_field(block.text) for row in range(min(4, grid.rows)) if (block := _own(grid, row, column)))


def _fields_of(grid: Grid, columns: dict[int, str], language: str) -> set[Field]:
    """What the headings and labels in the columns of a language name."""
    texts = (block.text for row in range(min(_ROWS, grid.rows)) for c, name in columns.items() if name == language
             if (block := _own(grid, row, c)))  # fmt: skip
    lines = (line.split(":")[0] for text in texts for line in text.split("\n")[:4])
    return {field for line in lines if (field := _field(line))}


def _field(heading: str) -> Field | None:
    field = field_of(re.sub(r"\s*\d+$", "", heading)) if len(heading) < 60 else None
    return None if field == Field.OTHER else field


def _view(document: Document, language: str, columns: dict[int, dict[int, str]]) -> Document:
    """The document without the words of the other language; every block stays at its number."""
    kept = {
        number: [c for c in range(max(found) + 1) if found.get(c, language) == language]
        for number, found in columns.items()
    }
    blocks = [_see(block, language, kept.get(block.cell.table) if block.cell else None) for block in document.blocks]
    return replace(document, blocks=blocks, language=language, notes=[*document.notes, TWO_LANGUAGES])


def _see(block: Block, language: str, kept: Sequence[int] | None) -> Block:
    if block.cell is None or kept is None:
        return _in_language(block, language)
    start, end = block.cell.column, block.cell.column + block.cell.columns
    inside = [column for column in kept if start <= column < end]
    if not inside:
        return block._replace(text="", cell=None, items=frozenset(), spots=())
    cell = block.cell._replace(column=bisect_left(kept, inside[0]), columns=len(inside))
    seen = block._replace(cell=cell)
    return seen if block.cell.columns == 1 else _in_language(seen, language)


def _in_language(block: Block, language: str) -> Block:
    """What a block says in a language: of “Audit of boats / Audit des bateaux” one half."""
    parts = [part for part in _PARTS.split(block.text) if part]
    told = [tell_language(part) for part in parts]
    if set(told) == set(LANGUAGES):
        mine = (part for part, name in zip(parts, told, strict=True) if name == language)
        return block._replace(text=_longest(mine), spots=())
    whole = tell_language(block.text)
    return block._replace(text="", spots=()) if whole not in {None, language} else block


def _longest(parts: Iterable[str]) -> str:
    return max(parts, key=len, default="")
