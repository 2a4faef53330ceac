from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.ledger.rules import FIRST_HASH, canonical, check_chain, hash_columns, utc_text
from answerable.ledger.vocab import Fault

Links = list[tuple[dict[str, object], str]]


def _chain(*kinds: str) -> Links:
    links: Links = []
    for number, kind in enumerate(kinds, start=1):
        columns = {"sequence": number, "kind": kind, "previous": links[-1][1] if links else FIRST_HASH}
        links.append((columns, hash_columns(columns)))
    return links


def _head(links: Links) -> tuple[int, str]:
    return (len(links), links[-1][1]) if links else (0, FIRST_HASH)


def test_canonical_text_does_not_depend_on_the_order_of_names() -> None:
    assert canonical({"b": 1, "a": "é"}) == canonical({"a": "é", "b": 1}) == '{"a":"é","b":1}'


def test_a_moment_is_hashed_in_universal_time_to_the_microsecond() -> None:
    toronto = timezone(timedelta(hours=-4))
    assert utc_text(datetime(2025, 6, 2, 10, 0, 0, 7, tzinfo=toronto)) == "2025-06-02T14:00:00.000007Z"


def test_the_same_moment_gives_the_same_text_in_every_zone() -> None:
    moment = datetime(2025, 6, 2, 14, tzinfo=UTC)
    assert utc_text(moment) == utc_text(moment.astimezone(timezone(timedelta(hours=9))))


def test_a_hash_rests_on_the_one_before_it() -> None:
    columns = {"sequence": 1, "previous": FIRST_HASH}
    assert hash_columns(columns) != hash_columns({**columns, "previous": "1" * 64})


def test_an_empty_chain_holds() -> None:
    assert check_chain([], (0, FIRST_HASH)).holds


@given(st.lists(st.text(), max_size=5))
def test_a_chain_as_it_was_written_holds(kinds: list[str]) -> None:
    links = _chain(*kinds)
    verdict = check_chain(links, _head(links))
    assert verdict.holds
    assert (verdict.entries, verdict.last_hash) == _head(links)


@pytest.mark.parametrize(
    ("kept", "fault", "sequence"),
    [([1, 2], Fault.MISSING, 2), ([0, 2], Fault.MISSING, 3), ([0, 1], Fault.CUT, 3), ([], Fault.CUT, 1)],
)
def test_a_missing_entry_is_found(kept: list[int], fault: Fault, sequence: int) -> None:
    links = _chain("a", "b", "c")
    verdict = check_chain([links[number] for number in kept], _head(links))
    assert (verdict.fault, verdict.sequence) == (fault, sequence)


def test_the_verdict_says_how_far_the_chain_held() -> None:
    links = _chain("a", "b", "c")
    links[2][0]["kind"] = "forged"
    verdict = check_chain(links, _head(links))
    assert (verdict.entries, verdict.last_hash, verdict.fault) == (2, links[1][1], Fault.CHANGED)
