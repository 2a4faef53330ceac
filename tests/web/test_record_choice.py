"""A select of records, and offices by their place."""

import pytest
from django import forms
from django.utils.translation import override

from answerable.people.models import Office
from answerable.people.queries import list_offices
from answerable.web.record_choice import RecordChoiceField, choice_of, name_offices


class _Form(forms.Form):
    office = RecordChoiceField(empty="None", required=False)
    name = forms.CharField()


def _form(office: Office, value: str) -> _Form:
    form = _Form({"office": value, "name": "x"})
    choice_of(form, "office").offer([(office, "The office")])
    return form


def test_the_value_is_the_record(branch: Office) -> None:
    form = _form(branch, str(branch.pk))
    assert form.is_valid()
    assert form.cleaned_data["office"] == branch


def test_no_choice_is_none(branch: Office) -> None:
    form = _form(branch, "")
    assert form.is_valid()
    assert form.cleaned_data["office"] is None


def test_what_is_not_offered_is_not_taken(branch: Office) -> None:
    assert not _form(branch, "99999").is_valid()


def test_a_field_of_another_kind_is_no_choice_of_records() -> None:
    with pytest.raises(TypeError):
        choice_of(_Form(), "name")


def test_offices_are_named_by_their_place_in_the_language_of_the_page(department: Office, branch: Office) -> None:
    assert [words for _, words in name_offices(list_offices())] == [
        "Department of Lakes and Rivers",
        "Department of Lakes and Rivers › Water Quality Branch",
    ]
    with override("fr"):
        assert name_offices([department])[0][1] == "Ministère des Lacs et des Rivières"
