"""Parts of a row are remembered under what they show, so that nothing goes stale."""

from datetime import date

from django.utils.translation import override

from answerable.followup.actions.models import Action
from answerable.followup.actions.queries import get_action
from answerable.people.models import Person
from answerable.web.rows import Standing, dates_of
from answerable.web.templatetags import quick
from tests import factories


def test_a_state_is_drawn_once_for_each_language() -> None:
    standing = Standing("overdue", date(2011, 9, 30))
    with override("en"):
        assert quick.quick_state(standing) is quick.quick_state(standing)
        english = quick.quick_state(standing)
    with override("fr"):
        assert quick.quick_state(standing) is not english


def _draw_dates(person: Person, action: Action) -> str:
    found = get_action(person, action.pk)
    assert found
    return quick.quick_dates(dates_of(found))


def test_another_date_is_drawn_anew(amina: Person, action: Action) -> None:
    assert "31 December 2025" not in _draw_dates(amina, action)
    factories.make_due_revision(by=amina, deliverable=action.deliverables.get())
    assert "31 December 2025" in _draw_dates(amina, action)


def test_the_memory_does_not_grow_without_end(monkeypatch) -> None:
    monkeypatch.setattr(quick, "_KEPT_AT_MOST", 3)
    quick._kept.clear()
    for day in range(1, 8):
        quick.quick_state(Standing("overdue", date(2011, 9, day)))
    assert len(quick._kept) <= 3


def test_words_of_a_document_are_escaped(amina: Person) -> None:
    action = factories.make_action(by=amina, office=factories.make_office(by=amina, name={"en": "<b>Branch</b>"}))
    found = get_action(amina, action.pk)
    assert found
    assert "&lt;b&gt;Branch&lt;/b&gt;" in quick.quick_offices(found)
