"""Arithmetic of intervals."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jejak.annotate import intervals

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(DAYS, st.sampled_from(["day", "week", "month", "year", "decade"]))
def test_the_unit_around_a_day_holds_it(day: date, unit: str) -> None:
    found = intervals.around(day, unit)
    assert found.start <= day <= found.end


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_the_parts_of_a_month_make_the_month(year: int, number: int) -> None:
    whole = intervals.month(year, number)
    early, middle, late = (intervals.part(whole, which) for which in ("early", "middle", "late"))
    assert (early.start, late.end) == (whole.start, whole.end)
    assert early.end + timedelta(days=1) == middle.start
    assert middle.end + timedelta(days=1) == late.start


@given(DAYS, st.integers(0, 6))
def test_the_nearest_weekday_lies_within_a_week(day: date, weekday: int) -> None:
    last, coming = (intervals.nearest_weekday(day, weekday, future=future) for future in (False, True))
    assert last.weekday() == coming.weekday() == weekday
    assert timedelta(0) <= day - last < timedelta(days=7)
    assert timedelta(0) < coming - day <= timedelta(days=7)


def test_a_month_without_the_day_gets_its_last() -> None:
    assert intervals.shift(date(2023, 3, 31), "month", -1) == date(2023, 2, 28)
    assert intervals.shift(date(2024, 2, 29), "year", 1) == date(2025, 2, 28)


def test_a_date_that_is_rare_is_looked_for_in_other_years() -> None:
    assert intervals.nearest_date(date(2023, 10, 19), 2, 29, future=False) == date(2020, 2, 29)
    assert intervals.nearest_date(date(2023, 10, 19), 2, 30, future=False) is None
