"""Settings of the tests: their own data folder, jobs at once, SQLite or a PostgreSQL of their own.

ANSWERABLE_TEST_POSTGRES=1 starts a PostgreSQL; DATABASE_URL takes one that is there already.
"""

import atexit
import os
import shutil
import tempfile

from answerable.config import environment


def _prepare_environment() -> None:
    """Forget what the shell says, make a data folder; the workers of pytest-xdist inherit both."""
    for setting in environment.SETTINGS:
        if setting.name != "DATABASE_URL":
            os.environ.pop(setting.name, None)
    folder = tempfile.mkdtemp(prefix="answerable-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["ANSWERABLE_DATA_DIR"] = folder
    if os.environ.get("ANSWERABLE_TEST_POSTGRES") == "1":
        from tests import postgres

        os.environ["DATABASE_URL"] = postgres.start()


if "PYTEST_XDIST_WORKER" not in os.environ:
    _prepare_environment()

from answerable.config.settings import *  # noqa: E402, F403
from answerable.config.settings import DATA_DIR, DATABASES, STORAGES  # noqa: E402

if os.environ.get("DATABASE_URL"):
    DATABASES["default"].setdefault("OPTIONS", {}).pop("pool", None)  # a pool holds on to a database to be dropped
else:
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}

DEMO = False
SHOW_GALLERY = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
