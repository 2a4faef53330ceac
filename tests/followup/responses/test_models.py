from answerable.followup.responses.models import Response


def test_a_response_reads_as_the_words_that_state_the_position() -> None:
    assert str(Response(as_written={"en": "Agreed"}, text={"en": "Agreed. More."}, position="accepted")) == "Agreed"


def test_without_such_words_it_reads_as_its_text_or_its_position() -> None:
    assert str(Response(text={"en": "More lakes."}, position="accepted")) == "More lakes."
    assert str(Response(position="not-stated")) == "not-stated"
