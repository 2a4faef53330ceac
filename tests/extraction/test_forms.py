"""Forms that many bodies fill in: corrective action plans of single audits, and those with reasons for a refusal."""

from answerable.extraction.sandbox import read_file
from tests.extraction.building import draw, html_table, read_page, slot

PLAN = """FINDINGS – FINANCIAL STATEMENTS

2026-001 Segregation of duties

Recommendation: We recommend the District review its staffing.

Explanation of disagreement with audit finding: There is no disagreement with the audit finding.

Action taken in response to finding: The Superintendent reviews all statements.

Name(s) of the contact person(s) responsible for corrective action: Boris Weber, Business Manager

Planned completion date for corrective action plan: Ongoing

2026-002 Year-end entries

Recommendation: We recommend the District review its cutoff.

Explanation of disagreement with audit finding: Management disagrees with the audit finding. The cutoff is right.

Action planned in response to finding: None.

Name(s) of the contact person(s) responsible for corrective action: Boris Weber, Business Manager

Planned completion date for corrective action plan: June 30, 2026
"""


def test_the_form_of_a_single_audit_is_read() -> None:
    found = read_file(PLAN.encode(), "a.txt", {})
    assert [each["number"] for each in found["recommendations"]] == ["2026-001", "2026-002"]
    assert [each["position"] for each in found["responses"]] == ["accepted", "not-accepted"]
    first = found["actions"][0]
    assert first["text"] == "The Superintendent reviews all statements."
    assert first["offices"][0]["as_written"] == "Boris Weber, Business Manager"


def test_reasons_for_a_refusal_are_part_of_the_answer() -> None:
    forms = [
        html_table(
            draw(
                [slot(f"Evaluation recommendation {number}: {text}", across=3), None, None],
                [slot("Management response (agree, partially agree, disagree): Disagree", across=3), None, None],
                [
                    slot("If the recommendation is rejected or partially accepted, reasons: It is dear.", across=3),
                    None,
                    None,
                ],
                ["Key action", "Responsible unit", "Expected completion date"],
                [f"Action {number}.1: Look again.", "Nutrition Unit", "May 2026"],
            )
        )
        for number, text in ((1, "Keep a list."), (2, "Sell boats."))
    ]
    found = read_page(*forms)
    assert [(each["position"], each["text"]) for each in found["responses"]] == [("not-accepted", "It is dear.")] * 2


ROUNDS = """Recommendation #1 To: Levees, Department of
To clear its backlog, Levees should fill the vacant positions.
6-Month Agency Response
Four positions have been filled.
- Estimated Completion Date: June 2026
- Response Date: January 2026
State Auditor's Assessment of 6-Month Status: Partially Implemented
Recommendation #2 To: Alder County
The county should complete its checks.
60-Day Agency Response
All checks are complete.
- Response Date: February 2026
State Auditor's Assessment of 60-Day Status: Fully Implemented
"""


def test_the_day_of_an_answer_is_no_date_by_which_anything_is_due() -> None:
    found = read_file(ROUNDS.encode(), "a.txt", {})
    assert [each["addressees"] for each in found["recommendations"]] == [["Levees, Department of"], ["Alder County"]]
    assert [each["text"] for each in found["responses"]] == [
        "Four positions have been filled.",
        "All checks are complete.",
    ]
    assert [[due["as_written"] for due in each["due"]] for each in found["actions"]] == [["June 2026"], []]


TEMPLATE = """Recommandation ou question clé {n} de l’évaluation : Garder la liste {n}.
Réponse de la direction : Acceptée.
Action(s) clé(s) | Calendrier | Unité(s) responsable(s) | Suivi* | |
| | | Commentaires | Statut |
{n}.1 Dresser la liste. | Juin 2026 | Unité des achats | | {status} |
"""


def test_a_template_may_number_inside_the_label_and_part_its_last_heading() -> None:
    text = "\n".join(TEMPLATE.format(n=n, status=status) for n, status in ((1, "Complétée"), (2, "Non initiée")))
    found = read_file(text.encode(), "a.txt", {})
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [
        ("1", "Garder la liste 1."),
        ("2", "Garder la liste 2."),
    ]
    assert [(each["text"], each["status"]["progress"]) for each in found["actions"]] == [
        ("Dresser la liste.", "completed"),
        ("Dresser la liste.", "not-started"),
    ]


