"""The benchmarks run, and print what they say: no figure is judged here."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from answerable.extraction.sandbox import read_file
from answerable.followup.actions.models import Action, Deliverable
from answerable.ledger.queries import verify_chain
from tests.bench.acceptance import bench_acceptance, write_page
from tests.bench.extraction import bench_extraction
from tests.bench.extraction import write_page as write_seed_page
from tests.bench.filling import Filler
from tests.bench.memory import list_children, list_descendants, read_memory
from tests.bench.peers import bench_peers, count_right, list_documents, list_values
from tests.bench.register import bench_register
from tests.bench.timing import Sample, describe_run, format_table, measure
from tests.clock import NOW

TEXT = """\
Evaluation of the Lake Programme

Recommendation 1: The branch should measure every lake.
Response: Agreed
Action: The branch will publish a plan for measuring.
Responsible: Water Quality Branch
Due date: 30 September 2025
"""


def test_the_text_and_a_page_made_of_it_are_read(tmp_path: Path) -> None:
    (tmp_path / "seed.txt").write_text(TEXT)
    printed = bench_extraction(times=1, folder=tmp_path)
    assert [line.split(" | ")[0] for line in printed.splitlines()[2:5]] == [
        "| the seed, as text",
        "| the seed, as an HTML page",
        "| two lines of text",
    ]


def test_where_there_is_no_document_the_bench_says_so(tmp_path: Path) -> None:
    assert "nothing was read" in bench_extraction(folder=tmp_path)


def test_the_page_holds_what_the_text_holds() -> None:
    found = read_file(TEXT.encode(), "seed.txt", {})
    page = write_seed_page(found).encode()
    again = read_file(page, "seed.html", {})
    assert [each["text"] for each in again["actions"]] == [each["text"] for each in found["actions"]]


KEY = {
    "recommendations": [{"key": "1", "number": "1", "text": "Keep a list."}],
    "responses": [{"recommendations": ["1"], "as_written": "Agreed", "text": ""}],
    "actions": [
        {
            "recommendations": ["1"],
            "text": "Make one.",
            "offices": [{"as_written": "Fleet Branch", "role": "lead"}],
            "due": [{"as_written": "May 2026"}],
            "status": None,
        }
    ],
}
PAGE = """<table><tr><th>Recommendation</th><th>Response</th><th>Action</th><th>Office</th><th>Due date</th></tr>
<tr><td>1. Keep a list.</td><td>Agreed</td><td>Make one.</td><td>Fleet Branch</td><td>May 2026</td></tr></table>"""


def test_the_values_of_a_key_are_counted_once_where_they_were_read() -> None:
    assert list(list_values(KEY)) == ["Keep a list.", "Agreed", "Make one.", "Fleet Branch", "May 2026"]
    assert count_right(KEY, read_file(PAGE.encode(), "a.html", {})) == 5
    assert count_right(KEY, read_file(PAGE.replace("May", "June").encode(), "a.html", {})) == 4


def test_documents_with_a_key_are_read_through_the_peers_where_those_are_installed(tmp_path: Path) -> None:
    for folder, name, words in (("documents", "a.html", PAGE), ("documents", "b.html", PAGE), ("gold", "a.json", "{}")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(words)
    assert [path.name for path in list_documents(tmp_path, {".html"})] == ["a.html"]
    assert bench_peers(corpus=tmp_path / "nowhere").startswith(("The peers are not there", "There are no documents"))


@pytest.mark.django_db
def test_filling_makes_as_many_actions_as_asked_for_and_the_register_can_read_them() -> None:
    filled = Filler(120, NOW).fill(lambda _: None)
    assert Action.objects.count() == 120
    assert Deliverable.objects.count() >= 120
    assert filled.reader.reads_all


@pytest.mark.django_db
def test_the_register_is_looked_at_in_several_ways() -> None:
    printed = bench_register(actions=80, times=1)
    assert printed.count("\n| ") >= 10
    assert "80 actions, made in bulk" in printed


@pytest.mark.django_db
def test_a_candidate_is_accepted_and_taken_back() -> None:
    assert "| an HTML page | 12 |" in bench_acceptance(12)
    assert not Action.objects.exists()
    assert verify_chain().holds


def test_the_large_page_holds_as_many_actions_as_asked_for() -> None:
    found = read_file("\n".join(write_page(23)).encode(), "large.html", {})
    assert len(found["actions"]) == 23
    assert len({each["text"] for each in found["actions"]}) == 23


def test_memory_is_read_for_a_process_and_those_below_it() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        assert child.pid in list_children(os.getpid())
        assert child.pid in list_descendants(os.getpid())
        assert read_memory(os.getpid()) > 10
    finally:
        child.kill()
        child.wait()


def test_a_sample_gives_the_middle_and_the_slow_end() -> None:
    sample = Sample([float(number) for number in range(1, 101)])
    assert (sample.median, sample.p95) == (50.5, 95.0)
    assert len(measure(lambda: None, times=3).times) == 3


def test_a_table_is_markdown() -> None:
    assert format_table(["What", "ms"], [["reading", "3"]]) == "| What | ms |\n| --- | ---: |\n| reading | 3 |"


def test_figures_carry_commit_and_day() -> None:
    assert describe_run().startswith("Commit ")
