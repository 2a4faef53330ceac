"""One office, post, committee or person at a time, and whether it leads or supports."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from answerable.extraction.blocks import Block, Document, Excerpt, whole
from answerable.extraction.words import fold_in_place

_UNITS = (
    r"(?: (?:office|branch|unit|department|division|sector|organi[sz]ation|party|partner|bureau|direction|unité)s?)?"
)
_LEADS = (
    r"(?:co-?leads?|leads?|joint(?:ly)?|primary|principale?|chef de file|opi|bpr|(?:co-?)?respons(?:able|ible)s?)"
    rf"{_UNITS}"
)
_HELPS = (
    rf"(?:support(?:ing)?|supports|contribut(?:ing|or|ors)|secondary|soutien|appui|en appui"
    rf"|contributeurs?|collaborations?|partners?|partenaires?){_UNITS}"
)
_LEAD = re.compile(rf"^{_LEADS}\s*(?::|$)\s*|^co-?leads?\s+(?=[A-Z])", re.IGNORECASE)
# A colon or the end of the line tells the role from an office that begins with the same word: “Support Services”.
_SUPPORT = re.compile(
    rf"^{_HELPS}\s*(?::|$)\s*"
    r"|^(?:support(?:ed)? (?:by|from)|assisted by|with (?:the )?support (?:from|of)|in collaboration with"
    r"|en collaboration avec|avec (?:l['’]appui|le soutien|l['’]aide) (?:de la|de l['’]|du|des|de))(?: the)?\s*:?\s*",
    re.IGNORECASE,
)
_ROLE_BEHIND = re.compile(
    r"\s*(?:\(|[-–—] )(?:(lead|co-?lead|responsable|principale?|chef de file)"
    r"|(support(?:ing)?|soutien|appui|en appui|collaborat\w+))(?:\)\s*)?$",
    re.IGNORECASE,
)
_WITH_SUPPORT = re.compile(
    r"(?:,\s*|\s*\(|\s+)(?:support\s?:|(?:en )?appui\s?:|soutien\s?:|(?:en )?collaboration\s?:"
    r"|(?:with|avec) (?:the |l['’]|le |la )?(?:support|assistance|help|aide|appui|soutien|collaboration)"
    r" (?:from|of|de la|de l['’]|du|des|de)(?: the)?|(?:supported|assisted) by(?: the)?"
    r"|(?:in|en) (?:collaboration|coordination|consultation|partnership|partenariat|concertation)"
    r" (?:with|avec)(?: the| la| le| les)?)(?: |(?<=['’]))\s*",
    re.IGNORECASE,
)
_CODE = r"[A-ZÉ][A-Z0-9É&.-]{1,9}"
_NOTHING = re.compile(
    r"^\W*$|^(?:n/a|s\. ?o\.?|tbd|none|aucun|sans objet|to be determined|à déterminer"
    r"|not applicable|(?:see|same as|as) above|idem|ditto|voir (?:ci-dessus|plus haut))\W*$",
    re.IGNORECASE,
)
# How a person is reached is no part of a post.
_REACHED = re.compile(
    r"[\s,;(]*(?:(?:tel|tél|phone)\.?\s*:?\s*)?(?:\+?\d[\d ().-]{7,}\d|[\w.+-]+@[\w-]+\.[\w.]+)\)?$", re.IGNORECASE
)
_LONGEST_REACHED = 60  # characters
_GOES_ON = re.compile(r"(?:,|&|\b(?:and|of|the|for|et|de|des|du|la))$|\w-$")
UNIT_WORDS = (
    "Branch", "Directorate", "Division", "Sector", "Unit", "Office", "Secretariat", "Group", "Bureau", "Committee",
    "Team", "Section",
)  # fmt: skip
_UNIT_WORDS = (*UNIT_WORDS, "Department")
_POST_WORDS = (
    "Director", "Manager", "Officer", "Coordinator", "Adviser", "Advisor", "Administrator", "Supervisor", "Secretary",
    "Treasurer",
)  # fmt: skip


def one_of(words: tuple[str, ...]) -> str:
    """The pattern of any of some words."""
    return f"(?:{'|'.join(words)})"


def _behind(words: tuple[str, ...]) -> str:
    """The pattern of a place behind any of some words; a look behind has to be of one length, so each has its own."""
    return one_of(tuple(f"(?<={word})" for word in words))


_UNIT, _POST_END = one_of(_UNIT_WORDS), one_of(_POST_WORDS)
_UNITE = r"Unité|Direction|Service|Bureau|Secteur|Division|Secrétariat"
_BEFORE_UNITE = rf"(?:{_UNITE})\b|[A-Z]{{2,8}}$"
# Between two offices on one line; a comma alone does not part them: "Director, Contracting" is one post.
_BETWEEN = re.compile(
    r"\s*;\s*(?:and |et )?|\s+[/|]\s+|\s+(?:and|et|&)\s+(?=(?:Chief|Head|Manager|Directeur|Directrice|Chef) )"
    r"|/-\s*(?=[A-Z])|\s*[•●]\s*"
    rf"|,\s*(?=(?i:{_LEADS}|{_HELPS})\s*:)"
    rf"|(?<=\)),\s*(?:and |et )?|(?<=\))\s+(?:and|et)\s+(?=[A-Z])"
    rf"|(?<=[A-Z]{{2}}),\s*(?:and |et )?(?={_CODE}(?![\w’']))"
    rf"|(?<=[A-Z]{{2}}),\s+(?=(?:[A-Z][\w’'-]* ){{1,4}}{_UNIT}s?$)"
    rf"|(?<=[A-Z]{{3}})\s*/\s*(?=[A-Z]{{2,}})|(?<=[A-Z]{{2}})\s+(?:and|et|&)\s+(?={_CODE}\b)"
    rf"|{_behind(_UNIT_WORDS)}\s+(?:and|&)\s+(?=(?:[A-Z][\w&’'-]* ){{1,5}}{_UNIT}\b)"  # “Chain Unit and Country Office”
    rf"|{_behind(_POST_WORDS)}\s+and\s+(?=(?:[A-Z][\w&’'-]* ){{0,4}}{_POST_END}\b)"
    rf"|\s+et\s+(?=(?:la |le |l['’])?(?:{_UNITE}) )"
    rf"|,\s+(?=(?P<unit>{_UNITE}) )"  # behind another such word: “Direction des eaux, Service des achats”
    r"|\s+(?:and|et)\s+(?=all |tous |toutes )|\s+et\s+(?=l[’'?][A-Z]{2,8}\b)"
)
# Two posts run together: “Director General, Policy Director General, Operations”.
_TITLES = (
    r"(?:(?:Regional )?Directors? General|(?:Executive |Senior )?Director|(?:Senior )?Assistant Deputy Minister"
    r"|Vice[- ]President"
    r"|Directeur général|Directrice générale|(?:Directeur|Directrice) exécuti\w+|Sous-ministre adjointe?)"
)
_NEXT_POST = re.compile(
    r"(?<=[a-zà-ÿ])(?<! the)(?<! of)(?<! and)(?<! to)(?<!enior)(?<!xecutive)(?<!ssistant)(?<!eputy)(?<!egional)"
    rf"\s+(?={_TITLES},)"
)
# Short for posts that have their unit behind a comma: “ADM, Operations” is one post.
_POST = re.compile(r"\b(?:S?ADM|AADM|A?DM|[ADR]?DG|[AES]?VP|DIR|SMA|SMD|SM|ED)\)?$")
_BRACKET_BEHIND = re.compile(r"(?P<lead>[^()]*[^()\s])\s*\((?P<support>[^()]{2,200})\)[.;]?$")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s+")


@dataclass(frozen=True)
class NamedOffice:
    """One office as written, and its role."""

    excerpt: Excerpt
    role: str


def part_support(excerpt: Excerpt) -> tuple[Excerpt, Excerpt | None]:
    """(who leads, who supports behind it in brackets) of a cell whose heading says that brackets name who supports."""
    match = _BRACKET_BEHIND.match(excerpt.text)
    if match is None:
        return excerpt, None
    return excerpt.cut(*match.span("lead")), excerpt.cut(*match.span("support"))


def split_offices(excerpt: Excerpt) -> list[NamedOffice]:
    """The offices in a cell, in order. A list in one cell is several; support only where the text says so."""
    if len(excerpt.pieces) > 1 or excerpt.first_block.items:
        return list(_split(excerpt))
    return [NamedOffice(excerpt.cut(start, end), role) for start, end, role in _split_text(excerpt.text)]


@lru_cache(maxsize=4096)  # trackers repeat the same few offices in thousands of rows
def _split_text(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, role) of the offices in a text without bullets."""
    found = _split(whole(Document([Block(text)]), 0))
    return tuple((each.excerpt.pieces[0][1], each.excerpt.pieces[-1][2], each.role) for each in found)


