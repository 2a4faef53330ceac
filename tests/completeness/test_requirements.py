"""Every dependency of pyproject.toml is pinned, with hashes, inside the range it asks for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUN_TIME = PROJECT["project"]["dependencies"]
DEV = PROJECT["project"]["optional-dependencies"]["dev"]
SETUP = PROJECT["dependency-groups"]["setup"]
PEERS = PROJECT["dependency-groups"]["peers"]
FILES = {
    "requirements.txt": RUN_TIME,
    "requirements-dev.txt": RUN_TIME + DEV,
    "requirements-setup.txt": SETUP,
    "requirements-peers.txt": PEERS,
}
ASKED = [(file, text) for file, texts in FILES.items() for text in texts]


def _read_blocks(file: str) -> list[str]:
    """The pinned packages of a file, each with the lines of its hashes."""
    lines = [line for line in (ROOT / file).read_text().splitlines() if not line.lstrip().startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines).strip())


def _read_pins(file: str) -> dict[str, str]:
    pins = (re.match(r"([\w.-]+)(?:\[[^]]*\])?==(\S+)", block) for block in _read_blocks(file))
    return {canonicalize_name(pin[1]): pin[2] for pin in pins if pin}


@pytest.mark.parametrize(("file", "text"), ASKED)
def test_a_dependency_is_pinned_inside_its_range(file: str, text: str) -> None:
    requirement = Requirement(text)
    assert requirement.specifier.contains(_read_pins(file)[canonicalize_name(requirement.name)])


@pytest.mark.parametrize("file", FILES)
def test_every_pin_carries_hashes(file: str) -> None:
    assert [block for block in _read_blocks(file) if "==" not in block or "--hash=sha256:" not in block] == []


def test_developers_run_the_versions_that_people_run() -> None:
    assert _read_pins("requirements.txt").items() <= _read_pins("requirements-dev.txt").items()


@pytest.mark.parametrize("file", FILES)
def test_a_requirement_file_names_no_place_to_load_from(file: str) -> None:
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host| @ ", (ROOT / file).read_text())
