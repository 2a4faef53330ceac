"""Made-up management responses without a table of columns: labels and values, in tables, paragraphs and text."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from random import Random

from tests.extraction.building import Bullet, Drawn, Line, Slot, draw, html_table, page, word
from tests.extraction.made_responses import Item, Made, lines_of_item, lines_of_promises, make

TITLE = "Evaluation of the Crossings Program"
OF_PROMISE = ("offices", "support", "due", "status")
Labelled = tuple[str, tuple[Line, ...]]


def make_labelled(random: Random) -> Made:
    """A response in which every recommendation has a number and every promise stands for itself."""
    made = make(random)
    while made.layout.spread == "one" or "deliverable" in made.layout.columns:
        made = make(random)
    items = tuple(
        replace(item, number=item.number or str(place), points=(), text=item.text.replace(":", "."))
        for place, item in enumerate(made.items, 1)
    )
    return replace(made, items=items, layout=replace(made.layout, labels="", prefix=""))


def without_themes(made: Made) -> Made:
    """The same without themes, for layouts that have no place for them."""
    return replace(made, items=tuple(replace(item, theme=None) for item in made.items))


def label_items(made: Made) -> list[list[Labelled]]:
    """The labels with their values of each recommendation."""
    return [list(_label_item(made, item, number)) for number, item in enumerate(made.items, 1)]


def _label_item(made: Made, item: Item, number: int) -> Iterator[Labelled]:
    layout, names = made.layout, made.layout.headings
    yield f"{_word_of(made)} {item.number}", (item.text,)
    yield names["response"], lines_of_item(item, "response", layout)
    action = "Action" if made.words.language == "en" else "Mesure"
    for place, promise in enumerate(item.promises):
        label = f" {number}.{place + 1}" if "label" in layout.columns else ""
        yield f"{action}{label}", (promise.text, *map(Bullet, promise.bullets))
        for name in OF_PROMISE:
            if name in layout.columns and (name != "support" or promise.helpers):
                yield names[name], lines_of_promises((promise,), name, layout, (number, place + 1))


def _word_of(made: Made) -> str:
    return "Recommendation" if made.words.language == "en" else "Recommandation"


# A document is a list of parts: (text, level) for a heading, a paragraph, a bullet or a table.
Part = tuple[str, int] | str | Bullet | Drawn


def as_tables(made: Made) -> list[Part]:
    """One table of labels and values for each recommendation, under the headings of the themes."""
    return _under_themes(made, [[draw(*_slots(pairs))] for pairs in label_items(made)])


def as_one_table(made: Made) -> list[Part]:
    """One table of labels and values for all recommendations."""
    return [draw(*(row for pairs in label_items(made) for row in _slots(pairs)))]


def as_paragraphs(made: Made) -> list[Part]:
    """Headings for recommendations, and a labelled paragraph for everything else."""
    return _under_themes(made, [_paragraphs(pairs) for pairs in label_items(made)])


def as_headings_and_tables(made: Made) -> list[Part]:
    """A heading, the text and the answer of each recommendation, then a table of its promises alone."""
    answers = [_paragraphs(pairs[:2]) for pairs in label_items(made)]
    tables = [_table_of_promises(made, item, number) for number, item in enumerate(made.items, 1)]
    return _under_themes(made, [[*parts, table] for parts, table in zip(answers, tables, strict=True)])


def as_lines(made: Made) -> bytes:
    """Plain text: a labelled line for everything, an empty line between recommendations."""
    found = [TITLE, ""]
    for pairs in label_items(made):
        for label, lines in pairs:
            first, *rest = _spread(label, lines)
            found += [f"{label}: {first}", *(f"- {each.text}" if isinstance(each, Bullet) else each for each in rest)]
        found.append("")
    return "\n".join(found).encode()


def _slots(pairs: list[Labelled]) -> list[list[Slot]]:
    return [[Slot((label,)), Slot(lines)] for label, lines in pairs]


def _paragraphs(pairs: list[Labelled]) -> list[Part]:
    (title, text), *others = pairs
    found: list[Part] = [(title, 3), *text]
    for label, lines in others:
        first, *rest = _spread(label, lines)
        found += [f"{label}: {first}", *rest]
    return found


def _spread(label: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a value: sentences and lists as they are, offices and dates on one line."""
    is_list = any(isinstance(line, Bullet) for line in lines) or all(str(line).endswith(".") for line in lines)
    return lines if is_list else ("; ".join(map(str, lines)),)


def _table_of_promises(made: Made, item: Item, number: int) -> Drawn:
    columns = [name for name in made.layout.columns if name in {"label", "action", *OF_PROMISE}]
    rows = [[made.layout.headings[name] for name in columns]]
    values = [
        [Slot(lines_of_promises((promise,), name, made.layout, (number, place))) for name in columns]
        for place, promise in enumerate(item.promises, 1)
    ]
    table = draw(*rows, *values)
    return replace(table, cells={place: cell for place, cell in table.cells.items() if any(cell.lines)})


def _under_themes(made: Made, groups: list[list[Part]]) -> list[Part]:
    found, theme = [], None
    for item, parts in zip(made.items, groups, strict=True):
        if item.theme and item.theme != theme:
            theme = item.theme
            found.append((theme, 2))
        found += parts
    return found


def word_of(parts: list[Part]) -> bytes:
    """The parts as a Word file with a title."""
    return word((TITLE, 0), *parts)


def page_of(parts: list[Part], language: str) -> bytes:
    """The parts as a web page with a title."""
    return page(f"<h1>{TITLE}</h1>", *map(_html_of, parts), language=language)


def _html_of(part: Part) -> str:
    if isinstance(part, Drawn):
        return html_table(part)
    if isinstance(part, tuple):
        return f"<h{part[1]}>{escape(part[0])}</h{part[1]}>"
    return f"<ul><li>{escape(part.text)}</li></ul>" if isinstance(part, Bullet) else f"<p>{escape(part)}</p>"
