"""Labelled values in paragraphs and tables, and the rows they make."""

from typing import Any

import pytest

from answerable.extraction.headings import Field
from answerable.extraction.label_lines import from_paragraph
from answerable.extraction.labelled_items import is_labelled
from answerable.extraction.labelled_rows import read_rows
from answerable.extraction.labels import Labelled, field_alone
from answerable.extraction.sandbox import read_file
from tests.extraction.building import Bullet, draw, excerpt_of, html_table, read_page, word


def label_of(text: str) -> Labelled:
    return next(from_paragraph(excerpt_of(text)))


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Management response: Agreed.", Field.RESPONSE, "Agreed."),
        ("Responsible : Direction A", Field.ACCOUNTABILITY, "Direction A"),
        ("Target date:May 2025", Field.DUE, "May 2025"),
        ("Action 1.1 Write a list.", Field.ACTION, "Write a list."),
        ("Key action 2: Write a list.", Field.ACTION, "Write a list."),
        ("Mesure n° 3 – Dresser une liste.", Field.ACTION, "Dresser une liste."),
        ("The rules are these: old ones.", Field.OTHER, "The rules are these: old ones."),
        ("The Agency, which has taken much action on this in the past: it was too late.", Field.OTHER, None),
    ],
)
def test_a_label_names_the_field_of_its_value(text: str, field: Field, value: str | None) -> None:
    found = label_of(text)
    assert found.field == field
    assert value is None or (found.value is not None and found.value.text == value)


def test_a_recommendation_brings_its_number() -> None:
    found = label_of("Recommendation 3: Keep a list.")
    assert (found.field, found.number and found.number.text) == (Field.RECOMMENDATION, "3")


def test_a_label_that_stands_alone_waits_for_its_value() -> None:
    found = label_of("Management response:")
    assert (found.field, found.value) == (Field.RESPONSE, None)


def test_several_labels_in_one_paragraph_are_several() -> None:
    found = list(from_paragraph(excerpt_of("Responsible: CPB", "Due date: May 2025")))
    assert [each.field for each in found] == [Field.ACCOUNTABILITY, Field.DUE]


def test_a_response_may_say_whose_it_is() -> None:
    assert label_of("Response of the Harbour Trust: Agreed.").organisation == "Harbour Trust"


def test_a_few_labels_do_not_make_a_labelled_document() -> None:
    assert not is_labelled([label_of("Response: Agreed."), label_of("Due date: May 2025")])


def test_a_further_action_begins_a_row_of_its_own() -> None:
    texts = (
        "Recommendation 1: Keep a list.",
        "Action: Write it.",
        "Due: May 2025",
        "Action: Send it.",
        "Due: June 2025",
    )
    rows = list(read_rows(map(label_of, texts)))
    found = [(each.first(Field.ACTION), each.first(Field.DUE)) for each in rows]
    assert [tuple(cell.text if cell else "" for cell in pair) for pair in found] == [
        ("Write it.", "May 2025"),
        ("Send it.", "June 2025"),
    ]


PARTS: list[Any] = [
    ("Audit of Crossings", 0),
    ("Safety", 1),
    ("Recommendation 1", 2),
    "Keep a list of:",
    Bullet("landings;"),
    Bullet("crews."),
    "Response of the Agency: Agreed. The rules are old.",
    "Response of the Ferry Council: Noted.",
    "Action 1.1 Write the list.",
    "Responsible: CPB (lead), LSD (support)",
    "Target date: May 2025",
    "Status: In progress",
]


def test_a_document_of_labels_is_read_in_order() -> None:
    found = read_file(word(*PARTS), "a.docx", {})
    recommendation = found["recommendations"][0]
    assert (recommendation["number"], recommendation["theme"]) == ("1", "Safety")
    assert recommendation["text"] == "Keep a list of:\nlandings;\ncrews."
    assert [(each["organisation"], each["position"]) for each in found["responses"]] == [
        ("Agency", "accepted"),
        ("Ferry Council", "noted"),
    ]
    action = found["actions"][0]
    assert [each["role"] for each in action["offices"]] == ["lead", "support"]
    assert (action["due"][0]["end"], action["status"]["progress"]) == ("2025-05-31", "in-progress")


