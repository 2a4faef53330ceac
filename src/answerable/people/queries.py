"""Reading persons and offices."""

from django.db.models import QuerySet

from answerable.lib.folding import fold
from answerable.people.models import Office, OfficeAlias, Person


def find_person(email: str) -> Person | None:
    """The active person with this address, written in any case."""
    return Person.objects.filter(email__iexact=email.strip(), is_active=True).first()


def list_people() -> QuerySet[Person]:
    """All persons, with roles and offices read ahead."""
    return Person.objects.prefetch_related("roles", "memberships__office").order_by("name")


def get_person(pk: int) -> Person | None:
    """One person, or None. Only administrators ask."""
    return list_people().filter(pk=pk).first()


def list_offices() -> QuerySet[Office]:
    """All offices. Their names are no secret: who answers for what is told by the records."""
    return Office.objects.select_related("parent", "organisation").order_by("id")


def get_office(pk: int) -> Office | None:
    """One office, or None."""
    return list_offices().filter(pk=pk).first()


def office_ids_of(person: Person) -> set[int]:
    """The offices a person answers for: those of the memberships, and every part below them."""
    return _with_parts(set(person.memberships.values_list("office_id", flat=True)))


def part_ids(office: Office) -> set[int]:
    """The office and every part below it."""
    return _with_parts({office.pk})


def _with_parts(office_ids: set[int]) -> set[int]:
    found = newest = office_ids
    while newest:
        newest = set(Office.objects.filter(parent_id__in=newest).values_list("id", flat=True)) - found
        found = found | newest
    return found


def ancestor_ids(office: Office | None) -> set[int]:
    """The office and everything above it."""
    found: set[int] = set()
    while office is not None and office.pk not in found:
        found.add(office.pk)
        office = office.parent
    return found


def read_office_names(document_sha256: str = "") -> dict[str, int]:
    """Every folded way to write an office that is known, for this document or everywhere → office id.

    Names and acronyms are kept as aliases of their office, so one table answers. A document's own
    meaning of an acronym comes before the general one.
    """
    aliases = OfficeAlias.objects.filter(document_sha256__in={"", document_sha256})
    rows = aliases.order_by("document_sha256", "id").values_list("folded", "office_id")
    return dict(rows)


def find_office(as_written: str, document_sha256: str = "") -> int | None:
    """The id of the office that is written so, by name, acronym or alias; None where nobody knows it."""
    return read_office_names(document_sha256).get(fold(as_written))
