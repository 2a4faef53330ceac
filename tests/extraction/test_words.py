"""Folding, sentences and languages."""

import pytest

from answerable.extraction.words import count_language, count_others, find_sentences, fold, fold_in_place


def test_folding_keeps_every_character_in_its_place() -> None:
    text = "L’Échéancier – œuvre İ ﬁn"
    assert len(fold_in_place(text)) == len(text)
    assert fold_in_place("L’Échéancier") == "l'echeancier"


def test_closing_marks_do_not_count_in_a_look_up() -> None:
    assert fold(" Réponse  de la direction :") == "reponse de la direction"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Agreed. The rules are old.", ["Agreed.", "The rules are old."]),
        ("We met Dr. Roy, e.g. on fees. Then we left!", ["We met Dr. Roy, e.g. on fees.", "Then we left!"]),
        ("Accepted\nThe rules are old.", ["Accepted", "The rules are old."]),
        ("See no. 4. and more", ["See no. 4. and more"]),
        ("Since 2014. « Oui », dit-elle.", ["Since 2014.", "« Oui », dit-elle."]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in find_sentences(text)] == sentences


def test_the_commonest_words_tell_the_language() -> None:
    english, french = count_language("The Agency will keep the register of all landings and report to the Board.")
    assert english > french
    english, french = count_language("L’Agence tiendra le registre des débarcadères et fera rapport au Conseil.")
    assert french > english


def test_other_languages_are_counted_too() -> None:
    german = "Die Behörde wird das Verzeichnis führen, und sie ist für die Anlegestellen zuständig."
    assert count_others(german) > max(count_language(german))
