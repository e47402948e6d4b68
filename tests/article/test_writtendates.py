from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejak.article.writtendates import find, parse

MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-10-18", ("2023-10-18", "day")),
        ("2023-10-18T20:41:00+07:00", ("2023-10-18T20:41+07:00", "minute")),
        ("2023-10-18T20:41:00.123Z", ("2023-10-18T20:41+00:00", "minute")),
        ("2023-10-18T20:41:00+0700", ("2023-10-18T20:41+07:00", "minute")),
        ("2023/10/18 20:41:00", ("2023-10-18T20:41", "minute")),
        ("2023-10-18T00:00:00", ("2023-10-18", "day")),
        ("20231018204100", ("2023-10-18T20:41", "minute")),
        ("Wed, 18 Oct 2023 20:41:00 GMT", ("2023-10-18T20:41+00:00", "minute")),
        ("Rabu, 18 Oktober 2023 20:41 WIB", ("2023-10-18T20:41", "minute")),
        ("2023-10-19 10:15 PM", ("2023-10-19T22:15", "minute")),
        ("2023-10-19 12:15 a.m.", ("2023-10-19T00:15", "minute")),
        ("2023-10-19 22:15 PM +07:00", ("2023-10-19T22:15+07:00", "minute")),
        ("October 19th, 2023, 1:05 pm", ("2023-10-19T13:05", "minute")),
        ("2023-10-19T9:05:00Z", ("2023-10-19T09:05+00:00", "minute")),
        ("18/10/2023", ("2023-10-18", "day")),
        ("10/18/2023 20:41", ("2023-10-18T20:41", "minute")),
        ("October 18, 2023", ("2023-10-18", "day")),
        ("1697636460", ("2023-10-18T13:41+00:00", "minute")),
        ("03/04/2023", None),
        ("2023-13-45", None),
        ("yesterday", None),
        ("", None),
        ("18 Oktober", None),
    ],
)
def test_fields(value: str, expected: tuple[str, str] | None) -> None:
    assert parse(value) == expected


def test_the_order_of_figures_settles_what_may_be_read_two_ways() -> None:
    assert parse("03/04/2023", "dmy") == ("2023-04-03", "day")
    assert parse("03/04/2023", "mdy") == ("2023-03-04", "day")
    assert list(find("pada 03/04/2023 lalu")) == []


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_written_out_dates_are_found_at_their_place(day: date) -> None:
    for written in (f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day:%B} {day.day}, {day.year}", f"{day:%d/%m/%Y}", day.isoformat()):
        text = f"Ia tiba pada {written}."
        ((found, span),) = set(find(text, "dmy"))
        assert found == day.isoformat()
        assert text[span.start : span.end] == written


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for day, span in find(text):
        date.fromisoformat(day)
        assert 0 <= span.start < span.end <= len(text)
    parse(text)


@pytest.mark.parametrize(
    "text", ["resolusi 2023/10/123456", "telepon 021-18-2023", "31 Februari 2023", "rasio 1/10/20231", "the may 2023 talks"]
)
def test_figures_that_are_no_dates(text: str) -> None:
    assert not [day for day, _ in find(text, "dmy") if day[:4] != "2023"]
    assert "2023-02-31" not in [day for day, _ in find(text, "dmy")]
