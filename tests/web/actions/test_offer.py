"""What the filters offer is read once, until the record changes."""

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.followup.actions.models import Action
from answerable.people.models import Office, Person
from answerable.web.actions import offer
from tests import factories


def test_it_is_read_again_only_when_something_has_changed(amina: Person, action: Action) -> None:
    before = offer.read_offer(amina)
    with CaptureQueriesContext(connection) as captured:
        assert offer.read_offer(amina) is before
    assert len(captured) == 1
    factories.make_evaluation(by=amina, title={"en": "Audit of wells"})
    assert {"en": "Audit of wells"} in [title for _slug, title in offer.read_offer(amina).evaluations]


def test_what_one_person_may_read_is_not_offered_to_another(amina: Person, boris: Person, action: Action) -> None:
    factories.make_evaluation(by=amina, title={"en": "Audit of wells"})
    assert len(offer.read_offer(amina).evaluations) == 2
    assert len(offer.read_offer(boris).evaluations) == 1
    assert offer.read_offer(AnonymousUser()).evaluations == []


def test_it_does_not_grow_without_end(amina: Person, boris: Person, branch: Office) -> None:
    offer._kept.update({(str(number), "gone", "en"): offer.Offer() for number in range(offer._MOST_KEPT)})
    offer.read_offer(boris)
    assert len(offer._kept) == 1
