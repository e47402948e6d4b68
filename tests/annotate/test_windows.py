"""Windows: every wanted sentence annotated once, within the limits, with context before it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jejak.annotate.windows import CONTEXT, END, START, WINDOW, Token, pack

LENGTHS = st.lists(st.integers(1, WINDOW - CONTEXT - 2), max_size=30)


def tokens(lengths: list[int]) -> list[list[Token]]:
    return [[*(Token(9, i, k, k + 1) for k in range(length)), Token(END, i, length, length)] for i, length in enumerate(lengths)]


@given(LENGTHS)
def test_each_sentence_is_annotated_exactly_once(lengths: list[int]) -> None:
    windows = pack(tokens(lengths))
    annotated = [token.sentence for window in windows for token in window.tokens[1:] if token.sentence >= window.first and token.id == END]
    assert annotated == list(range(len(lengths)))


@given(LENGTHS)
def test_windows_keep_to_their_size_and_begin_with_the_start_token(lengths: list[int]) -> None:
    for window in pack(tokens(lengths)):
        assert len(window.tokens) <= WINDOW
        assert window.ids[0] == START


@given(LENGTHS, st.data())
def test_only_wanted_sentences_are_annotated(lengths: list[int], data: st.DataObject) -> None:
    wanted = data.draw(st.lists(st.booleans(), min_size=len(lengths), max_size=len(lengths)))
    windows = pack(tokens(lengths), wanted)
    annotated = {token.sentence for window in windows for token in window.tokens[1:] if token.sentence >= window.first}
    assert annotated == {i for i, flag in enumerate(wanted) if flag}


def test_context_is_the_whole_sentences_that_fit_before() -> None:
    window = pack(tokens([100, 10, 10, 100]))[1]
    assert window.first == 3
    assert [token.sentence for token in window.tokens if token.id == END] == [1, 2, 3]


def test_context_is_the_end_of_a_long_sentence_where_none_fits_whole() -> None:
    window = pack(tokens([120, 120]))[1]
    context = [token for token in window.tokens[1:] if token.sentence == 0]
    assert len(context) == CONTEXT
    assert context[-1].id == END
