"""What the columns of a table hold, where the words of a heading alone do not tell."""

from tests.extraction.building import draw, html_table, read_page, read_table, slot


def test_where_rows_say_what_is_required_the_numbers_are_those_of_the_actions() -> None:
    found = read_table(
        ["Ref:", "Action planned", "Timescale", "Responsibility for taking action"],
        [slot("Domain 4 – Ice", across=4), None, None, None],
        [slot("Requirement 1: The Board must measure the ice.", across=4), None, None, None],
        ["1.1", "Buy the probes.", "May 2026", "Head of Fleet"],
        ["1.2", "Train the crews.", "June 2026", "Head of Fleet"],
    )
    (recommendation,) = found["recommendations"]
    assert (recommendation["number"], recommendation["text"]) == ("1", "The Board must measure the ice.")
    assert [each["text"] for each in found["actions"]] == ["Buy the probes.", "Train the crews."]


def test_a_story_of_progress_gives_way_to_the_status_in_a_word() -> None:
    found = read_table(
        ["No.", "Recommendation", "Action", "Progress", "Status"],
        ["1", "Measure the ice.", "Buy the probes.", "A first offer is being read by the fleet office.", "Not started"],
        ["2", "Keep a log.", "Write the log.", "The log is completed in two of the three ports.", "In progress"],
    )
    assert [each["status"]["progress"] for each in found["actions"]] == ["not-started", "in-progress"]


def test_the_service_in_front_of_what_is_asked_is_what_it_is_about() -> None:
    found = read_table(
        ["Ref", "Service", "Must / should", "What the inspectors told us to do", "What we will do", "Lead", "Due date"],
        ["MD1", "Ice", "Must", "Measure the ice.", "Buy the probes.", "Head of Fleet", "May 2026"],
    )
    (recommendation,), (action,) = found["recommendations"], found["actions"]
    assert (recommendation["theme"], recommendation["number"], recommendation["priority"]) == ("Ice", "MD1", "Must")
    assert [office["as_written"] for office in action["offices"]] == ["Head of Fleet"]


def test_colours_are_statuses_where_the_document_says_what_they_mean() -> None:
    rows = [["No.", "Recommendation", "Action", "BRAG"], ["1", "Measure.", "Buy.", "Blue"], ["2", "Log.", "Do.", "Red"]]
    key = draw(["Colour", "Meaning"], ["Blue", "Action complete"], ["Red", "The date has passed, action not complete"])
    told, untold = read_page(html_table(draw(*rows)), html_table(key)), read_table(*rows)
    assert [each["status"]["progress"] for each in told["actions"]] == ["completed", "overdue"]
    assert [each["status"] for each in untold["actions"]] == [None, None]
    in_a_line = read_page("<p>Blue – action complete</p>", html_table(draw(*rows)))
    assert [each["status"] and each["status"]["progress"] for each in in_a_line["actions"]] == ["completed", None]


def test_observations_beside_the_status_are_no_findings() -> None:
    actions = draw(["Actions", "Time", "Observations", "Status"], ["Buy.", "May 2026", "Bought two.", "Complete"])
    found = read_page("<p>Recommendation 1: Measure the ice.</p><p>Response: Agreed.</p>", html_table(actions))
    assert [each["text"] for each in found["recommendations"]] == ["Measure the ice."]
    assert [each["text"] for each in found["actions"]] == ["Buy."]


def test_brackets_name_who_supports_where_the_heading_says_so() -> None:
    row = ["1. Measure the ice.", "Buy the probes.", "Fleet Unit (Ice Desk)"]
    told = read_table(["Recommendation", "Action", "Lead (supporting offices)"], row)
    untold = read_table(["Recommendation", "Action", "Lead"], row)
    assert [(office["as_written"], office["role"]) for office in told["actions"][0]["offices"]] == [
        ("Fleet Unit", "lead"),
        ("Ice Desk", "support"),
    ]
    assert [office["as_written"] for office in untold["actions"][0]["offices"]] == ["Fleet Unit (Ice Desk)"]


def test_numbers_with_parts_are_those_of_actions_below_a_recommendation() -> None:
    actions = draw(["No", "Action", "Responsible", "Due"], ["1.1", "Buy.", "CPB", "May 2026"], ["1.2", "Sell.", "", ""])
    found = read_page("<h3>Recommendation 1</h3><p>Measure the ice.</p><p>Position: Agreed</p>", html_table(actions))
    assert [each["number"] for each in found["recommendations"]] == ["1"]
    assert [each["text"] for each in found["actions"]] == ["Buy.", "Sell."]


def test_a_column_of_actions_may_hold_comments_on_the_answer() -> None:
    found = read_table(
        ["Recommendation", "Response", "Actions to be taken, or comments about rejection", "Unit", "Time frame"],
        ["1. Measure.", "Partially accepted", slot("Comment: Ice is rare.", "Buy the probes."), "PST", "May 2026"],
        ["2. Sell.", "Rejected", "Nobody wants them.", "", ""],
    )
    assert [(each["position"], each["text"]) for each in found["responses"]] == [
        ("partially-accepted", "Ice is rare."),
        ("not-accepted", "Nobody wants them."),
    ]
    assert [each["text"] for each in found["actions"]] == ["Buy the probes."]
