"""The process in which files are read: its limits, and what is made of its end."""

import json

import pytest

from answerable.extraction.sandbox import (
    STOPPED,
    TOO_LARGE,
    TOO_LONG,
    Limits,
    ReadingFailed,
    read_file,
    read_in_sandbox,
    run_limited,
)

QUICK = Limits(seconds=0.4)
LIMIT_MEMORY = "import resource; resource.setrlimit(resource.RLIMIT_AS, (200_000_000, 200_000_000))\n"


def test_a_reader_that_loops_is_stopped() -> None:
    assert run_limited("while True: pass", b"", QUICK) == {"refused": TOO_LONG}


def test_a_reader_that_sleeps_and_leaves_children_is_stopped() -> None:
    program = "import subprocess; subprocess.run(['sleep', '60'])"
    assert run_limited(program, b"", QUICK) == {"refused": TOO_LONG}


def test_a_reader_that_used_up_its_processor_time_was_too_slow() -> None:
    program = "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)"
    assert run_limited(program, b"", Limits()) == {"refused": TOO_LONG}


def test_a_reader_that_is_killed_from_outside_says_so() -> None:
    program = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    assert run_limited(program, b"", Limits()) == {"refused": STOPPED}


def test_a_reader_that_takes_too_much_memory_is_refused() -> None:
    assert run_limited(f"{LIMIT_MEMORY}bytearray(10**9)", b"", Limits()) == {"refused": TOO_LARGE}


@pytest.mark.parametrize("printed", ["nothing of use", "", "[1, 2]", '{"half": '])
def test_an_answer_that_is_no_object_is_a_failure_of_ours(printed: str) -> None:
    with pytest.raises(ReadingFailed, match="gave no"):
        run_limited(f"print({printed!r})", b"", Limits())


def test_a_reader_that_breaks_tells_why() -> None:
    with pytest.raises(ReadingFailed, match="a step that nobody foresaw"):
        run_limited("raise LookupError('a step that nobody foresaw')", b"", Limits())


def test_an_answer_that_is_too_long_is_refused() -> None:
    assert read_in_sandbox(b"Agreed.\n" * 50, "a.txt", limits=Limits(answer=100)) == {"refused": TOO_LARGE}


def test_a_long_answer_is_handed_over_whole() -> None:
    rows = "".join(f"{number},Look after well {number}.,Agreed.\n" for number in range(1500))
    content = f"No.,Recommendation,Response\n{rows}".encode()
    found = read_in_sandbox(content, "a.csv")
    assert found == json.loads(json.dumps(read_file(content, "a.csv", {})))
    assert len(found["recommendations"]) == 1500


def test_a_reader_that_does_not_read_its_input_does_no_harm() -> None:
    assert run_limited("print('{}')", b"x" * 5_000_000, Limits()) == {}


def test_the_reader_sees_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    found = run_limited("import json, os; print(json.dumps(dict(os.environ)))", b"", Limits())
    assert set(found) <= {"PATH", "LANG", "LC_CTYPE", "PYTHONDONTWRITEBYTECODE"}


def test_the_options_reach_the_reader() -> None:
    found = read_in_sandbox(b"The Agency thanks the auditors.", "a.txt", {"language": "fr", "fiscal_year_start": 7})
    assert (found["report"]["language"], found["fiscal_year_start"]) == ("fr", 7)


def test_a_choice_of_pages_is_said_to_be_of_no_use_where_there_are_none() -> None:
    notes = read_in_sandbox(b"The Agency thanks the auditors.", "a.txt", {"pages": "2-3"})["notes"]
    assert "This format has no pages, so the choice of pages was not used." in notes
