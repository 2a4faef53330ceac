import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from answerable.followup.evaluations.models import Evaluation
from tests import factories


def test_a_report_reads_as_its_title_and_without_one_as_its_address(evaluation: Evaluation) -> None:
    assert str(evaluation) == "Evaluation of the Clean Lakes Programme"
    assert str(Evaluation(slug="report")) == "report"


@pytest.mark.django_db
def test_a_link_reads_as_a_sentence() -> None:
    link = factories.make_evaluation_link()
    assert str(link) == f"{link.later} re-examines {link.earlier}"


@pytest.mark.parametrize("values", [{"kind": "novel"}, {"fiscal_year_start": 13}, {"fiscal_year_start": 0}])
def test_what_no_report_can_be_does_not_reach_the_table(evaluation: Evaluation, values: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Evaluation.objects.filter(pk=evaluation.pk).update(**values)


@pytest.mark.django_db
def test_a_report_that_a_later_one_names_cannot_be_deleted() -> None:
    link = factories.make_evaluation_link()
    with pytest.raises(ProtectedError):
        link.earlier.delete()
