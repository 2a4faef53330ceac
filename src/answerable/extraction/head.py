"""What a document says of itself: title, organisation, kind, reference, dates, language, fiscal year."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from answerable.extraction.blocks import Document, Excerpt
from answerable.extraction.bodies import read_organisation
from answerable.extraction.kinds import kind_of
from answerable.extraction.opening import Opening, is_beside, is_said
from answerable.extraction.statuses import find_legend
from answerable.extraction.titles import read_title
from answerable.extraction.words import count_language, count_others, fold, fold_in_place
from answerable.periods.expressions.reading import Context, read_expressions
from answerable.periods.expressions.vocab import Kind
from answerable.periods.expressions.words import MONTHS

KIND_OF_GUESS = "read from a line that is itself only taken for the title"
KIND_NEAR = "the title names no kind of report; a line near it does"
NO_KIND = "no line at the beginning names the kind of report"

_OF_REFERENCE = re.compile(
    r"^(?:(?:document|evaluation|report|audit|project|file|our) )?(?:reference|ref|symbol)(?: (?:no|number|n°))?\.?$"
    r"|^(?:report|file|project|document) (?:no|number|n°)\.?$|^(?:reference|cote|symbole)(?: du (?:rapport|document))?$"
    r"|^(?:no|numero|n°) (?:de|du) (?:rapport|dossier|projet)$|^code de (?:la |l')(?:intervention|mission)$"
)
_REFERENCE = re.compile(
    r"^(?:report|file|project) (?:no\.?|number|n°)\s*:?\s*(?P<value>[A-Z]{0,6}[-/ ]?\d[\w./-]*)$", re.IGNORECASE
)
_SYMBOL = re.compile(r"^(?:[A-Z]{2,8}(?:/[A-Za-z\d.()-]+){2,6}|HC \d{2,5}|[A-Z]{2,5}-\d{3,6})(?= \d{1,3}$|\s?\||$)")
_OF_ISSUE = re.compile(
    r"^date(?: (?:of|de|du) (?:(?:the |la )?(?:publication|issue|response|reponse)|(?:the )?(?:evaluation |audit )?"
    r"report|rapport))?$|^(?:published|issued|publication date|publie le|report published)$"
)
_ISSUED = re.compile(r"^(?:published|issued|publié le)(?: on)?\s+(?P<value>.+)$", re.IGNORECASE)
_MODIFIED = re.compile(
    r"^(?:date modified|date de modification|last updated|dernière mise à jour)\s*:?\s*(?P<value>.*)$", re.IGNORECASE
)
_AS_OF = re.compile(
    r"\b(?:as (?:of|at)|status (?:as )?(?:of|at)|au|en date du|situation au|état au)\s+(?P<value>.{6,30})",
    re.IGNORECASE,
)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_FISCAL = re.compile(
    r"(?:(?:fiscal|financial) year|exercice(?: financier)?)[^.\n]{0,40}?"
    r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|runs? from|commence|debute|va du)\b[^.\n]{0,12}?\b"
    rf"(?:(?:1|1st|1er|first)(?: day)?(?: of)? (?P<day_first>{_MONTH})|(?P<month_first>{_MONTH}) (?:1|1st))\b"
)
# “The federal fiscal year (October 1 to September 30)”
_FISCAL_SPAN = re.compile(
    r"(?:(?:fiscal|financial) year|exercice(?: financier)?)[^.\n(]{0,20}\((?:du |from )?"
    rf"(?:(?:1|1er) (?P<day_first>{_MONTH})|(?P<month_first>{_MONTH})(?: 1)?) ?(?:to|through|until|au|-)\b"
)
_LONGEST_REFERENCE = 3  # words
_SEARCHED = 5000  # in which a document says when its fiscal year begins; a register has a hundred times as many


@dataclass
class Head:
    """The report of a candidate, and what its dates depend on."""

    context: Context
    title: Excerpt | None = None
    title_text: str = ""  # where it stands in no block
    title_reason: str = ""  # why it is to be checked; so with the other reasons
    organisation: Excerpt | None = None
    organisation_text: str | None = None  # from the page's own title, where it stands in no block
    organisation_reason: str = ""
    kind: str = "other"
    kind_at: Excerpt | None = None
    kind_reason: str = NO_KIND
    reference: Excerpt | None = None
    issued_on: date | None = None
    issued_at: Excerpt | None = None
    modified_on: date | None = None
    as_of: date | None = None
    legend: dict[str, str] = field(default_factory=dict)  # what colours say of how far things are


def read_head(document: Document, given: Context | None, language: str | None, fiscal: int | None) -> Head:
    """The head of a document. The document's own words on its fiscal year come before the option."""
    language = language or find_language(document)
    own = _own_fiscal_year(document)
    context = replace(given or Context(), language=language, fiscal_year_start=own or fiscal or 4)
    opening = Opening(document)
    head = Head(context, issued_on=document.issued_on, modified_on=document.modified_on)
    _read_pairs(head, opening)
    _read_lines(head, opening, document)
    head.title, head.title_text, head.title_reason = read_title(opening, document)
    found = read_organisation(opening, document, head.title)
    head.organisation, head.organisation_text, head.organisation_reason = found
    _read_kind(head, opening.excerpts)
    head.legend = find_legend(document)
    if head.context.report_date is None and head.issued_on:
        head.context = replace(head.context, report_date=head.issued_on)
    return head


