"""What tests of pages share: reading one as a person, and counting its queries."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.people.models import Person


def read_page(client: Client, address: str, person: Person | None = None, status: int = 200) -> str:
    """The page as one line of text, as this person (or the one who is signed in already) gets it."""
    if person:
        client.force_login(person)
    answer = client.get(address)
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def count_queries(client: Client, address: str) -> int:
    """How many queries the page takes."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
