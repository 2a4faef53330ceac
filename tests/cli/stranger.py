"""Runs a command as a stranger would: a process of its own, an empty folder, nothing set."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "import sys; from answerable.cli.main import run; sys.argv[0] = 'answerable'; run()"]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """What such a process finds: its own data folder, and these settings alone."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ANSWERABLE_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "ANSWERABLE_DATA_DIR": str(folder / "data"), **settings}


def call(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Status, output and errors of one command."""
    return subprocess.run(
        [*PROGRAM, *words],
        cwd=folder,
        env=environment(folder, **settings),
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