CITY = """4.1. Pompes

4.1.A. Recommandation
Nous recommandons au Service de l’eau de vérifier les pompes.

Réponse de l’unité d’affaires
[1] Dresser la liste des pompes.
[2] Vérifier chacune d’elles.
(Échéancier prévu : 30 juin 2026)
Unité d’affaires responsable : Service de l’eau

4.1.B. Recommandation
Nous recommandons au Service de l’eau de publier la liste.

Réponse de l’unité d’affaires
[1] Mettre la liste en ligne.
(Échéancier prévu : en continu)
Unité d’affaires responsable : Service de l’eau
"""


def test_recommendations_may_have_letters_and_what_will_be_done_numbers_in_brackets() -> None:
    found = read_file(CITY.encode(), "a.txt", {})
    assert [(each["number"], each["theme"]) for each in found["recommendations"]] == [
        ("4.1.A", "Pompes"),
        ("4.1.B", "Pompes"),
    ]
    assert [(each["text"], [due["as_written"] for due in each["due"]]) for each in found["actions"]] == [
        ("Dresser la liste des pompes.", ["30 juin 2026"]),
        ("Vérifier chacune d’elles.", ["30 juin 2026"]),
        ("Mettre la liste en ligne.", ["en continu"]),
    ]


CHAPTERS = """Rapport annuel 2025
Bureau du vérificateur général de la Ville
3.2. Gestion des bouées
47
3.2.4. Résultats de l’audit
3.2.4.1. Connaissance des bouées
3.2.4.1.A. Contexte et constatations
Le nombre de bouées n’est pas connu.
3.2.4.1.B. Recommandation
Nous recommandons au Service du port de compter les bouées.
3.2.4.1.C. Réponse de l’unité d’affaires
Cette recommandation est acceptée.
Mesures :
1. Compter les bouées du nord. (Échéancier prévu : juin 2026)
2. Compter celles du sud. (Échéancier prévu :
décembre 2026)
Rapport annuel 2025
Bureau du vérificateur général de la Ville
3.2. Gestion des bouées
48
3.2.4.2. Entretien
3.2.4.2.A. Contexte et constatations
Rien n’est peint.
3.2.4.2.B. Recommandation
Nous recommandons au Service du port de peindre les bouées.
3.2.4.2.C. Réponse de l’unité d’affaires
Cette recommandation est acceptée en partie.
Mesures :
1. Peindre les plus vieilles. (Échéancier prévu : d’ici le 30 sep-
tembre 2026)
"""


def test_the_parts_of_a_chapter_may_have_letters_and_their_chapter_is_the_theme() -> None:
    found = read_file(CHAPTERS.encode(), "a.txt", {})
    assert [(each["number"], each["theme"], each["text"]) for each in found["recommendations"]] == [
        ("3.2.4.1.B", "Connaissance des bouées", "Nous recommandons au Service du port de compter les bouées."),
        ("3.2.4.2.B", "Entretien", "Nous recommandons au Service du port de peindre les bouées."),
    ]
    assert [each["position"] for each in found["responses"]] == ["accepted", "partially-accepted"]
    assert [(each["text"], [due["as_written"] for due in each["due"]]) for each in found["actions"]] == [
        ("Compter les bouées du nord.", ["juin 2026"]),
        ("Compter celles du sud.", ["décembre 2026"]),
        ("Peindre les plus vieilles.", ["d’ici le 30 septembre 2026"]),
    ]


HOLDERS = """RECOMMANDATION
3.1.B. Nous recommandons au Service du port de compter les bouées.

RÉPONSE
3.1.B. Service du port
Compter les bouées.
(Échéancier prévu : mars 2026)
Publier le compte. (Échéancier prévu : en continu)

RECOMMANDATION
3.1.C. Nous recommandons au Service des eaux de peindre les bouées.

RÉPONSE
3.1.C. Service des eaux
Peindre les bouées.
(Échéancier prévu : complété)
"""


def test_who_answers_behind_the_number_holds_what_is_promised_below() -> None:
    found = read_file(HOLDERS.encode(), "a.txt", {})
    assert [each["number"] for each in found["recommendations"]] == ["3.1.B", "3.1.C"]
    assert [
        (each["text"], each["offices"][0]["as_written"], each["due"][0]["as_written"]) for each in found["actions"]
    ] == [
        ("Compter les bouées.", "Service du port", "mars 2026"),
        ("Publier le compte.", "Service du port", "en continu"),
        ("Peindre les bouées.", "Service des eaux", "complété"),
    ]
