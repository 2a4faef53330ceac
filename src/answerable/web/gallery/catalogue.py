"""Finds the components, with the contract that stands at the top of each template."""

import re
from dataclasses import dataclass
from pathlib import Path

COMPONENTS = Path(__file__).resolve().parent.parent / "components"
PATTERNS = Path(__file__).resolve().parent.parent / "templates" / "gallery" / "patterns"
_CONTRACT = re.compile(r"\A{% comment %}\n(.*?){% endcomment %}", re.DOTALL)


@dataclass(frozen=True)
class Component:
    """One component: its name, what goes into it, and the template that shows it."""

    name: str
    contract: str
    example: str


def components() -> list[Component]:
    """Every component, by name."""
    return [_component(folder) for folder in sorted(COMPONENTS.iterdir()) if folder.is_dir()]


def patterns() -> list[str]:
    """Names of the example pages, by name."""
    return sorted(path.stem for path in PATTERNS.glob("*.html"))


def _component(folder: Path) -> Component:
    source = (folder / f"{folder.name}.html").read_text(encoding="utf-8")
    found = _CONTRACT.match(source)
    return Component(folder.name, found[1].strip() if found else "", f"{folder.name}/example.html")
