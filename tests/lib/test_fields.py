from answerable.lib.fields import TextsField


def test_a_text_in_several_languages_starts_as_an_empty_map() -> None:
    assert TextsField().get_default() == {}


def test_two_rows_do_not_share_their_map() -> None:
    field = TextsField()
    assert field.get_default() is not field.get_default()
