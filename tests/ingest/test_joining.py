"""The same report again, and its other language."""

import pytest

from answerable.followup.actions.models import Action
from answerable.followup.evaluations.changes import change_evaluation
from answerable.followup.evaluations.models import Evaluation
from answerable.ingest.models import Candidate
from answerable.ingest.vocab import Mode
from answerable.lib.decisions import Refused
from answerable.people.models import Office, Person
from answerable.people.queries import read_office_names
from tests.clock import NOW
from tests.factories.filling import take
from tests.ingest.accepting import accept, dump, join, newest, put_on_record, read
from tests.ingest.building import FRENCH_ROWS, ROWS, Row, a_document, a_french_document


@pytest.fixture
def report(amina: Person) -> Evaluation:
    """The English document, on record."""
    return put_on_record(amina)


def _rows(*actions: tuple[str, str, str]) -> list[Row]:
    """The rows of the document with other actions under recommendation 1."""
    return [(ROWS[0][0], ROWS[0][1], list(actions)), ROWS[1]]


PLAN, TRAINING = ROWS[0][2]


def _action(report: Evaluation, key: str) -> Action:
    return report.actions.get(key=key)


# -- an update


def test_an_update_changes_nothing_where_it_says_the_same(amina: Person, report: Evaluation) -> None:
    before = dump()
    join(amina, a_document(), report, Mode.UPDATE)
    assert dump() == before


def test_words_that_were_corrected_join_those_on_record(amina: Person, report: Evaluation) -> None:
    better = (PLAN[0].replace("a plan", "a better plan"), *PLAN[1:])
    join(amina, a_document(_rows(better, TRAINING)), report, Mode.UPDATE)
    assert _action(report, "1.1").text == {"en": "Publish a better plan for measuring."}
    assert report.actions.count() == 3


def test_an_action_that_is_new_is_added_and_the_others_keep_their_words(amina: Person, report: Evaluation) -> None:
    boat = ("Buy a boat.", "Outreach Branch", "May 2026")
    join(amina, a_document(_rows(PLAN, boat, TRAINING)), report, Mode.UPDATE)
    texts = {action.key: action.text["en"] for action in report.actions.all()}
    assert (texts["1.2"], texts["1.3"]) == ("Train the crews of the boats.", "Buy a boat.")
    assert _action(report, "1.3").offices.get().office == _action(report, "2.1").offices.get().office


def test_an_update_moves_no_dates(amina: Person, report: Evaluation) -> None:
    later = (*PLAN[:2], "Quarter 4 of FY 2027-28")
    join(amina, a_document(_rows(later, TRAINING)), report, Mode.UPDATE)
    due = _action(report, "1.1").deliverables.get()
    assert (due.as_written, str(due.end)) == ({"en": "Quarter 2 of FY 2025-26"}, "2025-09-30")


def test_an_update_gives_an_action_to_no_other_office(amina: Person, report: Evaluation) -> None:
    other = (PLAN[0], "Outreach Branch", PLAN[2])
    join(amina, a_document(_rows(other, TRAINING)), report, Mode.UPDATE)
    row = _action(report, "1.1").offices.get()
    assert (str(row.office), row.as_written) == ("Water Quality Branch", {"en": "Water Quality (WQ) Branch"})


def test_an_update_makes_no_office_that_no_action_gets(amina: Person, report: Evaluation) -> None:
    other = (PLAN[0], "Branch that is new", PLAN[2])
    before = Office.objects.count()
    join(amina, a_document(_rows(other, TRAINING)), report, Mode.UPDATE)
    assert Office.objects.count() == before


def test_a_recommendation_with_its_response_is_added(amina: Person, report: Evaluation) -> None:
    third: Row = ("3. Share the results.", "Not accepted.", [("None is planned.", "Outreach Branch", "N/A")])
    join(amina, a_document([*ROWS, third]), report, Mode.UPDATE)
    new = report.recommendations.get(key="3")
    assert [response.position for response in new.responses.all()] == ["not-accepted"]
    assert report.recommendations.count() == report.responses.count() == 3


def test_what_the_head_did_not_say_is_filled_in(amina: Person) -> None:
    report = put_on_record(amina, a_document(organisation=""))
    report = take(change_evaluation(by=amina, at=NOW, evaluation=report, issued_on=None))
    report = join(amina, a_document(), report, Mode.UPDATE)
    report.refresh_from_db()
    assert (str(report.organisation), str(report.issued_on)) == ("Department of Lakes and Rivers", "2025-02-03")


def test_a_document_is_pointed_into_once(amina: Person, report: Evaluation) -> None:
    join(amina, a_document(), report, Mode.UPDATE)
    assert _action(report, "1.1").passages.count() == 2  # the words and the date