def test_the_title_of_the_document_is_no_theme() -> None:
    found = read_file(word(*(part for part in PARTS if part != ("Safety", 1))), "a.docx", {})
    assert found["recommendations"][0]["theme"] is None


def test_a_table_of_promises_goes_on_with_the_recommendation_above_it() -> None:
    table = html_table(
        draw(["Action", "Lead", "Due"], ["Write it.", "CPB", "May 2025"], ["Send it.", "LSD", "June 2025"])
    )
    answer = "<p>Response: Agreed.</p>"
    first, second = ("<h2>Recommendation 1</h2><p>Keep a list.</p>", "<h2>Recommendation 2</h2><p>Close two.</p>")
    found = read_page(first, answer, table, second, answer, table.replace("it.", "them."))
    assert [(each["text"], each["recommendations"]) for each in found["actions"]] == [
        ("Write it.", ["1"]),
        ("Send it.", ["1"]),
        ("Write them.", ["2"]),
        ("Send them.", ["2"]),
    ]
    assert [each["text"] for each in found["recommendations"]] == ["Keep a list.", "Close two."]


# -- documents that leave something out


def read(text: str) -> dict[str, Any]:
    return read_file(text.encode(), "a.txt", {})


def test_under_a_plural_heading_numbers_begin_recommendations() -> None:
    first, second = ("1. Keep a list.", "Action plan: Write it."), ("2. Burn it.", "Action plan: Buy matches.")
    found = read("\n\n".join(["Recommendations", first[0], f"• {first[1]}", second[0], f"• {second[1]}"]))
    assert [each["number"] for each in found["recommendations"]] == ["1", "2"]
    assert [each["recommendations"] for each in found["actions"]] == [["1"], ["2"]]


def test_a_heading_of_a_lost_column_is_no_part_of_an_action() -> None:
    lines = [
        "Recommendation 3:",
        "Keep a list.",
        "Management response:",
        "Agreed.",
        "Action plan",
        "Completion",
        "Dates",
    ]
    assert [each["text"] for each in read("\n\n".join([*lines, "1. Write it."]))["actions"]] == ["Write it."]


BOARD = (
    "- In paragraph 20, the Fund agreed to keep a list.\nManagement comments: A list is made.\nStatus: In progress\n"
    "- In paragraph 24, the Fund agreed to burn it.\nManagement comments: Matches were bought.\nStatus: In progress\n"
)


def test_the_words_before_the_labels_are_the_recommendation_and_say_the_position() -> None:
    found = read(BOARD)
    assert [each["number"] for each in found["recommendations"]] == ["20", "24"]
    assert [(each["position"], each["as_written"]) for each in found["responses"]] == [("accepted", "agreed")] * 2


TRACKER = (
    "Management Response: [Added: 2012/12/23]\nAccepted\nKey Actions:\n"
    "Key Action | Responsible | DueDate | Status | Comments |\n"
    "1.1 : Write a list.\n[Added: 2012/12/25] [Last Updated: 2014/06/10] |\nCPB | 2013/03 | Completed |\n"
)


def test_a_tracker_without_recommendations_has_one_for_each_answer() -> None:
    found = read(TRACKER + TRACKER.replace("1.1", "2.1").replace("list", "book"))
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [(None, ""), (None, "")]
    assert [each["text"] for each in found["actions"]] == ["Write a list.", "Write a book."]


def test_a_stamp_is_no_part_of_the_words_and_says_when_they_were_changed() -> None:
    (action,) = read(TRACKER + "Management Response:\nRejected\n")["actions"]
    assert (action["text"], action["status"]["as_of"]) == ("Write a list.", "2014-06-10")


