"""Labelled values as rows: which answer, number and theme belongs to which recommendation."""

from typing import Any

import pytest

from answerable.extraction.sandbox import read_file
from tests.extraction.building import draw, html_table, read_page


def read(text: str) -> dict[str, Any]:
    return read_file(text.encode(), "a.txt", {})


def read_paragraphs(*paragraphs: str) -> dict[str, Any]:
    return read("\n\n".join(paragraphs))


COMMITTEE = (
    "1. The Agency should keep a list. (Recommendation, Paragraph 2)",
    "2. The Agency should publish it. (Recommendation, Paragraph 3)",
    "The Government accepts this recommendation.",
    "3. The Agency should count its boats. (Conclusion, Paragraph 9)",
    "Boats are counted already, and the count is published.",
    "4. The Agency should count its crews. (Recommendation, Paragraph 12)",
    "The Government rejects this recommendation.",
)


def test_an_answer_below_several_recommendations_is_that_of_each() -> None:
    assert read_paragraphs(*COMMITTEE)["responses"][0]["recommendations"] == ["1", "2"]


def test_behind_the_source_of_a_recommendation_stands_its_answer() -> None:
    second = read_paragraphs(*COMMITTEE)["responses"][1]
    assert (second["recommendations"], second["position"], second["text"]) == (
        ["3"],
        "not-stated",
        "Boats are counted already, and the count is published.",
    )


TREASURY = (
    "Recommendation 1: Keep a list.",
    "Government response: 1.1 The government agrees with the Committee’s recommendation.",
    "1.2 The Agency has begun to write it.",
    "Recommendation 2: Publish it.",
    "Government response: Agreed.",
)


def test_the_numbers_of_paragraphs_are_no_part_of_an_answer() -> None:
    assert read_paragraphs(*TREASURY)["responses"][0]["text"].endswith("The Agency has begun to write it.")
    assert "1.2" not in read_paragraphs(*TREASURY)["responses"][0]["text"]


def test_an_answer_that_goes_on_is_still_that_of_its_organisation() -> None:
    found = read_paragraphs(
        "Recommendation 1: Keep a list.",
        "Harbour Trust response: Agreed.",
        "The list will be long.",
        "Recommendation 2: Publish it.",
        "Harbour Trust response: Agreed.",
    )
    assert [each["organisation"] for each in found["responses"]] == ["Harbour Trust", "Harbour Trust"]


def test_a_number_with_a_label_of_its_own_is_that_of_the_recommendation_below() -> None:
    found = read_paragraphs(
        "Recommendation No.: 7",
        "Recommendation: Keep a list.",
        "Response: Agreed.",
        "Recommendation No.: 8",
        "Recommendation: Publish it.",
        "Response: Agreed.",
    )
    assert [each["number"] for each in found["recommendations"]] == ["7", "8"]


def test_labels_above_their_words_name_recommendations_below_numbered_findings() -> None:
    part = "{0}. Finding|There is no list {0}.|Recommendation|The Agency should keep list {0}.|"
    part += "Management response|Agreed. It will be short.|Responsible officer: Fleet Unit"
    found = read_paragraphs(*part.format(1).split("|"), *part.format(2).split("|"))
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [
        ("1", "The Agency should keep list 1."),
        ("2", "The Agency should keep list 2."),
    ]
    assert [each["text"] for each in found["responses"]] == ["It will be short.", "It will be short."]


def test_a_short_line_above_a_number_is_the_theme_of_what_stands_below() -> None:
    found = read_paragraphs("Boats", *COMMITTEE[:3], "Crews", *COMMITTEE[5:])
    assert [each["theme"] for each in found["recommendations"]] == ["Boats", "Boats", "Crews"]
    assert "Crews" not in found["responses"][0]["text"]


def test_a_date_in_brackets_is_no_word_of_the_recommendation_above_it() -> None:
    found = read_paragraphs(
        "Recommendation 1: Keep a list.",
        "(Target implementation date: end of 2026)",
        "Response: Agreed.",
        "Recommendation 2: Sell boats.",
        "Response: Refused.",
    )
    assert found["recommendations"][0]["text"] == "Keep a list."
    assert [due["as_written"] for due in found["actions"][0]["due"]] == ["end of 2026"]


