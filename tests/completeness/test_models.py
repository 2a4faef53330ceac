"""What holds for every table: a factory, people who are never deleted with a record, and reasons for each cascade."""

import inspect
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import PROTECT, ForeignKey, Model

from answerable.people.models import Person
from tests.factories import FACTORIES

SOURCE = Path(__file__).parents[2] / "src" / "answerable"
MODELS = [model for model in apps.get_models() if model.__module__.startswith("answerable.")]
FACTORIES_BY_NAME = {model.__name__: factory for model, factory in FACTORIES.items()}


def test_every_model_has_a_factory() -> None:
    assert [model.__name__ for model in MODELS if model not in FACTORIES] == []


@pytest.mark.django_db
@pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model.__name__)
def test_a_factory_makes_a_saved_row_without_being_told_anything(model: type[Model]) -> None:
    row = FACTORIES[model]()
    assert type(row) is model
    assert model._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("name", FACTORIES_BY_NAME)
def test_a_factory_takes_named_arguments_only(name: str) -> None:
    parameters = inspect.signature(FACTORIES_BY_NAME[name]).parameters.values()
    assert {each.kind for each in parameters} <= {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}


def _list_keys_to_person() -> list[ForeignKey]:
    fields = [field for model in MODELS for field in model._meta.get_fields() if isinstance(field, ForeignKey)]
    return [field for field in fields if field.related_model is Person]


def test_deleting_a_person_deletes_no_record() -> None:
    keys = _list_keys_to_person()
    assert len(keys) > 5
    assert [str(key) for key in keys if key.remote_field.on_delete is not PROTECT] == []


def test_no_hidden_table_ties_a_person_to_a_record() -> None:
    fields = [field for model in MODELS for field in model._meta.local_many_to_many]
    hidden = [field for field in fields if field.remote_field.through._meta.auto_created]
    assert [str(field) for field in hidden if Person in (field.model, field.related_model)] == []


def _list_cascades() -> list[tuple[str, str]]:
    """Every line of a models.py that cascades, with the line above it."""
    pairs = []
    for path in sorted(SOURCE.rglob("models.py")):
        lines = path.read_text().splitlines()
        found = [number for number, line in enumerate(lines) if re.search(r"\bCASCADE\b", line)]
        pairs += [(f"{path.relative_to(SOURCE)}:{number + 1}", lines[number - 1].strip()) for number in found]
    return pairs


def test_every_cascade_says_why() -> None:
    assert [place for place, above in _list_cascades() if not above.startswith("# ")] == []


def test_no_model_cascades_out_of_sight() -> None:
    fields = [field for model in MODELS for field in model._meta.local_fields if isinstance(field, ForeignKey)]
    cascading = [field for field in fields if field.remote_field.on_delete.__name__ == "CASCADE"]
    assert len(cascading) == len(_list_cascades())
