"""Labels with what belongs to them: the lines of a table, a box or a paragraph, and labels above their values."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from answerable.extraction.blocks import Excerpt, go_on
from answerable.extraction.headings import (
    Field,
    field_of,
    is_introduction,
    is_theme,
    organisation_in,
)
from answerable.extraction.labels import (
    ALONE,
    COLON,
    ENDS,
    LONGEST_ALONE,
    PARTS,
    Labelled,
    field_alone,
    find_bare,
    names_one_of,
    read_label,
)
from answerable.extraction.numbering import LABELLED

_BRACKET = re.compile(r"\s\((?P<inside>[^():;\n]{2,40}:[^()\n]*)\)[.;]?$")
_BETWEEN_LABELS = re.compile(r";\s*|\.\s+(?=[A-ZÀ-Ö][^:.;]{1,40}:)")
_IN_BRACKETS = re.compile(r"\((?P<inside>[^()\n]{4,120})\)\.?$")  # “(Target implementation date: end of 2026)”
_LONGEST_BRACKET = 400  # characters
# A further label on the same line: “Responsible: Fleet Section. Target date: March 2025”.
_FURTHER = re.compile(r"(?:[.;,|–—-]|(?<=[.;|]))\s+(?P<label>[A-ZÀ-Ö][^:.;|\n]{1,40}?)\s?:\s+(?=\S)")
# Auditors of cities letter the parts of a chapter: “4.1.A. Findings”, “4.1.B. Recommendation”, “4.1.C. Response”.
_LETTERED_PART = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?[A-Z]\.?\s+(?=[A-ZÀ-Ö])")
_THEME = re.compile(
    r"(?:theme|thème|axe|pillar|pilier) (?:[A-Z]|\d{1,2}|[IVX]{1,4})\s?[:–—-]\s?[^.;:\n]{3,80}", re.IGNORECASE
)
_CHAPTER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=[A-ZÀ-Ö])")
# Boards that investigate accidents ask again for years, and say each time what they make of the answer.
_ROUND = re.compile(
    r"^(?:(?:response|reply|update|réponse|mise à jour)\s*[–—-]\s*(?P<body>[^()\n]{3,80}?)"
    r"|(?P<whose>[A-ZÀ-Ö][^()\n]{2,60}?)(?:['’]s?)? (?:response|update))\s*\([^()\n]*\d{4}\)$",
    re.IGNORECASE,
)
_ASSESSED = re.compile(
    r"^(?:(?:tsb|board)(?:['’]s)? (?:re-?assessment|assessment|follow-?up)|(?:ré)?évaluation de la réponse"
    r"|suivi exercé par le bureau)\b[^.\n]*$",
    re.IGNORECASE,
)
# Minutes say what became of a recommendation in a line of its own.
_STATUS_ALONE = re.compile(
    r"^recommendations? (?:(?:fully|partially|not|has been|was) )*(?:implemented|completed|closed|withdrawn)\.?$"
    r"|^recommandations? (?:mises? en œuvre|appliquées?|closes?|abandonnées?)\.?$",
    re.IGNORECASE,
)
# Auditors number their findings, and a recommendation below one has its number: “Finding 2022-001: Cash”.
_FINDING = re.compile(
    r"^(?:(?:audit )?(?:finding|constat(?:ation)?)\s+(?:no\.?\s*|n°\s*)?(?P<number>\d{4}-\d{1,3})\b"
    r"|(?P<alone>20\d\d-\d{3})[.:]? (?:(?!\b(?:should|must|will)\b)[^.;!?])*$)",
    re.IGNORECASE,
)
_NUMBERED_FINDING = re.compile(r"^(?P<number>\d{1,3})[.)]?\s+(?:finding|constat(?:ation)?)\s*:?$", re.IGNORECASE)
_FOLLOWED = frozenset({Field.RESPONSE, Field.ACTION, Field.RECOMMENDATION})  # by as many paragraphs as there are
_COLUMNS = 3  # labels in a row that are the headings of columns
_PROMISED = PARTS - {Field.RESPONSE}


def from_table(pairs: Iterable[tuple[Excerpt | None, Excerpt | None]]) -> Iterator[Labelled]:
    """The pairs of a table of labels and values; a value without a label is the number of what comes next."""
    for label, value in pairs:
        if label is None:
            yield Labelled(Field.NUMBER, value)
            continue
        plain = re.sub(r"\s*[A-Z]?\d+(?:[.-]\d+)*[a-z]?\s*[.:]?$", "", label.text)
        field = field_of(plain) or Field.OTHER
        numbered = LABELLED.match(label.text)
        if numbered and field in {Field.RECOMMENDATION, Field.OTHER, Field.NUMBER}:
            number = label.cut(numbered.start("number"), numbered.end("number"))
            yield from _part_value(Labelled(Field.RECOMMENDATION, value, number))
        else:
            yield from _part_value(Labelled(field, value, organisation=organisation_in(label.text)))


def _part_value(item: Labelled) -> Iterator[Labelled]:
    """A value whose later lines have labels of their own, such as the answer below a recommendation, is parted."""
    lines = item.value.lines() if item.value else []
    begins = [number for number, line in enumerate(lines) if number and _names_answer(line.excerpt)]
    if item.value is None or not begins:
        yield item
        return
    yield replace(item, value=lines[0].excerpt.through(lines[begins[0] - 1].excerpt))
    yield from _from_lines([line.excerpt for line in lines[begins[0] :]])


def _names_answer(line: Excerpt) -> bool:
    """True for a label of the answer with its value, in a heading or inside a value."""
    found = names_one_of(line, PARTS)
    return found is not None and found.value is not None


def from_box(cell: Excerpt) -> Iterator[Labelled]:
    """What a table of one column says: it is a frame around labels with their values, or around words that go on."""
    yield from _from_lines([line.excerpt for line in cell.lines()])


def part_answer(cell: Excerpt) -> list[Labelled]:
    """The parts of a cell that holds an answer and, below labels, promises with their offices and dates; [] where no
    label is in it."""
    if ":" not in cell.text and "\n" not in cell.text:
        return []
    lines = [line.excerpt for line in cell.lines()]
    begins = next((number for number, line in enumerate(lines) if names_one_of(line, _PROMISED)), None)
    if begins is None:
        return []
    words = [Labelled(Field.OTHER, lines[0].through(lines[begins - 1]))] if begins else []
    return [*words, *_from_lines(lines[begins:])]


def _from_lines(lines: list[Excerpt]) -> Iterator[Labelled]:
    """Lines with labels, each with those that go on with it. What stands above an office or date of its own, below
    those of another action, is an action."""
    open_item: Labelled | None = None
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        found = _read_lone(line) or (_read_other(line) if open_item and open_item.field in ENDS else None)
        is_end = open_item is not None and open_item.field in ENDS and open_item.value is not None
        is_next = is_end and below is not None and names_one_of(below, ENDS) is not None
        if found is None and open_item is not None and not is_next:
            open_item = replace(open_item, value=go_on(open_item.value, line))
            continue
        if open_item is not None:
            yield open_item
        open_item = found or Labelled(Field.OTHER, line)
    if open_item is not None:
        yield open_item


def _read_other(line: Excerpt) -> Labelled | None:
    """A label that names nothing which is kept, such as “Response date: May 2026”, ends the value above it."""
    label = COLON.match(line.text)
    words = label["label"] if label else ""
    is_label = words[:1].isupper() and 0 < len(words.split()) <= LONGEST_ALONE and "." not in words
    return Labelled(Field.OTHER, None, ends=True) if is_label and field_of(words) == Field.OTHER else None


def _read_lone(line: Excerpt) -> Labelled | None:
    """The label of a line with its value, or a label that fills it."""
    field = field_alone(line.text)
    return read_label(line) or (Labelled(field, None) if field else None)


def from_paragraph(excerpt: Excerpt) -> Iterator[Labelled]:
    """What a paragraph or a heading says: labels with their values, a theme, or words that go on."""
    block = excerpt.first_block
    part = _read_lettered(excerpt) or _read_chapter(excerpt) or _read_bodies(excerpt) or _read_round(excerpt)
    if part:
        yield part
        return
    field = None if find_bare(excerpt) else field_alone(block.text)
    finding = _FINDING.match(block.text) or _NUMBERED_FINDING.match(block.text)
    if finding:
        named = "alone" if finding.groupdict().get("alone") else "number"
        yield Labelled(Field.NUMBER, excerpt.cut(*finding.span(named)))
    elif field is not None:
        is_heading = excerpt if block.level and is_theme(block.text) else None
        yield Labelled(field, None, organisation=organisation_in(block.text), heading=is_heading, alone=excerpt)
    elif ALONE.match(block.text):
        yield from (replace(item, alone=excerpt) for item in _read_block(excerpt))
    elif _STATUS_ALONE.match(block.text):
        yield Labelled(Field.STATUS, excerpt)
    elif block.level and not LABELLED.match(block.text) and not _names_answer(excerpt):
        names_theme = is_theme(block.text)
        yield Labelled(
            Field.OTHER,
            None,
            heading=excerpt if names_theme else None,
            ends=not names_theme,
            introduces=is_introduction(block.text),
            level=0 if names_theme else block.level,
        )
    else:
        yield from _read_block(excerpt)


def _read_lettered(excerpt: Excerpt) -> Labelled | None:
    """The answer to a recommendation, or what was found, behind the letter of its part: it ends what stands above."""
    letter = _LETTERED_PART.match(excerpt.text)
    field = field_of(excerpt.text[letter.end() :]) if letter else None
    if field == Field.RESPONSE:
        return Labelled(field, None)
    return Labelled(Field.OTHER, None, ends=True) if field == Field.FINDING else None


def _read_chapter(excerpt: Excerpt) -> Labelled | None:
    """The title of a chapter that says that it is one, “Theme A: Access”, or whose first part, with its number and a
    letter, stands right below it."""
    if _THEME.fullmatch(excerpt.text):
        return Labelled(Field.OTHER, None, heading=excerpt)
    chapter = _CHAPTER.match(excerpt.text)
    following = excerpt.document.blocks[excerpt.pieces[-1][0] + 1 :][:1] if chapter else []
    if chapter is None or not following or not following[0].text.startswith(f"{chapter['number']}.A"):
        return None
    return Labelled(Field.OTHER, None, heading=excerpt.cut(chapter.end()))


def _read_round(excerpt: Excerpt) -> Labelled | None:
    """“Response – Ministry of Ferries (April 2026)”, and what the board that recommends makes of it, which is none."""
    if _ASSESSED.match(excerpt.text):
        return Labelled(Field.OTHER, None, ends=True)
    match = _ROUND.match(excerpt.text)
    return Labelled(Field.RESPONSE, None, organisation=(match["body"] or match["whose"]).strip()) if match else None


def _read_bodies(excerpt: Excerpt) -> Labelled | None:
    """“Response from: Harbour Board” above what it says, beside the date of the response and the like."""
    lines = [line.excerpt for line in excerpt.lines()]
    named = [found for line in lines if (found := names_one_of(line, {Field.RESPONSE}))]
    bodies = [found for found in named if found.value is None and found.organisation]
    return bodies[0] if len(bodies) == 1 and len(bodies) + sum(map(_is_other, lines)) == len(lines) else None


def _is_other(line: Excerpt) -> bool:
    return _read_other(line) is not None


def settle_alone(found: Iterable[Labelled]) -> Iterator[Labelled]:
    """Labels that fill their lines, each with the value below it.

    Several in a row are the headings of a table that lost its cells; they, and one without a value, are words like
    any other.
    """
    for are_alone, group in groupby(_with_next(found), lambda pair: pair[0].alone is not None):
        pairs = list(group)
        for item, below in pairs:
            if not are_alone:
                yield item
            elif len(pairs) > 1 and (_are_headings(pairs) or item.field not in _FOLLOWED):
                yield _as_words(item)
            else:
                yield from _settle(item, below)


def _are_headings(pairs: list[tuple[Labelled, Labelled | None]]) -> bool:
    """True for labels of several columns, and not for one with headings of its own below it: “Action plan”, “Dates”."""
    return len(pairs) >= _COLUMNS and len({item.field for item, _ in pairs} & _FOLLOWED) > 1


def _with_next(found: Iterable[Labelled]) -> Iterator[tuple[Labelled, Labelled | None]]:
    items = list(found)
    return zip(items, [*items[1:], None], strict=False)


def _settle(item: Labelled, below: Labelled | None) -> Iterator[Labelled]:
    """A label with the value below it, which is emptied there; what answers goes on over several paragraphs."""
    if item.field in _FOLLOWED and (item.heading is None or _is_value(below)):
        yield replace(item, heading=None)
    elif below is not None and _is_value(below):
        yield Labelled(item.field, below.value)
        below.value = None
    else:
        yield _as_words(item)


def _as_words(item: Labelled) -> Labelled:
    return Labelled(Field.OTHER, None if item.heading else item.alone, heading=item.heading)


def _is_value(item: Labelled | None) -> bool:
    return item is not None and item.field == Field.OTHER and item.value is not None and item.heading is None


def _read_block(excerpt: Excerpt) -> Iterator[Labelled]:
    lines = excerpt.lines()
    if len(lines) > 1 and all(read_label(line.excerpt) for line in lines):
        for line in lines:
            yield from _read_line(line.excerpt)
        return
    if len(lines) > 1 and len(lines) % 2 == 0 and all(field_alone(line.text) for line in lines[::2]):
        for label, value in zip(lines[::2], lines[1::2], strict=True):
            yield Labelled(
                field_alone(label.text) or Field.OTHER, value.excerpt, organisation=organisation_in(label.text)
            )
        return
    inside = _IN_BRACKETS.match(excerpt.text)
    if inside and names_one_of(excerpt.cut(*inside.span("inside")), ENDS):
        excerpt = excerpt.cut(*inside.span("inside"))
    named = [found for line in lines if (found := read_label(line.excerpt))]
    is_end = any(each.field in ENDS for each in named)
    if len(named) > 1 or (is_end and any(_read_other(line.excerpt) for line in lines)):
        yield from _from_lines([line.excerpt for line in lines])
    elif read_label(excerpt):
        yield from _read_line(excerpt)
    elif bracket := part_bracket(excerpt):
        yield Labelled(Field.ACTION, bracket[0])
        yield from bracket[1]
    elif further := list(_find_further(excerpt.text)):
        yield Labelled(Field.OTHER, excerpt.cut(0, further[0].start() + 1))
        yield from _part_further(excerpt, further)
    else:
        yield Labelled(Field.OTHER, excerpt, is_item=bool(lines and lines[0].is_item))


def part_bracket(excerpt: Excerpt) -> tuple[Excerpt, list[Labelled]] | None:
    """An action with its office and date behind labels in brackets: “Revise it. (Responsible: Y; Due: May 2026)”."""
    match = _BRACKET.search(excerpt.text, max(1, len(excerpt.text) - _LONGEST_BRACKET))
    if match is None:
        return None
    inside = excerpt.cut(*match.span("inside"))
    begins = [0, *(each.end() for each in _BETWEEN_LABELS.finditer(inside.text))]
    parts = [inside.cut(a, b) for a, b in zip(begins, [*begins[1:], None], strict=True)]
    named = [found for part in parts if (found := names_one_of(part, ENDS))]
    return (excerpt.cut(0, match.start()), named) if len(named) == len(parts) else None


def _find_further(text: str) -> Iterator[re.Match[str]]:
    """The labels of office, date or status inside a value, and not inside brackets."""
    for match in _FURTHER.finditer(text):
        before = text[: match.start()]
        if field_of(match["label"]) in ENDS and before.count("(") == before.count(")"):
            yield match


def _read_line(line: Excerpt) -> Iterator[Labelled]:
    """The label of a line with its value, and any further label on it that names office, date or status."""
    found = read_label(line)
    if found is None:
        return
    value = found.value
    further = list(_find_further(value.text)) if value else []
    if value is None or not further:
        yield found
        return
    yield replace(found, value=value.cut(0, further[0].start()) or None)
    yield from _part_further(value, further)


def _part_further(value: Excerpt, further: list[re.Match[str]]) -> Iterator[Labelled]:
    for match, end in zip(further, [*(m.start() for m in further[1:]), len(value.text)], strict=True):
        yield Labelled(field_of(match["label"]) or Field.OTHER, value.cut(match.end(), end))
