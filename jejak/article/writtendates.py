"""Dates as pages write them: ISO, RFC 2822, with month names of any language pack, in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from jejak.languages import available, load
from jejak.model import Precision, Span

_ISO = re.compile(
    r"(?P<y>(?:19|20)\d\d)([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})"
    r"(?:[T ,]+(?P<clock>\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)(?:\s*(?P<half>[ap]\.?m)\b\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<![\d/.-])(?P<a>\d{1,2})([-/.])(?P<b>\d{1,2})\2(?P<y>(?:19|20)\d\d)(?![\d/-])")
_CLOCK = re.compile(r"(?<!\d)(?P<clock>\d{1,2}:\d\d)(?!\d)(?:\s*(?P<half>[ap]\.?m)\b)?", re.IGNORECASE)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?")
_RFC2822 = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d")


@cache
def _months() -> dict[str, int]:
    return {name: number for pack in map(load, available()) for name, number in pack.dates.months.items()}


@cache
def _named() -> re.Pattern[str]:
    """`18 Oktober 2023`, `18-Okt-2023`, `October 18, 2023`, `Oct. 18th 2023`."""
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    ordinals = "|".join(re.escape(ending) for pack in map(load, available()) for ending in pack.dates.ordinals)
    day, year = rf"\d{{1,2}}(?:{ordinals})?", r"(?:19|20)\d\d"
    return re.compile(
        rf"(?<![\w])(?:(?P<d1>{day})[\s\u00a0/-]+(?P<m1>{names})\.?[,\s\u00a0/-]+(?P<y1>{year})"
        rf"|(?P<m2>{names})\.?\s+(?P<d2>{day}),?\s+(?P<y2>{year}))(?!\d)",
        re.IGNORECASE,
    )


def parse(value: str, order: str = "") -> tuple[str, Precision] | None:
    """(ISO 8601, precision) of a date that stands alone in a field, or None. `order` is `dmy`, `mdy` or empty (not known).

    Midnight without a zone is taken for a day: publishing systems write it where only the day is known.
    """
    value = value.strip()
    match = _ISO.match(value)
    if match:
        return _whole(match)
    if _COMPACT.fullmatch(value):
        return _moment("{}-{}-{}T{}:{}".format(*_COMPACT.fullmatch(value).groups()[:5]))  # type: ignore[union-attr]
    if _RFC2822.match(value):
        try:
            return _moment(parsedate_to_datetime(value).isoformat())
        except (TypeError, ValueError):
            return None
    if re.fullmatch(r"\d{10}(\d{3})?", value):
        return _moment(datetime.fromtimestamp(int(value[:10]), UTC).isoformat())
    first = next(find(value, order), None)
    clock = _CLOCK.search(value, first[1].end) if first else None
    return (_moment(f"{first[0]}T{_time(clock)}") if clock else None) or (first[0], "day") if first else None


def _whole(match: re.Match[str]) -> tuple[str, Precision] | None:
    day = _day(match["y"], match["m"], match["d"])
    if day is None or not match["clock"]:
        return (day, "day") if day else None
    zone = (match["zone"] or "").upper()
    zone = "+00:00" if zone in ("UTC", "GMT", "Z") else zone
    return _moment(f"{day}T{_time(match)}{zone}") or (day, "day")


def _time(match: re.Match[str]) -> str:
    """The time of day with two figures for the hour, of twenty-four. `22:15 PM`, as some pages have it, is 22:15."""
    hour, rest = match["clock"].split(".")[0].split(":", 1)
    number = int(hour)
    if match["half"] and number <= 12:
        number = number % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return f"{number:02}:{rest}"


def _moment(iso: str) -> tuple[str, Precision] | None:
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return None
    if moment.tzinfo is None and (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return moment.date().isoformat(), "day"
    return moment.isoformat(timespec="minutes"), "minute"


def find(text: str, order: str = "") -> Iterator[tuple[str, Span]]:
    """Each whole date in a text as (ISO day, span). Figures that could be read two ways are left out unless `order` settles it."""
    for match in _named().finditer(text):
        day, month, year = (match["d1"], match["m1"], match["y1"]) if match["d1"] else (match["d2"], match["m2"], match["y2"])
        found = _day(year, str(_months()[month.lower()]), re.sub(r"\D", "", day))
        if found:
            yield found, Span(*match.span())
    for match in _FIGURES.finditer(text):
        found = _from_figures(int(match["a"]), int(match["b"]), match["y"], order)
        if found:
            yield found, Span(*match.span())
    for match in _ISO.finditer(text):
        found = _day(match["y"], match["m"], match["d"])
        if found:
            yield found, Span(*match.span())


def _from_figures(a: int, b: int, year: str, order: str) -> str | None:
    if a > 12 or a == b:
        return _day(year, str(b), str(a))
    if b > 12:
        return _day(year, str(a), str(b))
    if order == "dmy":
        return _day(year, str(b), str(a))
    return _day(year, str(a), str(b)) if order == "mdy" else None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
