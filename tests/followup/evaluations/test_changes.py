from datetime import date, datetime, timedelta

import pytest

from answerable.followup.evaluations import changes
from answerable.followup.evaluations.models import Evaluation
from answerable.followup.evaluations.vocab import EvaluationLinkKind
from answerable.followup.recommendations.models import Recommendation
from answerable.ledger.models import Entry
from answerable.ledger.queries import read_details
from answerable.people.models import Office, Person
from tests import factories


def test_recording_a_report_does_not_publish_it(evaluation: Evaluation) -> None:
    assert not evaluation.is_published


def test_the_address_is_made_of_the_title(evaluation: Evaluation) -> None:
    assert evaluation.slug == "evaluation-of-the-clean-lakes-programme"


def test_reports_with_the_same_title_get_addresses_of_their_own(evaluation: Evaluation) -> None:
    second, third = (factories.make_evaluation(title=evaluation.title) for _ in range(2))
    assert [second.slug, third.slug] == [f"{evaluation.slug}-2", f"{evaluation.slug}-3"]


@pytest.mark.django_db
def test_a_title_without_letters_leaves_the_reference_or_a_plain_word() -> None:
    assert factories.make_evaluation(title={"en": "???"}, reference="EV 7").slug == "ev-7"
    assert factories.make_evaluation(title={}).slug == "report"


def test_the_ledger_holds_the_head_of_the_report(evaluation: Evaluation) -> None:
    details = read_details(Entry.objects.get(subject=evaluation.ledger_key))
    assert details["issued_on"] == "2025-02-03"
    assert details["organisation"] == "Department of Lakes and Rivers"


def test_a_correction_keeps_what_stood_there_before(amina: Person, evaluation: Evaluation, now: datetime) -> None:
    changes.change_evaluation(by=amina, at=now, evaluation=evaluation, reference="EV-2", issued_on=date(2025, 3, 1))
    details = read_details(Entry.objects.latest("sequence"))
    assert (details["before"]["reference"], details["after"]["reference"]) == ("EV-2025-01", "EV-2")


def test_a_correction_does_not_move_the_address(amina: Person, evaluation: Evaluation, now: datetime) -> None:
    changed = changes.change_evaluation(by=amina, at=now, evaluation=evaluation, title={"en": "Another"})
    assert (str(changed), changed.slug) == ("Another", evaluation.slug)


def test_a_correction_moves_the_modified_date(amina: Person, evaluation: Evaluation, now: datetime) -> None:
    later = now + timedelta(days=1)
    changed = changes.change_evaluation(by=amina, at=later, evaluation=evaluation, reference="EV-2")
    assert changed.modified_at == later


def test_what_no_correction_may_touch_is_an_error(amina: Person, evaluation: Evaluation, now: datetime) -> None:
    with pytest.raises(TypeError, match="published_at"):
        changes.change_evaluation(by=amina, at=now, evaluation=evaluation, published_at=now)


def test_a_report_follows_an_earlier_one_once(amina: Person, evaluation: Evaluation, now: datetime) -> None:
    earlier, kind = factories.make_evaluation(), EvaluationLinkKind.FOLLOWS
    first, second = (
        changes.link_evaluation(by=amina, at=now, evaluation=evaluation, earlier=earlier, kind=kind) for _ in range(2)
    )
    assert first == second
    assert Entry.objects.filter(kind="evaluation.linked").count() == 1


def test_a_report_does_not_follow_itself(amina: Person, evaluation: Evaluation, now: datetime) -> None:
    kind = EvaluationLinkKind.FOLLOWS
    assert not changes.link_evaluation(by=amina, at=now, evaluation=evaluation, earlier=evaluation, kind=kind)


def test_a_report_without_a_recommendation_is_not_published(
    amina: Person, evaluation: Evaluation, now: datetime
) -> None:
    assert not changes.publish_evaluation(by=amina, at=now, evaluation=evaluation)
    evaluation.refresh_from_db()
    assert not evaluation.is_published


@pytest.fixture
def published(amina: Person, recommendation: Recommendation, now: datetime) -> Evaluation:
    return changes.publish_evaluation(by=amina, at=now, evaluation=recommendation.evaluation)


def test_a_published_report_says_since_when(published: Evaluation, now: datetime) -> None:
    assert (published.published_at, published.modified_at) == (now, now)


def test_a_report_is_published_once(amina: Person, published: Evaluation, now: datetime) -> None:
    assert str(changes.publish_evaluation(by=amina, at=now, evaluation=published)) == (
        "This evaluation is already published."
    )


def test_a_report_is_withdrawn_with_a_reason(amina: Person, published: Evaluation, now: datetime) -> None:
    withdrawn = changes.withdraw_evaluation(by=amina, at=now, evaluation=published, reason=" A page is missing. ")
    assert not withdrawn.is_published
    assert read_details(Entry.objects.latest("sequence")) == {"reason": "A page is missing."}


def test_a_report_is_not_withdrawn_without_a_reason(amina: Person, published: Evaluation, now: datetime) -> None:
    assert not changes.withdraw_evaluation(by=amina, at=now, evaluation=published, reason=" ")


def test_the_modified_date_moves_forward_and_never_back(evaluation: Evaluation, now: datetime) -> None:
    for at in (now + timedelta(days=2), now + timedelta(days=1)):
        changes.touch_evaluation(evaluation.pk, at)
    evaluation.refresh_from_db()
    assert evaluation.modified_at == now + timedelta(days=2)


@pytest.mark.parametrize(
    "make", [factories.make_finding, factories.make_recommendation, factories.make_response, factories.make_action]
)
def test_what_is_added_to_a_report_moves_its_modified_date(evaluation: Evaluation, now: datetime, make) -> None:
    make(evaluation=evaluation, at=now + timedelta(days=1))
    evaluation.refresh_from_db()
    assert evaluation.modified_at == now + timedelta(days=1)


def test_a_report_may_have_no_organisation(amina: Person, department: Office) -> None:
    assert factories.make_evaluation(organisation=None).organisation is None
