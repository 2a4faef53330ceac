"""Offices that are named together in one place, and alone in others."""

from typing import Any

from answerable.extraction.blocks import text_at
from tests.extraction.building import read_table


def read(*cells: str) -> dict[str, Any]:
    """The candidate of a plan with one action for each of these cells of offices."""
    rows = [[f"{number}. Keep list {number}.", f"Write list {number}.", cell] for number, cell in enumerate(cells, 1)]
    return read_table(["Recommendation", "Action", "Responsible"], *rows)


def offices(candidate: dict[str, Any]) -> list[list[str]]:
    return [[office["as_written"] for office in action["offices"]] for action in candidate["actions"]]


def test_names_that_stand_alone_elsewhere_are_several_together() -> None:
    found = read("Human Resources", "Emergency Director", "Human Resources and Emergency Director")
    assert offices(found)[2] == ["Human Resources", "Emergency Director"]


def test_names_that_a_narrow_cell_ran_together_are_parted() -> None:
    found = read("Programs Sector", "Corporate Finance", "Programs Sector Corporate Finance")
    assert offices(found)[2] == ["Programs Sector", "Corporate Finance"]


def test_each_of_them_keeps_its_own_place() -> None:
    found = read("Human Resources", "Emergency Director", "Human Resources and Emergency Director")
    places = [office["evidence"]["place"] for office in found["actions"][2]["offices"]]
    assert [text_at(found["blocks"], place) for place in places] == offices(found)[2]


def test_a_name_of_which_a_part_stands_nowhere_else_is_one() -> None:
    assert offices(read("Human Resources", "Human Resources and Training"))[1] == ["Human Resources and Training"]


def test_a_post_and_its_unit_are_one_although_both_stand_alone_elsewhere() -> None:
    assert offices(read("Director", "Operations", "Director, Operations"))[2] == ["Director, Operations"]
