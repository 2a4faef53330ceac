"""Every setting that a person who runs Answerable may give, read from environment variables.

`SETTINGS` is the one list: settings.py reads from it, `answerable settings` prints it, and a test
holds docs/reference/settings.md to it.
"""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, its value when it is not set, and what it is for."""

    name: str
    default: str
    purpose: str


SETTINGS = (
    Setting("ANSWERABLE_DATA_DIR", "data", "Folder of the SQLite database, the stored files and the secret key."),
    Setting("DATABASE_URL", "", "Database address, such as postgres://user:password@host/name. Empty: SQLite."),
    Setting("ANSWERABLE_SECRET_KEY", "", "Key that signs sessions. Empty: made once and kept in the data folder."),
    Setting("ANSWERABLE_HOSTS", "127.0.0.1,localhost", "Host names under which the site is reached, by comma."),
    Setting("ANSWERABLE_HTTPS", "no", "“yes” where the site is reached by https: cookies are then sent by https only."),
    Setting("ANSWERABLE_DEMO", "no", "“yes” shows the demo banner and lets the demo people sign in with one click."),
    Setting("ANSWERABLE_DEBUG", "no", "“yes” shows traces in the browser. For development on one's own machine only."),
    Setting("ANSWERABLE_TIME_ZONE", "America/Toronto", "Time zone in which a day begins and ends."),
    Setting(
        "ANSWERABLE_FISCAL_YEAR_START", "4", "First month of the fiscal year, 1 to 12, where a document says none."
    ),
    Setting("ANSWERABLE_MAX_UPLOAD_MB", "25", "Largest file that is taken, in megabytes."),
    Setting("ANSWERABLE_MAIL_URL", "", "Mail server, such as smtp://user:password@host:587. Empty: mail is printed."),
    Setting("ANSWERABLE_MAIL_FROM", "answerable@localhost", "Sender of the mails."),
)
_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def read(name: str) -> str:
    """The value of a listed setting; KeyError for a name that is not in the list."""
    return os.environ.get(name) or _DEFAULTS[name]


def is_on(name: str) -> bool:
    """True where the setting says yes."""
    return read(name).strip().lower() in {"yes", "true", "1", "on"}


def data_dir() -> Path:
    """The data folder, made when it is missing."""
    path = Path(read("ANSWERABLE_DATA_DIR")).resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path
