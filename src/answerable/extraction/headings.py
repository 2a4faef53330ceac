"""What a column or a label is, told by the words of its heading and not by a list of headings."""

import re
from enum import StrEnum

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
_RULES: tuple[tuple[Field, str], ...] = (
    (Field.OTHER, r"\b(?:approv\w* date|date approved|approved|cleared by|issued|deputy head|cost|spending|budget|funding|title|intitule|documents?|indicat\w+|region|cent(?:re|er) name|year|annee|tracking|operating|nombre|internal note|notes?|resources|ressources|stock|% done|evidence|link|attachments?|work area|observations? du)\b(?!.*\bresponsib)"),
    (Field.NUMBER, r"^(?:no|nos|n|n°|num\w*|number|numero|ref\w*|item|id|row|rangee|#|rec\.? ?(?:no|#)|page / paragraphe|para\w*)\b\.?(?: de (?:la )?recommandation)?$|^#$|^n+°$"),
    (Field.ACTION_NUMBER, r"(?:action|mesure|task)s?\W*(?:no\b|number|#|ref)|(?:no|n°|numero|#|number)\W*(?:de (?:la )?|of (?:the )?)?(?:action|mesure|task)"),
    (Field.NUMBER, r"\b(?:no|number|numero)\.?$|^(?:no|n°|numero|number)\b|^rec(?:ommendation)?\.? ?(?:no|number|#|id)|page / para"),
    (Field.SUPPORT, r"^(?:support\w*|soutien|appui|contribut\w*|co-?responsable)\b|\bsupport(?:ing)? (?:office|unit|branch|party)"),
    (Field.STATUS, r"\b(?:status|etat|statut|avancement|rating|situation|review of action|actions? taken\b(?!.*planned)|rapport d'activite|program response|aes|progress)\b"),
    (Field.AS_OF, r"^as (?:of|at)\b"),
    (Field.ADDRESSEE, r"\b(?:addressed to|addressee|adressee? a|destinataire|directed to)\b"),
    (Field.RESPONSE, r"^(?:management |departmental )?(?:response|reply|reponse)s? (?:of|by|from|de|du|des)\b"),
    (Field.ACCOUNTABILITY, r"\b(?:respons(?:ib|ab)\w*|accountab\w*|lead|owner|opi|offices? of primary|action officer|gestionnaire|porteur|pilote|who|qui|department|unit in charge|in charge|implementing)\b"),
    (Field.DUE, r"\b(?:date|dates|echeance|echeances|echeancier|deadline|calendrier|time ?frame|time ?line|timelines?|timing|when|quand|target|due|completion|completed by|delai|duedate)\b"),
    (Field.DELIVERABLE, r"\b(?:description of deliverables?|livrables?|resultats? attendus?|expected results?|outputs?|milestones?|jalons?)\b|^deliverables?\b"),
    (Field.ACTION, r"\b(?:action|actions|mesure|mesures|corrective|steps|activit(?:y|ies|es?)|implementation plan|plan d'action|commitments?|engagements?)\b"),
    (Field.DELIVERABLE, r"\bdeliverables?\b"),
    (Field.COMMENT, r"^(?:comment|comments|commentaires?|explanation|justification)$"),
    (Field.RESPONSE, r"\b(?:response|responses|reponse|reponses|comments?|commentaires?|position|accept\w*|reject\w*|agree\w*|rationale|concur\w*|reply|replies)\b"),
    (Field.RECOMMENDATION, r"\brecomm[ae]nd\w*"),
    (Field.FINDING, r"\b(?:findings?|conclusions?|constats?|constatations?|observations?|issues?)\b"),
    (Field.PRIORITY, r"\b(?:priorit\w*|risk|risque|importance|urgency|severity)\b"),
    (Field.THEME, r"^(?:theme|themes|thematic area|area|domaine|topic|sujet|subject|volet|chapter|section)\b"),
    (Field.ORGANISATION, r"^(?:organi[sz]ation|organisme|agency|body|entite|entity|respondent)\b"),
)  # fmt: skip
_COMPILED = tuple((field, re.compile(pattern)) for field, pattern in _RULES)
_LONGEST = 16  # words; a longer cell is no heading


def field_of(heading: str) -> Field | None:
    """The field that a heading names; OTHER for one that names nothing we keep; None for no heading at all.

    Only the first line counts, then the first dozen words: headings carry instructions below or in brackets.
    """
    words = fold(re.sub(r"[*†‡]|(?<=[a-z])\d$", "", heading.split("\n")[0] if heading.count("\n") > 2 else heading))
    if not words or len(words.split()) > _LONGEST:
        return None
    plain = re.sub(r"\s*\([^)]*\)", "", words).strip() or words
    plain = re.sub(r"\s*(?:\[?\d+\]?|[*:])+$", "", plain) or plain
    for field, pattern in _COMPILED:
        if pattern.search(plain):
            return field
    return Field.OTHER


def is_named(heading: str) -> bool:
    """True where the heading names a field that is kept."""
    return field_of(heading) not in {None, Field.OTHER}
