"""The first law: a change and its ledger entry are one, each change is somebody's, and none goes without an entry."""

import inspect
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection
from django.db.models import Model

from answerable.ledger.models import Entry
from answerable.lib.decisions import Refused
from tests import factories
from tests.completeness.change_cases import (
    CASES,
    OUTSIDE_THE_LEDGER,
    PARTS_OF_CHANGES,
    WITHOUT_A_RULE,
    Case,
    Function,
    discover,
)

LEFT_OUT = PARTS_OF_CHANGES | OUTSIDE_THE_LEDGER
CHANGES = {name: change for name, change in discover().items() if change not in LEFT_OUT}
TOLD = {name: change for name, change in CHANGES.items() if change in CASES}
RULED = {name: change for name, change in TOLD.items() if change not in WITHOUT_A_RULE}

_REFUSE_ENTRIES = {
    "sqlite": [
        "CREATE TRIGGER full BEFORE INSERT ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is full'); END"
    ],
    "postgresql": [
        """CREATE FUNCTION is_full() RETURNS trigger LANGUAGE plpgsql AS $$
           BEGIN RAISE EXCEPTION 'the ledger is full'; END $$""",
        "CREATE TRIGGER full_ledger BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION is_full()",
    ],
}


def _dump() -> dict[str, list[str]]:
    """Every row of every table."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return {table: sorted(map(repr, _read(cursor, table))) for table in tables}


def _read(cursor, table: str) -> Iterator[tuple]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return cursor.fetchall()


def _fill_the_ledger() -> None:
    """From here on the database takes no further entry."""
    with connection.cursor() as cursor:
        for statement in _REFUSE_ENTRIES[connection.vendor]:
            cursor.execute(statement)


def _case_of(name: str) -> tuple[Function, Case]:
    return CHANGES[name], CASES[CHANGES[name]]


def test_every_change_has_a_case() -> None:
    """Where this fails, tell the new change's story in change_cases.py."""
    assert sorted(set(CHANGES) - set(TOLD)) == []


def test_no_case_is_left_over() -> None:
    assert (set(CASES) | LEFT_OUT) - set(discover().values()) == set()


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_names_all_it_takes_and_requires_who_and_when(name: str) -> None:
    parameters = inspect.signature(CHANGES[name]).parameters
    kinds = {each.kind for each in parameters.values()}
    assert kinds <= {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}
    assert [parameters[each].default for each in ("by", "at")] == [inspect.Parameter.empty] * 2


@pytest.mark.django_db
@pytest.mark.parametrize("name", TOLD)
def test_a_change_writes_an_entry_of_its_own(name: str) -> None:
    change, case = _case_of(name)
    arguments = case.prepare()
    before = Entry.objects.count()
    assert not isinstance(change(**arguments), Refused)
    written = Entry.objects.count() - before
    assert written >= 1 if case.writes_several else written == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", TOLD)
def test_what_a_change_answers_is_what_the_table_holds(name: str) -> None:
    change, case = _case_of(name)
    answer = change(**case.prepare())
    if isinstance(answer, Model):
        names = [field.attname for field in answer._meta.concrete_fields]
        held = type(answer)._base_manager.values(*names).get(pk=answer.pk)
        assert {name: getattr(answer, name) for name in names} == held


@pytest.mark.django_db
@pytest.mark.parametrize("name", TOLD)
def test_a_change_leaves_alone_what_it_is_not_about(name: str) -> None:
    change, case = _case_of(name)
    case.prepare()
    others = _dump()
    arguments = case.prepare()
    change(**arguments)
    after = _dump()
    lost = {table: set(rows) - set(after[table]) for table, rows in others.items() if table != "ledger_head"}
    assert {table: rows for table, rows in lost.items() if rows} == {}


@pytest.mark.django_db
@pytest.mark.parametrize("name", TOLD)
def test_nothing_changes_where_the_ledger_cannot_be_written(name: str) -> None:
    change, case = _case_of(name)
    arguments = case.prepare()
    _fill_the_ledger()
    before = _dump()
    with pytest.raises(DatabaseError):
        change(**arguments)
    assert _dump() == before


@pytest.mark.django_db
@pytest.mark.parametrize("name", RULED)
def test_somebody_without_role_and_office_is_refused_and_changes_nothing(name: str) -> None:
    change, case = _case_of(name)
    arguments = {**case.prepare(), "by": factories.make_person()}
    before = _dump()
    assert isinstance(change(**arguments), Refused)
    assert _dump() == before


@pytest.mark.django_db
def test_the_dump_sees_a_new_row() -> None:
    before = _dump()
    factories.make_person()
    assert _dump() != before
