"""Ongoing, undetermined, relative, done, not applicable."""

import pytest

from tests.periods.expressions.saying import REPORT_DATE, read, say

CADENCES = {
    "Annual": "yearly", "At least once a year": "yearly", "Annually, by June 30": "yearly", "each April 15": "yearly",
    "every 12 months": "yearly", "May 31 annually": "yearly", "Chaque année, au plus tard le 15 mai": "yearly",
    "chaque 15 mai": "yearly", "une fois par année": "yearly", "Every year in the fall": "yearly",
    "Twice a year": "half-yearly", "Every May and November": "half-yearly", "Semestriellement": "half-yearly",
    "twice-yearly": "half-yearly", "Ongoing (quarterly)": "quarterly", "on a quarterly basis": "quarterly",
    "Quarterly (June, September, December, March)": "quarterly", "sur une base trimestrielle": "quarterly",
    "four times a year": "quarterly", "last Monday of every month": "monthly", "tous les mois": "monthly",
    "on a weekly basis": "weekly", "Hebdomadaire": "weekly",
}  # fmt: skip


@pytest.mark.parametrize(("text", "cadence"), CADENCES.items())
def test_what_comes_round_is_ongoing_with_its_cadence(text: str, cadence: str) -> None:
    assert say(text) == [f"ongoing - - {cadence}"]
    assert read(text)[0].as_written == text


@pytest.mark.parametrize(
    "text",
    [
        "Continuous",
        "In process",
        "En permanence",
        "de façon continue",
        "on an ongoing basis",
        "As required",
        "au besoin",
        "Every three to five years",
        "aux deux ans",
        "Biennial",
        "at each Council meeting",
        "Termly",
        "Immediate and ongoing",
    ],
)
def test_what_goes_on_without_a_code_for_how_often_is_ongoing(text: str) -> None:
    assert say(text) == ["ongoing - -"]


@pytest.mark.parametrize(
    ("text", "reading"),
    [("Monthly, beginning in May 2026", "ongoing 2026-05-01 - monthly"), ("Ongoing since 2019", "ongoing 2019-01-01 -"),
     ("Beginning in March 2026 and quarterly thereafter", "ongoing 2026-03-01 - quarterly"),
     ("Chaque trimestre à compter du T1 2026-2027", "ongoing 2026-04-01 - quarterly")],
)  # fmt: skip
def test_a_cadence_with_a_start_is_one_expression(text: str, reading: str) -> None:
    assert say(text) == [reading]


def test_ongoing_with_an_end_is_two_expressions() -> None:
    assert say("Ongoing until March 2026") == ["ongoing - -", "before - 2026-03-31"]
    assert say("June 2026 and annually thereafter") == ["period 2026-06-01 2026-06-30", "ongoing - - yearly"]


@pytest.mark.parametrize(
    "text",
    ["To be announced", "Timing to be determined", "Date to be agreed with partners", "TBD – pending funding", "ASAP",
     "Immediately", "Medium-term", "In due course", "On hold", "À préciser", "Échéance à déterminer", "N.D.",
     "Court terme", "Dans les plus brefs délais", "non déterminée", "No timeline established"],
)  # fmt: skip
def test_a_date_that_is_still_to_come_is_undetermined(text: str) -> None:
    assert say(text) == ["undetermined - -"]


@pytest.mark.parametrize(
    "text",
    ["Six (6) months", "6-12 months", "Within 90 days of Royal Assent", "12 months after approval", "30 working days",
     "No later than 60 days after tabling", "in the next six months", "over the next two fiscal years",
     "in six months’ time", "Upon approval of the policy", "Following Cabinet approval",
     "Once the new system is in place", "Pending Council decision", "At the next Board meeting",
     "by the end of the project", "within the established timeframes", "After the 2027 election",
     "Dans un délai de 90 jours", "sous trois mois", "dans les six prochains mois", "Dès l’adoption du règlement",
     "Une fois la politique approuvée", "lors de la prochaine révision", "12 à 18 mois", "Short term (0–6 months)"],
)  # fmt: skip
def test_what_counts_from_an_event_is_relative(text: str) -> None:
    assert say(text) == ["relative - -"]
    assert read(text)[0].as_written == text


RELATIVE_DAYS = {
    "within one year of 15 January 2026": "2027-01-15",
    "Within 30 days of March 31, 2026": "2026-04-30",
    "Within 60 days of approval (approved 1 March 2026)": "2026-04-30",
    "Three months from the report date": "2025-09-02",
    "two weeks before 15 June 2026": "2026-06-01",
    "within one month of 31 January 2026": "2026-02-28",
}


@pytest.mark.parametrize(("text", "day"), RELATIVE_DAYS.items())
def test_an_offset_from_a_known_day_has_an_end(text: str, day: str) -> None:
    assert say(text, report_date=REPORT_DATE) == [f"relative - {day}"]


DONE = {
    "Finalized": "-", "Already in place": "-", "Completed on schedule": "-", "Mise en œuvre complétée": "-",
    "Completed – June 2024": "2024-06-30", "Completed Q3 2024-25": "2024-12-31",
    "Completed August 2024": "2024-08-31",
    "Implemented in 2023-24": "2024-03-31", "Closed – 2024-06-28": "2024-06-28",
    "Action completed in May 2024.": "2024-05-31", "Fait le 12 mars 2024": "2024-03-12",
    "The guide has been completed in April 2024": "2024-04-30", "Mesure complétée (avril 2024)": "2024-04-30",
    "April 2024 (completed)": "2024-04-30", "Mars 2024 (terminé)": "2024-03-31",
}  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DONE.items())
def test_what_was_done_keeps_the_day_on_which_it_was(text: str, day: str) -> None:
    assert say(text) == [f"done - {day}"]


@pytest.mark.parametrize(
    "text",
    [
        "Partially completed",
        "Not completed",
        "non réalisé",
        "Complete the review",
        "once the review has been completed, act",
        "done in cooperation with partners",
    ],
)
def test_what_is_not_done_is_not_read_as_done(text: str) -> None:
    assert not any(reading.startswith("done") for reading in say(text))


@pytest.mark.parametrize(
    "text", ["N/A – no action required", "Sans objet.", "s. o.", "Non applicable", "Aucune mesure requise"]
)
def test_not_applicable_is_said_once(text: str) -> None:
    assert say(text) == ["not-applicable - -"]


@pytest.mark.parametrize("text", ["À chaque rentrée", "At each intake", "at every renewal"])
def test_what_comes_round_with_an_event_is_ongoing(text: str) -> None:
    assert say(text) == ["ongoing - -"]


def test_a_date_that_is_not_fixed_yet_is_undetermined() -> None:
    assert say("pas encore fixée") == ["undetermined - -"]
