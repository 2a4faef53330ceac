"""What a column or a label is, told by the words of its heading and not by a list of headings."""

import re
from enum import StrEnum
from functools import lru_cache

from answerable.extraction.words import fold


class Field(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    ACTION_NUMBER = "action-number"
    THEME = "theme"
    FINDING = "finding"
    RECOMMENDATION = "recommendation"
    PRIORITY = "priority"
    ADDRESSEE = "addressee"
    RESPONSE = "response"
    COMMENT = "comment"  # what is said beside a column that holds the position alone
    ACTION = "action"
    DELIVERABLE = "deliverable"
    ACCOUNTABILITY = "accountability"
    SUPPORT = "support"
    DUE = "due"
    STATUS = "status"
    AS_OF = "as-of"
    ORGANISATION = "organisation"
    OTHER = "other"


# In order: the first pattern that is found names the field. Words that say who stand before words that say
# what ("Unit responsible for providing management response" is a unit), and both before words for the answer.
# fmt: off
_RULES: tuple[tuple[Field, str], ...] = (
    # Corrective action plans of single audits are written on a form.
    (Field.RESPONSE, r"^explanation of (?:the )?disagreement"),
    (Field.ACTION, r"^(?:corrective )?actions? (?:taken|planned)(?: or planned)? in response to"),
    (Field.THEME, (
        r"^(?:report|rapport)(?:s| titles?| names?)?$|^titre du rapport$|^work area$"
        r"|^(?:audit|evaluation|review|inspection)(?: report)?(?: titles?| names?)?$"
        r"|^(?:title|name) of (?:the )?(?:report|audit|evaluation|review)$"
        r"|^(?:titre|intitule|nom) (?:de l'|du )(?:audit|evaluation|rapport)$|^mission d'audit$")),
    (Field.OTHER, r"^(?:report|audit|rapport|evaluation|review) (?:nos?|number|numero|n°|#|id|ref\w*)\.?$"),
    (Field.RESPONSE, r"^(?:additional|further|subsequent) (?:correspondence|response)s?$"),
    (Field.ORGANISATION, (
        r"^(?:response|reply|answer)s? (?:required|requested|due)(?: (?:from|by|of))?$|^respond(?:ent|ing \w+)s?$"
        r"|^repondants?$")),
    (Field.OTHER, r"^core responsibilit(?:y|ies)\b|^responsabilites? essentielles?\b"),
    (Field.OTHER, r"^(?:full )?list of themes$|^liste (?:complete )?des themes$"),
    (Field.STATUS, (
        r"^(?:our |auditor's |oag )?assessment(?: of (?:progress|implementation))?(?: (?:at|as at|as of|in) \w.*)?$"
        r"|^tracking\W+status|^open or closed\w?$"
        r"|^(?:suivi|update|mise a jour|status|etat|situation|statut|avancement|progress) (?:au|as of|as at|at"
        r"|en date du) \w")),
    (Field.AS_OF, (
        r"^as (?:of|at)\b|^(?:(?:situation|etat|statut) )?(?:au|en date du)$|^(?:status date"
        r"|date of (?:the )?(?:status|update))$|^(?:last )?updated?(?: on)?$|^date de (?:la )?mise a jour$"
        r"|^mise? a jour(?: le)?$")),
    # When something was done is no date by which it is due.
    (Field.OTHER, (
        r"^(?:actual |real )?dates? (?:completed|closed|implemented|achieved|done)$|^(?:actual|closing|closure|closed)"
        r" (?:completion )?dates?$|^(?:closed|completed) on$|^date (?:reelle|effective|de (?:la )?cloture)\b"
        r"|^(?:tabled|tabling|publication|published|issue|report|audit) dates?$|^dates? (?:tabled|published|issued)$"
        r"|^date (?:of (?:the )?|de (?:la |l')?|du |d')(?:report|audit|evaluation|publication|rapport|issue|issuance"
        r"|emission|recommendation|recommandation)$|^(?:issued|made|emise?)(?: (?:on|le))?$")),
    (Field.RESPONSE, (
        r"^what (?:the )?(?:\w+ )?(?:organi[sz]ations?|agency|department|ministry|entity|management|they|it|council"
        r"|board) (?:told us|said|says?|reported)$"
        r"|^(?:views?|vues?|points? de vue|avis|observations?) (?:of|by|de la|de l'|de|des|du) ?(?:the )?(?:responsible"
        r" officials?|management|auditees?|agency|department|ministry|direction|administration|entite|audite|ministere"
        r"|gestionnaires?|responsables?)\b")),
    (Field.ACTION, (
        r"^(?:\w+ ){0,2}(?:actions?|mesures?)(?: (?:to be taken|planned|prevues?|proposed|a prendre))? ?(?:and|et|/|&)"
        r" ?(?:\w+ )?(?:time|timing|dead|due|target|date|echeanc|delai|calendrier)")),
    (Field.OTHER, (
        r"\b(?:approv\w* date|date approved|approved|cleared by|issued|deputy head|cost|spending|budget|funding"
        r"|title|intitule|documents?|indicat\w+|region|cent(?:re|er) name|year|annee|tracking|operating|nombre"
        r"|internal note|notes?|resources|ressources|stock|% done|evidence|link|attachments?"
        r"|observations? du)\b(?!.*\bresponsib)|^(?:response|reply) date$|^date (?:of|de) (?:the |la )?re(?:sponse"
        r"|ponse|ply)$")),
    (Field.NUMBER, (
        r"^(?:nos?|n|n°|num\w*|number|numero|ref\w*|item|point|id|s/n|row|rangee|#|r#|rec\.? ?(?:no|n°|#)?"
        r"|n o|page / paragraphe|para\w*|rec\w*\.? ref\w*)(?!\w)\.?(?: (?:de|of)\.? (?:la |the )?(?:re[cf]\w*)\.?"
        r"| rec\w*\.?)?$|^#$|^n+°$")),
    (Field.ACTION_NUMBER, (
        r"(?:action|mesure|task|tache)s?\W*(?:no\b|n°|number|#|ref|id$)|(?:\bno|n°|numero|#"
        r"|number)\W*(?:(?:de (?:la |l')?|of (?:the )?))?(?:action|mesure|task|tache)")),
    (Field.NUMBER, (
        r"(?:\b(?:no|number|numero)\.?|n°|\bid|\bref\.?|#)$|^(?:no|n°|numero|number)(?!\w)"
        r"|^rec(?:ommendation)?\.? ?(?:no"
        r"|number|#|id)(?!\w)|page / para")),
    (Field.SUPPORT, (
        r"^(?:in |with |en )?(?:support\w*|soutien|appui|contribut\w*|collaborat\w*|partners?|partenaires?"
        r"|co-?responsable)\b|\bassociee?s?$|^associated (?:offices?|units?|services?)|\bsupport(?:ing)? (?:office"
        r"|unit|branch|party)|\ben (?:appui|soutien)$"
        r"|^others? (?:offices?|units?|branches) involved$")),
    (Field.PRIORITY, r"^must(?: do)? ?(?:/|or) ?should(?: do)?$"),
    (Field.PRIORITY, r"^risk (?:rating|level|ranking)$|^priorit(?:y|ies|es?) (?:of|des?) (?:the |la )?recomm"),
    (Field.STATUS, (
        r"\b(?:status|etat|statut|avancement|rating|situation|review of action|actions? taken\b(?!.*planned)"
        r"|rapport d'activite|program response|aes|progress|progres|progression"
        r"|(?:degre|niveau|level|degree|stage|extent|taux) (?:of |de |d')?(?:la )?(?:implementation|mise en (?:oe"
        r"|œ)uvre"
        r"|realisation|execution|completion)|implementation (?:stage|level|progress))\b|^(?:b?rag|state"
        r"|state of (?:play"
        r"|implementation)|follow-?up|suivi)$")),
    (Field.RESPONSE, r"^(?:response|reply|reponse) (?:of|by|from|du|de l[a']) ?(?:the )?(?:addressee|destinataire)s?$"),
    (Field.ADDRESSEE, (
        r"\b(?:addressed to|addressee|adressee? a|destinataire|directed to)\b"
        r"|^(?:agency|agencies|organi[sz]ations?|entity|entities)(?: or agenc(?:y|ies))? affected$")),
    (Field.RESPONSE, (
        r"^(?:management |departmental )?(?:response|reply|reponse)s? (?:of|by|from|de|du|des)\b"
        r"|^(?:the )?department(?:'s)? (?:response|reply|comment)s?|^(?:proposed|agreed) follow-?up$"
        # “Ferry Authority response”, and not “Unit in charge of the response”
        r"|^(?!.*\b(?:respons[ai]b\w+|charge|lead|owner|dates?|for|to|providing)\b)(?:[\w'&-]+ ){1,7}(?:response"
        r"|reply)$")),
    (Field.ACTION, (
        r"^(?:what|ce (?:qui|que)) (?:(?:we|nous|management|the [a-z]+|will|sera|la direction|l'[a-z]+) )+(?:do|done"
        r"|be done|fait|fera|ferons)$")),
    (Field.ACCOUNTABILITY, (
        r"\b(?:respons(?:ib|ab)\w*|accountab\w*|lead|owner|opi|bpr|offices? of primary|action officer|gestionnaire"
        r"|porteur|pilote|who|whom|qui|department|unit in charge|in charge|implementing|assigned to|delegated to"
        r"|chef de file|contact|focal points?|points? foca(?:l|ux)"
        r"|chargee?s? d(?:e|u|es|')|competente?s?|concernee?s?)\b|\baction by$"
        r"|^(?:the )?(?:unit|office"
        r"|officer|directorate|branch|division|sector|ministry|actor|direction|unite|unite administrative|bureau"
        r"|service"
        r"|titulaire|ministere|acteur|poc)s?$|^ministries$")),
    (Field.DUE, (
        r"\b(?:date|dates|echeance|echeances|echeancier|deadlines?|calendrier|time[ -]?frames?|time[ -]?lines?"
        r"|time[ -]?scales?|timing|schedule|when|quand|target|due|completion|completed by|delais?|duedate"
        r"|fin (?:prevue|visee))\b"
        r"|^(?:period|periode|terme|ecd)$")),
    (Field.DELIVERABLE, (
        r"\b(?:description of deliverables?|livrables?|resultats? attendus?|expected results?|outputs?|extrants?"
        r"|milestones?|jalons?)\b|^deliverables?\b|^(?:products?|produits?)$")),
    (Field.ACTION, (
        r"\b(?:actions?|mesures?|measures?|corrective|steps|etapes|activit(?:y|ies|es?)|implementation plan"
        r"|plan d'action|commitments?|engagements?|undertakings?|proposed alternatives?|tasks?|taches?"
        r"|demarches?|suites? (?:a donner|donnees?))\b")),
    (Field.DELIVERABLE, r"\bdeliverables?\b"),
    (Field.COMMENT, (
        r"^(?:comment|comments|commentaires?|explanation|justification|reasons?|raisons?|motifs?|remarks?"
        r"|remarques?)$")),
    (Field.RESPONSE, (
        r"\b(?:response|responses|reponse|reponses|comments?|commentaires?|position|accept\w*|reject\w*|agree\w*"
        r"|rationale|concur\w*|reply|replies|decision|accord|desaccord|reactions?|suites? reservees?)\b")),
    (Field.RECOMMENDATION, (
        r"\brecomm[ae]nd\w*|^(?:enonce|libelle|statement)$|^(?:requirement|exigence|area of concern)s?$"
        r"|^what (?:the )?(?:\w+ ){1,2}(?:told|asked|require[sd]?|expects?|want(?:s|ed))(?: us| you| them)?(?: to do)?$"
        r"|\b(?:for improvement|d'amelioration)s?$"
        r"|^(?:proposed improvement|amelioration proposee)s?$")),
    (Field.FINDING, (
        r"\b(?:findings?|conclusions?|constats?|constatations?|observations?|issues?|weakness(?:es)?"
        r"|deficienc(?:y|ies)|shortcomings?|faiblesses?|lacunes?)\b|^what (?:we|the [a-z]+"
        r"|was) found$")),
    (Field.PRIORITY, (
        r"\b(?:priorit\w*|risk|risque|importance|urgency|severity|ranking|significance"
        r"|criticality|criticite|gravite)\b")),
    (Field.THEME, (
        r"^(?:key )?(?:themes?|thematic area|thematique|area|domaine|topic|sujet|subject|volet|chapter|chapitre"
        r"|section|pillar|axe|rubrique)\b")),
    (Field.ORGANISATION, r"^(?:organi[sz]ation|organisme|agency|body|entite|entity|respondent)\b"),
)
# fmt: on
_COMPILED = tuple((field, re.compile(pattern)) for field, pattern in _RULES)
_SUPPORT_IN_BRACKETS = re.compile(r"\((?:[^()]* )?(?:support\w*|collaborat\w*|soutien|appui|partn?\w*)\b[^()]*\)?")
_COMMENTS_TOO = re.compile(r"\b(?:or|and|and/or|ou|et|et/ou) comm?entaires?\b|\b(?:or|and|and/or) comments?\b")
_LONGEST = 16  # words; a longer cell is no heading
_LONGEST_IN_LETTERS = 300


def field_of(heading: str) -> Field | None:
    """The field that a heading names; OTHER for one that names nothing we keep; None for no heading at all.

    Where it is long, or names nothing, only its first line counts: headings carry instructions below or in brackets.
    """
    first = heading.split("\n")[0]
    whole = _field_of(heading) if heading.count("\n") <= 2 else None
    if whole in {None, Field.OTHER} and first != heading:
        return _field_of(first) or whole
    return whole if heading.count("\n") <= 2 else _field_of(first)


@lru_cache(maxsize=4096)  # the lines of a text are looked at by several readers
def _field_of(words: str) -> Field | None:
    if len(words) > _LONGEST_IN_LETTERS:
        return None
    # Open data write “due_date”.
    words = fold(re.sub(r"[*†‡]|(?<=[a-z])\d$", "", words).replace("_", " "))
    plain = re.sub(r" ?\([^()]*\)", "", words).strip() or words
    if not words or len(plain.split()) > _LONGEST:
        return None
    plain = plain.rstrip("0123456789[]*: ") or plain
    return next((field for field, pattern in _COMPILED if pattern.search(plain)), Field.OTHER)


def count_heading_words(text: str) -> int:
    """How many words a cell has as a heading: those of its first line, instructions in brackets left out."""
    return len(re.sub(r" ?\([^()]*\)", "", text.split("\n")[0]).split())


_ANSWER = re.compile(
    r"\b(?:action plan|plan d'action|recomm[ae]nd\w*|responses?|reponses?|reply|replies|comments?"
    r"|commentaires?)\b"
)


# A line that is set like a heading and gives a number, a date or an amount: “Audit report number 223-2004”.
_REFERENCE = re.compile(r"#\s?\d|[$£€]\s?\d|\b(?:number|no\.|numero|n°)\s*:?\s*[\d#]|\d{1,2}/\d{1,2}/\d{2,4}|:\s*\S")


# What stands before the recommendations is the theme of none.
_OPENING = re.compile(
    r"^(?:introduction|background|contexte|foreword|avant-propos|preface|(?:executive )?summary|sommaire|resume"
    r"|contents|table (?:of contents|des matieres)|methodology|methodologie)\b"
    r"|^(?:(?:audit |assurance |overall )?opinion|scope|objectives?|portée|objectifs?)$"
    r"|^(?:relevant reports?|documents? de reference)$"
    r"|^(?:(?:overall |general |audit )?conclusions?(?: generales?)?|(?:key |main |supporting )?findings"
    r"|(?:principaux )?constats)$"
)
_ABOVE_ALL = re.compile(
    r"\b(?:repl(?:y|ies)|responses?|reponses?|position) (?:to|on|aux|sur) (?:the |les )?(?:\w+ and |\w+ et )?"
    r"recomm[ae]nd"
)
# “Theme 1: Families”, “Axe 2 : …”: behind this mark stands no value.
_THEME_NUMBER = re.compile(
    r"^(?:theme|thème|chapter|chapitre|part|partie|section|axe|volet|pillar|priority|priorité|objective|objectif|area)"
    r"\s+[\dIVX]{1,4}\s*[:.–—-]\s*",
    re.IGNORECASE,
)


_CHAPTER_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\S)")


