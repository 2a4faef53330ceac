"""What stands on every page of a pasted text."""

import pytest

from answerable.extraction.readers.pages import without_pages

HEAD = "Second Special Report of Session 2022–23"


def pages(*heads: str) -> str:
    body = ["The Board will count the wells."] * 6
    return "\n".join(["Title of the paper", *(line for head in heads for line in (*body, *head.split("\n"), *body))])


@pytest.mark.parametrize(
    "heads",
    [
        ("Page 3 of 9", "Page 4 of 9"),
        (f"{HEAD}\n2", f"{HEAD}\n3"),
        (f"{HEAD} 3", f"4 {HEAD}", f"{HEAD} 5"),
        ("FCO-23  |  final version  |  May 2026          2", "FCO-23  |  final version  |  May 2026         14"),
        (f"{HEAD}\nBoard of Wells\n\n47", f"{HEAD}\nBoard of Wells\n\n48"),
    ],
)
def test_numbers_and_what_stands_beside_them_on_every_page_are_left_out(heads: tuple[str, ...]) -> None:
    left = [line for line in without_pages(pages(*heads)).split("\n") if line]
    assert set(left) == {"Title of the paper", "The Board will count the wells."}


@pytest.mark.parametrize(
    "heads",
    [
        ("Recommendation 1", "Recommendation 2"),
        ("Response to the Committee’s recommendation 1", "Response to the Committee’s recommendation 2"),
        ("1\nAgreed", "2\nAgreed"),  # the rows of a table
        ("7", "9"),
        (f"{HEAD} 3", f"{HEAD} 9"),
    ],
)
def test_what_only_looks_like_the_number_of_a_page_stays(heads: tuple[str, ...]) -> None:
    assert without_pages(pages(*heads)) == pages(*heads)


def test_at_the_beginning_a_running_head_stays_for_it_may_be_the_title() -> None:
    assert without_pages(f"{HEAD} 1\nWords.\n{HEAD} 2\nMore.") == f"{HEAD} 1\nWords.\nMore."
