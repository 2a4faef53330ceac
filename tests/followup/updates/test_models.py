import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from answerable.followup.updates.models import Update
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("values", [{"status": "reported-complete"}, {"state": "lost"}, {"state": "returned"}])
def test_what_no_update_can_be_does_not_reach_the_table(values: dict[str, str]) -> None:
    factories.make_update()
    with pytest.raises(IntegrityError), transaction.atomic():
        Update.objects.update(**values)


def test_an_action_that_was_reported_on_cannot_be_deleted() -> None:
    update = factories.make_update()
    with pytest.raises(ProtectedError):
        update.action.delete()


def test_a_file_that_is_evidence_cannot_be_deleted() -> None:
    evidence = factories.make_evidence()
    with pytest.raises(ProtectedError):
        evidence.file.delete()
