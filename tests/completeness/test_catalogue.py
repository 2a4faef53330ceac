"""Every sentence of the interface is there in French."""

import string

from tests.completeness.catalogue import find_messages, list_untranslated, read_french


def test_every_sentence_of_the_interface_has_a_french_one() -> None:
    assert list_untranslated() == []


def test_the_catalogue_holds_no_sentence_that_is_no_longer_used() -> None:
    used = find_messages()
    assert [m.id for m in read_french() if m.id and (m.id, m.context) not in used] == []


def test_a_french_sentence_has_the_places_of_the_english_one() -> None:
    wrong = []
    for message in read_french():
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        strings = [message.string] if isinstance(message.string, str) else list(message.string)
        if message.id and any(_places(text) - set().union(*map(_places, ids)) for text in strings):
            wrong.append(message.id)
    assert wrong == []


def _places(text: str) -> set[str]:
    """The named places in a sentence: {name} and %(name)s."""
    if "%(" in text:
        return {part.split(")")[0] for part in text.split("%(")[1:]}
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