def _split(excerpt: Excerpt) -> Iterator[NamedOffice]:
    """A role in front of an office holds until another one is named."""
    role = "lead"
    for line in _join_wrapped(excerpt):
        number = _NUMBERED.match(line.text)
        leads, *helps = _cut_at(line.cut(number.end() if number else 0), _WITH_SUPPORT)
        for part in (each for found in _cut_at(leads, _BETWEEN) for each in _part_posts(found)):
            label, named = _role_in_front(part.text)
            role = named or role
            yield from _name(part.cut(label), role)
        for part in (each for help_ in helps for each in _cut_at(help_, _BETWEEN)):
            yield from _name(part, "support")


def _part_posts(part: Excerpt) -> list[Excerpt]:
    """A post that another follows without a mark between them."""
    return _cut_at(part, _NEXT_POST) if re.match(_TITLES, part.text) else [part]


def _role_in_front(text: str) -> tuple[int, str]:
    """(where the office begins, the role) of a text that opens with a role; (0, "") for any other."""
    for role, pattern in (("lead", _LEAD), ("support", _SUPPORT)):
        match = pattern.match(text)
        if match:
            return match.end(), role
    return 0, ""


def _join_wrapped(excerpt: Excerpt) -> list[Excerpt]:
    """The lines of a cell; one that ends in a comma, "and", "of" or a hyphen goes on in the next, and so does any line
    in one that begins with a small letter."""
    joined: list[Excerpt] = []
    for line in excerpt.lines():
        is_rest = bool(joined) and line.text[:1].islower() and joined[-1].text[:1].isupper()
        if joined and not line.is_item and (is_rest or _GOES_ON.search(joined[-1].text)):
            joined[-1] = joined[-1].through(line.excerpt)
        else:
            joined.append(line.excerpt)
    return joined