def test_a_list_at_the_end_of_an_answer_is_what_will_be_done() -> None:
    text = "Recommendation: Keep a list.\nResponse: Agreed. The branch will:\n- write it;\n- send it.\nStatus: Done\n"
    found = read(text + text.replace("list", "book"))
    assert [each["text"] for each in found["actions"]][:2] == ["write it;", "send it."]
    assert found["responses"][0]["text"] == "The branch will:"


def test_what_the_auditors_say_to_the_answer_is_no_part_of_it() -> None:
    answer = "Management response: Agreed. There is none.\nOIG comment: That is not enough."
    found = read(f"Recommendation: Keep a list.\n{answer}\nAction: Write it.\n")
    assert [each["text"] for each in found["responses"]] == ["There is none."]


def test_a_list_of_recommendations_needs_no_answers() -> None:
    items, annex = "<ul><li>Clean them.</li><li>Dig more.</li></ul>", "<h2>Annex</h2><ul><li>x</li></ul>"
    found = read_page(f"<h1>Review</h1><h2>Recommendations</h2><h3>Wells</h3>{items}{annex}")["recommendations"]
    assert [(each["theme"], each["text"]) for each in found] == [("Wells", "Clean them."), ("Wells", "Dig more.")]
    assert len(read("Recommendation 1: Clean them.\nRecommendation 2: Dig more.\n")["recommendations"]) == 2


# -- labels that fill their lines


def test_a_label_on_a_line_of_its_own_has_its_value_below() -> None:
    lines = ["Recommendation 1", "Buy ferries.", "Response", "Agreed. Funds exist.", "Action", "Buy two."]
    found = read(
        "\n\n".join([*lines, "Responsible unit", "Fleet Unit", "Due date:", "June 2024", "Status", "In progress"])
    )
    (action,) = found["actions"]
    assert (action["text"], action["offices"][0]["as_written"]) == ("Buy two.", "Fleet Unit")
    assert (action["due"][0]["as_written"], action["status"]["progress"]) == ("June 2024", "in-progress")


def test_headings_may_be_such_labels() -> None:
    parts = ["<h3>Réponse de la direction</h3><p>D’accord.</p>", "<h3>Mesures</h3><p>Acheter deux bacs.</p>"]
    parts += [
        "<h3>Responsable</h3><p>Direction de la flotte</p>",
        "<h3>Date d’achèvement prévue</h3><p>31 mars 2026</p>",
    ]
    first, second = (f"<p>Recommandation {n}</p><p>Acheter des bacs.</p>" for n in (1, 2))
    found = read_page("<h1>Évaluation des bacs</h1>", first, *parts, second, *parts)
    assert {each["theme"] for each in found["recommendations"]} == {None}
    assert [each["recommendations"] for each in found["actions"]] == [["1", "2"]]
    assert found["actions"][0]["offices"][0]["as_written"] == "Direction de la flotte"
    assert found["actions"][0]["due"][0]["end"] == "2026-03-31"


def test_labels_and_values_may_take_turns_in_one_paragraph() -> None:
    found = list(from_paragraph(excerpt_of("Responsible", "Fleet Unit", "Due date", "June 2024")))
    assert [(each.field, each.value and each.value.text) for each in found] == [
        (Field.ACCOUNTABILITY, "Fleet Unit"),
        (Field.DUE, "June 2024"),
    ]


def test_labels_in_a_row_are_the_headings_of_columns() -> None:
    headings = ["Recommendation", "Management response", "Planned action", "Responsibility", "Target date"]
    rows = ["1. Keep a list of boats.", "Agreed.", "Make one.", "Fleet Unit", "March 31, 2025"]
    rows += ["2. Sell old boats.", "Agreed.", "Sell two.", "Sales Unit", "June 30, 2025"]
    found = read("\n\n".join([*headings, *rows, "Date modified:", "2021-05-04"]))
    assert [each["text"] for each in found["actions"]] == ["Make one.", "Sell two."]
    assert [each["due"][0]["end"] for each in found["actions"]] == ["2025-03-31", "2025-06-30"]


