"""answerable ledger."""

import pytest

from answerable.cli.ledger import FAULTS
from answerable.cli.main import main
from answerable.ledger.models import Entry
from answerable.ledger.vocab import Fault
from answerable.people.models import Office, Person


def test_a_ledger_that_holds_gives_its_last_hash_for_keeping(amina: Person, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "verify"]) == 0
    newest = Entry.objects.latest("sequence")
    first = capsys.readouterr().out.splitlines()[0]
    assert first == f"The ledger holds: {newest.sequence} entries, last hash {newest.hash}."


def test_an_entry_that_is_gone_is_named_with_the_reason(branch: Office, capsys: pytest.CaptureFixture[str]) -> None:
    Entry.objects.filter(sequence=2).delete()
    assert main(["ledger", "verify"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "The ledger does not hold. Entry 3 is the first that does not fit: an entry before it is gone. "
        "The 1 entries before it fit.\n"
    )


def test_a_tail_that_was_cut_off_is_found(branch: Office, capsys: pytest.CaptureFixture[str]) -> None:
    Entry.objects.latest("sequence").delete()
    assert main(["ledger", "verify"]) == 1
    assert "Entry 3 is the first that does not fit: the head of the ledger knows of it" in capsys.readouterr().err


def test_every_fault_is_said_in_words() -> None:
    assert set(FAULTS) == set(Fault)


def test_entries_are_shown_newest_first(branch: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "show", "--last", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["3", "2"]
    assert lines[0].endswith(f"office.added  office/{branch.pk}  Water Quality Branch")


def test_the_entries_of_one_record_are_shown(branch: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "show", "--of", branch.ledger_key]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.django_db
def test_an_empty_ledger_and_an_unknown_record_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "show"]) == 0
    assert main(["ledger", "show", "--of", "action/12"]) == 0
    assert capsys.readouterr().out == "The ledger is empty.\nThere is no entry about action/12.\n"
