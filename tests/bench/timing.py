"""Measuring, and writing down what was measured."""

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Sample:
    """How long the same thing took, in milliseconds, once for each time it was done: by the clock, and of the
    processor's time in this thread, which other programs on the machine do not lengthen."""

    times: list[float]
    busy: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def busy_median(self) -> float:
        return statistics.median(self.busy)

    @property
    def p95(self) -> float:
        """The time that 95 of 100 stay within: the next larger one that was measured."""
        return sorted(self.times)[-(-len(self.times) * 95 // 100) - 1]


def measure(act: Callable[[], object], times: int, warm_up: int = 2) -> Sample:
    """Do something so many times, after a few that do not count."""
    for _ in range(warm_up):
        act()
    sample = Sample([], [])
    for _ in range(times):
        clock, busy = time.perf_counter(), time.thread_time()
        made = act()
        sample.busy.append((time.thread_time() - busy) * 1000)
        sample.times.append((time.perf_counter() - clock) * 1000)
        del made  # clearing away what was made is not counted
    return sample


def say(sentence: str) -> None:
    """Progress, for the person who waits; figures alone go to standard output."""
    print(sentence, file=sys.stderr, flush=True)


def format_table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table; the first column is text, the others are figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def describe_run() -> str:
    """The commit, the day and the machine."""
    commit = _git("rev-parse", "--short", "HEAD") + (" with later changes" if _git("status", "--porcelain") else "")
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    load = f"{os.getloadavg()[0]:.1f} programs were running on average when this began"
    return f"Commit {commit}, {date.today().isoformat()}, {machine}; {load}."


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, check=True, text=True).stdout.strip()