@pytest.mark.parametrize("text", ["Equipment accountability", "Status: open", "Date of 2025", "We set the due date."])
def test_other_words_are_no_label_that_fills_its_line(text: str) -> None:
    assert field_alone(text) is None


# -- what is no label, and several on a line


@pytest.mark.parametrize(
    "lead",
    [
        "The Department should:",
        "That the Department:",
        "We recommend that the Department:",
        "Le Ministère devrait :",
        "Date modified: 2021-05-04",
    ],
)
def test_what_leads_in_to_words_is_no_label(lead: str) -> None:
    assert label_of(lead).field == Field.OTHER


@pytest.mark.parametrize("mark", [". ", "; ", " | ", " – ", ", "])
def test_office_and_date_may_stand_on_one_line(mark: str) -> None:
    found = list(from_paragraph(excerpt_of(f"Responsible: Fleet Section{mark}Target date: March 2025")))
    assert [(each.field, each.value and each.value.text) for each in found] == [
        (Field.ACCOUNTABILITY, "Fleet Section"),
        (Field.DUE, "March 2025"),
    ]


@pytest.mark.parametrize(
    "label", ["Evaluation recommendation 1.", "Evaluation Recommendation or Issue 1:", "Key recommendation 1 –"]
)
def test_templates_name_a_recommendation_in_more_words(label: str) -> None:
    found = label_of(f"{label} Keep a list.")
    assert (found.field, found.number and found.number.text) == (Field.RECOMMENDATION, "1")


def test_minutes_put_the_number_before_the_label() -> None:
    found = label_of("3b. PAC recommendation: Publish a list of bridges.")
    assert (found.number and found.number.text, found.value and found.value.text) == (
        "3b",
        "Publish a list of bridges.",
    )


# -- answers without a label

MINUTES = [
    "1. PAC recommendation: The Department should publish a list of bridges.",
    "1.1 The government agrees with the Committee’s recommendation.",
    "Target implementation date: Spring 2025",
    "1.2 A first list will be published soon.",
    "2. PAC recommendation: The Department should merge six grants.",
    "2.1 The government disagrees with the Committee’s recommendation.",
    "Recommendation implemented",
    "Yours sincerely,",
    "The Permanent Secretary",
]


def test_words_that_open_with_a_position_answer_what_stands_above() -> None:
    found = read("\n\n".join(MINUTES))
    assert [(each["recommendations"], each["position"]) for each in found["responses"]] == [
        (["1"], "accepted"),
        (["2"], "not-accepted"),
    ]
    assert found["responses"][0]["text"].endswith("A first list will be published soon.")
    assert found["responses"][1]["as_written"] == "The government disagrees with the Committee’s recommendation"


def test_a_line_may_say_what_became_of_a_recommendation() -> None:
    assert [each["status"] and each["status"]["progress"] for each in read("\n\n".join(MINUTES))["actions"]] == [
        None,
        "completed",
    ]


def test_what_stands_below_the_following_measures_is_to_be_done() -> None:
    lines = [
        "Recommandation n° 1 : Tenir une liste.",
        "L’agence souscrit à cette recommandation. Elle prévoit les mesures suivantes :",
        "Dresser une liste.",
    ]
    more = [lines[0].replace("1", "2").replace("Tenir", "Publier"), lines[1], "Publier la liste."]
    found = read("\n\n".join([*lines, *more]))
    assert [(each["text"], each["recommendations"]) for each in found["actions"]] == [
        ("Dresser une liste.", ["1"]),
        ("Publier la liste.", ["2"]),
    ]


def test_why_may_stand_below_who_and_when() -> None:
    lines = ["Recommendation 1: Keep a list.", "Government response: Accept", "Lead agency: Coroners Court"]
    found = read("\n\n".join([*lines, "Timeframe: 12 months", "The Court has begun to keep a list."]))
    assert found["responses"][0]["text"] == "The Court has begun to keep a list."