@pytest.mark.parametrize("heading", ["Replies to the recommendations", "Introduction"])
def test_a_heading_above_everything_ends_the_theme_before_it(heading: str) -> None:
    parts = ["<h2>Boats</h2><p>They are old.</p>", f"<h2>{heading}</h2>"]
    parts += [f"<p>Recommendation {number}: Keep list {number}.</p><p>Response: Agreed.</p>" for number in (1, 2)]
    assert [each["theme"] for each in read_page(*parts)["recommendations"]] == [None, None]


def test_label_tables_stand_under_the_headings_above_them() -> None:
    tables = [
        f"<h2>{theme}</h2>" + html_table(draw([f"Recommendation {n}", f"Keep list {n}."], ["Response", "Agree."]))
        for n, theme in enumerate(("Boats", "Crews"), 1)
    ]
    assert [each["theme"] for each in read_page("<h1>Audit of ferries</h1>", *tables)["recommendations"]] == [
        "Boats",
        "Crews",
    ]


def test_where_only_numbers_have_labels_each_begins_a_recommendation_without_words() -> None:
    found = read(
        "Rec. No.: 1\nCorrective action: Taken or planned: The Unit will count the bags.\nCompletion date: May 2026\n"
        "Resolved: Yes\nOpen or closed: Closed\n\n"
        "Rec. No.: 2\nCorrective action: Planned: The Unit will weigh the bags.\n"
        "Completion date: June 2026\nResolved: Yes\nOpen or closed: Open\n"
    )
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [("1", ""), ("2", "")]
    texts = [each["text"] for each in found["actions"]]
    assert texts == ["The Unit will count the bags.", "The Unit will weigh the bags."]


def test_comments_answer_where_nothing_else_does() -> None:
    found = read(
        "Recommendation: Share the data.\nStatus: Open\nComments: The Authority agreed with this recommendation.\n\n"
        "Recommendation: Keep the data.\nStatus: Open\nComments: The Authority disagreed. It has no room.\n"
    )
    assert [each["position"] for each in found["responses"]] == ["accepted", "not-accepted"]


def test_prose_below_a_status_answers_where_no_label_does() -> None:
    found = read(
        "II. Recommandations de gestion\n\nRecommandation n° 1 (régularité) : Tenir un plan.\n"
        "Degré de mise en œuvre : Mise en œuvre en cours\nUn premier plan a été présenté à la commission.\n\n"
        "Rappel au droit n° 2 : Fermer la caisse.\nDegré de mise en œuvre : Totalement mise en œuvre\n"
        "La caisse a été fermée au mois de mai.\n"
    )
    assert [(each["number"], each["text"], each["theme"]) for each in found["recommendations"]] == [
        ("1", "Tenir un plan.", "Recommandations de gestion"),
        ("2", "Fermer la caisse.", "Recommandations de gestion"),
    ]
    assert [each["text"] for each in found["responses"]] == [
        "Un premier plan a été présenté à la commission.",
        "La caisse a été fermée au mois de mai.",
    ]


def test_where_it_stands_in_the_report_is_no_part_of_a_recommendation() -> None:
    text = "Recommendation no. {n}\nParagraph 2.{n}8\nThe Bureau should keep a list.\n\nBureau response: Agreed.\n\n"
    found = read(text.format(n=1) + text.format(n=2))
    assert {each["text"] for each in found["recommendations"]} == {"The Bureau should keep a list."}


def test_an_answer_without_a_label_is_that_of_its_own_recommendation_alone() -> None:
    found = read(
        "Recommendation 1:\n\n6.5 The committee recommends a panel.\n\nOne exists since 2015 and meets in May.\n\n"
        "Recommendation 2:\n\n6.12 The committee recommends a study.\n\nThe Government notes this recommendation.\n\n"
        "Recommendation 3:\n\n6.15 The committee recommends a levy.\n\nThe Government supports the levy.\n\n"
    )
    assert [(each["recommendations"], each["position"]) for each in found["responses"]] == [
        (["2"], "noted"),
        (["3"], "accepted"),
    ]


