"""What a status cell says."""

import pytest

from answerable.extraction.statuses import read_status

# fmt: off
KNOWN = {
    "completed": (
        "Completed", "Fully implemented", "Closed - implemented", "100% complete", "Completed (May 2024)", "Met",
        "Terminée", "Mise en œuvre", "Clôturée", "Fait", "100 %", "Totale", "Appliquée", "Soldée", "Exécutée",
    ),
    "in-progress": (
        "In progress", "On-going", "Under way", "Being implemented", "Partially implemented", "Mostly completed",
        "75 % completed", "Incomplete", "Deferred", "En cours de réalisation", "Partiellement terminée",
        "En bonne voie",
        "Ongoing - draft complete", "Nearly complete", "Réalisée à 60 %", "50 %",
        "Mise en œuvre en cours", "Réalisé partiellement", "Under implementation", "In process",
        "Engagée", "Partielle", "Mise en œuvre partielle",
        "Ouverte – en cours de mise en œuvre",
    ),
    "not-started": (
        "Non engagée", "Non démarrée", "Non exécutée",
        "Not started", "Not yet started", "Not complete", "Pending", "Yet to start", "Planned", "Non réalisée",
        "À faire",
        "Pas encore commencée", "À venir", "Non appliquée", "À lancer", "0 %", "Nulle",
        "Ouverte – mise en œuvre non commencée",
    ),
    "overdue": ("Overdue", "Delayed to March 2026", "Behind schedule", "En retard"),
    "cancelled": (
        "Refus de mise en œuvre", "Closed – not implemented", "Discontinued", "Cancelled", "No further action",
        "Rejected", "Abandonnée", "Annulée", "Close – non mise en œuvre",
        "Will not be implemented", "Ne sera pas mise en œuvre",
    ),
    "no-longer-applicable": (
        "Overtaken by events", "No longer applicable", "Superseded", "N/A", "s. o", "Sans objet", "Caduque",
    ),
    "unknown": ("Under consideration", "À l’étude"),
}
# fmt: on


@pytest.mark.parametrize(("text", "code"), [(text, code) for code, texts in KNOWN.items() for text in texts])
def test_a_status_is_told_by_its_words(text: str, code: str) -> None:
    status = read_status(text)
    assert status is not None
    assert (status.code, text[status.start : status.end]) == (code, text)


@pytest.mark.parametrize("text", ["Open", "", "The register was opened.", "Outstanding"])
def test_some_words_say_nothing_of_progress(text: str) -> None:
    assert read_status(text) is None


def test_the_word_alone_is_the_status_of_a_longer_line() -> None:
    text = "Completed – the register was opened in May and holds all landings of the region since then."
    status = read_status(text)
    assert status is not None
    assert text[status.start : status.end] == "Completed"


def test_a_label_before_the_status_is_left_out() -> None:
    text = "Status: In progress\nThe draft is with the Board, which completed its first review."
    status = read_status(text)
    assert status is not None
    assert (status.code, text[status.start : status.end]) == ("in-progress", "In progress")


def test_a_narrative_without_a_label_is_no_status() -> None:
    assert read_status("The Branch has met with all of the ports and has completed most of the register by now") is None


def test_a_short_status_is_quoted_as_a_whole() -> None:
    text = "Ouverte – en cours de mise en œuvre"
    found = read_status(text)
    assert found is not None
    assert text[found.start : found.end] == text
