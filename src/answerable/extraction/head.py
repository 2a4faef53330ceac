"""What a document says of itself: title, organisation, kind, reference, dates, language, fiscal year."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from answerable.extraction.blocks import Document, Excerpt, whole
from answerable.extraction.headings import is_named
from answerable.extraction.numbering import LABELLED, NUMBER_BEFORE
from answerable.extraction.statuses import find_legend
from answerable.extraction.words import count_language, count_others, fold, fold_in_place
from answerable.periods.expressions.reading import Context, read_expressions
from answerable.periods.expressions.vocab import Kind
from answerable.periods.expressions.words import MONTHS

_KINDS = (
    ("evaluation", r"\bevaluations?\b"),
    ("audit", r"\baudit(?:s|ors?)?\b|\bverificat(?:ion|eur|rice)s?\b"),
    ("inspection", r"\binspections?\b|\binspector general\b"),
    ("inquiry", r"\binquir\w+|\benquetes?\b|\binvestigation|\bgrand jury\b|\bcommission of\b"),
    ("committee", r"\bcommittee\b|\bcomite\b|\bgovernment response\b"),
    ("review", r"\breviews?\b|\bexamens?\b|\brevues?\b"),
)
_RESPONSE_ONLY = re.compile(
    r"^(?:management('s)? )?(?:response|reponse)s?(?: (?:and"
    r"|et) (?:management )?(?:action )?plans?(?: d'action)?)?(?: de la direction)?$|^response and action plan$"
    r"|^reponses? (?:et plan d'action )?de la direction$"
)
_BODY = re.compile(
    r"\b(?:department|agency|ministry|office|commission|authority|trust|council|fund|bureau|corporation|board"
    r"|foundation|institute|secretariat|university|college|hospital|bank|county|city of|school district|union"
    r"|universite|hopital|banque|ville de|commune de|departement|chambre regionale|cour des comptes|direction generale"
    r"|regie|ministere|agence|autorite|conseil|fonds|societe|fondation|secretariat|nations unies|united nations)\b"
)
_NO_BODY = re.compile(r"\d|\b(?:recomm[ae]nd\w*|responses?|reponses?|actions?|plans?|status|suivi)\b")
_REFERENCE = re.compile(
    r"^(?:reference|référence|ref\.?|réf\.?|report no\.?|file no\.?|project no\.?|no de rapport)\s*(?:no\.?"
    r"|number|n°)?\s*:\s*(?P<value>\S+(?: \S+)?)\s*$",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"^(?:date of (?:publication|issue)|published|issued|publication date|date de publication|publié le"
    r"|date)\s*:?\s*(?P<value>.+)$",
    re.IGNORECASE,
)
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
_SEARCHED = 5000  # in which a document says when its fiscal year begins; a register has a hundred times as many
# “Design of the Fund” is a matter; the fund itself has a name of its own.
_OF_A_BODY = re.compile(r"\b(?:of the|du|de la|de l'|des) \w+$")
_TWO_BODIES = re.compile(r"\b(?:and|et)\b.*\b(?:Trust|Agency|Office)\b")
_TITLE_LABEL = re.compile(
    r"^(?:(?:project|report|audit|evaluation) )?title\s*:\s*|^titre(?: du (?:projet|rapport))?\s*:\s*"
    r"|^(?:subject|objet)\s*:\s*",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(
    r"^(?:enclosure|attachment|annexe?|appendix|pièce jointe)\s+(?:\d{1,2}|[A-Z])\s*[.:–—-]\s*(?=\S)", re.IGNORECASE
)
# Papers of boards and memoranda say above their title for whom they are and in which language they were written, and
# annexes which one they are.
_ABOVE_TITLE = re.compile(
    r"^(?:(?:distr(?:ibution)?\.?|date|original|language|langue|to|from|cc|approved|à|de|pour|destinataires?"
    r"|agenda item|point de l['’]ordre du jour|theme|thème)\s*:"
    r"|(?:annexe?|appendix|appendice)\s*(?:[\dIVX]{1,4}|[A-Z])?[.:]?$)",
    re.IGNORECASE,
)
# “Dear Ms Roy:”, “Madame la Présidente,”: above it stands who gets the letter.
_SALUTATION = re.compile(r"^(?:dear|madame|monsieur|mesdames|messieurs|chère?s?)\b[^.]{0,60}[,:]$", re.IGNORECASE)
_FIRST_BLOCKS, _FIRST_CELLS = 14, 60
# A number in front of what is said, and a sentence of several words: a line of the body, and no title.
_ITEM = re.compile(r"^(?:\[\w{1,4}\]|\(\w{1,3}\)|[-–—•▪●]|\w{1,2}[.)])\s")
_SENTENCE = re.compile(r"^(?:\S+\s+){4,}\S*[^\W\d][.;]$", re.DOTALL)

NAMES_KIND = "no line is marked as the title; this one names a kind of report"
STANDS_FIRST = "no line is marked as the title; this one stands first"
IN_LETTER = "the document begins as a letter; this is its first heading"
FROM_FILE = "no line is marked as the title; this is how the file names itself"
NO_TITLE = "no line could be read as the title"
NAMES_BODY = "this line near the title names a body; the document does not say that it answers"
IN_PAGE_TITLE = "the title of the page ends with this name; the document does not say that it answers"
KIND_NEAR = "the title names no kind of report; a line near it does"
NO_KIND = "no line at the beginning names the kind of report"


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
    early = [n for n, block in enumerate(document.blocks) if block.text and (block.cell is None or block.cell.row < 4)]
    opening = [whole(document, number) for number in early[:_FIRST_BLOCKS]]
    head = Head(context, issued_on=document.issued_on, modified_on=document.modified_on)
    _read_lines(head, opening, document)
    opening = _without_address(opening)
    _read_title(head, opening, document)
    _read_organisation(head, opening, document)
    _read_kind(head, opening)
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


def _without_address(opening: list[Excerpt]) -> list[Excerpt]:
    """The excerpts behind the salutation of a letter; all of them where there is none."""
    behind = next((place for place, each in enumerate(opening) if _SALUTATION.match(each.text)), None)
    return opening if behind is None else opening[behind + 1 :]


def _own_fiscal_year(document: Document) -> int | None:
    for block in document.blocks[:_SEARCHED]:
        match = _FISCAL.search(fold_in_place(block.text))
        if match:
            return MONTHS[match.group("day_first") or match.group("month_first")]
    return None


def _read_lines(head: Head, opening: list[Excerpt], document: Document) -> None:
    """Reference and dates, from lines that say so."""
    for excerpt in opening:
        for line in excerpt.lines():
            if not _is_beside(line.excerpt):
                _read_line(head, line.excerpt)
    for number in range(len(document.blocks) - 1, max(-1, len(document.blocks) - 6), -1):
        match = _MODIFIED.match(document.blocks[number].text)
        if match and head.modified_on is None:
            head.modified_on = _one_day(match.group("value"), head.context)


def _read_line(head: Head, line: Excerpt) -> None:
    text = line.text
    reference, issued, as_of = _REFERENCE.match(text), _ISSUED.match(text), _AS_OF.search(text)
    if reference and head.reference is None:
        head.reference = line.cut(reference.start("value"), reference.end("value"))
    is_bare = ":" not in text and len(text.split()) <= 4  # not “Approval date: …”, which is another day
    if issued or (is_bare and head.issued_on is None):
        day = _one_day(issued.group("value") if issued else text, head.context)
        if day and head.issued_at is None:
            head.issued_on, head.issued_at = head.issued_on or day, line
    if as_of and head.as_of is None:
        head.as_of = _one_day(as_of.group("value"), head.context)


def _one_day(text: str, context: Context) -> date | None:
    days = [due.end for due in read_expressions(text, context) if due.kind == Kind.DATE]
    return days[0] if len(days) == 1 else None


def _read_title(head: Head, opening: list[Excerpt], document: Document) -> None:
    """The first heading, else the line that is labelled as the title. Where there is neither, a line among the first
    that names a kind of report, the first one, or the name that the file gives itself: these are to be checked."""
    written = [line.excerpt for excerpt in opening for line in excerpt.lines()]
    written = [line for line in written if 3 < len(line.text) < 240 and not _is_of_the_body(line)]
    labelled = [_without_label(line) for line in written if _TITLE_LABEL.match(line.text)]
    lines = [_without_label(line) for line in written if not _is_said(line.text)]
    telling = [line for line in lines if _kind_of(line.text) and not _REFERENCE.match(line.text)][:4]
    ways = (
        ([_without_label(line) for line in written if line.first_block.level], ""),
        (labelled, ""),
        (telling, NAMES_KIND),
    )
    for found, reason in ways:
        chosen = next((line for line in found if not _RESPONSE_ONLY.match(fold(line.text))), None)
        if chosen is not None:
            head.title, head.title_reason = chosen, reason
            return
    heading = next((number for number, block in enumerate(document.blocks) if block.level and block.text), None)
    if lines:
        head.title, head.title_reason = lines[0], STANDS_FIRST
    elif heading is not None:
        head.title, head.title_reason = _without_label(whole(document, heading)), IN_LETTER
    else:
        head.title_text = document.page_head or (document.title if _is_written(document.title or "") else "") or ""
        head.title_reason = FROM_FILE if head.title_text else NO_TITLE


def _is_written(title: str) -> bool:
    """True for a title that a person wrote, and not for the name of a file: “Microsoft Word - plan_v2.doc”."""
    return len(title.split()) > 2 and "_" not in title and not re.search(r"\.\w{3,4}$", title)


def _is_said(text: str) -> bool:
    """True for a line of a list, and for a sentence: neither is a title."""
    return bool(_ITEM.match(text) or _SENTENCE.match(text))


def _read_kind(head: Head, opening: list[Excerpt]) -> None:
    """The kind that the title names; else the first that a line near it names."""
    near = [excerpt for excerpt in opening if not _is_said(excerpt.text)]
    for excerpt in [head.title, *near] if head.title else near:
        kind = _kind_of(excerpt.text)
        if kind:
            is_named = excerpt is head.title
            head.kind, head.kind_at, head.kind_reason = kind, excerpt, "" if is_named else KIND_NEAR
            return


def _without_label(line: Excerpt) -> Excerpt:
    """“Project title: Audit of wells” and “Enclosure 1. Audit of wells” have the title “Audit of wells”."""
    label = _TITLE_LABEL.match(line.text) or _ENCLOSED.match(line.text)
    return line.cut(label.end()) if label else line


def _is_beside(line: Excerpt) -> bool:
    """True for a cell that has others beside it: it is part of a table, and not of a title above one."""
    cell = line.first_block.cell
    if cell is None:
        return False
    others = (other.cell for other in line.document.blocks[:_FIRST_CELLS] if other.text and other.cell)
    return any(o.table == cell.table and o.row == cell.row and o.column != cell.column for o in others)


def _is_of_the_body(line: Excerpt) -> bool:
    """True for a cell that has others beside it, a label, and a recommendation with its number."""
    block, text = line.first_block, line.text
    is_heading = block.cell is not None and len(text.split()) < 5 and is_named(text)
    return (
        _is_beside(line)
        or is_heading
        or text.endswith(":")
        or any(pattern.match(text) for pattern in (LABELLED, NUMBER_BEFORE, _ABOVE_TITLE))
    )


def _read_organisation(head: Head, opening: list[Excerpt], document: Document) -> None:
    """A short line near the title that is the name of a body; else the part of the page's title that is one."""
    for excerpt in opening[:6]:
        text = excerpt.text
        is_title = head.title is not None and excerpt.key == head.title.key
        cell = excerpt.first_block.cell  # the heading of a column names nobody
        is_cell = cell is not None and (cell.row > 3 or _is_beside(excerpt))
        if is_title or is_cell or "\n" in text or len(text.split()) > 9 or re.search(r"[.:;?!]$|:", text):
            continue
        if text[:1].isupper() and _names_a_body(text) and not _TWO_BODIES.search(text):
            head.organisation, head.organisation_reason = excerpt, NAMES_BODY
            return
    for part in re.split(r"\s+[-–—|]\s+", document.title or "")[1:]:
        if len(part.split()) <= 9 and _names_a_body(part):
            head.organisation_text, head.organisation_reason = part.strip(), IN_PAGE_TITLE


def _names_a_body(text: str) -> bool:
    folded = _OF_A_BODY.sub("", fold(text))
    return bool(_BODY.search(folded)) and not _kind_of(text) and not _NO_BODY.search(folded)


def _kind_of(text: str) -> str:
    folded = fold(text)
    found = [(match.start(), kind) for kind, pattern in _KINDS if (match := re.search(pattern, folded))]
    return min(found)[1] if found else ""