def test_numbered_paragraphs_may_each_be_answered_without_any_label() -> None:
    lines = ["Answer of the Government", "1. We recommend that the Government keep a list of boats. (Paragraph 21)",
             "The Government accepts this recommendation. A list will be made.",
             "2. We recommend that old boats be sold.",
             "We do not accept this recommendation. They are needed."]  # fmt: skip
    found = read("\n\n".join(lines))
    assert [each["number"] for each in found["recommendations"]] == ["1", "2"]
    assert [each["position"] for each in found["responses"]] == ["accepted", "not-accepted"]


def test_a_heading_above_everything_is_no_label_of_an_answer() -> None:
    lines = ["Government Response", "Recommendation 1: Keep a list.", "The Government accepts this recommendation."]
    found = read("\n\n".join([*lines, "Recommendation 2: Sell boats.", "The Government rejects this recommendation."]))
    assert [each["position"] for each in found["responses"]] == ["accepted", "not-accepted"]


def test_a_recommendation_has_the_number_of_the_finding_above_it() -> None:
    blocks = [f"Finding 2023-00{n}: Cash\n\nRecommendation: Count it {n} times.\n\nResponse: Agreed." for n in (1, 2)]
    assert [each["number"] for each in read("\n\n".join(blocks))["recommendations"]] == ["2023-001", "2023-002"]


def test_what_was_done_may_be_a_response() -> None:
    lines = [
        f"Recommandation {n} : Tenir une liste.\nSuite donnée : Acceptée. Elle sera tenue.\nAction : La dresser."
        for n in (1, 2)
    ]
    found = read("\n".join(lines))
    assert [each["position"] for each in found["responses"]] == ["accepted", "accepted"]


# -- several actions below one label

ACTIONS = [
    "Action plan:",
    "Buy two boats.",
    "Responsible: Fleet Unit",
    "Date: May 2026",
    "Sell three.",
    "Responsible: Sales Unit",
]


def test_several_actions_may_stand_below_one_label_each_with_its_office() -> None:
    lines = ["Recommendation 1: Keep a list.", "Response: Agreed.", *ACTIONS, "Date: June 2026"]
    actions = read("\n\n".join(lines))["actions"]
    assert [(each["text"], each["offices"][0]["as_written"], each["due"][0]["as_written"]) for each in actions] == [
        ("Buy two boats.", "Fleet Unit", "May 2026"),
        ("Sell three.", "Sales Unit", "June 2026"),
    ]


def test_they_may_be_the_lines_of_one_list() -> None:
    items = "".join(f"<li>{line}</li>" for line in ["Response: Agreed.", *ACTIONS, "Date: June 2026"])
    both = "".join(f"<h3>Recommendation {n}</h3><p>Keep list {n}.</p><ul>{items}</ul>" for n in (1, 2))
    actions = read_page(f"<h1>Audit of boats</h1>{both}")["actions"]
    assert [(each["text"], each["recommendations"]) for each in actions] == [
        ("Buy two boats.", ["1", "2"]),
        ("Sell three.", ["1", "2"]),
    ]


def test_office_and_date_may_stand_in_brackets_behind_an_action() -> None:
    lines = ["Recommandation 1 : Tenir une liste.", "Réponse de la Direction : Acceptée.", "Mesures prévues :"]
    lines += [
        "- Dresser la liste (Responsable : Direction A; Échéance : mai 2026)",
        "- La publier (Responsable : Greffe)",
    ]
    found = read("\n".join(lines))
    first, second = found["actions"]
    assert (first["text"], first["offices"][0]["as_written"]) == ("Dresser la liste", "Direction A")
    assert (first["due"][0]["as_written"], second["offices"][0]["as_written"]) == ("mai 2026", "Greffe")
    assert found["responses"][0]["organisation"] is None


def test_a_label_may_stand_above_its_value_in_one_cell() -> None:
    found = label_of("Management response\nAgreed. It costs little.")
    assert (found.field, found.value and found.value.text) == (Field.RESPONSE, "Agreed. It costs little.")


