"""Text in columns of spaces, as a page that was turned into text has it."""

from answerable.extraction.readers.aligned import read_aligned
from answerable.extraction.sandbox import read_file

PAGE = """
             Agency for Ferries: Management Action Plan

No.  Recommendation               Management Response    Action                  Lead          Due Date

1.   The Director should keep     Agree. There is no     Write a list of all     Fleet Unit    June 2026
     a list of all boats.         list of boats yet.     boats.

                                                         Publish the list.       Web Unit      Ongoing

2.   The Director should sell     Disagree.              None.                                 N/A
     old boats.

Agency for Ferries                                                                    Page 1 of 2
"""


def test_cells_are_told_by_the_places_of_their_words() -> None:
    found = read_file(PAGE.encode(), "a.txt", {})
    assert [each["text"] for each in found["recommendations"]] == [
        "The Director should keep a list of all boats.",
        "The Director should sell old boats.",
    ]
    assert [each["position"] for each in found["responses"]] == ["accepted", "not-accepted"]
    assert [
        (each["text"], [office["as_written"] for office in each["offices"]], [due["as_written"] for due in each["due"]])
        for each in found["actions"]
    ] == [
        ("Write a list of all boats.", ["Fleet Unit"], ["June 2026"]),
        ("Publish the list.", ["Web Unit"], ["Ongoing"]),
        ("", [], ["N/A"]),
    ]


def test_a_text_has_no_pages() -> None:
    document = read_aligned(PAGE)
    assert document is not None
    assert document.pages == {}
    assert not any(block.page or block.spots for block in document.blocks)


def test_a_table_over_pages_is_read_to_its_end() -> None:
    second = PAGE.replace("1.   The", "3.   The").replace("2.   The", "4.   The").replace("1 of 2", "2 of 2")
    found = read_file(f"{PAGE}\f{second}".encode(), "a.txt", {})
    assert [each["number"] for each in found["recommendations"]] == ["1", "2", "3", "4"]


def test_prose_and_drawn_tables_are_no_text_in_columns() -> None:
    assert read_aligned("Boats  are  counted  in  May.\n" * 20) is None
    assert read_aligned(PAGE.replace("   ", " | ")) is None


TIGHT = """COMMUNE DU PORT

Suivi des recommandations de la chambre régionale des comptes
Rapport présenté au conseil municipal (article 9 du code des juridictions)

N°   Domaine      Recommandation de la chambre           Action engagée                     Échéance
1    Finances     Tenir un registre des biens.           Le registre sera tenu.             mai 2026
2    Finances     Compter les bateaux une fois par       Les bateaux seront comptés en      juin 2026
                  année.                                 hiver.
3    Personnel    Former les équipes du port.            Un cours sera offert.              En continu
"""


def test_titles_right_above_the_headings_are_none_of_them() -> None:
    found = read_file(TIGHT.encode(), "a.txt", {})
    assert [(each["theme"], each["text"]) for each in found["recommendations"]] == [
        ("Finances", "Tenir un registre des biens."),
        ("Finances", "Compter les bateaux une fois par année."),
        ("Personnel", "Former les équipes du port."),
    ]


def test_no_table_goes_on_behind_the_foot_of_a_page_or_the_next_recommendation() -> None:
    part = (
        "    Recommendation {n} (Essential)\n\n    It is recommended that the Director count the wells of port {n}.\n\n"
        "    Management Response:\n    Management agrees with this recommendation.\n\n"
        "    Corrective Actions to be taken           Office of Primary             Target Date\n"
        "                                             Interest (OPI)\n\n"
        "    {n}.1   Count the wells of the north,      Fleet Branch                  June 2026\n"
        "          and publish the count.\n"
        "    {n}.2   Count those of the {side}.           Fleet Branch                  Q2 2026-27\n\n"
    )
    foot = "\n    Audit of the Wells                                            Page 14 of 17\n\n"
    parts = [part.format(n=n, side=side) for n, side in ((1, "south"), (2, "west"), (3, "east"))]
    found = read_file("".join([parts[0], foot, *parts[1:]]).encode(), "a.txt", {})
    assert [each["number"] for each in found["recommendations"]] == ["1", "2", "3"]
    assert [each["text"] for each in found["actions"]][:2] == [
        "Count the wells of the north, and publish the count.",
        "Count those of the south.",
    ]
    assert len(found["actions"]) == 4  # the first of each is the same


ROWS = """\
No.   Recommendation                Accepted?   Title of         Implementation
                                    (Yes/No)    responsible      date
                                                individual

1     The Mission should count      Yes         Chief, Supply    31 December
      its fuel every month.                     Chain            2026

2     The Mission should seal       No          Chief, Mission   To be
      all its trucks.                           Support          determined

________________________
Critical recommendations address deficiencies in governance, risk management or control processes, such that
reasonable assurance cannot be provided with regard to the achievement of the objectives that are under review.
"""


def test_notes_that_run_over_the_columns_stand_below_the_table() -> None:
    found = read_file(ROWS.encode(), "a.txt", {})
    assert [each["text"] for each in found["recommendations"]] == [
        "The Mission should count its fuel every month.",
        "The Mission should seal all its trucks.",
    ]
    assert [each["position"] for each in found["responses"]] == ["accepted", "not-accepted"]
    assert [each["due"][0]["as_written"] for each in found["actions"]] == ["31 December 2026", "To be determined"]
