"""Recommendations that a document lists first and answers further below are one each."""

from typing import Any

from answerable.extraction.words import fold

Record = dict[str, Any]


def leave_out_copies(
    recommendations: list[Record], responses: list[Record], actions: list[Record], findings: list[Record]
) -> list[Record]:
    """The recommendations without those that come again with the same number and words, and are answered there, and
    without numbers that have no words in a list at the beginning.

    The keys of what is left are those that nothing else has any more: “1 (2)” is “1” where the other is gone.
    """
    numbers = [each["number"] for each in recommendations]
    if len(set(numbers)) == len(numbers):
        return recommendations  # no number comes again
    answered = {key for each in [*responses, *actions] for key in each["recommendations"]}
    last = {_mark_of(each): each["key"] for each in recommendations if each["key"] in answered}
    told = {fold(each["number"] or "") for each in recommendations if each["text"]}
    again = [each for each in recommendations if each["key"] not in answered and each["number"]]
    copies = {each["key"] for each in again if last.get(_mark_of(each), each["key"]) != each["key"]}
    copies |= {each["key"] for each in again if not each["text"] and fold(each["number"]) in told}
    if not copies:
        return recommendations
    kept = [each for each in recommendations if each["key"] not in copies]
    names = _rename(kept, copies)
    for each in kept:
        each["key"] = names.get(each["key"], each["key"])
    for each in [*responses, *actions, *findings]:
        each["recommendations"] = [names.get(key, key) for key in each["recommendations"] if key not in copies]
    return kept


def _mark_of(recommendation: Record) -> tuple[str, str]:
    return fold(recommendation["number"] or ""), fold(recommendation["text"])


def _rename(kept: list[Record], gone: set[str]) -> dict[str, str]:
    """The new key of every recommendation whose number is free again."""
    taken = {each["key"] for each in kept}
    names = {}
    for each in kept:
        number = each["number"] or ""
        if each["key"] != number and number in gone and number not in taken:
            names[each["key"]] = number
            taken.add(number)
    return names