def test_who_and_when_may_stand_behind_an_answer_without_a_label() -> None:
    text = (
        "Recommendation 2025-001. The Port should count the dues.\n\nThe Port concurs. A clerk will count them. "
        "Responsible: Amina Diallo, Treasurer. Target: Completed July 4, 2025.\n\n"
        "Recommendation 2025-002. The Port should mark its piers.\n\nThe Port does not concur. They are marked.\n"
    )
    found = read(text)
    assert [each["number"] for each in found["recommendations"]] == ["2025-001", "2025-002"]
    (action,) = found["actions"]
    assert action["offices"][0]["as_written"] == "Amina Diallo, Treasurer"
    assert action["due"][0]["end"] == "2025-07-04"
    assert [each["text"] for each in found["responses"]] == ["A clerk will count them.", "They are marked."]


def test_who_and_when_may_stand_in_brackets_behind_a_full_stop() -> None:
    found = read(
        "Recommendation 1\n\nKeep a list.\n\nResponse: Accepted.\n\n"
        "Action 1.1 Write the list. (Lead: Chief Education Officer. Due: September 2026.)\n\n"
        "Recommendation 2\n\nSell boats.\n\nResponse: Accepted.\n\n"
        "Action 2.1 Sell them. (Lead: Fleet Unit. Due: Ongoing.)\n"
    )
    assert [(each["text"], each["offices"][0]["as_written"]) for each in found["actions"]] == [
        ("Write the list.", "Chief Education Officer"),
        ("Sell them.", "Fleet Unit"),
    ]
    assert [each["due"][0]["kind"] for each in found["actions"]] == ["period", "ongoing"]


def test_two_bodies_may_answer_below_labels_with_their_names() -> None:
    found = read(
        "Recommandation 1\n\nL’office doit tenir un registre.\n\nPrise de position de l’Office des eaux\n\n"
        "La recommandation est acceptée. Le registre existe.\n\nPrise de position de l’Office des routes\n\n"
        "La recommandation est rejetée.\n\nMesure prévue\n\nÉtendre le registre.\n"
    )
    assert [(each["organisation"], each["position"]) for each in found["responses"]] == [
        ("Office des eaux", "accepted"),
        ("Office des routes", "not-accepted"),
    ]


def test_a_full_stop_may_part_a_label_from_its_value() -> None:
    found = read(
        "Recommendation 1 Keep a register.\n\nManagement Response. The Director concurred with this recommendation.\n\n"
        "Planned Corrective Action: Build it.\n\nTarget Date: May 2026\n\nOIG Evaluation. It meets our intent.\n\n"
        "Recommendation 2 Sell boats.\n\nManagement Response. The Director did not concur.\n"
    )
    assert [(each["position"], each["text"]) for each in found["responses"]] == [("accepted", ""), ("not-accepted", "")]
    assert [each["text"] for each in found["actions"]] == ["Build it."]


def test_a_position_with_a_full_stop_is_no_label() -> None:
    found = read("Recommendation 1: Keep a list.\nResponse: Response Accepted. It will be kept.\nOwner: Fleet Unit\n")
    assert found["responses"][0]["position"] == "accepted"


def test_a_form_may_set_labels_beside_values_without_a_mark() -> None:
    found = read(
        "Recommandation 1 (priorité 1)\nL’office doit tenir un registre.\nPrise de position de\nl’Office\n"
        "La recommandation est acceptée. Le registre existe.\nResponsable Section Surveillance\nDélai 31.12.2026\n"
        "Recommandation 2 (priorité 2)\nL’office doit compter.\nPrise de position de\nl’Office\n"
        "La recommandation est rejetée.\nResponsable Section Droit\nDélai Fin 2027 au plus tard\n"
    )
    told = [(each["offices"][0]["as_written"], each["due"][0]["as_written"]) for each in found["actions"]]
    assert told == [("Section Surveillance", "31.12.2026"), ("Section Droit", "Fin 2027 au plus tard")]
    assert [each["position"] for each in found["responses"]] == ["accepted", "not-accepted"]
