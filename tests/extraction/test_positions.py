"""What an answer says."""

import pytest

from answerable.extraction.positions import read_position

# fmt: off
ALONE = {
    "accepted": (
        "Agreed.", "AGREED", "Agree", "Accepted in full", "We concur.", "Management concurs with the recommendation.",
        "The Agency agrees with Recommendation 3.", "This recommendation is accepted by management.", "Yes", "Endorsed",
        "The Branch is in agreement with the recommendation.", "Supported", "Fully agreed.", "D’accord.", "Acceptée",
        "En accord avec la recommandation.", "Nous acceptons la recommandation.",
        "L’Agence souscrit à la recommandation.",
        "La direction appuie la recommandation.", "Oui", "Recommandation acceptée.", "Tout à fait d’accord.",
        "Retenue", "Adopted", "The Government agrees with the Committee.", "Has been implemented",
        "L’entité adhère à la recommandation.",
    ),
    "partially-accepted": (
        "Partially agreed", "Agreed in part.", "Agreed, in part.", "Partial", "Mostly agreed", "Partial agreement",
        "Partiellement en accord", "D’accord en partie", "Accord partiel", "En accord partiel",
        "We accept this in part.", "Accepted (partially)", "Accepted, in part",
        "L’entité adhère partiellement à la recommandation.",
        "Partiellement retenue", "Appuyée en partie", "Acceptée (en partie)",
    ),
    "accepted-with-conditions": (
        "Agreed in principle.", "Agreed with conditions", "Accepted with reservations", "Conditionally agreed",
        "Agree-in-principle", "Agree (with modification)", "Acceptée dans son principe",
        "D’accord en principe", "Acceptée sous réserve", "Acceptée avec modifications", "Acceptée conditionnellement",
    ),
    "not-accepted": (
        "Not agreed", "Disagree", "Management disagrees with this recommendation.", "Do not concur.", "Rejected.", "No",
        "The Agency cannot accept this recommendation.", "The Council is not in agreement with this recommendation.",
        "La direction n’est pas d’accord avec la recommandation.", "Le Ministère rejette la recommandation.",
        "Désaccord",
        "Refusée", "Refus", "Défavorable", "Avis défavorable", "Not adopted",
        "La Ville n’est pas favorable à cette recommandation.", "Risk accepted", "Ne peut être retenue",
        "Le gouvernement n’appuie pas cette recommandation.", "Non retenue",
        "Le Ministère n’accepte pas la recommandation.",
    ),
    "noted": ("Noted.", "The Department takes note of the recommendation.", "Notée", "Prise en note",
        "The Government notes this recommendation."),
    "not-applicable": ("N/A", "Not applicable.", "Sans objet.", "S.O.", "s. o.", "Ne s’applique pas."),
    "not-stated": ("Under consideration", "À l’étude", "Requires further analysis"),
}
# fmt: on


@pytest.mark.parametrize(("text", "code"), [(text, code) for code, texts in ALONE.items() for text in texts])
def test_a_sentence_that_only_states_the_position_is_the_position(text: str, code: str) -> None:
    position = read_position(text)
    assert position is not None
    assert (position.code, position.says_more) == (code, False)
    assert text[position.start : position.end] == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("L’office partage l’avis du contrôle et le dira.", "accepted", "partage l’avis du"),
        ("The Department agrees and has begun to consult.", "accepted", "agrees"),
        ("Agreed – the rules date from 2014.", "accepted", "Agreed"),
        ("Management partially agrees, since fees are set by law.", "partially-accepted", "partially agrees"),
        ("The Agency does not agree that landings should close.", "not-accepted", "does not agree"),
        ("Agreed, subject to funding.", "accepted-with-conditions", "Agreed, subject to"),
        ("L’Agence convient de la nécessité de revoir les droits.", "accepted", "convient de"),
    ],
)
def test_a_sentence_that_says_more_keeps_its_words(text: str, code: str, words: str) -> None:
    position = read_position(text)
    assert position is not None
    assert (position.code, position.says_more, text[position.start : position.end]) == (code, True, words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The work began in 2019.",
        "The parties agreed on a plan in 2019.",
        "An agreement was reached.",
        "The Board will be asked whether it accepts the fees.",
        "The Department will ask whether the ports accept the fees.",
        "The plan, which was accepted by the Board in 2019, is kept.",
        "The fees were set after long talks with all of the ports in the north, which agree.",
        "The rules are old. The ports agree that they should be changed soon.",
    ],
)
def test_a_narrative_states_no_position(text: str) -> None:
    assert read_position(text) is None


def test_the_second_sentence_counts_where_it_says_nothing_else() -> None:
    text = "The rules are old. Agreed."
    position = read_position(text)
    assert position is not None
    assert text[position.start : position.sentence_end] == "Agreed."


def test_a_position_that_lost_its_full_stop_is_a_sentence_of_its_own() -> None:
    found = read_position("Agreed The Branch has begun.")
    assert found
    assert (found.code, found.end, found.says_more) == ("accepted", len("Agreed"), False)


def test_what_stands_behind_a_dash_is_a_sentence_of_its_own() -> None:
    text = "Agreed in part – The Unit prefers a gradual approach."
    found = read_position(text)
    assert found
    assert (found.code, text[: found.end]) == ("partially-accepted", "Agreed in part")
    assert text[found.sentence_end :] == "The Unit prefers a gradual approach."


def test_the_object_of_a_position_may_be_anybody_s_conclusion() -> None:
    found = read_position("The Government agrees with the Committee’s conclusion. It will act.")
    assert found
    assert found.says_more is False


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("☐ Accepted ☒ Partially accepted ☐ Rejected", "partially-accepted", "Partially accepted"),
        ("☒ Accepted\n☐ Not accepted", "accepted", "Accepted"),
        ("Accepted ☐ Rejected ☒", "not-accepted", "Rejected"),
        ("[x] Agreed [ ] Not agreed", "accepted", "Agreed"),
        ("Acceptée ✓ Refusée ☐", "accepted", "Acceptée"),
    ],
)
def test_of_answers_with_boxes_the_ticked_one_is_the_position(text: str, code: str, words: str) -> None:
    found = read_position(text)
    assert found is not None
    assert (found.code, text[found.start : found.end]) == (code, words)
    assert text[found.sentence_end :] == ""


@pytest.mark.parametrize("text", ["☐ Accepted ☐ Rejected", "☒ Accepted ☒ Rejected", "☒ Something else ☐ Accepted"])
def test_where_not_exactly_one_answer_is_ticked_no_position_is_stated(text: str) -> None:
    assert read_position(text) is None


def test_what_stands_behind_the_boxes_is_not_part_of_the_position() -> None:
    text = "☐ Accepted\n☒ Rejected\nIt costs too much."
    found = read_position(text)
    assert found is not None
    assert text[found.sentence_end :].strip() == "It costs too much."


def test_an_answer_that_accepts_but_not_all_accepts_a_part() -> None:
    found = read_position("We agree with (a) but not with (b)")
    assert found is not None
    assert found.code == "partially-accepted"


def test_what_auditors_found_is_no_answer() -> None:
    assert read_position("In our follow-up, we found that the Ministry adopted nine criteria.") is None


def test_who_neither_agrees_nor_disagrees_states_no_position() -> None:
    found = read_position("The Agency neither agreed nor disagreed with this recommendation.")
    assert found
    assert found.code == "not-stated"
