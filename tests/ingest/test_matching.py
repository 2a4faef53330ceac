"""The names of offices in a document, and what is to be made of each."""

from typing import Any

import pytest

from answerable.ingest.matching import (
    NO_ORGANISATION,
    UNKNOWN_OFFICE,
    ask_for_organisation,
    choice_of,
    decide,
    find_origin,
    propose_offices,
    split_acronym,
    variants,
)
from tests.ingest.building import a_content, an_action

LONG = "International Relations (IR) Branch"


def test_a_name_with_an_acronym_has_four_ways_to_be_written() -> None:
    found = ["international relations (ir) branch", "international relations branch", "ir branch", "ir"]
    assert variants(LONG) == found


def test_a_name_without_an_acronym_has_one() -> None:
    assert variants("Fish Branch") == ["fish branch"]
    assert variants("Fish Branch (north of the lake)") == ["fish branch (north of the lake)"]


def test_the_acronym_is_parted_from_the_name() -> None:
    assert split_acronym(LONG) == ("International Relations Branch", "IR")
    assert split_acronym("Direction de l’eau (DÉ)") == ("Direction de l’eau", "DÉ")
    assert split_acronym("Fish Branch") == ("Fish Branch", "")


def _propose(*names: str, known: dict[str, int] | None = None) -> dict[str, dict[str, Any]]:
    content = a_content(an_action(offices=names))
    return {entry["as_written"]: entry for entry in propose_offices(content, known or {})}


def test_a_short_form_that_the_document_explains_is_the_same_office() -> None:
    found = _propose(LONG, "IR Branch")
    assert choice_of(found["IR Branch"]) == f"same:{LONG}"
    assert choice_of(found[LONG]) == "new"


def test_what_the_document_explains_comes_before_what_an_acronym_means_elsewhere() -> None:
    assert _propose(LONG, "IR", known={"ir": 7})["IR"]["same_as"] == LONG


def test_a_known_office_is_found_by_name_or_by_the_name_without_its_acronym() -> None:
    assert _propose("Fish Branch", known={"fish branch": 3})["Fish Branch"]["office"] == 3
    assert _propose(LONG, known={"international relations branch": 4})[LONG]["office"] == 4


def test_the_same_name_in_other_letters_is_one_name() -> None:
    assert list(_propose("Fish Branch", "FISH  BRANCH.")) == ["Fish Branch"]


def test_an_office_that_nobody_knows_is_in_doubt() -> None:
    found = _propose(LONG, "IR Branch", "Fish Branch", known={"fish branch": 3})
    assert {name: entry["evidence"]["reason"] for name, entry in found.items()} == {
        LONG: UNKNOWN_OFFICE,
        "IR Branch": "",
        "Fish Branch": "",
    }


def test_whom_a_recommendation_addresses_need_not_become_an_office() -> None:
    content = a_content(an_action())
    content["recommendations"][0]["addressees"] = ["The Minister"]
    content["responses"][0]["organisation"] = "Lake Council"
    found = {entry["as_written"]: entry for entry in propose_offices(content, {})}
    assert {name: entry["is_needed"] for name, entry in found.items()} == {
        "Water Branch": True,
        "The Minister": False,
        "Lake Council": False,
    }
    assert found["The Minister"]["evidence"]["doubt"] == "sure"


def test_an_addressee_that_explains_the_name_of_an_office_is_needed() -> None:
    content = a_content(an_action(offices=["IR Branch"]))
    content["recommendations"][0]["addressees"] = [LONG]
    assert [entry["is_needed"] for entry in propose_offices(content, {})] == [True, True]


# -- what a person decides


def _decided(choice: str, *names: str) -> dict[str, Any]:
    content = a_content(an_action(offices=[*names, "Fish Branch"]))
    decide(content, "Fish Branch", choice)
    return content


@pytest.mark.parametrize("choice", ["12", "same:Water Branch"])
def test_a_decision_is_kept_when_names_are_proposed_again(choice: str) -> None:
    content = _decided(choice, "Water Branch")
    entry = propose_offices(content, {"fish branch": 3})[1]
    assert choice_of(entry) == choice
    assert entry["evidence"]["settled"]


def test_a_known_office_may_be_made_new_again() -> None:
    content = a_content(an_action(offices=["Fish Branch"]))
    content["offices"] = propose_offices(content, {"fish branch": 3})
    decide(content, "Fish Branch", "new")
    assert choice_of(propose_offices(content, {"fish branch": 3})[0]) == "new"


@pytest.mark.parametrize("choice", ["", "new"])
def test_what_the_page_showed_already_decides_nothing(choice: str) -> None:
    content = _decided(choice)
    assert not content["offices"][0]["decided"]
    assert "settled" not in content["offices"][0]["evidence"]


def test_a_name_that_is_the_same_as_another_leads_to_the_last_one() -> None:
    content = a_content(an_action(offices=["A Branch", "B Branch", "C Branch"]))
    decide(content, "A Branch", "same:B Branch")
    decide(content, "B Branch", "same:C Branch")
    assert find_origin(content["offices"], "A Branch")["as_written"] == "C Branch"


@pytest.mark.parametrize("name", ["A Branch", "B Branch", "C Branch"])
def test_names_in_a_circle_are_the_first_of_them(name: str) -> None:
    content = a_content(an_action(offices=["A Branch", "B Branch", "C Branch"]))
    decide(content, "A Branch", "same:B Branch")
    decide(content, "B Branch", "same:A Branch")
    decide(content, "C Branch", "same:B Branch")
    assert find_origin(content["offices"], name)["as_written"] == "A Branch"


def test_a_name_that_is_gone_is_the_origin_of_nothing() -> None:
    content = a_content(an_action(offices=["A Branch"]))
    decide(content, "A Branch", "same:Gone Branch")
    assert find_origin(content["offices"], "A Branch")["as_written"] == "A Branch"


# -- the organisation


def test_a_document_that_names_no_organisation_is_in_doubt_about_it() -> None:
    content = ask_for_organisation(a_content(an_action(), organisation=None))
    assert content["report"]["evidence"]["organisation"]["reason"] == NO_ORGANISATION


def test_an_organisation_that_is_named_is_not_asked_for() -> None:
    content = a_content(an_action())
    assert ask_for_organisation(content) == content


# -- acronyms that the prose explains


def test_an_acronym_is_the_office_whose_name_the_prose_gives_it() -> None:
    content = {**a_content(an_action(offices=["AED"])), "acronyms": {"AED": "Audit and Evaluation Division"}}
    (entry,) = [each for each in propose_offices(content, {"aed": 7}) if each["as_written"] == "AED"]
    assert (entry["office"], entry["name"], entry["acronym"]) == (None, "Audit and Evaluation Division", "AED")
    (entry,) = [e for e in propose_offices(content, {"audit and evaluation division": 4, "aed": 7}) if e["acronym"]]
    assert entry["office"] == 4


def test_an_acronym_that_nobody_explains_means_what_is_known() -> None:
    content = a_content(an_action(offices=["AED"]))
    assert propose_offices({**content, "offices": []}, {"aed": 7})[0]["office"] == 7
