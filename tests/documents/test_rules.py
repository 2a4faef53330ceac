from answerable.documents.rules import may_store

LIMIT = 25_000_000


def test_a_file_up_to_the_limit_is_taken() -> None:
    assert may_store("a.pdf", 1, LIMIT)
    assert may_store("a.pdf", LIMIT, LIMIT)


def test_an_empty_file_is_refused() -> None:
    assert "“a.pdf” is empty" in str(may_store("a.pdf", 0, LIMIT))


def test_a_file_over_the_limit_is_refused_and_says_by_how_much() -> None:
    refused = may_store("a.pdf", LIMIT + 1, LIMIT)
    assert str(refused) == "The file “a.pdf” has 26 MB. The most that is taken is 25 MB."
