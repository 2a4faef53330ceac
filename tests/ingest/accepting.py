"""What tests of acceptance share: documents on record, and what the tables hold."""

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model

from answerable.followup.evaluations.models import Evaluation
from answerable.ingest.acceptance import accept_candidate
from answerable.ingest.changes import edit_candidate
from answerable.ingest.edits import set_values
from answerable.ingest.models import Candidate
from answerable.ingest.vocab import Mode
from answerable.lib.decisions import Refused
from answerable.people.models import Person
from tests import factories
from tests.clock import NOW
from tests.factories.filling import take
from tests.ingest.building import a_document

LEFT_OUT = {"Entry", "Head", "Candidate", "StoredFile"}  # the ledger goes on; the document stays, as it was read


def read(by: Person, content: bytes = b"", name: str = "response.html") -> Candidate:
    """A document under review."""
    return factories.make_candidate(by=by, name=name, content=content or a_document())


def edit(by: Person, candidate: Candidate, values: dict[str, str]) -> Candidate:
    """The candidate after a person wrote these values, by path."""
    write = [lambda content: set_values(content, values)]
    return take(edit_candidate(by=by, candidate=candidate, seen_version=candidate.version, edits=write))


def accept(by: Person, candidate: Candidate, **target: Any) -> Evaluation | Refused:
    """What accepting a candidate gives: with `mode` and `evaluation`, it joins that one."""
    return accept_candidate(by=by, at=NOW, candidate=candidate, seen_version=candidate.version, **target)


def put_on_record(by: Person, content: bytes = b"") -> Evaluation:
    """A document, accepted as a new report."""
    return take(accept(by, read(by, content)))


def join(by: Person, content: bytes, evaluation: Evaluation, mode: Mode) -> Evaluation:
    """A document, accepted into a report on record."""
    return take(accept(by, read(by, content), mode=mode, evaluation=evaluation))


def newest() -> Candidate:
    """The candidate that came last, as it is now."""
    return Candidate.objects.latest("pk")


def dump() -> dict[str, list[str]]:
    """Every row of the record, with its columns and what it is tied to."""
    models = (model for model in apps.get_models(include_auto_created=True) if _is_ours(model))
    return {model._meta.label: sorted(_read(model)) for model in models}


def _is_ours(model: type[Model]) -> bool:
    return model.__module__.startswith("answerable.") and model.__name__ not in LEFT_OUT


def _read(model: type[Model]) -> Iterator[str]:
    for row in model._default_manager.values():
        yield json.dumps(row, default=str, sort_keys=True)
