"""Every address of the site: found in the resolver, filled with every key that exists."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from django.apps import apps
from django.db.models import AutoField
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RegexPattern

from answerable.documents.models import StoredFile
from answerable.followup.evaluations.models import Evaluation


@dataclass(frozen=True)
class Route:
    """One named address; `parameters` holds the name of each part to fill and what it takes."""

    name: str
    parameters: tuple[tuple[str, str], ...]


def list_routes(resolver: URLResolver | None = None) -> list[Route]:
    """Every route of the site. Raises LookupError for one without a name, which nothing could walk."""
    found = []
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            found += list_routes(each)
        elif each.name is None:
            raise LookupError(f"{each.pattern} has no name")
        else:
            found.append(Route(each.name, tuple(_parameters_of(each))))
    return found


def _parameters_of(pattern: URLPattern) -> Iterator[tuple[str, str]]:
    """A part of a path takes what its converter says; a group of a regular expression goes by its own name."""
    if isinstance(pattern.pattern, RegexPattern):
        yield from ((name, name) for name in pattern.pattern.regex.groupindex)
    for name, converter in pattern.pattern.converters.items():
        yield name, type(converter).__name__


def read_keys() -> dict[str, list[str]]:
    """What a part of an address takes → every value there is."""
    return {
        "IntConverter": sorted({str(pk) for model in _models() for pk in model.objects.values_list("pk", flat=True)}),
        "SlugConverter": list(Evaluation.objects.values_list("slug", flat=True)),
        "Fingerprint": list(StoredFile.objects.values_list("sha256", flat=True)),
        "uidb36": ["1"],  # the mailed link that sets a password
        "key": ["set-password"],
    }


def _models() -> list[type]:
    models = (model for model in apps.get_models() if model.__module__.startswith("answerable."))
    return [model for model in models if isinstance(model._meta.pk, AutoField)]


def list_addresses(keys: dict[str, list[str]]) -> list[str]:
    """Every route with every key, in the language of the moment."""
    return [address for route in list_routes() for address in fill(route, keys)]


def fill(route: Route, keys: dict[str, list[str]]) -> Iterator[str]:
    """The addresses of one route, with every key. KeyError for a part that nobody can fill."""
    names = [name for name, _ in route.parameters]
    for values in product(*(keys[kind] for _, kind in route.parameters)):
        yield reverse(route.name, kwargs=dict(zip(names, values, strict=True)))
