from datetime import datetime, timedelta

from answerable.followup.evaluations.models import Evaluation
from answerable.followup.recommendations import changes
from answerable.followup.recommendations.models import Recommendation
from answerable.followup.recommendations.vocab import RecommendationLinkKind
from answerable.ledger.models import Entry
from answerable.ledger.queries import read_details
from answerable.lib.texts import join
from answerable.people.models import Office, Person
from tests import factories


def test_a_recommendation_is_kept_with_whom_it_is_addressed_to(
    amina: Person, evaluation: Evaluation, branch: Office
) -> None:
    addressees = [("Water Quality Branch", branch), ("the Minister", None)]
    made = factories.make_recommendation(evaluation=evaluation, addressees=addressees)
    assert [(each.as_written, each.office) for each in made.addressees.all()] == addressees


def test_a_recommendation_rests_on_findings_and_passages(evaluation: Evaluation) -> None:
    finding, passage = factories.make_finding(evaluation=evaluation), factories.make_passage()
    made = factories.make_recommendation(evaluation=evaluation, findings=[finding], passages=[passage])
    assert (made.findings.get(), made.passages.get()) == (finding, passage)


def test_a_report_has_each_key_once(amina: Person, recommendation: Recommendation, now: datetime) -> None:
    given = {"evaluation": recommendation.evaluation, "key": "1", "order": 1, "text": {"en": "Again."}}
    refused = changes.record_recommendation(by=amina, at=now, **given)
    assert str(refused) == "This report already has a recommendation 1."


def test_two_reports_may_both_have_a_first_recommendation(recommendation: Recommendation) -> None:
    assert factories.make_recommendation(key="1").key == recommendation.key


def test_a_recommendation_is_told_in_the_history_of_its_report(recommendation: Recommendation) -> None:
    entry = Entry.objects.get(subject=recommendation.ledger_key)
    assert entry.within == recommendation.evaluation.ledger_key
    assert read_details(entry)["text"] == recommendation.text


def test_a_further_language_is_joined_to_the_first(
    amina: Person, recommendation: Recommendation, now: datetime
) -> None:
    text = join(recommendation.text, {"fr": "Mesurer tous les lacs."})
    changed = changes.change_recommendation(by=amina, at=now, recommendation=recommendation, text=text)
    assert changed.text == {"en": "Measure every lake once a year.", "fr": "Mesurer tous les lacs."}


def test_a_correction_adds_the_passages_that_it_rests_on(
    amina: Person, recommendation: Recommendation, now: datetime
) -> None:
    passage = factories.make_passage()
    changes.change_recommendation(by=amina, at=now, recommendation=recommendation, passages=[passage])
    assert recommendation.passages.get() == passage


def test_a_correction_that_changes_nothing_is_not_told(
    amina: Person, recommendation: Recommendation, now: datetime
) -> None:
    before = Entry.objects.count()
    changes.change_recommendation(by=amina, at=now, recommendation=recommendation, text=recommendation.text)
    assert Entry.objects.count() == before


def test_a_correction_moves_the_modified_date_of_the_report(
    amina: Person, recommendation: Recommendation, now: datetime
) -> None:
    later = now + timedelta(days=1)
    changes.change_recommendation(by=amina, at=later, recommendation=recommendation, priority="High")
    recommendation.evaluation.refresh_from_db()
    assert recommendation.evaluation.modified_at == later


def test_a_recommendation_repeats_an_earlier_one_once(
    amina: Person, recommendation: Recommendation, now: datetime
) -> None:
    parts = {"earlier": factories.make_recommendation(), "kind": RecommendationLinkKind.REPEATS}
    links = [changes.link_recommendation(by=amina, at=now, recommendation=recommendation, **parts) for _ in range(2)]
    assert links[0] == links[1]
    assert Entry.objects.filter(kind="recommendation.linked").count() == 1


def test_a_recommendation_does_not_repeat_itself(amina: Person, recommendation: Recommendation, now: datetime) -> None:
    parts = {"earlier": recommendation, "kind": RecommendationLinkKind.REPEATS}
    assert not changes.link_recommendation(by=amina, at=now, recommendation=recommendation, **parts)
