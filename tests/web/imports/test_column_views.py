"""Choosing what the columns are, reading again, and keeping the choice."""

import pytest
from django.test import Client
from django.urls import reverse

from answerable.ingest.models import Candidate, Layout
from answerable.people.models import Person
from tests import factories
from tests.ingest.accepting import newest
from tests.web.imports.review_form import press, read_messages
from tests.web.pages import read_page


@pytest.fixture(autouse=True)
def _amina_is_signed_in(client: Client, amina: Person) -> None:
    client.force_login(amina)


def _read_as_support(client: Client, candidate: Candidate) -> Candidate:
    choice = {"columns__0__row": "0", "columns__0__3": "support", "view": "columns"}
    return press(client, candidate, "review-read-again", **choice)


def _roles(candidate: Candidate) -> set[str]:
    return {office["role"] for action in candidate.content["actions"] for office in action["offices"]}


def test_the_choice_stands_above_its_table(client: Client, candidate: Candidate) -> None:
    page = read_page(client, f"/en/imports/{candidate.pk}/?view=columns")
    assert page.count('name="columns.0.') == 6  # the row of the headings, and five columns
    assert 'name="columns.0.' not in read_page(client, f"/en/imports/{candidate.pk}/")


def test_the_document_is_read_again_and_the_page_stays_at_its_columns(client: Client, candidate: Candidate) -> None:
    assert _roles(_read_as_support(client, candidate)) == {"support"}
    address = reverse("review-read-again", args=[candidate.pk])
    answer = client.post(address, {"version": newest().version, "view": "columns"})
    assert answer.headers["Location"].endswith(f"/imports/{candidate.pk}/?view=columns")
    assert _roles(newest()) == {"support"}  # a choice that changes nothing keeps those before it


def test_what_was_typed_is_not_lost_by_reading_again(client: Client, candidate: Candidate) -> None:
    choice = {"columns__0__row": "0", "columns__0__3": "support"}
    press(client, candidate, "review-read-again", actions__0__text="Do it well.", report__title="Lakes", **choice)
    assert newest().content["report"]["title"] == "Lakes"
    assert press(client, candidate, "review-go-back").content["actions"][0]["text"] == "Do it well."


def test_choices_can_be_forgotten(client: Client, candidate: Candidate) -> None:
    _read_as_support(client, candidate)
    assert _roles(press(client, candidate, "review-forget-columns")) == {"lead"}


def test_a_view_that_is_none_is_not_gone_back_to(client: Client, candidate: Candidate) -> None:
    answer = client.post(reverse("review-save", args=[candidate.pk]), {"version": "1", "view": "https://else.example"})
    assert answer.headers["Location"].endswith(f"/imports/{candidate.pk}/")


def test_a_choice_is_kept_and_offered_for_the_next_document(client: Client, candidate: Candidate) -> None:
    _read_as_support(client, candidate)
    press(client, candidate, "review-keep-layout", layout_name="Lakes")
    assert Layout.objects.get().name == "Lakes"
    assert "Lakes" in read_page(client, "/en/imports/")
    client.post("/en/imports/upload/", {"text": "Agreed words", "layout": Layout.objects.get().pk})
    assert newest().options["layout"] == Layout.objects.get().tables


def test_a_name_that_is_taken_is_refused_on_the_page(client: Client, candidate: Candidate) -> None:
    factories.make_layout(name="Lakes")
    _read_as_support(client, candidate)
    press(client, candidate, "review-keep-layout", layout_name="lakes")
    assert "There is a layout “lakes” already." in read_messages(client, candidate)


def test_layouts_are_listed_with_what_they_say(client: Client) -> None:
    assert "No layout is kept yet." in read_page(client, "/en/imports/layouts/")
    factories.make_layout(name="Lakes")
    page = read_page(client, "/en/imports/layouts/")
    assert "Lakes" in page
    assert "Office that supports" in page


def test_a_layout_is_removed(client: Client) -> None:
    client.post(reverse("layout-remove", args=[factories.make_layout().pk]))
    assert not Layout.objects.exists()


@pytest.mark.parametrize("who", ["boris", "dalia"])
def test_layouts_are_for_officers(client: Client, who: str, request: pytest.FixtureRequest) -> None:
    layout = factories.make_layout()
    client.force_login(request.getfixturevalue(who))
    assert client.get("/en/imports/layouts/").status_code == 403
    assert client.post(reverse("layout-remove", args=[layout.pk])).status_code == 404
    assert Layout.objects.exists()