def test_the_number_above_a_recommendation_may_be_said_twice() -> None:
    found = read(
        "Recommendation 1\n\nRecommendation 1: Keep a list.\n\nResponse: Agreed.\n\n"
        "Recommendation 2\n\nRecommendation 2: Sell boats.\n\nResponse: Not agreed.\n"
    )
    assert [(each["key"], each["text"]) for each in found["recommendations"]] == [
        ("1", "Keep a list."),
        ("2", "Sell boats."),
    ]


def test_a_line_in_capitals_above_a_recommendation_is_a_theme() -> None:
    found = read(
        "GOVERNANCE\n\nRecommendation 1: Keep a list.\nResponse: Agreed.\nOwner: Fleet Unit\n\n"
        "FINANCE\n\nRecommendation 2: Sell boats.\nResponse: Not agreed.\n"
    )
    assert [each["theme"] for each in found["recommendations"]] == ["GOVERNANCE", "FINANCE"]


def test_what_leads_in_to_the_parts_of_a_recommendation_is_no_label() -> None:
    found = read(
        "Recommendation 1\n\nThe Department of Rivers:\n\n(a) stops paying; and\n\n(b) counts.\n\nResponse: Agreed.\n\n"
        "Recommendation 2\n\nSell boats.\n\nResponse: Agreed.\n"
    )
    assert found["recommendations"][0]["text"].startswith("The Department of Rivers:")


COURT = (
    "Recommendation 1 – Choose ports by their landings\n\nThe Commission should:\n\n(a) set a minimum for ports;\n\n"
    "(Target implementation date: end of 2026)\n\nThe Commission accepts recommendation 1(a).\n\n"
    "(b) withdraw support from other ports.\n\n(Target implementation date: mid-2027)\n\n"
    "The Commission does not accept recommendation 1(b).\n\n"
    "Recommendation 2 – Check the plants\n\nThe Commission should visit the plants.\n\n"
    "The Commission accepts the recommendation, insofar as it concerns the Commission.\n"
)


def test_lettered_parts_that_are_each_answered_are_recommendations() -> None:
    found = read(COURT)
    told = {each["key"]: each["text"] for each in found["recommendations"]}
    assert (told["1a"], told["1b"]) == ("set a minimum for ports;", "withdraw support from other ports.")
    answers = {each["recommendations"][0]: each["position"] for each in found["responses"]}
    assert answers == {"1a": "accepted", "1b": "not-accepted", "2": "accepted-with-conditions"}


def test_a_title_behind_the_number_is_the_theme_of_what_is_recommended_below() -> None:
    found = read(COURT)["recommendations"][-1]
    assert (found["theme"], found["text"]) == ("Check the plants", "The Commission should visit the plants.")


def test_a_position_above_the_label_of_the_answer_is_part_of_it() -> None:
    found = read(
        "Recommandation 1 : Tenir un registre.\n\nLa recommandation est acceptée.\n\n"
        "Prise de position : Il est prêt.\n\n"
        "Recommandation 2 : Compter.\n\nLa recommandation est rejetée.\n\nPrise de position : Tout est compté.\n"
    )
    assert [(each["position"], each["text"]) for each in found["responses"]] == [
        ("accepted", "Il est prêt."),
        ("not-accepted", "Tout est compté."),
    ]


def test_paragraphs_of_the_report_below_a_frame_are_no_part_of_the_answer() -> None:
    found = read(
        "Recommendation no. 1\n\nThe Agency should keep a list.\n\nAgency response: Agreed.\n\n"
        "2.10 Costs were estimated from a model of the coast.\n\n"
        "Recommendation no. 2\n\nThe Agency should count.\n\nAgency response: Not agreed. It counts already.\n"
    )
    assert [each["text"] for each in found["responses"]] == ["", "It counts already."]


