"""Contents and documents of our own for the tests of the import."""

from collections.abc import Iterable
from typing import Any

from answerable.ingest.edits import Content, read_again
from answerable.ingest.matching import propose_offices

ENGLISH = ("Recommendation", "Response", "Action", "Accountability", "Implementation date")
FRENCH = ("Recommandation", "Réponse", "Mesure", "Responsable", "Date de mise en œuvre")


def evidence(doubt: str = "sure", reason: str = "", place: dict[str, Any] | None = None) -> dict[str, Any]:
    """Where a value stands, how sure its reading is, and why."""
    return {"place": place, "doubt": doubt, "reason": reason}


def an_action(
    text: str = "Publish the plan.",
    answers: Iterable[str] = ("1",),
    offices: Iterable[str] = ("Water Branch",),
    due: str = "30 September 2025",
) -> dict[str, Any]:
    """One action as it was read; `due` may hold several dates, or none."""
    report = {"report": {"language": "en", "issued_on": None}}
    return {
        "key": "",
        "recommendations": list(answers),
        "text": text,
        "offices": [{"as_written": name, "role": "lead", "evidence": evidence()} for name in offices],
        "due": [{**each, "evidence": evidence()} for each in (read_again(report, due) if due else [])],
        "status": None,
        "evidence": {"text": evidence()},
    }


def a_recommendation(key: str) -> dict[str, Any]:
    """One recommendation as it was read."""
    return {
        "key": key,
        "number": key,
        "theme": None,
        "text": f"Do what number {key} says.",
        "addressees": [],
        "priority": None,
        "evidence": {"text": evidence(), "number": evidence()},
    }


def a_response(*answers: str) -> dict[str, Any]:
    """“Agreed” to these recommendations."""
    return {
        "recommendations": list(answers),
        "organisation": None,
        "position": "accepted",
        "as_written": "Agreed",
        "text": "",
        "evidence": {"position": evidence(), "text": evidence()},
    }


def a_content(*actions: dict[str, Any], recommendations: Iterable[str] = ("1", "2"), **report: Any) -> Content:
    """A candidate's content with these actions, numbered; every recommendation has a response."""
    for place, action in enumerate(actions):
        same = [each for each in actions[:place] if each["recommendations"][:1] == action["recommendations"][:1]]
        action["key"] = f"{action['recommendations'][0]}.{len(same) + 1}" if action["recommendations"] else str(place)
    head = {"title": "Evaluation of lakes", "organisation": "Department of Lakes", "kind": "evaluation"}
    rest = {"reference": None, "issued_on": None, "language": "en", "page_modified_on": None, "evidence": {}}
    content: Content = {
        "report": {**head, **rest, **report},
        "recommendations": [a_recommendation(key) for key in recommendations],
        "responses": [a_response(key) for key in recommendations],
        "actions": list(actions),
        "findings": [],
        "notes": [],
        "fiscal_year_start": 4,
    }
    return {**content, "offices": propose_offices(content, {})}


Row = tuple[str, str, list[tuple[str, str, str]]]  # recommendation, response, actions: (text, office, date)
ROWS: list[Row] = [
    (
        "1. Measure every lake once a year.",
        "Agreed. More lakes will be measured.",
        [
            ("Publish a plan for measuring.", "Water Quality (WQ) Branch", "Quarter 2 of FY 2025-26"),
            ("Train the crews of the boats.", "WQ Branch", "31 March 2026"),
        ],
    ),
    ("2. Report to the public.", "Agreed.", [("Publish a yearly report.", "Outreach Branch", "Ongoing")]),
]
FRENCH_ROWS: list[Row] = [
    (
        "1. Mesurer chaque lac une fois par an.",
        "D’accord. Plus de lacs seront mesurés.",
        [
            ("Publier un plan de mesure.", "Direction de la qualité de l’eau (DQE)", "2e trimestre de 2025-2026"),
            ("Former les équipages.", "DQE", "31 mars 2026"),
        ],
    ),
    (
        "2. Rendre compte au public.",
        "D’accord.",
        [("Publier un rapport annuel.", "Direction de la sensibilisation", "En cours")],
    ),
]


def a_document(
    rows: list[Row] = ROWS,
    title: str = "Evaluation of the Clean Lakes Programme",
    headings: tuple[str, ...] = ENGLISH,
    organisation: str = "Department of Lakes and Rivers",
    issued: str = "Date of publication: 3 February 2025",
) -> bytes:
    """A management response as a web page, with one table."""
    page = f"<html><head><title>{title} - {organisation}</title></head><body><h1>{title}</h1><p>{issued}</p>"
    head = "".join(f"<th>{heading}</th>" for heading in headings)
    return f"{page}<table><tr>{head}</tr>{''.join(map(_draw_row, rows))}</table></body></html>".encode()


def a_french_document(rows: list[Row] = FRENCH_ROWS) -> bytes:
    """The same response in French."""
    title, organisation = "Évaluation du programme Lacs propres", "Ministère des Lacs et des Rivières"
    return a_document(rows, title, FRENCH, organisation, "Date de publication : le 3 février 2025")


def a_document_in_both_languages() -> bytes:
    """The response in English and, below it on the same page, in French."""
    return a_document().replace(b"</body></html>", a_french_document().partition(b"<body>")[2])


def _draw_row(row: Row) -> str:
    recommendation, response, actions = row
    span = f' rowspan="{len(actions)}"'
    first = f"<td{span}>{recommendation}</td><td{span}>{response}</td>"
    lines = ["".join(f"<td>{cell}</td>" for cell in action) for action in actions]
    return "".join(f"<tr>{first if number == 0 else ''}{line}</tr>" for number, line in enumerate(lines))
