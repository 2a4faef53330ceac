"""answerable settings."""

import pytest

from answerable.cli.main import main
from answerable.cli.settings import mask
from answerable.config.environment import SETTINGS


def test_every_setting_is_shown_with_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings"]) == 0
    said = capsys.readouterr().out
    assert [setting.name for setting in SETTINGS if f"{setting.name}=" not in said] == []
    assert [setting.name for setting in SETTINGS if setting.purpose not in said] == []


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("DATABASE_URL", "postgres://user:pass@host/name", "postgres://user:…@host/name"),
        ("DATABASE_URL", "postgres://user:p:a@ss@host/name", "postgres://user:…@host/name"),
        ("ANSWERABLE_MAIL_URL", "smtp://mail.example.org:587", "smtp://mail.example.org:587"),
        ("ANSWERABLE_SECRET_KEY", "abc", "(set, not shown)"),
        ("ANSWERABLE_SECRET_KEY", "", ""),
    ],
)
def test_keys_and_passwords_are_not_shown(name: str, value: str, shown: str) -> None:
    assert mask(name, value) == shown


def test_what_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ANSWERABLE_FISCAL_YEAR_START", "April")
    monkeypatch.setenv("ANSWERABLE_MAIL_URL", "imap://me:word@host")
    assert main(["settings"]) == 1
    said = capsys.readouterr().out
    assert "ANSWERABLE_FISCAL_YEAR_START is “April”. Set it to a month from 1 to 12." in said
    assert "ANSWERABLE_MAIL_URL is “imap://me:…@host”. It begins with smtp://." in said


def test_a_variable_that_is_no_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ANSWERABLE_HOST", "example.org")
    assert main(["settings"]) == 0
    assert "ANSWERABLE_HOST is set, but there is no such setting." in capsys.readouterr().out
