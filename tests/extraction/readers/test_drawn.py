"""Tables drawn with lines around their cells."""

from answerable.extraction.readers.text import read_pasted
from tests.extraction.building import places, texts

GRID = """
+----+---------------------+------------------+
| No | Recommendation      | Who              |
+====+=====================+==================+
| 1  | Write the rules for | Registrar        |
|    | the public.         |                  |
+----+---------------------+------------------+
| 2  | Open in evenings.   | Front Office     |
+----+---------------------+------------------+
"""


def test_between_the_rules_of_a_drawn_grid_stands_one_row() -> None:
    at = places(read_pasted(GRID))
    assert at["Write the rules for the public."] == (1, 1, 1, 1)
    assert at["Open in evenings."] == (2, 1, 1, 1)


BOXES = """
┌──┬────────────────┬──────────────┬──────────┐
│No│ Recommendation │    Action    │   When   │
├──┼────────────────┼──────────────┼──────────┤
│1 │Keep a list of  │Write it.     │May 2026  │
│  │all landings    ├──────────────┼──────────┤
│  │and piers.      │Send it.      │June 2026 │
├──┴────────────────┴──────────────┴──────────┤
│Money                                        │
├──┬────────────────┬──────────────┬──────────┤
│2 │Count the dues. │              │          │
└──┴────────────────┴──────────────┴──────────┘
"""


def test_a_rule_that_stops_at_a_cell_leaves_it_beside_several_rows() -> None:
    at = places(read_pasted(BOXES))
    assert at["Keep a list of all landings and piers."] == (1, 1, 2, 1)
    assert at["Send it."] == (2, 2, 1, 1)


def test_a_cell_without_edges_goes_over_the_columns() -> None:
    at = places(read_pasted(BOXES))
    assert at["Money"] == (3, 0, 1, 4)
    assert at["Count the dues."] == (4, 1, 1, 1)


def test_where_only_the_headings_have_a_rule_every_line_is_a_row() -> None:
    rule = "+----+------------+"
    document = read_pasted(
        "\n".join([rule, "| No | Action     |", rule, "| 1  | Write it.  |", "| 2  | Send it.   |", rule])
    )
    assert places(document)["Send it."] == (2, 1, 1, 1)


def test_a_table_without_its_foot_keeps_its_last_row() -> None:
    lines = GRID.strip().splitlines()[:-1]
    assert "Open in evenings." in texts(read_pasted("\n".join(lines)))
