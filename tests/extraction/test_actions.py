"""What is promised, and the dates that stand with it."""

from tests.extraction.building import read_table, slot


def test_a_date_may_stand_in_front_of_the_words_of_an_action() -> None:
    steps = slot("March 2026: Buy the probes.", "To be determined: Train the crews.", "Note: Tell all.")
    found = read_table(["Recommendation", "Response", "Key steps"], ["1. Measure the ice.", "Agreed.", steps])
    assert [(each["text"], [due["as_written"] for due in each["due"]]) for each in found["actions"]] == [
        ("Buy the probes.", ["March 2026"]),
        ("Train the crews.", ["To be determined"]),
        ("Note: Tell all.", []),
    ]


def test_office_and_date_may_stand_in_square_brackets_behind_the_words() -> None:
    steps = slot("• Buy the probes [ICE/FLEET, Q2 2026]", "• Train the crews [FLEET, continuous]")
    found = read_table(["Recommendation", "Response", "Key steps"], ["1. Measure the ice.", "Agreed.", steps])
    assert [
        (each["text"], [o["as_written"] for o in each["offices"]], each["due"][0]["as_written"])
        for each in found["actions"]
    ] == [
        ("Buy the probes", ["ICE", "FLEET"], "Q2 2026"),
        ("Train the crews", ["FLEET"], "continuous"),
    ]
