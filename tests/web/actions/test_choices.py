"""What the selects of the register offer: bounded, and only what the person may know."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import AnonymousUser

from answerable.followup.actions.models import Action
from answerable.followup.evaluations.models import Evaluation
from answerable.people.models import Office, Person
from answerable.web.actions import choices
from answerable.web.actions.filters import read_filter
from tests import factories
from tests.clock import TODAY


def _offer(person: Person | AnonymousUser, **query: str) -> dict[str, choices.Choices]:
    return choices.offer_filters(person, read_filter(person, query, TODAY), TODAY)


def _codes(offered: choices.Choices) -> list[str]:
    return [code for code, _ in offered if code]


def test_only_reports_that_one_may_know_are_offered(amina: Person, evaluation: Evaluation) -> None:
    assert _codes(_offer(amina)["evaluation"]) == [evaluation.slug]
    assert _codes(_offer(AnonymousUser())["evaluation"]) == []


def test_themes_are_those_of_the_chosen_report(amina: Person, action: Action) -> None:
    factories.make_recommendation(by=amina, theme={"en": "Economy"})
    assert _codes(_offer(amina)["theme"]) == ["Economy", "Effectiveness"]
    assert _codes(_offer(amina, evaluation=action.evaluation.slug)["theme"]) == ["Effectiveness"]


def test_a_long_list_is_cut_but_keeps_what_is_chosen(
    amina: Person, branch: Office, other_branch: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choices, "_LISTED", 1)
    assert len(_codes(_offer(amina)["office"])) == 1
    assert str(branch.pk) in _codes(_offer(amina, office=str(branch.pk))["office"])


def test_the_quarters_are_those_in_which_something_falls_due(amina: Person, action: Action) -> None:
    factories.make_action(by=amina, due=date(2023, 12, 31))
    years = [year for year, quarters in _offer(amina)["due"] if isinstance(quarters, list)]
    assert years == ["2025-26", "2024-25", "2023-24"]


def test_a_quarter_that_is_asked_for_is_offered_wherever_it_lies(amina: Person, action: Action) -> None:
    years = dict(pair for pair in _offer(amina, due="1999-Q4")["due"] if isinstance(pair[1], list))
    assert ("1999-Q4", "Q4 of 1999-00 (1 Jan – 31 Mar 2000)") in years["1999-00"]


def test_a_fiscal_year_that_is_a_calendar_year_has_one_number(settings: LazySettings) -> None:
    settings.FISCAL_YEAR_START = 1
    assert choices.year_words(2011) == "2011"


def test_what_is_applied_is_said_in_words(amina: Person, branch: Office) -> None:
    query = {"words": "lake", "office": str(branch.pk), "due": "2011-Q2", "status": "in-progress", "theme": "Gone"}
    asked = read_filter(amina, query, TODAY)
    assert choices.say_filters(asked, choices.offer_filters(amina, asked, TODAY)) == [
        ("words", "“lake”"),
        ("office", "Water Quality Branch"),
        ("due", "Q2 of 2011-12 (1 Jul – 30 Sep 2011)"),
        ("status", "In progress"),
        ("theme", "Gone"),
    ]
