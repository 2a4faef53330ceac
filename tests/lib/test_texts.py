from answerable.lib.texts import any_text, join, pick

BOTH = {"en": "Agreed", "fr": "D’accord"}


def test_the_text_of_the_language_is_picked() -> None:
    assert pick(BOTH, "fr") == ("D’accord", "fr")


def test_where_a_language_has_no_text_another_one_is_picked_and_named() -> None:
    assert pick({"en": "Agreed", "fr": ""}, "fr") == ("Agreed", "en")


def test_where_no_language_has_a_text_nothing_is_picked() -> None:
    assert pick({}, "fr") == ("", "fr")


def test_joining_adds_a_language() -> None:
    assert join({"en": "Agreed"}, {"fr": "D’accord"}) == BOTH


def test_an_empty_newer_text_erases_nothing() -> None:
    assert join(BOTH, {"en": "", "fr": "Oui"}) == {"en": "Agreed", "fr": "Oui"}


def test_a_label_takes_english_first_and_then_what_there_is() -> None:
    assert any_text(BOTH) == "Agreed"
    assert any_text({"fr": "D’accord"}) == "D’accord"
