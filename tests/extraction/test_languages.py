"""Documents that say everything in two languages."""

from typing import Any

import pytest

from answerable.extraction.languages import TWO_LANGUAGES, tell_language
from answerable.extraction.sandbox import read_file
from tests.extraction.building import draw, html_table, page, slot

ENGLISH = ["Recommendation", "Response", "Action", "Responsible", "Due date"]
FRENCH = ["Recommandation", "Réponse", "Mesure", "Responsable", "Échéance"]
ROWS_EN = [
    ["1. Keep a list of all boats.", "Agreed.", "Make a list for the public.", "Fleet Branch", "June 2026"],
    ["2. Sell the oldest boats.", "Not agreed.", "Look at them in spring.", "Sales Branch", "Fall 2026"],
]
ROWS_FR = [
    ["1. Tenir une liste des bateaux.", "D’accord.", "Dresser une liste pour le public.", "Direction A", "Juin 2026"],
    ["2. Vendre les vieux bateaux.", "En désaccord.", "Les examiner au printemps.", "Direction B", "Automne 2026"],
]


def read(*parts: str, **options: Any) -> list[dict[str, Any]]:
    found = read_file(page(*parts), "a.html", options)
    return [found, *found.get("others", [])]


def side_by_side() -> str:
    rows = [en + fr for en, fr in zip([ENGLISH, *ROWS_EN], [FRENCH, *ROWS_FR], strict=True)]
    title = "<h1>Audit of boats / Audit des bateaux</h1>"
    return title + html_table(
        draw([slot("English", across=5), *[None] * 4, slot("Français", across=5), *[None] * 4], *rows)
    )


def one_below_the_other() -> str:
    table = {
        name: html_table(draw(*rows))
        for name, rows in (("en", [ENGLISH, *ROWS_EN * 6]), ("fr", [FRENCH, *ROWS_FR * 6]))
    }
    return f"<h1>Audit of boats</h1>{table['en']}<h1>Audit des bateaux</h1>{table['fr']}"


@pytest.mark.parametrize("document", [side_by_side(), one_below_the_other()], ids=["columns", "halves"])
def test_each_language_is_an_object_of_its_own(document: str) -> None:
    english, french = read(document)
    assert [each["report"]["language"] for each in (english, french)] == ["en", "fr"]
    assert [each["report"]["title"] for each in (english, french)] == ["Audit of boats", "Audit des bateaux"]
    assert (english["actions"][0]["text"], french["actions"][0]["text"]) == (ROWS_EN[0][2], ROWS_FR[0][2])
    assert len(english["actions"]) == len(french["actions"])
    assert TWO_LANGUAGES in english["notes"]


def test_offices_and_dates_go_with_their_language() -> None:
    action = read(side_by_side())[1]["actions"][1]
    assert (action["offices"][0]["as_written"], action["due"][0]["as_written"]) == ("Direction B", "Automne 2026")


def test_places_are_those_of_the_words_that_were_read() -> None:
    for found in read(side_by_side()):
        for action in found["actions"]:
            place = action["evidence"]["text"]["place"]
            assert found["blocks"][place["block"]]["text"][place["start"] : place["end"]] == action["text"]


def test_labels_may_stand_in_the_cells_of_each_language() -> None:
    cells = [
        (slot(f"Recommendation {n}", "Keep a list of the boats.", "Management response: Agreed.",
        "Due date: June 2026"),
         slot(f"Recommandation {n}", "Tenir une liste des bateaux.", "Réponse de la direction : D’accord.",
         "Échéance : juin 2026"))
        for n in (1, 2)
    ]  # fmt: skip
    english, french = read(html_table(draw(["English", "Français"], *cells)))
    assert [each["text"] for each in english["recommendations"]] == ["Keep a list of the boats."] * 2
    assert [each["position"] for each in french["responses"]] == ["accepted"] * 2


def test_the_language_that_is_asked_for_is_read_alone() -> None:
    (found,) = read(side_by_side(), language="fr")
    assert found["report"]["language"] == "fr"


def test_a_number_column_belongs_to_both() -> None:
    rows = [["No.", *ENGLISH[:3], *FRENCH[:3]]]
    rows += [
        [str(n), en[0][3:], *en[1:3], fr[0][3:], *fr[1:3]]
        for n, (en, fr) in enumerate(zip(ROWS_EN, ROWS_FR, strict=True), 4)
    ]
    assert [[each["number"] for each in found["recommendations"]] for found in read(html_table(draw(*rows)))] == [
        ["4", "5"]
    ] * 2


def test_a_summary_in_the_other_language_is_no_second_response() -> None:
    summary = (
        "<p>Le présent document est la réponse de la direction à l’audit des bateaux et des quais de la région. </p>"
        * 12
    )
    assert len(read(html_table(draw(ENGLISH, *ROWS_EN * 6)), summary)) == 1


def test_quotes_of_the_other_language_make_no_second_one() -> None:
    quoted = [ENGLISH, *ROWS_EN, ["3. Print “La liste des bateaux”.", "Agreed.", "Print it.", "Press Unit", "May 2026"]]
    assert len(read(html_table(draw(*quoted)))) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Due date", "en"),
        ("Échéance", "fr"),
        ("Juin 2026", "fr"),
        ("June 2026", "en"),
        ("2026", None),
        ("Fleet B", None),
    ],
)
def test_a_few_words_tell_their_language(text: str, language: str | None) -> None:
    assert tell_language(text) == language
