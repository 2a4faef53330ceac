from answerable.followup.actions.models import Action
from answerable.followup.evaluations.models import Evaluation
from answerable.ledger.models import Entry
from answerable.ledger.queries import is_named_after, list_entries, list_entries_of, read_details
from answerable.people.models import Person
from tests import factories


def test_entries_come_newest_first(amina: Person) -> None:
    first, second = factories.make_entry(subject=amina), factories.make_entry(subject=amina)
    assert list(list_entries()[:2]) == [second, first]


def test_the_history_of_an_action_is_about_that_action(action: Action) -> None:
    factories.make_action(evaluation=action.evaluation)
    assert [entry.kind for entry in list_entries_of(action.ledger_key)] == ["action.recorded"]


def test_the_history_of_a_report_holds_what_lies_within_it(evaluation: Evaluation, action: Action) -> None:
    kinds = [entry.kind for entry in list_entries_of(evaluation.ledger_key)]
    assert kinds == ["action.recorded", "response.recorded", "recommendation.recorded", "evaluation.recorded"]


def test_the_histories_of_several_records_are_read_at_once(amina: Person, boris: Person) -> None:
    subjects = {entry.subject for entry in list_entries_of(amina.ledger_key, boris.ledger_key)}
    assert subjects >= {amina.ledger_key, boris.ledger_key}


def test_the_details_are_read_as_they_were_written(amina: Person) -> None:
    entry = factories.make_entry(subject=amina, details={"before": [], "after": ["reader"]})
    assert read_details(Entry.objects.get(pk=entry.pk)) == {"before": [], "after": ["reader"]}


def test_a_record_is_named_after_an_entry_only_by_later_ones(amina: Person) -> None:
    last = factories.make_entry(subject=amina)
    assert is_named_after({amina.ledger_key}, last.sequence - 1)
    assert not is_named_after({amina.ledger_key}, last.sequence)


def test_what_lies_within_a_record_names_it_too(evaluation: Evaluation) -> None:
    last = Entry.objects.latest("sequence").sequence
    factories.make_recommendation(evaluation=evaluation)
    assert is_named_after({evaluation.ledger_key}, last)


def test_an_entry_about_another_record_does_not_name_it(amina: Person, boris: Person) -> None:
    last = Entry.objects.latest("sequence").sequence
    factories.make_entry(by=amina, subject=boris)
    assert not is_named_after({amina.ledger_key}, last)
