"""Reading stored files."""

from django.contrib.auth.models import AnonymousUser
from django.core.files.storage import default_storage

from answerable.documents.models import StoredFile
from answerable.people.models import Person


def find_file(sha256: str) -> StoredFile | None:
    """The file with this hash, or None."""
    return StoredFile.objects.filter(sha256=sha256).first()


def read_bytes(file: StoredFile) -> bytes:
    """The bytes of a stored file."""
    with default_storage.open(file.path) as stream:
        content: bytes = stream.read()
    return content


def get_source(person: Person | AnonymousUser, sha256: str) -> StoredFile | None:
    """The file with this hash for those with a role, who may read every record; None for everybody else."""
    return find_file(sha256) if isinstance(person, Person) and person.reads_all else None