def _cut_at(excerpt: Excerpt, between: re.Pattern[str]) -> list[Excerpt]:
    """The parts of a text between the matches of a pattern; one at its beginning or behind a post parts nothing."""
    text, start, parts = excerpt.text, 0, []
    for match in between.finditer(text):
        in_post = match.group().startswith(",") and _POST.search(text, max(0, match.start() - 8), match.start())
        unit = match.groupdict().get("unit")
        is_of_post = unit is not None and not re.match(_BEFORE_UNITE, text[start : match.start()])
        if match.start() > 0 and not in_post and not is_of_post:
            parts.append(excerpt.cut(start, match.start()))
            start = match.end()
    return [*parts, excerpt.cut(start)]


def _name(part: Excerpt, role: str) -> Iterator[NamedOffice]:
    """The office in a part of a line, with the role that stands behind it, if any; nothing for “N/A”."""
    behind = _ROLE_BEHIND.search(part.text)
    if behind:
        role = "lead" if behind.group(1) else "support"
        part = part.cut(0, behind.start())
    reached = _REACHED.search(part.text, max(0, len(part.text) - _LONGEST_REACHED))
    part = part.cut(0, reached.start()) if reached else part
    is_nothing = bool(_NOTHING.match(part.text))
    is_bracket_open = part.text.count(")") > part.text.count("(")  # it was cut behind “(supported by”
    part = part.cut(0, len(part.text.rstrip(" .,;:)" if is_bracket_open else " .,;:")))
    if part and not is_nothing:
        yield NamedOffice(part, role)


_EXPLAINED = re.compile(r"\(([A-ZÀ-Ö][A-ZÀ-Ö&-]{1,9})\)")
_BETWEEN_NAMES = frozenset([
    "of", "and", "the", "for", "to", "in", "on", "a", "de", "la", "le", "les", "du", "des", "et", "pour", "en", "au",
    "aux",
])  # fmt: skip
_LONGEST_NAME = 12  # words of a name in front of its acronym


def find_acronyms(texts: Iterable[str]) -> dict[str, str]:
    """The acronyms that a document explains, each with its name as written: “Audit and Evaluation Division (AED)”.

    The first letters of its words have to spell it. Where it is explained twice, the first time counts.
    """
    found: dict[str, str] = {}
    for text in texts:
        for match in _EXPLAINED.finditer(text):
            name = _name_before(text[: match.start()], re.sub(r"[^\w]", "", match[1]))
            if name:
                found.setdefault(match[1], name)
    return found


def _name_before(text: str, acronym: str) -> str:
    """The words at the end of a text whose first letters spell an acronym; "" where they do not."""
    words = list(re.finditer(r"[\w’'&-]+", text.rsplit("\n", 1)[-1]))[-_LONGEST_NAME:]
    left = fold_in_place(acronym)
    for word in reversed(words):
        initial = fold_in_place(re.sub(r"^[ld][’']", "", word.group(), flags=re.IGNORECASE))[:1]
        if left and initial == left[-1] and fold_in_place(word.group()) not in _BETWEEN_NAMES:
            left = left[:-1]
            if not left:
                name = text.rsplit("\n", 1)[-1][word.start() :].strip()
                return "" if name[:1].islower() else name
        elif fold_in_place(word.group()) not in _BETWEEN_NAMES:
            return ""
    return ""
