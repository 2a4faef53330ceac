"""Reading stored files."""

from django.core.files.storage import default_storage

from answerable.documents.models import StoredFile


def find_file(sha256: str) -> StoredFile | None:
    """The file with this hash, or None."""
    return StoredFile.objects.filter(sha256=sha256).first()


def read_bytes(file: StoredFile) -> bytes:
    """The bytes of a stored file."""
    with default_storage.open(file.path) as stream:
        content: bytes = stream.read()
    return content