def is_theme(heading: str) -> bool:
    """False for a heading that names the answer itself, such as “Management response and action plan”, and for one
    that gives a number, a date or an amount."""
    folded = fold(_CHAPTER_NUMBER.sub("", _THEME_NUMBER.sub("", heading[:200])))
    return not _OPENING.match(folded) and not _ANSWER.search(folded) and not _REFERENCE.search(folded)


def is_introduction(heading: str) -> bool:
    """True for a heading such as “Introduction”, and for “Replies to the recommendations” above all of them."""
    folded = fold(heading[:200])
    return bool(_OPENING.match(folded)) or bool(_ABOVE_ALL.search(folded))


# What those who made the recommendations say to the answer, which is no part of it.
_OF_AUDITORS = re.compile(
    r"^(?:the )?(?:oig|ig|oios|ieo|idev|internal audit|inspector general|auditors?|audit (?:office|service)s?"
    r"|evaluat(?:or|ion office)"
    r"|verificateurs?)(?:'s?)? (?:comments?|analysis|assessment|conclusions?|evaluation|response|reply|position)$"
    r"|^(?:commentaires?|analyse|conclusions?) (?:du|des|de l') ?(?:verificateurs?|evaluateurs?|audit)"
)


_WHOSE = re.compile(
    r"^(?:management )?(?:response|reply|réponse|(?:prise de )?position|avis)s? (?:of|by|from|de la|de l['’]|du|des"
    r"|de)(?: the)? ?(?P<name>(?-i:[A-ZÀ-Ö]).+)$"
    # “Ferry Authority response”, but not “Agency response” and not “Management's response”
    r"|^(?:the )?(?!(?:\w+ )?(?:management|government|ministry|agency|audited entity|departmental|department|auditee"
    r"|client"
    r"|entity|summary)"
    r"['’]?s? (?:response|reply))"
    r"(?P<before>(?-i:[A-ZÀ-Ö][\w'’&-]*[ -].+?|[A-Z]{2,}))(?:['’]s?)? (?:response|reply)$",
    re.IGNORECASE,
)


