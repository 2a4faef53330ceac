"""Which action of a document is which on record. Pure: keys and words go in, pairs come out."""

from collections.abc import Iterable

from answerable.lib.decisions import Refused
from answerable.lib.folding import fold

Named = tuple[str, str]  # the key of an action, and its words


def pair_again(there: list[Named], here: list[Named]) -> dict[str, str]:
    """The same report again: key in the document → key on record. What has no pair is new.

    Under the same recommendation equal words meet first, wherever they stand; then equal keys of what is left.
    """
    pairs: dict[str, str] = {}
    words = {(_part(key), fold(text)): key for key, text in reversed(there) if text}
    for key, text in here:
        met = words.pop((_part(key), fold(text)), None)
        if met:
            pairs[key] = met
    left = {key for key, _ in there} - set(pairs.values())
    pairs.update({key: key for key, _ in here if key not in pairs and key in left})
    return pairs


def find_difference(there: Iterable[str], here: Iterable[str]) -> Refused | None:
    """The other language of a report has the same actions under each recommendation; otherwise words would be
    joined that do not say the same. The refusal names the first recommendation where they differ."""
    on_record, in_document = _count(there), _count(here)
    for key, count in in_document.items():
        if on_record.get(key, count) != count:
            return Refused(
                "Recommendation {number} has {here} actions in this document and {there} on record, so the two "
                "languages cannot be put side by side. Part or join actions until the numbers agree.",
                number=key,
                here=count,
                there=on_record[key],
            )
    return None


def free_key(key: str, taken: set[str]) -> str:
    """The key itself, or the next one of the same recommendation that nothing has."""
    number = 1
    free = key
    while free in taken:
        free = f"{_part(key)}.{number}" if _part(key) else str(number)
        number += 1
    return free


def _part(key: str) -> str:
    """The recommendation under which an action is numbered; "" for none."""
    return key.rpartition(".")[0]


def _count(keys: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for key in keys:
        counts[_part(key)] = counts.get(_part(key), 0) + 1
    return counts
