"""What is told below a status."""

from tests.extraction.building import draw, html_table, read_page, slot


def test_below_a_status_stands_what_the_agency_said_where_no_column_has_answers() -> None:
    story = "The Agency agreed with this recommendation. It wrote the list and sent it to the Board in May."
    found = read_page(
        html_table(
            draw(
                ["Agency affected", "Recommendation", "Status"],
                ["Agency for Ferries", "Keep a list. (Recommendation 7)", slot("Open – Partially Addressed", story)],
                ["Agency for Ferries", "Keep a log. (Recommendation 8)", "Open"],
            )
        )
    )
    assert [(each["number"], each["addressees"]) for each in found["recommendations"]] == [
        ("7", ["Agency for Ferries"]),
        ("8", ["Agency for Ferries"]),
    ]
    assert [(each["position"], each["recommendations"]) for each in found["responses"]] == [("accepted", ["7"])]
    assert found["actions"][0]["status"]["progress"] == "in-progress"
