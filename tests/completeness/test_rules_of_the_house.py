"""What must stand in no file: a path of somebody's machine, a registry's host, a word about the tool at hand."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Each word is broken by a tilde, so that this file passes its own tests.
_MACHINE, _HOSTS, _MAKERS, _HELPER = (
    broken.replace("~", "")
    for broken in (
        "wo~rk|ro~ot|Us~ers",
        r"py~pi\.org|python~hosted\.org|npm~js\.(?:org|com)|crates~\.io",
        "Cla~ude|Anthro~pic|Open~AI|Chat~GPT|L~LMs?",
        "assis~tant",
    )
)
_OFFICES = "deputy|chief|director|secretary|commissioner|auditor|general|manager|minister|vice"

FORBIDDEN = {
    "a path of somebody's machine": re.compile(rf"(?<![\w.)\]}}>-])/(?:{_MACHINE})/"),
    "the host of a package registry": re.compile(rf"\b(?:{_HOSTS})\b", re.IGNORECASE),
    "a maker of tools": re.compile(rf"\b(?:{_MAKERS})\b", re.IGNORECASE),
    "a helper that is no office": re.compile(rf"\b{_HELPER}s?\b(?!\s+(?:{_OFFICES}))", re.IGNORECASE),
}


@cache
def _read_files() -> dict[str, str]:
    """Path and text of every file that is, or may be, under version control."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    paths = [ROOT / name for name in names if name and (ROOT / name).is_file()]
    contents = {path: path.read_bytes() for path in paths}
    return {
        str(path.relative_to(ROOT)): content.decode(errors="replace")
        for path, content in contents.items()
        if b"\0" not in content
    }


@pytest.mark.parametrize("reason", FORBIDDEN)
def test_no_file_holds(reason: str) -> None:
    pattern = FORBIDDEN[reason]
    found = {name: match[0] for name, text in _read_files().items() if (match := pattern.search(f"{name}\n{text}"))}
    assert found == {}


EXAMPLES = {
    "a path of somebody's machine": "cd /wo~rk/main",
    "the host of a package registry": "https://py~pi.org/simple",
    "a maker of tools": "as the L~LM says",
    "a helper that is no office": "our assis~tant says",
}


@pytest.mark.parametrize("reason", FORBIDDEN)
def test_the_patterns_find_what_they_look_for(reason: str) -> None:
    assert FORBIDDEN[reason].search(EXAMPLES[reason].replace("~", ""))


def test_a_public_office_may_be_named() -> None:
    office = "Assis~tant Deputy Minister".replace("~", "")
    assert not FORBIDDEN["a helper that is no office"].search(office)
