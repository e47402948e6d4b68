from hypothesis import given
from hypothesis import strategies as st

from jejak.model import Span
from jejak.text import clip, collapse, locate, normalise, trim


def test_normalise_makes_one_kind_of_newline_and_composes_letters() -> None:
    assert normalise("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert normalise("cafe\u0301") == "café"


def test_normalise_drops_soft_hyphens_marks_and_controls_but_keeps_tabs() -> None:
    assert normalise("\ufeffHelikopter\u00adlande\u200bplatz\x00\t.") == "Helikopterlandeplatz\t."


@given(st.text())
def test_normalise_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_collapse_leaves_single_spaces_and_all_other_characters(text: str) -> None:
    assert collapse(text).split() == text.split()
    assert "  " not in collapse(text)


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_trim_stays_inside_and_leaves_no_white_space_at_the_ends(text: str, a: int, b: int) -> None:
    span = Span(min(a, b, len(text)), min(max(a, b), len(text)))
    start, end = trim(text, span)
    assert span.start <= start <= end <= max(span.end, start)
    assert text[start:end] == text[span.start : span.end].strip()


def test_locate_finds_within_bounds_only() -> None:
    assert locate("abcabc", "bc", 2) == Span(4, 6)
    assert locate("abcabc", "bc", 2, 5) is None
    assert locate("abc", "") is None


@given(st.text(), st.integers(1, 40))
def test_clip_is_one_line_of_limited_length(text: str, limit: int) -> None:
    assert len(clip(text, limit)) <= limit
    assert "\n" not in clip(text, limit)


def test_clip_shows_that_it_cut() -> None:
    assert clip("one two three", 8) == "one two…"
    assert clip("one two", 8) == "one two"


def test_normalise_leaves_out_halves_of_characters() -> None:
    assert normalise("Tiba \ud83d!") == "Tiba !"
