"""One office, post, committee or person at a time, and whether it leads or supports."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.extraction.blocks import Excerpt
from answerable.extraction.words import fold_in_place

_LEAD = re.compile(r"^(?:co-?lead|lead|responsables?|leads|chef de file|responsible|opi|co-?responsables?)\s*(?::|$)\s*|^co-?leads?\s+(?=[A-Z])", re.IGNORECASE)
_SUPPORT = re.compile(r"^(?:support(?:ed by|ing)?|soutien|appui|with support(?: from| of)?|in collaboration with|avec (?:l'appui|le soutien) d[eu]s?)\s*:?\s*", re.IGNORECASE)
_ROLE_BEHIND = re.compile(r"\s*\((?:(lead|co-?lead|responsable|principal)|(support|soutien|appui|collaborat\w+))\)\s*$", re.IGNORECASE)
_WITH_SUPPORT = re.compile(
    r",?\s+(?:with|avec) (?:the |l['’]|le )?(?:support|assistance|help|appui|soutien|collaboration) (?:from|of|de la|de l['’]|du|des|de)(?: the)?\s*|,?\s+(?:supported by|in collaboration with|en collaboration avec)(?: the)?\s*",
    re.IGNORECASE,
)
_CODE = r"[A-ZÉ][A-Z0-9É&.-]{1,9}"
_NOTHING = re.compile(r"^\W*$|^(?:n/a|s\.o\.|tbd|none|aucun|sans objet|to be determined|à déterminer|not applicable)\W*$", re.IGNORECASE)
# Between two offices on one line; a comma alone does not part them: "Director, Contracting" is one post.
_BETWEEN = re.compile(
    r"\s*;\s*(?:and |et )?|\s+/\s+|/-\s*(?=[A-Z])|\s*[•●]\s*"
    rf"|(?<=\)),\s*(?:and |et )?|(?<=\))\s+(?:and|et)\s+(?=[A-Z])"
    rf"|(?<=\b[A-Z]{{2}}),\s*(?={_CODE}\b)|(?<=[A-Z]{{2}}),\s*(?=[A-Z][a-z]+$)|(?<=[A-Z]{{3}})\s*/\s*(?=[A-Z]{{2,}})|(?<=[A-Z]{{2}})\s+(?:and|et|&)\s+(?={_CODE}\b)"
    r"|\s+(?:and|et)\s+(?=all |tous |toutes )"
)


@dataclass(frozen=True)
class NamedOffice:
    """One office as written, and its role."""

    excerpt: Excerpt
    role: str


def split_offices(excerpt: Excerpt) -> list[NamedOffice]:
    """The offices in a cell, in order. A list in one cell is several; support only where the text says so."""
    return list(_split(excerpt))


def _split(excerpt: Excerpt) -> Iterator[NamedOffice]:
    role = "lead"
    for line in _join_wrapped(excerpt):
        text = line.text
        if match := _LEAD.match(text):
            role, line = "lead", line.cut(match.end())
        elif match := _SUPPORT.match(text):
            role, line = "support", line.cut(match.end())
        if line:
            yield from _split_line(line, role)


def _join_wrapped(excerpt: Excerpt) -> list[Excerpt]:
    """The lines of a cell; a line that ends in a comma, "and", "of" or a hyphen goes on in the next."""
    joined: list[Excerpt] = []
    for line in excerpt.lines():
        if joined and re.search(r"(?:,|&|\b(?:and|of|the|for|et|de|des|du|la))$|\w-$", joined[-1].text) and not line.is_item:
            joined[-1] = joined[-1].through(line.excerpt)
        else:
            joined.append(line.excerpt)
    return joined


def _split_line(line: Excerpt, role: str) -> Iterator[NamedOffice]:
    helped = _WITH_SUPPORT.search(line.text)
    if helped and helped.start() > 0:
        yield from _split_line(line.cut(0, helped.start()), role)
        yield from _split_line(line.cut(helped.end()), "support")
        return
    text, start = line.text, 0
    for match in [*_BETWEEN.finditer(text), None]:
        part = line.cut(start, match.start() if match else len(text))
        start = match.end() if match else len(text)
        named = _name(part, role)
        if named:
            yield named


def _name(part: Excerpt, role: str) -> NamedOffice | None:
    text = part.text
    behind = _ROLE_BEHIND.search(text)
    if behind:
        role = "lead" if behind.group(1) else "support"
        part = part.cut(0, behind.start())
    trimmed = part.text.rstrip(" .,;:")
    part = part.cut(0, len(trimmed))
    return None if _NOTHING.match(part.text) or not part else NamedOffice(part, role)


def find_acronyms(text: str) -> dict[str, str]:
    """Acronyms that a text explains, folded → the folded name before the bracket."""
    found = {}
    for match in re.finditer(r"([A-ZÀ-Ö][\w'’&., -]{3,80}?)\s*\(([A-Z][A-Z0-9&-]{1,9})\)", text):
        found[fold_in_place(match.group(2))] = fold_in_place(match.group(1))
    return found
