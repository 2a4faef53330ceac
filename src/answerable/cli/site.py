"""What commands share that work on the database: set Django up, and say in a sentence what is in the way."""

import sys

from answerable.config.environment import read


class Trouble(Exception):  # noqa: N818 - no error of the program
    """Something expected that stops a command. Its sentence is shown, and the status is 1."""


def start() -> None:
    """Set Django up and lay the tables of an empty database.

    Raises Trouble where a setting cannot be used, or where the database belongs to an older version.
    """
    from answerable.cli.settings import list_problems

    for problem in list_problems():
        raise Trouble(problem)
    _reach(read("DATABASE_URL"))
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        call_command("migrate", verbosity=0)
    elif executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Trouble("The database is of an older version. Bring it up to date with “answerable migrate”.")


def _reach(url: str) -> None:
    """Raise Trouble where PostgreSQL does not answer: the pool of connections would try for half a minute."""
    if not url.startswith("postgres"):
        return
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as error:
        why = str(error).strip().split("\n")[0]
        raise Trouble(f"The database cannot be reached: {why}. “answerable settings” shows which one is set.") from None


def list_expected() -> tuple[type[Exception], ...]:
    """The exceptions that are told in a sentence; those of Django only where it was loaded."""
    if "django.db" not in sys.modules:
        return Trouble, OSError
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError, ProgrammingError

    return Trouble, OSError, ImproperlyConfigured, OperationalError, ProgrammingError


def say(error: Exception) -> str:
    """The sentence for an expected exception."""
    if isinstance(error, Trouble):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename or 'The system'}: {error.strerror or error}."
    words = str(error).strip().split("\n")[0].rstrip(".")
    if "no such table" in words or "does not exist" in words:
        return "The database is not set up. Lay its tables with “answerable migrate”."
    return f"The database cannot be used: {words}. “answerable settings” shows which one is set."
