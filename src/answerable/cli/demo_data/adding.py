"""Adding the sample data to an empty database, all or nothing."""

from collections.abc import Callable
from datetime import date

from django.db import connection, transaction

from answerable.cli.demo import FIRST
from answerable.cli.demo_data.story import Story
from answerable.lib.decisions import ALLOWED, Decision, Refused
from answerable.people.models import Person


def is_there() -> bool:
    """True where the sample data was added before; a database without any table has none."""
    tables = connection.introspection.table_names()
    return Person._meta.db_table in tables and Person.objects.filter(email=FIRST).exists()


def may_add_samples() -> Decision:
    """Sample data never mixes with other data."""
    if Person.objects.exists():
        return Refused(
            "This database holds other data already, so no sample data was added. "
            "Choose an empty folder with ANSWERABLE_DATA_DIR."
        )
    return ALLOWED


@transaction.atomic
def add_samples(today: date, say: Callable[[str], None]) -> None:
    """Tell the whole story as it stands on `today`; `say` takes sentences about what is being done."""
    Story(today).tell(say)
