"""Tables as browsers copy them: tabs between cells, line breaks between rows and inside cells."""

from answerable.extraction.readers.text import read_pasted
from answerable.extraction.sandbox import read_file
from tests.extraction.building import places, texts

HEADINGS = "Recommendation\tResponse\tPlanned action\tResponsible\tDue date"


def test_cells_of_several_lines_stay_cells() -> None:
    body = "1. Keep a list of moorings.\tAgreed.\tThe Unit will write it.\nIt will be kept.\tHarbour Unit\tMay 2026"
    document = read_pasted(f"{HEADINGS}\n{body}\n")
    assert places(document)["The Unit will write it.\nIt will be kept."] == (1, 2, 1, 1)
    assert places(document)["May 2026"] == (1, 4, 1, 1)


def test_a_row_with_fewer_tabs_stands_below_cells_that_cover_it() -> None:
    body = (
        "1. Keep a list.\t\n\nAgreed.\n\n\tWrite the list.\tHarbour Unit\tMay 2026\n"
        "Send the list.\tFleet Unit\tJune 2026\n"
        "2. Mark the buoys.\t\n\nAgreed.\n\n\tPaint them.\tFleet Unit\tOngoing\n"
    )
    found = places(read_pasted(f"{HEADINGS}\n{body}"))
    assert found["1. Keep a list."] == (1, 0, 2, 1)
    assert found["Send the list."] == (2, 2, 1, 1)
    assert found["2. Mark the buoys."] == (3, 0, 1, 1)


def test_a_line_between_rows_is_a_row_of_one_cell() -> None:
    body = (
        "Safety\n1. Keep a list.\tAgreed.\tWrite it.\nAnd send it.\tHarbour Unit\tMay 2026\nMoney\n"
        "2. Count the dues.\tAgreed.\tCount them.\tFinance Unit\tJune 2026\n"
    )
    found = places(read_pasted(f"{HEADINGS}\n{body}"))
    assert found["Safety"] == (1, 0, 1, 5)
    assert found["Money"] == (3, 0, 1, 5)
    assert found["2. Count the dues."] == (4, 0, 1, 1)


def test_an_empty_cell_at_the_beginning_of_a_row_stays_empty() -> None:
    body = "1. Keep a list.\tAgreed.\tWrite it.\nAnd send it.\tHarbour Unit\tMay 2026\n"
    body += "\t\tRead it.\tHarbour Unit\tJune 2026\n"
    assert places(read_pasted(f"{HEADINGS}\n{body}"))["Read it."] == (2, 2, 1, 1)


def test_what_stands_behind_the_table_is_none_of_it() -> None:
    body = "1. Keep a list.\tAgreed.\tWrite it.\nAnd send it.\tHarbour Unit\tMay 2026\n\nBack to top\n"
    document = read_pasted(f"{HEADINGS}\n{body}")
    assert texts(document)[-1] == "Back to top"
    assert document.blocks[-1].cell is None


def test_a_second_table_with_headings_is_one_of_its_own() -> None:
    one = f"{HEADINGS}\n1. Keep a list.\tAgreed.\tWrite it.\nAnd send it.\tHarbour Unit\tMay 2026\n"
    document = read_pasted(f"{one}{one}")
    assert {block.cell.table for block in document.blocks if block.cell} == {0, 1}


def test_rows_that_cannot_be_told_are_lines() -> None:
    document = read_pasted(f"{HEADINGS}\n1. Keep a list.\tAgreed.\n2. Mark the buoys.\tAgreed.\tPaint them.\n")
    assert places(document)["2. Mark the buoys."] == (2, 0, 1, 1)


def test_rows_whose_last_cells_are_empty_may_lack_their_tabs() -> None:
    lines = [
        "Ref.\tRecommendation\tAction plan\tResponsible\tDue date\tStatus\tReason for delay",
        "2023-01\tCount boats.\tA team will count them.\tFleet Unit\tMay 2026\tOngoing\tThe team is small.",
        "2023-02\tSell boats.\tThey will be sold.\tFleet Unit\tJune 2026\tDone",
        "2023-03\tKeep a list.\tA list will be kept.\tStores Unit\tJuly 2026\tDone",
    ]
    found = read_file("\n".join(lines).encode(), "a.txt", {})
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [
        ("2023-01", "Count boats."),
        ("2023-02", "Sell boats."),
        ("2023-03", "Keep a list."),
    ]
    assert [each["status"]["as_written"] for each in found["actions"]] == ["Ongoing", "Done", "Done"]


FORM = (
    "Recommandation n° 1\tNiveau de priorité : Élevé\nTenir un plan.\n"
    "Principales mesures\tDélai\tPartie responsable\tSuivi\n\t\t\tObservations\tÉtat d’avancement\n"
    "1.1 Écrire le plan :\n- le calcul ;\n- la carte.\tJuin 2026\tSection des plans\tLe plan est écrit\tAchevée\n"
    "1.2 Publier le plan.\tMai 2026\tSection des plans\t\tNon initiée\n"
    "Recommandation n° 2\tNiveau de priorité : Moyen\nCompter les bouées.\n"
)


def test_the_parts_of_the_last_heading_may_stand_below_it() -> None:
    found = places(read_pasted(FORM))
    assert (found["Observations"], found["État d’avancement"]) == ((0, 3, 1, 1), (0, 4, 1, 1))
    assert found["1.1 Écrire le plan :\nle calcul ;\nla carte."] == (1, 0, 1, 1)
    assert found["Non initiée"] == (2, 4, 1, 1)


def test_a_table_of_actions_ends_where_the_next_recommendation_stands() -> None:
    assert "Recommandation n° 2" not in {text for text, place in places(read_pasted(FORM)).items() if place}


def test_sentences_are_no_headings_of_another_table_and_the_last_cell_may_go_on() -> None:
    body = (
        "Recommendation 1\nThat the Unit plan its targets and their dates.\tAgreed.\t1.1 Write the plan.\n1.2 Send it."
        "\tHarbour Unit\t1.1 May 2026\n1.2 June 2026\nTop of page\n"
    )
    document = read_pasted(f"{HEADINGS}\n{body}")
    assert places(document)["1.1 May 2026\n1.2 June 2026"] == (1, 4, 1, 1)
    assert texts(document)[-1] == "Top of page"


def test_cells_may_hold_empty_lines() -> None:
    body = (
        "1. Keep a list of wells.\n\nPriority: High\tAgreed.\n\n1.1 Write it.\n\n1.2 Send it.\tHarbour Unit"
        "\t1.1 May 2026\n\n1.2 June 2026\tCompleted\n\nAll have it.\n"
        "2. Mark the buoys of the port.\n\nPriority: Low\tAgreed.\n\nThey will be painted.\tFleet Unit"
        "\tOngoing\tDelayed\n\n"
        "Top of page\n"
    )
    found = places(read_pasted(f"Recommendation\tResponse and action\tResponsible\tDue date\tStatus\n{body}"))
    assert found["1. Keep a list of wells.\nPriority: High"] == (1, 0, 1, 1)
    assert found["Agreed.\n1.1 Write it.\n1.2 Send it."] == (1, 1, 1, 1)
    assert found["1.1 May 2026\n1.2 June 2026"] == (1, 3, 1, 1)
    assert found["2. Mark the buoys of the port.\nPriority: Low"] == (2, 0, 1, 1)
    assert found["Ongoing"] == (2, 3, 1, 1)
