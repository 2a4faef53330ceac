"""The command line as a whole: what it says when nothing, something unknown or something impossible is asked."""

import re
import subprocess
from pathlib import Path

import pytest

from answerable.cli.main import COMMANDS, main
from tests.cli.stranger import PROGRAM, call, environment


def test_the_help_lists_the_commands_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert re.findall(r"^    (\w+)  +\w", said, re.MULTILINE)[:3] == ["date", "extract", "import"]
    assert 'answerable date "Quarter 4 of FY 2010-11"' in said


@pytest.mark.parametrize("words", [[], ["dates"], ["person"], ["ledger", "burn"], ["up", "--port", "99999"], ["date"]])
def test_a_wrong_call_ends_with_status_2_and_shows_the_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("usage: answerable")


def test_every_module_of_a_command_is_registered() -> None:
    folder = Path(main.__code__.co_filename).parent
    shared = {"__init__", "main", "options", "site"}
    assert {path.stem for path in folder.glob("*.py")} - shared == set(COMMANDS)


def test_the_version_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert re.fullmatch(r"answerable \d+\.\d+.*\n", capsys.readouterr().out)


def test_a_file_that_is_not_there_is_named_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["date", "--file", "nowhere.tsv"]) == 1
    assert capsys.readouterr().err == "nowhere.tsv: No such file or directory.\n"


def test_a_reader_that_has_had_enough_ends_a_command_without_a_trace(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "settings"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(tmp_path)
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert (process.stderr.read(), process.wait(30)) == (b"", 0)


IMPOSSIBLE = {
    "ANSWERABLE_FISCAL_YEAR_START": ("13", "Set it to a month from 1 to 12."),
    "ANSWERABLE_MAX_UPLOAD_MB": ("much", "Set it to a number of megabytes"),
    "ANSWERABLE_TIME_ZONE": ("Moon/Sea", "no known time zone"),
    "DATABASE_URL": ("postgres://nobody:secret@127.0.0.1:1/none", "The database cannot be reached"),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_a_setting_that_cannot_be_used_is_told_in_one_sentence(name: str, tmp_path: Path) -> None:
    value, sentence = IMPOSSIBLE[name]
    told = call(tmp_path, "person", "list", **{name: value})
    assert (told.returncode, told.stdout, len(told.stderr.splitlines())) == (1, "", 1)
    assert sentence in told.stderr
    assert "secret" not in told.stderr


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    told = call(tmp_path, "person", "list")
    assert (told.returncode, told.stdout) == (1, "")
    assert re.fullmatch(r".*/data: File exists\.\n", told.stderr)


def test_dates_are_read_without_django_and_without_a_folder(tmp_path: Path) -> None:
    program = (
        "import sys; from answerable.cli.main import main; main(['date', 'June 2026']); print('django' in sys.modules)"
    )
    words = [PROGRAM[0], "-c", program]
    told = subprocess.run(words, cwd=tmp_path, env=environment(tmp_path), capture_output=True, check=True, text=True)
    assert told.stdout == "“June 2026”: period, June 2026 (due on 2026-06-30)\nFalse\n"
    assert list(tmp_path.iterdir()) == []
