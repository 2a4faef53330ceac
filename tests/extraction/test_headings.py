"""What a column or a label is, by the words of its heading."""

import pytest

from answerable.extraction.headings import Field, count_heading_words, field_of, is_named, is_theme, organisation_in
from tests.extraction.made_words import ENGLISH, FRENCH

FIELD_OF_KEY = {
    "number": Field.NUMBER,
    "theme": Field.THEME,
    "recommendation": Field.RECOMMENDATION,
    "response": Field.RESPONSE,
    "action": Field.ACTION,
    "offices": Field.ACCOUNTABILITY,
    "due": Field.DUE,
    "status": Field.STATUS,
    "support": Field.SUPPORT,
    "label": Field.ACTION_NUMBER,
    "deliverable": Field.DELIVERABLE,
    "noise": Field.OTHER,
}
# fmt: off
MORE = {
    Field.NUMBER: (
        "N° de la recommandation", "Recommandation n°", "Rec", "Reference", "Recommendation ID", "Point", "S/N", "R#",
        "Para no.", "N° de réf.", "Paragraphe",
    ),
    Field.THEME: (
        "Pillar", "Key area", "Axe", "Thématique", "Chapitre", "Rubrique", "Audit", "Audit report", "Mission d’audit",
    ),
    Field.FINDING: ("Finding", "Audit observation", "Key issue", "Constat", "What we found"),
    Field.RECOMMENDATION: (
        "What the auditors recommended", "Recommandation du vérificateur", "Libellé de la recommandation",
        "OAG Recommendation", "Énoncé", "Requirement", "What the inspectors told us to do",
    ),
    Field.PRIORITY: ("Priority", "Risk rating", "Niveau de risque", "Importance"),
    Field.ADDRESSEE: ("Addressed to", "Destinataire"),
    Field.RESPONSE: (
        "Department comment", "Additional correspondence",
        "Agree / Disagree", "Accepted?", "Management decision", "Response of the Harbour Trust",
        "Prise de position de l’Office des eaux", "Accord / désaccord",
        "Department’s response", "Client response", "Acceptation", "Views of responsible officials",
        "Avis de la direction", "Observations de l’administration", "management_response",
    ),
    Field.COMMENT: ("Comments", "Remarques", "Justification"),
    Field.ACTION: (
        "What will be done", "What the Agency will do", "Ce qui sera fait", "Tasks", "Suite à donner", "Next steps",
        "Action/Deliverables", "Prochaines étapes", "Undertaking", "Plan d’action détaillé",
    ),
    Field.ACCOUNTABILITY: (
        "Action by", "By whom", "Assigned to", "Unit", "Branch", "BPR", "Chef de file", "Titulaire",
        "Unité responsable",
        "Unit responsible for providing management response", "Responsible Manager (Title / Sector)", "Qui",
    ),
    Field.SUPPORT: ("With support from", "Partners", "En appui", "Co-responsable", "Supporting unit"),
    Field.DUE: (
        "Schedule", "Deadlines", "Pour quand", "Délais", "Fin prévue", "Date", "Estimated completion date", "Due",
    ),
    Field.STATUS: (
        "State of play", "Suivi", "Follow-up", "Progress to date", "Status at 31 December 2024", "Progrès réalisés",
    ),
    Field.AS_OF: ("As of", "Situation au", "Status date", "Last updated"),
    Field.ORGANISATION: ("Organisation", "Agency"),
    Field.OTHER: ("Cost", "Region", "Approval Date", "Response date", "Evidence", "Weather"),
}
# fmt: on
KNOWN = [
    (heading, FIELD_OF_KEY[key])
    for words in (ENGLISH, FRENCH)
    for key, headings in words.headings.items()
    for heading in headings
] + [(heading, field) for field, headings in MORE.items() for heading in headings]


@pytest.mark.parametrize(("heading", "field"), KNOWN)
def test_a_heading_names_its_field(heading: str, field: Field) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize("heading", ["Responsible*", "RESPONSIBLE", "Responsible :", "Responsible [1]", "Responsible2"])
def test_marks_and_capitals_do_not_matter(heading: str) -> None:
    assert field_of(heading) == Field.ACCOUNTABILITY


def test_instructions_in_brackets_or_further_down_do_not_matter() -> None:
    assert field_of("Due date (give the reason where it was moved)") == Field.DUE
    assert field_of("Action\nOne action for each row.\nBe brief.\nName no persons.") == Field.ACTION


def test_long_instructions_below_or_in_brackets_do_not_matter() -> None:
    much = (
        "Name the senior manager who will make sure that the action is done, and the unit in which that person works."
    )
    assert field_of(f"Accountability\n{much}") == Field.ACCOUNTABILITY
    assert field_of(f"Accountability ({much})") == Field.ACCOUNTABILITY
    assert count_heading_words(f"Due date ({much})\n{much}") == 2


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Degré de mise en œuvre", Field.STATUS),
        ("Level of implementation", Field.STATUS),
        ("RAG", Field.STATUS),
        ("Tracking: status", Field.STATUS),
        ("Suivi au 31 mars 2023", Field.STATUS),
        ("Update as of March 2023", Field.STATUS),
        ("DG associées", Field.SUPPORT),
        ("Rec ref", Field.NUMBER),
        ("ECD", Field.DUE),
        ("Publication date", Field.OTHER),
        ("Actual completion date", Field.OTHER),
        ("Réaction du management", Field.RESPONSE),
        ("Suites réservées", Field.RESPONSE),
        ("Point focal", Field.ACCOUNTABILITY),
        ("Weakness", Field.FINDING),
        ("Points for improvement", Field.RECOMMENDATION),
        ("Criticité", Field.PRIORITY),
        ("Priorités des recommandations", Field.PRIORITY),
        ("Agreed action/timing", Field.ACTION),
    ],
)
def test_short_forms_and_terms_of_the_field_are_known(heading: str, field: Field) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Ferry Authority response", "Ferry Authority"),
        ("UNDP response", "UNDP"),
        ("Response of the Harbour Trust", "Harbour Trust"),
        ("Prise de position de l’Office des eaux", "Office des eaux"),
        ("Agency response", ""),
        ("Provider response", ""),
        ("Management’s response", ""),
    ],
)
def test_a_heading_may_say_whose_answer_it_is(heading: str, name: str) -> None:
    assert organisation_in(heading) == name


def test_a_long_cell_is_no_heading() -> None:
    assert field_of("The Agency will take action on " + "each of the landings " * 5) is None
    assert field_of("x" * 400) is None
    assert field_of("  ") is None


def test_only_kept_fields_count_as_named() -> None:
    assert is_named("Action")
    assert not is_named("Cost")


@pytest.mark.parametrize(
    "heading", ["Safety of crossings", "Part A – Planning", "Risk and control", "Theme 1: Families", "Axe 2 : Les bacs"]
)
def test_a_heading_may_be_a_theme(heading: str) -> None:
    assert is_theme(heading)


@pytest.mark.parametrize(
    "heading",
    ["Management response", "Responses to the recommendations", "Plan d’action de la direction", "Introduction"],
)
def test_a_heading_that_names_the_answer_is_no_theme(heading: str) -> None:
    assert not is_theme(heading)