def test_a_second_body_may_state_its_position_above_the_label_of_its_answer() -> None:
    found = read(
        "Recommandation 22417.003 (priorité 1)\nLe CDF recommande à l’office de conclure une convention.\n"
        "La recommandation est acceptée.\nPrise de position de l’OFIC :\nL’office est prêt.\n"
        "La recommandation est rejetée.\nPrise de position de l’ISR :\nL’inspection garde ses relevés.\n"
    )
    assert [each["number"] for each in found["recommendations"]] == ["22417.003"]
    assert [(each["organisation"], each["position"], each["text"]) for each in found["responses"]] == [
        ("OFIC", "accepted", "L’office est prêt."),
        ("ISR", "not-accepted", "L’inspection garde ses relevés."),
    ]


def test_addressee_and_priority_may_stand_between_the_number_and_the_words() -> None:
    found = read(
        "Recommendation # 1\nTo Country Office\nPriority: High\nConcentrate on four regions.\n"
        "Management response: Please provide your response to the recommendation:\nAccepted. The team is small.\n"
        "Key action(s)\nDeadline\nResponsible unit(s)\nStatus (ongoing or completed)\n"
        "1.1 Select the regions.\nSeptember 2026\nProgramme Unit\nOngoing\n"
    )
    (recommendation,) = found["recommendations"]
    assert (recommendation["text"], recommendation["priority"]) == ("Concentrate on four regions.", "High")
    assert recommendation["addressees"] == ["Country Office"]
    assert [(each["position"], each["text"]) for each in found["responses"]] == [("accepted", "The team is small.")]
    assert [each["offices"][0]["as_written"] for each in found["actions"]] == ["Programme Unit"]


def test_a_line_that_counts_points_has_the_number_of_the_recommendation_below() -> None:
    found = read(
        "Point 1\nRecommendation: Keep a list.\nComment: Agreed.\nTarget date: May 2026\n\n"
        "Point 2\nRecommendation: Sell boats.\nComment: Not agreed.\n"
    )
    assert [each["number"] for each in found["recommendations"]] == ["1", "2"]


def test_short_lines_between_a_date_and_the_next_label_are_themes() -> None:
    found = read_paragraphs(
        "Records at Ports",
        "Recommendation 1: Keep a list.\nResponse: Agreed.\nTarget date: May 2026",
        "Sale of Boats",
        "Recommendation 2: Sell boats.\nResponse: Not agreed.",
    )
    assert [each["theme"] for each in found["recommendations"]] == ["Records at Ports", "Sale of Boats"]


def test_an_office_above_a_table_of_actions_is_that_of_each() -> None:
    rows = draw(["Management action plan", "Completion date"], ["1.1 Count boats.", "May 2026"], ["1.2 Sell.", "2027"])
    found = read_page(
        "<h3>Recommendation 1</h3><p>Keep fewer boats.</p><h4>Management response</h4><p>Agreed.</p>",
        "<p><strong>Accountable branch:</strong> Fleet Branch</p>",
        html_table(rows),
        "<h3>Recommendation 2</h3><p>Keep a list.</p><h4>Management response</h4><p>Agreed.</p>",
        html_table(draw(["Management action plan", "Completion date"], ["2.1 Write it.", "June 2026"])),
    )
    assert [(each["text"], [o["as_written"] for o in each["offices"]]) for each in found["actions"]] == [
        ("Count boats.", ["Fleet Branch"]),
        ("Sell.", ["Fleet Branch"]),
        ("Write it.", []),
    ]


TRACKED = (
    "Ref: {ref}\nPriority: {priority}\nRecommendation: Keep list {ref}.\nAgreed action: Write it.\nStatus: Done\n\n"
)


def test_reference_and_priority_above_a_recommendation_are_its_own() -> None:
    found = read(TRACKED.format(ref="HR3", priority="High") + TRACKED.format(ref="LC1", priority="Low"))
    assert [(each["number"], each["priority"]) for each in found["recommendations"]] == [
        ("HR3", "High"),
        ("LC1", "Low"),
    ]


