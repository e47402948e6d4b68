"""The rules of the time grammar: patterns over the roles of words, and what each match stands for.

A pattern is a regular expression in which lower-case words are roles (see `jejak.annotate.times`). A resolver gets the words of
the pattern's named groups and returns the interval, or None where the words name no day (31 February) or no time is meant.
The third value says whether the words alone fix the year, so that no publication date is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from jejak.annotate import intervals
from jejak.annotate.intervals import Interval
from jejak.languages.annotate import Times

Words = Mapping[str, list[str]]
HALF_A_YEAR = timedelta(days=190)
"""A weekday decides the year of a date only among the dates this near: beyond, a slip of the weekday is likelier."""


FURTHEST = 500
"""Years (or smaller units) away that a counted time may lie; what is further is history or a slip, and no date."""
YEARS = {"decade": 10}


@dataclass(frozen=True, slots=True)
class Situation:
    """Where an expression stands: the publication date, whether words of the future precede it, and the word before it."""

    published: date | None
    future: bool
    previous: str

    @property
    def today(self) -> date:
        if self.published is None:
            raise ValueError("a rule that needs the publication date was run without one")
        return self.published


Resolver = Callable[[Words, Situation, Times], Interval | None]


def _index(word: str, *groups: tuple[tuple[str, ...], ...]) -> int:
    return next(i for group in groups for i, words in enumerate(group) if word in words)


def _month_number(words: Words, pack: Times) -> int:
    return _index(words["month"][0], pack.months, pack.months_short) + 1


def _count(word: str, pack: Times) -> int:
    return int(word) if word.isdigit() else pack.numbers[word.lower()]


def _unit(words: Words, pack: Times, group: str = "unit") -> str:
    return next(name for name, forms in pack.units.items() if words[group][0].lower() in forms)


def _with_part(words: Words, pack: Times, whole: Interval) -> Interval:
    if "part" not in words:
        return whole
    word = words["part"][0].lower()
    return intervals.part(whole, "early" if word in pack.early else "middle" if word in pack.middle else "late")


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_date(words: Words, situation: Situation, pack: Times) -> Interval | None:
    found = _valid(int(words["year"][0]), _month_number(words, pack), int(words["day"][0]))
    if found is None:
        return None
    last = _valid(found.year, found.month, int(words["until"][0])) if "until" in words else found
    return Interval(found, last, "day") if last is not None and last >= found else None


def numeric_date(words: Words, situation: Situation, pack: Times) -> Interval | None:
    first, second, year = int(words["first"][0]), int(words["second"][0]), int(words["year"][0])
    day, month = (first, second) if pack.day_first or first > 12 else (second, first)
    found = _valid(year, month, day)
    return intervals.day(found) if found else None


def iso_date(words: Words, situation: Situation, pack: Times) -> Interval | None:
    found = _valid(int(words["year"][0]), int(words["monthnum"][0]), int(words["day"][0]))
    return intervals.day(found) if found else None


def short_date(words: Words, situation: Situation, pack: Times) -> Interval | None:
    found = _nearest(words, _month_number(words, pack), int(words["day"][0]), situation, pack)
    if found is None:
        return None
    last = _valid(found.year, found.month, int(words["until"][0])) if "until" in words else found
    return Interval(found, last, "day") if last is not None and last >= found else None


def _nearest(words: Words, month: int, day: int, situation: Situation, pack: Times) -> date | None:
    """A day without its year: where the weekday stands beside it, the nearest that falls on it, past or coming."""
    today = situation.today
    if "weekday" in words:
        number = _index(words["weekday"][0], pack.weekdays)
        near = (_valid(today.year + shift, month, day) for shift in (-1, 0, 1))
        fitting = [one for one in near if one is not None and one.weekday() == number and abs(one - today) < HALF_A_YEAR]
        if fitting:
            return min(fitting, key=lambda one: abs(one - today))
    return intervals.nearest_date(today, month, day, future=situation.future)


def short_numeric_date(words: Words, situation: Situation, pack: Times) -> Interval | None:
    first, second = int(words["first"][0]), int(words["second"][0])
    day, month = (first, second) if pack.day_first or first > 12 else (second, first)
    if month > 12:
        return None
    found = _nearest(words, month, day, situation, pack)
    return intervals.day(found) if found else None


def month_of_year(words: Words, situation: Situation, pack: Times) -> Interval | None:
    return _with_part(words, pack, intervals.month(int(words["year"][0]), _month_number(words, pack)))


def month_of_relative_year(words: Words, situation: Situation, pack: Times) -> Interval | None:
    return _with_part(words, pack, intervals.month(situation.today.year + _direction(words), _month_number(words, pack)))


def relative_month(words: Words, situation: Situation, pack: Times) -> Interval | None:
    number, today = _month_number(words, pack), situation.today
    if "last" in words:
        whole = intervals.month(today.year - (number >= today.month), number)
    elif "next" in words:
        whole = intervals.month(today.year + (number <= today.month), number)
    elif "this" in words:
        whole = intervals.month(today.year, number)
    else:
        whole = intervals.nearest_month(today, number, future=situation.future)
    return _with_part(words, pack, whole)


def named_year(words: Words, situation: Situation, pack: Times) -> Interval | None:
    return _with_part(words, pack, intervals.year(int(words["year"][0])))


def quarter(words: Words, situation: Situation, pack: Times) -> Interval | None:
    """A quarter of the year named, else the last one that has begun."""
    number = _index(words["number"][0].lower(), pack.quarters) + 1
    if "year" in words:
        return intervals.quarter(int(words["year"][0]), number)
    if situation.published is None:
        return None
    this = intervals.quarter(situation.today.year, number)
    return this if this.start <= situation.today or situation.future else intervals.quarter(situation.today.year - 1, number)


def named_decade(words: Words, situation: Situation, pack: Times) -> Interval | None:
    number = int(words["year"][0])
    return _with_part(words, pack, intervals.decade(number)) if number % 10 == 0 else None


def _direction(words: Words) -> int:
    return -1 if "last" in words else 1 if "next" in words else 0


def relative_unit(words: Words, situation: Situation, pack: Times) -> Interval | None:
    unit = _unit(words, pack)
    return _with_part(words, pack, intervals.around(intervals.shift(situation.today, unit, _direction(words)), unit))


def weekday(words: Words, situation: Situation, pack: Times) -> Interval | None:
    number, today = _index(words["weekday"][0], pack.weekdays), situation.today
    if "unit" in words:
        monday = intervals.week(intervals.shift(today, "week", _direction(words))).start
        return intervals.day(monday + timedelta(days=number))
    if "last" in words and number == today.weekday():
        return intervals.day(today - timedelta(days=7))
    future = "next" in words or ("last" not in words and situation.future)
    return intervals.day(intervals.nearest_weekday(today, number, future=future))


def counted(words: Words, situation: Situation, pack: Times) -> Interval | None:
    """So many units ago or ahead: exact to the unit."""
    count, unit = _count(words["count"][0], pack), _unit(words, pack)
    if "ahead" in words and not situation.future and words["ahead"][0].lower() in pack.ahead_before:
        return None
    if count * YEARS.get(unit, 1) > FURTHEST:
        return None
    return intervals.around(intervals.shift(situation.today, unit, count if "ahead" in words else -count), unit)


def recent(words: Words, situation: Situation, pack: Times) -> Interval | None:
    """So many units up to now, by the precision of the unit."""
    count, unit = _count(words["count"][0], pack) if "count" in words else 1, _unit(words, pack)
    if count * YEARS.get(unit, 1) > FURTHEST:
        return None
    start = intervals.shift(situation.today, unit, -count)
    return Interval(start, situation.today, intervals.around(start, unit).precision)


def day_word(words: Words, situation: Situation, pack: Times) -> Interval | None:
    return intervals.day(situation.today + timedelta(days=pack.days[words["days"][0].lower()]))


def now(words: Words, situation: Situation, pack: Times) -> Interval | None:
    return intervals.day(situation.today)


_PRE = "(?:weekday_marks* (?P<weekday> weekday) day_parts? comma? weekday_marks?)"
_MONTH = "(?P<month> month | monthshort) dot?"
_PART = "(?:(?P<part> early | middle | late) (?:dash | joins)* )"
_DMY = f"(?P<day> daynum) (?:ordinals)? (?:dash (?P<until> daynum))? joins? {_MONTH}"
_MDY = f"{_MONTH} (?P<day> daynum) (?:ordinals)? (?:dash (?P<until> daynum))?"
_YEAR = "(?: comma? | weekday_marks) (?P<year> year)"
_AFTER = "(?:(?P<last> last_after | ago) | (?P<this> this_after) | (?P<next> next_after))"
_BEFORE = "(?:(?P<last> last_before) | (?P<this> this_before) | (?P<next> next_before))"


def _both(date_pattern: str, resolver: Resolver, dated: bool) -> list[tuple[str, Resolver, bool]]:
    """A date with or without its weekday, in brackets or not."""
    return [(f"{_PRE}? {date_pattern} day_parts?", resolver, dated), (f"{_PRE} open {date_pattern} close day_parts?", resolver, dated)]


RULES: tuple[tuple[str, Resolver, bool], ...] = (
    *_both(f"{_DMY} {_YEAR}", full_date, True),
    *_both(f"{_MDY} {_YEAR}", full_date, True),
    *_both("(?P<first> daynum) slash (?P<second> daynum) slash (?P<year> year)", numeric_date, True),
    *_both("(?P<first> daynum) dash (?P<second> daynum) dash (?P<year> year)", numeric_date, True),
    *_both("(?P<first> daynum) dot (?P<second> daynum) dot (?P<year> year)", numeric_date, True),
    *_both("(?P<year> year) dash (?P<monthnum> monthnum) dash (?P<day> daynum)", iso_date, True),
    *_both(_DMY, short_date, False),
    *_both(_MDY, short_date, False),
    (f"{_PRE} open (?P<first> daynum) slash (?P<second> daynum) close day_parts?", short_numeric_date, False),
    (f"{_PRE} (?P<first> daynum) slash (?P<second> daynum) day_parts?", short_numeric_date, False),
    (f"{_PART}? weekday_marks* {_MONTH} {_YEAR}", month_of_year, True),
    (f"{_PART}? {_MONTH} joins? year_unit {_AFTER}", month_of_relative_year, False),
    (f"{_PART}? {_MONTH} joins? {_BEFORE} year_unit", month_of_relative_year, False),
    (f"{_PART}? weekday_marks? {_MONTH} {_AFTER}", relative_month, False),
    (f"{_PART}? {_BEFORE} {_MONTH}", relative_month, False),
    (f"{_PART} weekday_marks? {_MONTH}", relative_month, False),
    (f"{_PART}? weekday_marks* (?P<month> month)", relative_month, False),
    (f"(?<=year_before) {_MONTH}", relative_month, False),
    (f"{_PART}? weekday_marks (?P<year> year)", named_year, True),
    (f"{_PART} (?P<year> year)", named_year, True),
    ("(?<=year_before) (?P<year> year)", named_year, True),
    (f"{_PART}? weekday_marks? (?P<year> year) (?:dash | quote)? decade_suffixes", named_decade, True),
    (f"(?P<number> quarters) dash? quarter (?: joins* {_YEAR} )?", quarter, True),
    (f"quarter (?P<number> quarters) (?: joins? {_YEAR} )?", quarter, True),
    (f"{_PART}? {_BEFORE} (?P<unit> unit)", relative_unit, False),
    (f"{_PART}? (?P<unit> unit) {_AFTER}", relative_unit, False),
    (f"{_PART}? (?:day_parts joins?)? weekday_marks* (?P<weekday> weekday) day_parts?", weekday, False),
    (f"weekday_marks* (?P<weekday> weekday) day_parts? {_AFTER}", weekday, False),
    (f"{_PART}? {_BEFORE} (?P<weekday> weekday) day_parts?", weekday, False),
    (f"weekday_marks* (?P<weekday> weekday) day_parts? (?P<unit> week_unit) {_AFTER}", weekday, False),
    (f"weekday_marks* (?P<weekday> weekday) day_parts? joins? {_BEFORE} (?P<unit> week_unit)", weekday, False),
    ("(?P<count> count) (?P<unit> unit) ago", counted, False),
    ("(?P<ahead> ahead_before) (?P<count> count) (?P<unit> unit) (?!recent_after)", counted, False),
    ("(?P<count> count) (?P<unit> unit) (?P<ahead> ahead_after)", counted, False),
    ("recent_before (?P<count> count) (?P<unit> unit)", recent, False),
    ("(?P<count> count) (?P<unit> unit) recent_after", recent, False),
    ("(?:day_parts joins?)? (?P<days> days) day_parts?", day_word, False),
    ("now", now, False),
)
