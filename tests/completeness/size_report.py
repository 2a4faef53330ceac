"""The size report: how large functions, files, templates and tests are, beside the budget of the architecture.

python -m tests.completeness.size_report prints the table and fails where something is beyond its stop
and not among the listed exceptions, or where an exception says another figure than today's.
"""

import ast
import json
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXCEPTIONS = Path(__file__).with_name("size_exceptions.txt")
Sizes = dict[str, int]


@dataclass(frozen=True)
class Budget:
    """The targets of one kind of thing, and the figure at which it stops."""

    median: int | None
    p95: int | None
    stop: int


BUDGETS = {
    "function": Budget(8, 40, 60),
    "complexity": Budget(None, 7, 10),
    "file": Budget(None, 350, 500),
    "template": Budget(30, 120, 200),
    "test": Budget(12, None, 60),
}


def list_files(folder: str, suffix: str) -> list[Path]:
    """The files below a folder, but for migrations."""
    return sorted(path for path in (ROOT / folder).rglob(f"*{suffix}") if "migrations" not in path.parts)


def count_lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def measure_files(paths: list[Path]) -> Sizes:
    return {str(path.relative_to(ROOT)): count_lines(path) for path in paths}


def count_function_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end; the docstring does not count."""
    first = node.body[0]
    is_documented = ast.get_docstring(node) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if is_documented else 0
    return (node.end_lineno or 0) - node.lineno + 1 - docstring


def measure_functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and lines of every function of a file. A second one of the same name carries its line."""
    seen = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            name = f"{path.relative_to(ROOT)}::{node.name}"
            yield (f"{name}@{node.lineno}" if name in seen else name), count_function_lines(node)
            seen.add(name)


def measure_complexity() -> Sizes:
    """What ruff counts, so that the report and the gate agree."""
    config = ["--config", "lint.mccabe.max-complexity=0"]
    options = ["--select", "C901", "--ignore-noqa", "--exit-zero", "--output-format", "json"]
    ruff = Path(sys.executable).with_name("ruff")
    output = subprocess.run([ruff, "check", *config, *options, "src"], cwd=ROOT, capture_output=True, check=True)
    found: Sizes = {}
    for item in json.loads(output.stdout):
        match = re.search(r"`(.+)` is too complex \((\d+)", item["message"])
        assert match, item["message"]
        found[f"{Path(item['filename']).relative_to(ROOT)}::{match[1]}"] = int(match[2])
    return found


def measure() -> dict[str, Sizes]:
    """Every kind of thing with its sizes."""
    sources, tests = list_files("src", ".py"), list_files("tests", ".py")
    in_tests = dict(pair for path in tests for pair in measure_functions(path))
    return {
        "function": dict(pair for path in sources for pair in measure_functions(path)),
        "complexity": measure_complexity(),
        "file": measure_files(sources + tests),
        "template": measure_files(list_files("src", ".html")),
        "test": {name: lines for name, lines in in_tests.items() if "::test_" in name},
    }


def percentile_95(values: list[int]) -> int:
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def show(figure: float, target: int | None) -> str:
    """A figure beside its target; a star where it is over."""
    if target is None:
        return f"{figure:g}"
    return f"{figure:g}{'*' if figure > target else ''} (≤ {target})"


def print_table(measured: dict[str, Sizes]) -> None:
    print(f"{'thing':<12}{'count':>6}  {'median':<12}{'p95':<14}{'largest':<14}")
    for kind, sizes in measured.items():
        budget, values = BUDGETS[kind], list(sizes.values()) or [0]
        median, p95 = show(statistics.median(values), budget.median), show(percentile_95(values), budget.p95)
        print(f"{kind:<12}{len(sizes):>6}  {median:<12}{p95:<14}{show(max(values), budget.stop):<14}")


def read_exceptions() -> dict[tuple[str, str], int]:
    lines = [line.split() for line in EXCEPTIONS.read_text().splitlines() if line and not line.startswith("#")]
    return {(kind, name): int(figure) for kind, name, figure in lines}


def list_faults(measured: dict[str, Sizes], exceptions: dict[tuple[str, str], int]) -> list[str]:
    """What is beyond its stop and not listed, and what is listed with a figure that is not today's."""
    beyond = {
        (kind, name): size
        for kind, sizes in measured.items()
        for name, size in sizes.items()
        if size > BUDGETS[kind].stop
    }
    faults = [
        f"{kind} {name}: {size}, stop at {BUDGETS[kind].stop}"
        for (kind, name), size in beyond.items()
        if size > exceptions.get((kind, name), 0)
    ]
    stale = [key for key, figure in exceptions.items() if beyond.get(key, 0) < figure]
    return faults + [f"{kind} {name} has shrunk: write its new figure, or strike the line" for kind, name in stale]


def main() -> int:
    measured = measure()
    print_table(measured)
    faults = list_faults(measured, read_exceptions())
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
