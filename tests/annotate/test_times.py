"""Time expressions: one span each, resolved against the publication date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejak import languages
from jejak.annotate.times import times
from jejak.model import Span, Time

PUBLISHED = date(2023, 10, 19)  # a Thursday


def find(text: str, code: str, published: date | None = PUBLISHED) -> tuple[Time, ...]:
    return times(text, (Span(0, len(text)),), published, languages.load(code))


@pytest.mark.parametrize(
    ("code", "text", "said", "start", "end", "precision"),
    [
        ("id", "pada Rabu (18 Oktober 2023), ia", "Rabu (18 Oktober 2023)", "2023-10-18", "2023-10-18", "day"),
        ("id", "Pada Jumat (13/10/2023), AS", "Jumat (13/10/2023)", "2023-10-13", "2023-10-13", "day"),
        ("id", "Rabu (18/10) malam", "Rabu (18/10) malam", "2023-10-18", "2023-10-18", "day"),
        ("id", "Pekan lalu, AS", "Pekan lalu", "2023-10-09", "2023-10-15", "week"),
        ("id", "pertemuan bulan lalu", "bulan lalu", "2023-09-01", "2023-09-30", "month"),
        ("id", "pada September tahun lalu.", "September tahun lalu", "2022-09-01", "2022-09-30", "month"),
        ("id", "pada September lalu.", "September lalu", "2023-09-01", "2023-09-30", "month"),
        ("id", "Pada awal Juli, menteri", "awal Juli", "2023-07-01", "2023-07-10", "day"),
        ("id", "pertengahan September", "pertengahan September", "2023-09-11", "2023-09-20", "day"),
        ("id", "akhir Februari 2024", "akhir Februari 2024", "2024-02-21", "2024-02-29", "day"),
        ("id", "Selama enam bulan terakhir,", "enam bulan terakhir", "2023-04-19", "2023-10-19", "month"),
        ("id", "pada tahun 2018.", "tahun 2018", "2018-01-01", "2018-12-31", "year"),
        ("id", "pada kuartal III 2025", "kuartal III 2025", "2025-07-01", "2025-09-30", "quarter"),
        ("id", "sejak kemarin malam", "kemarin malam", "2023-10-18", "2023-10-18", "day"),
        ("id", "tahun 1990-an", "tahun 1990-an", "1990-01-01", "1999-12-31", "year"),
        ("id", "13-15 Oktober 2023", "13-15 Oktober 2023", "2023-10-13", "2023-10-15", "day"),
        ("en", "on October 18, 2023, he", "October 18, 2023", "2023-10-18", "2023-10-18", "day"),
        ("en", "dated 18 Oct. 2023", "18 Oct. 2023", "2023-10-18", "2023-10-18", "day"),
        ("en", "on 2023-10-18", "2023-10-18", "2023-10-18", "2023-10-18", "day"),
        ("en", "on 10/18/2023", "10/18/2023", "2023-10-18", "2023-10-18", "day"),
        ("en", "in early July", "early July", "2023-07-01", "2023-07-10", "day"),
        ("en", "two days ago", "two days ago", "2023-10-17", "2023-10-17", "day"),
        ("en", "last week", "last week", "2023-10-09", "2023-10-15", "week"),
        ("en", "next year", "next year", "2024-01-01", "2024-12-31", "year"),
        ("en", "over the last weekend", "last weekend", "2023-10-14", "2023-10-15", "day"),
        ("en", "late on Monday night", "Monday night", "2023-10-16", "2023-10-16", "day"),
    ],
)
def test_an_expression_is_one_span_with_its_interval(code: str, text: str, said: str, start: str, end: str, precision: str) -> None:
    found = find(text, code)
    assert [(time.text, time.start, time.end, time.precision) for time in found] == [(said, start, end, precision)]
    assert found[0].span is not None
    assert text[found[0].span.start : found[0].span.end] == said


def test_a_weekday_is_the_last_one_unless_the_future_is_spoken_of() -> None:
    assert [time.start for time in find("He spoke on Thursday.", "en")] == ["2023-10-19"]
    assert [time.start for time in find("He spoke on Friday.", "en")] == ["2023-10-13"]
    assert [time.start for time in find("He will speak on Friday.", "en")] == ["2023-10-20"]
    assert [time.start for time in find("Ia akan tiba Jumat.", "id")] == ["2023-10-20"]


def test_a_weekday_beside_a_date_without_year_decides_the_year() -> None:
    assert [time.start for time in find("akan digelar Senin (8/1)", "id")] == ["2024-01-08"]
    assert [time.start for time in find("digelar Rabu (20/9) akan", "id")] == ["2023-09-20"]


def test_without_a_publication_date_only_dated_expressions_are_given() -> None:
    text = "Pada 18 Oktober 2023, dan pekan lalu, Rabu, September tahun lalu, serta pada tahun 2018."
    assert [time.text for time in find(text, "id", None)] == ["18 Oktober 2023", "tahun 2018"]


@pytest.mark.parametrize("text", ["He may march on.", "It was the second of them.", "1,998 people", "paragraph 2000 of it"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert find(text, "en") == ()


def test_a_day_that_does_not_exist_is_not_made_up() -> None:
    assert [(time.text, time.precision) for time in find("on 30 February 2023", "en")] == [("February 2023", "month")]


FRAGMENTS = [
    "Senin",
    "pekan lalu",
    "18",
    "Oktober",
    "2023",
    "(",
    ")",
    "/",
    "awal",
    "tahun",
    "lalu",
    "dua",
    "hari",
    "ini",
    "31",
    "Februari",
    ",",
    "kuartal",
    "III",
    "x",
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_spans_stay_inside_and_intervals_are_in_order(words: list[str], published: date) -> None:
    text = " ".join(words)
    found = find(text, "id", published)
    ends = 0
    for time in found:
        assert time.span is not None
        assert ends <= time.span.start < time.span.end <= len(text)
        assert text[time.span.start : time.span.end] == time.text
        assert date.fromisoformat(time.start) <= date.fromisoformat(time.end)
        ends = time.span.end


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_full_date_comes_back(day: date) -> None:
    for code, text in (("en", f"{day:%B} {day.day}, {day.year}"), ("en", day.isoformat()), ("id", f"{day.day}/{day.month}/{day.year}")):
        assert [(time.start, time.end) for time in find(f"on {text} it", code, None)] == [(day.isoformat(), day.isoformat())]