def test_an_action_is_found_by_the_new_words_of_its_recommendation(amina: Person, report: Evaluation) -> None:
    rows: list[Row] = [("1. Measure every pond.", *ROWS[0][1:]), ROWS[1]]
    join(amina, a_document(rows), report, Mode.UPDATE)
    assert "measure every pond" in _action(report, "1.1").words


# -- the other language


def test_the_words_of_the_other_language_join_by_number(amina: Person, report: Evaluation) -> None:
    join(amina, a_french_document(), report, Mode.TRANSLATION)
    report.refresh_from_db()
    assert report.title["fr"] == "Évaluation du programme Lacs propres"
    assert report.recommendations.get(key="2").text["fr"] == "Rendre compte au public."
    assert report.responses.first().text == {"en": "More lakes will be measured.", "fr": "Plus de lacs seront mesurés."}
    assert _action(report, "1.2").text == {"en": "Train the crews of the boats.", "fr": "Former les équipages."}
    assert (report.recommendations.count(), report.actions.count()) == (2, 3)


def test_dates_that_say_the_same_get_their_words(amina: Person, report: Evaluation) -> None:
    join(amina, a_french_document(), report, Mode.TRANSLATION)
    due = _action(report, "1.1").deliverables.get()
    assert due.as_written == {"en": "Quarter 2 of FY 2025-26", "fr": "2e trimestre de 2025-2026"}


def test_dates_that_say_something_else_are_left_as_they_are(amina: Person, report: Evaluation) -> None:
    rows = [(*FRENCH_ROWS[0][:2], [(*FRENCH_ROWS[0][2][0][:2], "mai 2027"), FRENCH_ROWS[0][2][1]]), FRENCH_ROWS[1]]
    join(amina, a_french_document(rows), report, Mode.TRANSLATION)
    due = _action(report, "1.1").deliverables.get()
    assert (due.as_written, str(due.end)) == ({"en": "Quarter 2 of FY 2025-26"}, "2025-09-30")


def test_offices_get_their_names_in_the_other_language(amina: Person, report: Evaluation) -> None:
    before = Office.objects.count()
    join(amina, a_french_document(), report, Mode.TRANSLATION)
    names = {office.name["en"]: (office.name["fr"], office.acronym.get("fr", "")) for office in Office.objects.all()}
    assert names == {
        "Department of Lakes and Rivers": ("Ministère des Lacs et des Rivières", ""),
        "Water Quality Branch": ("Direction de la qualité de l’eau", "DQE"),
        "Outreach Branch": ("Direction de la sensibilisation", ""),
    }
    assert Office.objects.count() == before
    assert _action(report, "1.2").offices.get().as_written == {"en": "WQ Branch", "fr": "DQE"}


def test_a_name_that_an_office_has_is_not_written_over(amina: Person, branch: Office) -> None:
    report = put_on_record(amina)
    join(amina, a_french_document(), report, Mode.TRANSLATION)
    branch.refresh_from_db()
    assert branch.name["fr"] == "Direction de la qualité de l’eau"
    assert branch.acronym == {"en": "WQB", "fr": "DQE"}


def _with_one_action_more() -> list[Row]:
    more = ("Acheter un bateau.", "DQE", "mai 2026")
    return [(*FRENCH_ROWS[0][:2], [*FRENCH_ROWS[0][2], more]), FRENCH_ROWS[1]]


def test_languages_that_cannot_be_put_side_by_side_are_refused(amina: Person, report: Evaluation) -> None:
    candidate = read(amina, a_french_document(_with_one_action_more()))
    before = dump()
    outcome = accept(amina, candidate, mode=Mode.TRANSLATION, evaluation=report)
    assert isinstance(outcome, Refused)
    assert str(outcome).startswith("Recommendation 1 has 3 actions in this document and 2 on record")
    assert (dump(), newest().state) == (before, "read")


def test_a_recommendation_that_the_other_language_alone_has_is_added(amina: Person, report: Evaluation) -> None:
    third: Row = ("3. Diffuser les résultats.", "D’accord.", [("Publier.", "DQE", "mai 2026")])
    join(amina, a_french_document([*FRENCH_ROWS, third]), report, Mode.TRANSLATION)
    assert _action(report, "3.1").text == {"fr": "Publier."}
    assert str(_action(report, "3.1").offices.get().office) == "Water Quality Branch"


def test_the_next_french_document_finds_the_offices(amina: Person, report: Evaluation) -> None:
    join(amina, a_french_document(), report, Mode.TRANSLATION)
    assert "direction de la sensibilisation" in read_office_names()
    assert newest().state == "accepted"


def test_the_candidate_says_what_was_done_with_it(amina: Person, report: Evaluation) -> None:
    join(amina, a_french_document(), report, Mode.TRANSLATION)
    candidate: Candidate = newest()
    assert (candidate.mode, candidate.evaluation, bool(candidate.accepted_sequence)) == ("translation", report, True)
