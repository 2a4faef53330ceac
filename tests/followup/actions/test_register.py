"""The register of actions: filters, order, pages, and a fixed number of queries."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from answerable.followup.actions import queries
from answerable.followup.actions.changes import PublishedStatus
from answerable.followup.actions.models import Action
from answerable.followup.actions.queries import ActionFilter
from answerable.followup.actions.vocab import Progress
from answerable.followup.evaluations.models import Evaluation
from answerable.people.models import Office
from answerable.periods.expressions.due import Due
from answerable.periods.expressions.vocab import Kind
from tests import factories
from tests.clock import TODAY
from tests.factories import dues

DAY = timedelta(days=1)


@pytest.fixture
def late(evaluation: Evaluation, other_branch: Office) -> Action:
    return factories.make_action(evaluation=evaluation, office=other_branch, due=TODAY - DAY)


@pytest.fixture
def ongoing(evaluation: Evaluation, other_branch: Office) -> Action:
    return factories.make_action(evaluation=evaluation, office=other_branch, due=dues.ongoing())


@pytest.fixture
def register(action: Action, late: Action, ongoing: Action) -> list[Action]:
    return [action, late, ongoing]


def _narrow(**wanted: object) -> list[Action]:
    return list(queries.filter_actions(Action.objects.all(), ActionFilter(**wanted), TODAY))


def test_without_a_filter_the_earliest_end_comes_first(
    register: list[Action], action: Action, late: Action, ongoing: Action
) -> None:
    assert _narrow() == [late, action, ongoing]


def test_actions_are_narrowed_to_offices(register: list[Action], branch: Office, action: Action) -> None:
    assert _narrow(offices=frozenset({branch.pk})) == [action]


def test_an_office_that_nobody_knows_matches_nothing(register: list[Action]) -> None:
    assert _narrow(no_one=True) == []


def test_actions_are_narrowed_to_a_status(register: list[Action], evaluation: Evaluation) -> None:
    done = factories.make_action(evaluation=evaluation, published=PublishedStatus(Progress.COMPLETED))
    assert _narrow(status="reported-complete") == [done]


def test_what_ended_yesterday_is_overdue(register: list[Action], late: Action) -> None:
    assert _narrow(is_overdue=True) == [late]


def test_what_ends_today_is_not_overdue(evaluation: Evaluation) -> None:
    factories.make_action(evaluation=evaluation, due=TODAY)
    assert _narrow(is_overdue=True) == []


@pytest.mark.parametrize("progress", [Progress.COMPLETED, Progress.CANCELLED])
def test_what_is_reported_complete_or_cancelled_is_not_overdue(evaluation: Evaluation, progress: Progress) -> None:
    factories.make_action(evaluation=evaluation, due=TODAY - DAY, published=PublishedStatus(progress))
    assert _narrow(is_overdue=True) == []


def test_one_open_date_that_passed_makes_an_action_overdue(evaluation: Evaluation) -> None:
    several = factories.make_action(evaluation=evaluation, due=[dues.ongoing(), TODAY + DAY, TODAY - DAY])
    assert _narrow(is_overdue=True) == [several]


def test_a_date_that_was_met_when_it_was_written_is_not_overdue(evaluation: Evaluation) -> None:
    done = Due("Completed May 2006", Kind.DONE, None, date(2006, 5, 31))
    factories.make_action(evaluation=evaluation, due=done)
    assert _narrow(is_overdue=True) == []


def test_actions_are_narrowed_to_what_is_ongoing(register: list[Action], ongoing: Action) -> None:
    assert _narrow(is_ongoing=True) == [ongoing]


def test_actions_are_narrowed_to_the_days_on_which_they_end(register: list[Action], action: Action) -> None:
    assert _narrow(due_from=date(2025, 9, 30), due_to=date(2025, 9, 30)) == [action]
    assert _narrow(due_from=date(2025, 10, 1), due_to=date(2025, 12, 31)) == []


def test_what_was_done_when_it_was_written_does_not_fall_due(evaluation: Evaluation) -> None:
    factories.make_action(evaluation=evaluation, due=Due("Completed May 2006", Kind.DONE, None, date(2006, 5, 31)))
    assert _narrow(due_from=date(2006, 5, 1), due_to=date(2006, 5, 31)) == []


def test_one_bound_narrows_too(register: list[Action], action: Action, late: Action) -> None:
    assert _narrow(due_from=TODAY) == [action]
    assert _narrow(due_to=TODAY) == [late]


def test_actions_are_narrowed_to_a_report(register: list[Action], evaluation: Evaluation) -> None:
    elsewhere = factories.make_action()
    assert _narrow(evaluation=elsewhere.evaluation.slug) == [elsewhere]


def test_actions_are_narrowed_to_a_theme_of_their_recommendation(register: list[Action], action: Action) -> None:
    assert _narrow(theme="Effectiveness") == [action]
    assert _narrow(theme="Economy") == []


@pytest.mark.parametrize("words", ["plan measuring", "PLÀN", "mesure direction", "lake year", "1.1"])
def test_an_action_is_found_by_words_in_any_order_and_case(register: list[Action], action: Action, words: str) -> None:
    assert _narrow(words=words) == [action]


@pytest.mark.parametrize("words", ["harbour plan", "100%", "_"])
def test_words_that_are_not_there_find_nothing(register: list[Action], words: str) -> None:
    assert _narrow(words=words) == []


def test_an_action_of_two_recommendations_is_listed_once(register: list[Action], evaluation: Evaluation) -> None:
    asked = [factories.make_recommendation(evaluation=evaluation, theme={"en": "Economy"}) for _ in range(2)]
    both = factories.make_action(evaluation=evaluation, recommendations=asked)
    assert _narrow(theme="Economy") == [both]


def test_pages_follow_each_other_without_gap_and_repetition(evaluation: Evaluation) -> None:
    for due in [TODAY, TODAY, TODAY + DAY, None, None]:
        factories.make_action(evaluation=evaluation, due=due)
    actions = queries.filter_actions(Action.objects.all(), ActionFilter(), TODAY)
    seen: list[Action] = []
    while page := queries.page_after(actions, (seen[-1].due_sort, seen[-1].pk) if seen else None, 2):
        seen += page[:2]
    assert seen == list(actions)


def test_a_page_knows_whether_another_one_follows(register: list[Action]) -> None:
    actions = queries.filter_actions(Action.objects.all(), ActionFilter(), TODAY)
    assert len(queries.page_after(actions, None, 2)) == 3
    assert len(queries.page_after(actions, None, 3)) == 3


def test_a_page_takes_the_same_queries_for_any_number_of_rows(
    register: list[Action], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for size in (1, 3):
        with django_assert_num_queries(5):
            rows = queries.page_after(queries.filter_actions(Action.objects.all(), ActionFilter(), TODAY), None, size)
            assert all(str(office.office) and row.evaluation.slug for row in rows for office in row.offices.all())


def test_a_count_stops_at_its_limit(register: list[Action]) -> None:
    assert queries.count_up_to(Action.objects.all(), limit=5) == 3
    assert queries.count_up_to(Action.objects.all(), limit=2) == 3
    assert queries.count_up_to(Action.objects.all(), limit=1) == 2


def test_the_longest_overdue_comes_first(evaluation: Evaluation, action: Action, late: Action) -> None:
    reported = PublishedStatus(Progress.COMPLETED)
    factories.make_action(evaluation=evaluation, due=TODAY - 90 * DAY, published=reported)
    longest = factories.make_action(evaluation=evaluation, due=TODAY - 90 * DAY)
    assert list(queries.list_overdue(Action.objects.all(), TODAY)) == [longest, late]


def test_what_falls_due_in_a_time_is_open_and_ends_in_it(register: list[Action], action: Action) -> None:
    reported = PublishedStatus(Progress.COMPLETED)
    factories.make_action(evaluation=action.evaluation, due=date(2025, 9, 30), published=reported)
    found = queries.list_due_between(Action.objects.all(), date(2025, 9, 30), date(2025, 9, 30))
    assert list(found) == [action]


def test_a_row_shows_the_first_promise_and_no_date_that_is_asked_for(action: Action) -> None:
    factories.make_due_revision(deliverable=action.deliverables.get())
    (row,) = queries.with_parts(Action.objects.all())
    shown = row.deliverables.all()[0].shown_revisions
    assert [revision.state for revision in shown] == ["promised"]


def test_the_public_register_holds_nothing_unpublished(register: list[Action]) -> None:
    assert queries.count_up_to(queries.list_visible(AnonymousUser())) == 0


def test_one_look_tells_how_many_match_and_which(
    register: list[Action], late: Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (late.due_sort, late.pk) in queries.read_keys(Action.objects.all(), ActionFilter())
    monkeypatch.setattr(queries, "COUNTED_AT_MOST", 1)
    assert len(queries.read_keys(Action.objects.all(), ActionFilter())) == 2


def test_where_words_are_looked_for_fewer_are_counted(register: list[Action], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "FOUND_AT_MOST", 1)
    assert len(queries.read_keys(Action.objects.all(), ActionFilter(words="branch"))) == 2


def test_the_first_and_the_last_day_are_those_of_what_one_may_know(register: list[Action], late: Action) -> None:
    assert queries.read_ends(Action.objects.all()) == (TODAY - DAY, date(2025, 9, 30))
    assert queries.read_ends(Action.objects.filter(pk=late.pk)) == (TODAY - DAY, TODAY - DAY)
    assert queries.read_ends(Action.objects.none()) is None
