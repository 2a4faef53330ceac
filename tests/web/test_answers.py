"""Sentences of the library below, in the language of the page."""

from django.utils.translation import override

from answerable.extraction.readers.refusals import NO_SUCH_PAGE, PICTURE_PAGE
from answerable.web.answers import say_reason


def test_a_sentence_with_a_word_filled_in_is_translated() -> None:
    with override("fr"):
        assert say_reason(PICTURE_PAGE.format(number=3)) == (
            "La page 3 est une image sans texte\u00a0; ses mots n’ont pas été lus."
        )


def test_a_word_that_is_filled_in_twice_is_the_same_word() -> None:
    with override("fr"):
        assert say_reason(NO_SUCH_PAGE.format(pages=3)).startswith("Le fichier compte 3 pages")


def test_several_reasons_are_translated_one_by_one() -> None:
    with override("fr"):
        said = say_reason("fall read as October to December; year of the report")
    assert said.startswith("l’automne est lu comme allant d’octobre à décembre; ")


def test_what_nobody_knows_stays_as_it_is() -> None:
    assert say_reason("page 3 is missing") == "page 3 is missing"
    assert say_reason("") == ""
