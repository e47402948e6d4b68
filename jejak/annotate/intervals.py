"""Intervals of days that time expressions stand for: `(first day, last day, precision)`."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from jejak.model import Precision

MIDDLE_STARTS, LATE_STARTS = 11, 21
"""Days of a month on which its middle and its last third begin (1-10, 11-20, 21-end)."""


class Interval(NamedTuple):
    """Both days belong to it."""

    start: date
    end: date
    precision: Precision


def day(value: date) -> Interval:
    return Interval(value, value, "day")


def week(value: date) -> Interval:
    """Monday to Sunday around a day."""
    start = value - timedelta(days=value.weekday())
    return Interval(start, start + timedelta(days=6), "week")


def month(year: int, number: int) -> Interval:
    """`number` may lie outside 1..12: month 0 is December of the year before."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def weekend(value: date) -> Interval:
    """Saturday and Sunday of the week around a day."""
    saturday = week(value).start + timedelta(days=5)
    return Interval(saturday, saturday + timedelta(days=1), "day")


def quarter(year: int, number: int) -> Interval:
    """`number` is 1 to 4."""
    return Interval(month(year, 3 * number - 2).start, month(year, 3 * number).end, "quarter")


def year(number: int) -> Interval:
    return Interval(date(number, 1, 1), date(number, 12, 31), "year")


def decade(number: int) -> Interval:
    return Interval(date(number, 1, 1), date(number + 9, 12, 31), "year")


def shift(value: date, unit: str, count: int) -> date:
    """The day `count` units away; a day that the month does not have becomes its last."""
    if unit in ("day", "week", "weekend"):
        return value + timedelta(days=count * (1 if unit == "day" else 7))
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    target = month(value.year, value.month + months)
    return target.start.replace(day=min(value.day, target.end.day))


def around(value: date, unit: str) -> Interval:
    """The calendar unit that a day lies in."""
    if unit == "day":
        return day(value)
    if unit in ("week", "weekend"):
        return week(value) if unit == "week" else weekend(value)
    if unit == "month":
        return month(value.year, value.month)
    return year(value.year) if unit == "year" else decade(value.year // 10 * 10)


def part(whole: Interval, which: str) -> Interval:
    """The `early`, `middle` or `late` part of a month (in days) or a year (in months); other intervals stay whole."""
    if whole.precision == "month":
        first, last = {"early": (1, MIDDLE_STARTS - 1), "middle": (MIDDLE_STARTS, LATE_STARTS - 1), "late": (LATE_STARTS, whole.end.day)}[
            which
        ]
        return Interval(whole.start.replace(day=first), whole.start.replace(day=last), "day")
    if whole.precision == "year":
        span = (whole.end.year - whole.start.year + 1) * 12
        first, last = {"early": (1, span // 3), "middle": (span // 3 + 1, 2 * span // 3), "late": (2 * span // 3 + 1, span)}[which]
        return Interval(month(whole.start.year, first).start, month(whole.start.year, last).end, "month")
    return whole


def nearest_weekday(published: date, weekday: int, *, future: bool) -> date:
    """The day of that weekday (Monday 0) up to and with `published`, or the first one after it."""
    if future:
        return published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def nearest_month(published: date, number: int, *, future: bool) -> Interval:
    """The month of that number (1..12) up to and with the month of `published`, or the first one from it on."""
    if future:
        return month(published.year + (number < published.month), number)
    return month(published.year - (number > published.month), number)


def nearest_date(published: date, number: int, day_number: int, *, future: bool) -> date | None:
    """The day of that month and day number up to and with `published`, or the next one; None where there is no such day."""
    years = range(published.year, published.year + 9) if future else range(published.year, published.year - 9, -1)
    for candidate in years:
        if day_number > monthrange(candidate, number)[1]:
            continue
        found = date(candidate, number, day_number)
        if (found >= published) if future else (found <= published):
            return found
    return None