def find_language(document: Document) -> str:
    """The language, "en" or "fr", by the commonest words; what the file says decides only where they do not."""
    english, french = count_language(" ".join(block.text for block in document.blocks[:400]))
    if english == french:
        return document.language if document.language in {"en", "fr"} else "en"
    return "en" if english > french else "fr"


def is_third_language(document: Document) -> bool:
    """True where hardly any word is one of the commonest English or French ones, or another language has more."""
    text = " ".join(block.text for block in document.blocks[:400])
    words = len(re.findall(r"[^\W\d_]+", text))
    ours = count_language(text)
    return words > 40 and (sum(ours) < words * 0.06 or count_others(text) > max(ours))


def _own_fiscal_year(document: Document) -> int | None:
    for block in document.blocks[:_SEARCHED]:
        folded = fold_in_place(block.text)
        match = _FISCAL.search(folded) or _FISCAL_SPAN.search(folded)
        if match:
            return MONTHS[match.group("day_first") or match.group("month_first")]
    return None


def _read_pairs(head: Head, opening: Opening) -> None:
    """Reference and date of the report, where labels name them."""
    for label, value in opening.pairs():
        folded = fold(label)
        if _OF_REFERENCE.match(folded) and head.reference is None and len(value.text.split()) <= _LONGEST_REFERENCE:
            head.reference = value
        day = _one_day(value.text, head.context) if _OF_ISSUE.match(folded) else None
        if day and head.issued_at is None:
            head.issued_on, head.issued_at = head.issued_on or day, value


def _read_lines(head: Head, opening: Opening, document: Document) -> None:
    """Reference and dates, from lines that are nothing else."""
    for excerpt in opening.all:
        for line in excerpt.lines() if not is_beside(excerpt) else ():
            for part in _cut_at_bars(line.excerpt):
                _read_line(head, part)
    for number in range(len(document.blocks) - 1, max(-1, len(document.blocks) - 6), -1):
        match = _MODIFIED.match(document.blocks[number].text)
        following = document.blocks[number + 1 : number + 2]
        if match and head.modified_on is None:
            below = following[0].text if following and not match["value"] else ""
            head.modified_on = _one_day(match["value"] or below, head.context)


def _cut_at_bars(line: Excerpt) -> list[Excerpt]:
    """The parts of a line such as “BFC-22817 | final version | 28 February 2026”."""
    return [line.cut(*part.span()) for part in re.finditer(r"[^|]+", line.text)]


def _read_line(head: Head, line: Excerpt) -> None:
    text = line.text
    issued, as_of = _ISSUED.match(text), _AS_OF.search(text)
    numbered, symbol = _REFERENCE.match(text), _SYMBOL.match(text)
    if head.reference is None and (numbered or symbol):
        head.reference = line.cut(*numbered.span("value")) if numbered else line.cut(0, symbol.end() if symbol else 0)
    is_bare = ":" not in text and len(text.split()) <= 4  # not “Approval date: …”, which is another day
    if (issued or is_bare) and head.issued_on is None:
        day = _one_day(issued.group("value") if issued else text, head.context)
        if day:
            head.issued_on, head.issued_at = day, line
    if as_of and head.as_of is None:
        head.as_of = _one_day(as_of.group("value"), head.context)


def _one_day(text: str, context: Context) -> date | None:
    days = [due.end for due in read_expressions(text, context) if due.kind == Kind.DATE]
    return days[0] if len(days) == 1 else None


def _read_kind(head: Head, opening: list[Excerpt]) -> None:
    """The kind that the title names, in doubt where the title is; else the first that a line near it names."""
    near = [excerpt for excerpt in opening if not is_said(excerpt.text)]
    named = kind_of(head.title.text if head.title else head.title_text)
    other = next((excerpt for excerpt in near if kind_of(excerpt.text)), None)
    if named:
        head.kind, head.kind_at, head.kind_reason = named, head.title, KIND_OF_GUESS if head.title_reason else ""
    elif other:
        head.kind, head.kind_at, head.kind_reason = kind_of(other.text), other, KIND_NEAR
