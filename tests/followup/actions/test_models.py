from datetime import date

import pytest
from django.db import IntegrityError, transaction

from answerable.followup.actions.models import Action, ActionOffice, Deliverable, DueRevision
from answerable.periods.expressions.due import Due, Span
from answerable.periods.expressions.vocab import Kind
from tests import factories
from tests.factories import dues

SPANS = (Span(date(2016, 2, 11), date(2016, 2, 11)), Span(date(2016, 11, 2), date(2016, 11, 2)))


@pytest.mark.parametrize(
    "due",
    [
        dues.on(date(2025, 9, 30)),
        dues.within(date(2011, 1, 1), date(2011, 3, 31), "Q4 of FY 2010-11"),
        dues.ongoing(),
        dues.without_a_day(),
        Due("11/2/2016", Kind.AMBIGUOUS, assumptions=("day or month first",), readings=SPANS),
    ],
)
def test_a_due_date_comes_back_from_the_table_as_it_was_read(action: Action, due: Due) -> None:
    row = Deliverable(action=action)
    row.read_from(due, {"en": due.as_written})
    row.save()
    assert Deliverable.objects.get(pk=row.pk).due == due


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "someday"},
        {"start": date(2025, 10, 1)},
        {"end": None},
        {"kind": "ambiguous"},
        {"state": "lost"},
    ],
)
def test_a_date_that_contradicts_itself_does_not_reach_the_table(action: Action, values: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Deliverable.objects.update(**values)


@pytest.mark.parametrize("values", [{"status": "late"}, {"published_progress": "nearly"}])
def test_an_action_has_no_other_status(action: Action, values: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.update(**values)


@pytest.mark.django_db
def test_a_later_date_without_a_reason_does_not_reach_the_table() -> None:
    revision = factories.make_due_revision()
    with pytest.raises(IntegrityError), transaction.atomic():
        DueRevision.objects.filter(pk=revision.pk).update(reason="")


def test_an_action_reads_as_key_and_words(action: Action) -> None:
    assert str(action) == "1.1 The branch will publish a plan for measuring."


def test_its_parts_read_as_what_they_say(action: Action) -> None:
    assert str(action.offices.get()) == "Water Quality Branch"
    assert str(action.deliverables.get()) == "30 September 2025"
    assert str(action.deliverables.get().revisions.get()) == "30 September 2025"
    assert str(action.answers.get()) == f"{action} → {action.recommendations.get()}"


def test_an_office_that_is_not_written_out_reads_as_its_name(branch) -> None:
    assert str(ActionOffice(office=branch)) == "Water Quality Branch"
    assert str(Deliverable(kind="ongoing")) == "ongoing"