def test_a_single_reference_above_several_recommendations_is_that_of_the_document() -> None:
    found = read(
        "Ref: IA7\n\nRecommendation: Keep a list.\nResponse: Agreed.\n\nRecommendation: Sell.\nResponse: Agreed.\n"
    )
    assert [each["number"] for each in found["recommendations"]] == [None, None]


def test_the_items_of_minutes_are_no_recommendations() -> None:
    found = read_paragraphs(
        "1. Apologies\nNone.",
        "3. Audit of stores\nThe auditor presented two recommendations.",
        "3.1 Keep a list of stores.\nManagement response: Agreed.",
        "3.2 Sell what is old.\nManagement response: Not agreed.",
        "4. Any other business\nThe Chair thanked all.",
    )
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [
        ("3.1", "Keep a list of stores."),
        ("3.2", "Sell what is old."),
    ]


def test_rounds_of_answers_stand_each_below_its_own_heading_and_who_answered() -> None:
    found = read_page(
        "<h1>Safety recommendations</h1><h2>Banks Ferries</h2>",
        html_table(draw(["Recommendation number", "SR-01"], ["Safety recommendation", "Mark the charts."])),
        "<h3>Initial response</h3><p>Response date: 3 May 2026<br>Response from: Banks Ferries</p>",
        "<p>Banks Ferries accepts the recommendation. Three charts are marked.</p>",
        "<h3>Additional correspondence</h3><p>Response date: 9 June 2026<br>Response from: Banks Ferries</p>",
        "<p>All charts were marked on 1 June.</p><h3>Commission comment</h3><p>The Commission is satisfied.</p>",
        "<p>Recommendation status: Closed – adequately addressed</p>",
    )
    assert [(each["number"], each["theme"]) for each in found["recommendations"]] == [("SR-01", None)]
    assert [(each["organisation"], each["position"], each["text"]) for each in found["responses"]] == [
        ("Banks Ferries", "accepted", "Three charts are marked."),
        ("Banks Ferries", "not-stated", "All charts were marked on 1 June."),
    ]
    assert [each["status"]["progress"] for each in found["actions"]] == ["completed"]


def test_comments_below_a_bare_position_go_with_it() -> None:
    found = read_paragraphs(
        "Recommendation 1: Keep a list.",
        "Position: Agreed",
        "Comments of the management: Three ports have one.",
        "Recommendation 2: Sell it.",
        "Position: Rejected",
        "Comments of the management: Nobody buys lists.",
    )
    assert [(each["position"], each["text"]) for each in found["responses"]] == [
        ("accepted", "Three ports have one."),
        ("not-accepted", "Nobody buys lists."),
    ]


def test_boards_that_investigate_ask_again_and_say_what_they_make_of_each_answer() -> None:
    found = read_paragraphs(
        "Recommendation M19-02 of the Board (12 December 2025)",
        "The Ministry should ask for a system that detects fire on each ferry.",
        "Recommendation M19-02 of the Board",
        "Response – Ministry of Ferries (April 2026)",
        "The Ministry agrees with the recommendation and will ask the ports.",
        "Board assessment of the response (June 2026)",
        "The Board is glad that the Ministry will act.",
        "Update – Ministry of Ferries (October 2026)",
        "The ports were asked.",
        "Board reassessment of the response (November 2026)",
        "The Board finds the response satisfactory.",
        "Recommendation M19-03 of the Board (12 December 2025)",
        "The ferries should print a guide.",
        "Response – Union of Ferries (May 2026)",
        "The Union does not agree.",
    )
    assert [each["number"] for each in found["recommendations"]] == ["M19-02", "M19-03"]
    assert [(each["organisation"], each["position"]) for each in found["responses"]] == [
        ("Ministry of Ferries", "accepted"),
        ("Ministry of Ferries", "not-stated"),
        ("Union of Ferries", "not-accepted"),
    ]
    assert found["responses"][1]["text"] == "The ports were asked."