_NOBODY = frozenset([
    "direction", "management", "administration", "gouvernement", "government", "entite", "audite",
    "ministere", "ministry",
])  # fmt: skip


def organisation_in(heading: str) -> str:
    """Whose answer a heading or label names, such as “Response of the Harbour Trust”; "" where it names nobody."""
    match = _WHOSE.match(heading.strip(" :"))
    name: str = (match.group("name") or match.group("before")) if match else ""
    return "" if fold(name) in _NOBODY else name


_OFFICE_AND_DATE = re.compile(
    r"\b(?:respons\w+|lead|owner|opi|bpr|accountab\w+|gestionnaire|pilote|porteur|office|bureau|unit|service|who"
    r"|qui)\b.*(?:/|&|,|\band\b|\bet\b).*\b(?:dates?"
    r"|deadlines?|echeances?|echeancier|time ?(?:frame|line)s?|when|quand|due|delais?)\b"
)


def names_office_and_date(heading: str) -> bool:
    """True for the heading of a column that holds both, such as “OPI / Due date”."""
    return bool(_OFFICE_AND_DATE.search(fold(heading[:120])))


def names_support_in_brackets(heading: str) -> bool:
    """True for the heading of a column that names who supports an office behind it: “Lead (supporting entities)”."""
    return "(" in heading and bool(_SUPPORT_IN_BRACKETS.search(fold(heading[:120])))


def names_comments_too(heading: str) -> bool:
    """True for the heading of a column of actions that holds comments, too: “Actions, or comments about rejection”."""
    return bool(_COMMENTS_TOO.search(fold(heading[:200])))


def is_of_auditors(heading: str) -> bool:
    """True for a label such as “OIG comment”."""
    return bool(_OF_AUDITORS.search(fold(heading)))


def is_named(heading: str) -> bool:
    """True where the heading names a field that is kept."""
    return field_of(heading) not in {None, Field.OTHER}
