"""The size report counts as the architecture says, and its exceptions can only shrink."""

import ast

from tests.completeness import size_report


def _count(source: str) -> int:
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    return size_report.count_function_lines(function)


def test_a_docstring_does_not_count() -> None:
    assert _count('def f():\n    """One.\n\n    Two.\n    """\n    return 1\n') == 2


def test_the_95th_percentile_is_a_size_that_was_measured() -> None:
    assert size_report.percentile_95(list(range(1, 101))) == 95
    assert size_report.percentile_95([7]) == 7


def test_a_thing_beyond_its_stop_is_a_fault() -> None:
    assert size_report.list_faults({"file": {"a.py": 501, "b.py": 500}}, {}) == ["file a.py: 501, stop at 500"]


def test_a_listed_exception_may_not_grow() -> None:
    assert size_report.list_faults({"file": {"a.py": 520}}, {("file", "a.py"): 520}) == []
    assert size_report.list_faults({"file": {"a.py": 521}}, {("file", "a.py"): 520}) != []


def test_a_listed_exception_that_shrank_must_say_so() -> None:
    (fault,) = size_report.list_faults({"file": {"a.py": 499}}, {("file", "a.py"): 520})
    assert "has shrunk" in fault
