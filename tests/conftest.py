"""What holds for every test: which are collected where, and that none is passed over in silence."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.utils.translation import override
from hypothesis import settings as hypothesis_settings

hypothesis_settings.register_profile("house", derandomize=True, database=None, max_examples=60, deadline=None)
hypothesis_settings.load_profile("house")

pytest_plugins = ["tests.cast"]

PASSED_OVER = ("skipped", "xfailed", "xpassed")


@pytest.fixture(autouse=True)
def _begin_in_english() -> Iterator[None]:
    """A page that was asked for in French leaves its language to the thread, and so to the next test."""
    with override("en"):
        yield


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Journeys take a browser: they run when their path is given, or with ANSWERABLE_JOURNEYS=1."""
    if collection_path.name != "journeys":
        return None
    asked = os.environ.get("ANSWERABLE_JOURNEYS") == "1" or any("journeys" in str(arg) for arg in config.args)
    return None if asked else True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that need PostgreSQL are collected on PostgreSQL only; they are not skipped elsewhere."""
    if "postgresql" in django_settings.DATABASES["default"]["ENGINE"]:
        return
    left_out = [item for item in items if item.get_closest_marker("postgresql")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A test that did not run has shown nothing: the run fails."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    count = sum(len(reporter.stats.get(outcome, [])) for outcome in PASSED_OVER) if reporter else 0
    if not count or hasattr(session.config, "workerinput"):
        return
    reporter.write_line("")
    reporter.write_line(f"A skipped or expected failure counts as a failure here: {count}. Mend or delete the test.")
    session.exitstatus = pytest.ExitCode.TESTS_FAILED
