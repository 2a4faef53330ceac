"""Management responses made up at random, drawn as tables, with what a careful reader finds in them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from tests.extraction.building import Bullet, Drawn, Line, Slot
from tests.extraction.made_words import ENGLISH, FRENCH, When, Words


@dataclass(frozen=True)
class Promise:
    """One action."""

    text: str
    bullets: tuple[str, ...]
    leads: tuple[str, ...]
    helpers: tuple[str, ...]
    pattern: str  # how one cell writes them all
    dates: tuple[When, ...]
    status: tuple[str, str]  # as written, code
    deliverable: str | None = None  # where these have a column


@dataclass(frozen=True)
class Item:
    """One recommendation with its answer."""

    number: str | None
    theme: str | None
    text: str
    points: tuple[str, ...]  # a list below the text
    position: tuple[str, str]  # as written, code
    is_fuller: bool  # its sentence says more, and stays in the answer
    answer: tuple[str, ...]
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class Layout:
    """How the table is drawn."""

    columns: tuple[str, ...]
    headings: dict[str, str]
    spread: (
        str  # how a recommendation stands over its rows: merged, blank, repeated; or "one" row with one cell for all
    )
    prefix: str  # before the text of a recommendation, where its number has no column
    theme_rows: bool
    answer_inline: bool  # the position and the answer are one paragraph
    labels: str  # before the text of an action
    group_row: bool  # a row above the headings that names groups of columns
    repeats_headings: bool  # as at the top of every page


@dataclass(frozen=True)
class Made:
    """A whole response and its layout."""

    words: Words
    items: tuple[Item, ...]
    layout: Layout


OF_ITEM = ("number", "theme", "recommendation", "response")


def make(random: Random) -> Made:
    """A response in English or French, with a layout of its own."""
    words = random.choice((ENGLISH, FRENCH))
    count = random.randint(2, 4)
    texts = random.sample(words.recommendations, count)
    pattern = random.choice(("{}", "{}", "A-{}", "{}.1", "R{}", "2.3{}", ""))
    themes = sorted(random.choices(words.themes, k=count)) if random.random() < 0.6 else [None] * count
    numbers = [pattern.format(place + 1) or None for place in range(count)]
    items = tuple(
        _make_item(random, words, text, number, theme)
        for text, number, theme in zip(texts, numbers, themes, strict=True)
    )
    layout = _make_layout(random, words, pattern, bool(themes[0]))
    return Made(words, _fit(items, layout), layout)


def _make_item(random: Random, words: Words, text: str, number: str | None, theme: str | None) -> Item:
    promises = {
        promise.text: promise for promise in (_make_promise(random, words) for _ in range(random.randint(1, 3)))
    }
    answer = tuple(random.sample(words.answers, random.choice((0, 1, 1, 2))))
    is_fuller = random.random() < 0.2
    position = random.choice(words.fuller if is_fuller else words.positions)
    points = random.choice(words.lists)[1] if random.random() < 0.15 else ()
    text = f"{text.rstrip('.')}:" if points else text
    return Item(number, theme, text, points, position, is_fuller, answer, tuple(promises.values()))


def _make_promise(random: Random, words: Words) -> Promise:
    text, bullets = random.choice([*((text, ()) for text in words.promises), *words.lists])
    pattern = random.choice(("{0}", "{0}", *words.joint, *words.helped))
    first, second = random.sample(words.offices, 2)
    helpers = (second,) if pattern in words.helped else ()
    leads = (first, second) if pattern in words.joint else (first,)
    dates = (random.choice(words.dates),) if random.random() < 0.7 else _two_dates(random, words)
    status, deliverable = random.choice(words.statuses), random.choice(words.deliverables)
    return Promise(text, bullets, leads, helpers, pattern, dates, status, deliverable)


def _two_dates(random: Random, words: Words) -> tuple[When, ...]:
    plain = [when for when in words.dates if when.kind in {"date", "period"} and not when.written.startswith("Le ")]
    named = zip(random.choice(words.parts), random.sample(plain, 2), strict=True)
    return tuple(replace(when, name=name) for name, when in named)


def _make_layout(random: Random, words: Words, pattern: str, has_themes: bool) -> Layout:
    in_text = pattern == "{}" and random.random() < 0.5
    theme_rows = has_themes and random.random() < 0.4
    left_out = {name for name in ("status", "noise", "support", "label", "deliverable") if random.random() < 0.5}
    left_out |= {"number"} if in_text or not pattern else set()
    left_out |= {"theme"} if theme_rows or not has_themes else set()
    names = (*OF_ITEM, "label", "action", "deliverable", "offices", "support", "due", "status", "noise")
    columns = [name for name in names if name not in left_out]
    if random.random() < 0.6:
        random.shuffle(columns)
    headings = {name: random.choice(words.headings[name]) for name in columns}
    return Layout(
        tuple(columns),
        headings,
        spread=random.choice(("merged", "merged", "blank", "repeated", "one")),
        prefix=random.choice(words.prefixes) if in_text else "",
        theme_rows=theme_rows,
        answer_inline=random.random() < 0.5,
        labels="" if "label" in columns else random.choice(("", "", "{item}.{place} ", "{letter}) ", "{place}. ")),
        group_row=random.random() < 0.2,
        repeats_headings=random.random() < 0.2,
    )


def _fit(items: tuple[Item, ...], layout: Layout) -> tuple[Item, ...]:
    """The items as this layout can say them: one row for all promises has one office, date and status for all."""
    if "support" in layout.columns:
        items = tuple(_change(item, lambda each: replace(each, pattern="; ".join(each.leads))) for item in items)
    if "deliverable" in layout.columns:
        items = tuple(_change(item, _deliver) for item in items)
    else:
        items = tuple(_change(item, lambda each: replace(each, deliverable=None)) for item in items)
    if layout.spread != "one":
        return items
    return tuple(_change(item, _like(item.promises[0], layout)) for item in items)


def _deliver(promise: Promise) -> Promise:
    """One date, which is that of the deliverable in its own column."""
    return replace(promise, dates=(replace(promise.dates[0], name=promise.deliverable),))


def _like(first: Promise, layout: Layout) -> Callable[[Promise], Promise]:
    """A promise with the office and status of another; with its date, too, unless letters tie the dates."""
    shared: dict[str, Any] = {
        "leads": first.leads,
        "helpers": first.helpers,
        "pattern": first.pattern,
        "status": first.status,
        "deliverable": first.deliverable,
    }
    if not layout.labels.startswith("{letter}"):
        shared["dates"] = first.dates[:1]
        return lambda each: replace(each, **{**shared, "dates": (replace(first.dates[0], name=first.deliverable),)})
    return lambda each: replace(each, **shared, dates=(replace(each.dates[0], name=first.deliverable),))


def _change(item: Item, change: Callable[[Promise], Promise]) -> Item:
    return replace(item, promises=tuple(map(change, item.promises)))


# -- drawing


def draw_table(made: Made) -> Drawn:
    """The table of a response."""
    layout, cells, row = made.layout, {}, 0
    width = len(layout.columns)
    if layout.group_row:
        cells[0, 0] = Slot(("Plan 2025",), across=width)
        row = 1
    headings = [Slot((layout.headings[name],)) for name in layout.columns]
    cells |= {(row, column): heading for column, heading in enumerate(headings)}
    row, theme = row + 1, None
    for number, item in enumerate(made.items, 1):
        if layout.theme_rows and item.theme != theme:
            theme = item.theme
            cells[row, 0] = Slot((item.theme or "",), across=width)
            row += 1
        row = _draw_item(made, cells, row, item, number)
        if layout.repeats_headings and number < len(made.items):
            cells |= {(row, column): heading for column, heading in enumerate(headings)}
            row += 1
    return Drawn(width, row, {place: cell for place, cell in cells.items() if any(cell.lines)})


def _draw_item(made: Made, cells: dict[tuple[int, int], Slot], row: int, item: Item, number: int) -> int:
    layout = made.layout
    rows = [item.promises] if layout.spread == "one" else [(promise,) for promise in item.promises]
    for column, name in enumerate(layout.columns):
        if name in OF_ITEM:
            lines = lines_of_item(item, name, layout)
            down = len(rows) if layout.spread == "merged" else 1
            copies = len(rows) if layout.spread == "repeated" else 1
            cells |= {(row + copy, column): Slot(lines, down=down) for copy in range(copies)}
            continue
        for place, promises in enumerate(rows):
            lines = lines_of_promises(promises, name, layout, (number, place + 1))
            cells[row + place, column] = Slot(lines)
    return row + len(rows)


def lines_of_item(item: Item, name: str, layout: Layout) -> tuple[Line, ...]:
    """What a cell of a recommendation holds."""
    if name == "number":
        return (item.number or "",)
    if name == "theme":
        return (item.theme or "",)
    if name == "recommendation":
        return (*(layout.prefix.format(item.number) + item.text).split("\n"), *map(Bullet, item.points))
    position = f"{item.position[0]}{'.' if item.answer and not item.is_fuller else ''}"
    return (" ".join((position, *item.answer)),) if layout.answer_inline else (position, *item.answer)


def lines_of_promises(
    promises: tuple[Promise, ...], name: str, layout: Layout, numbers: tuple[int, int]
) -> tuple[Line, ...]:
    """What a cell holds for the promises that stand in one row."""
    first = promises[0]
    if name == "action":
        found: list[Line] = []
        for place, promise in enumerate(promises):
            found += [_label(layout, numbers, place) + promise.text, *map(Bullet, promise.bullets)]
        return tuple(found)
    if name == "due":
        letters = len(promises) > 1 and layout.labels.startswith("{letter}")
        tied = promises if letters else promises[:1]
        return tuple(
            (_label(layout, numbers, place) if letters else "")
            + (f"{when.name}: {when.written}" if when.name and not promise.deliverable else when.written)
            for place, promise in enumerate(tied)
            for when in promise.dates
        )
    if name == "offices":
        return tuple(first.pattern.format(*first.leads, *first.helpers).split("\n"))
    shown = {
        "status": first.status[0],
        "support": "; ".join(first.helpers),
        "label": f"{numbers[0]}.{numbers[1]}",
        "noise": "–",
        "deliverable": first.deliverable or "",
    }
    return (shown[name],)


def _label(layout: Layout, numbers: tuple[int, int], place: int) -> str:
    place += numbers[1]
    return layout.labels.format(item=numbers[0], place=place, letter="abcdef"[place - 1])


# -- what is found


def wanted(made: Made) -> list[Any]:
    """What a careful reader finds, in the shape that `found` gives."""
    has_status = "status" in made.layout.columns
    result: list[Any] = []
    for item in made.items:
        joined = " " if made.layout.answer_inline else "\n"
        result.append(("recommendation", item.number, item.theme, "\n".join((item.text, *item.points))))
        answer = (item.position[0], *item.answer) if item.is_fuller else item.answer
        result.append(("response", item.position[1], joined.join(answer)))
        result += sorted((_wanted_action(promise, has_status) for promise in item.promises), key=repr)
    return result


def _wanted_action(promise: Promise, has_status: bool) -> Any:
    dues = [(when.written.removeprefix("Le "), when.kind, when.start, when.end, when.name) for when in promise.dates]
    offices = [*((name, "lead") for name in promise.leads), *((name, "support") for name in promise.helpers)]
    status = promise.status[1] if has_status else None
    return ("action", "\n".join((promise.text, *promise.bullets)), offices, dues, status)


def found(candidate: dict[str, Any]) -> list[Any]:
    """The candidate in order: each recommendation with its responses and actions."""
    result: list[Any] = []
    for each in candidate["recommendations"]:
        result.append(("recommendation", each["number"], each["theme"], each["text"]))
        answers = (answer for answer in candidate["responses"] if each["key"] in answer["recommendations"])
        result += [("response", answer["position"], answer["text"]) for answer in answers]
        actions = (action for action in candidate["actions"] if each["key"] in action["recommendations"])
        result += sorted(map(_found_action, actions), key=repr)
    return result


def _found_action(action: dict[str, Any]) -> Any:
    dues = [
        (due["as_written"].removeprefix("Le "), due["kind"], due["start"], due["end"], due["deliverable"])
        for due in action["due"]
    ]
    offices = [(office["as_written"], office["role"]) for office in action["offices"]]
    status = action["status"]["progress"] if action["status"] else None
    return ("action", action["text"], offices, dues, status)
