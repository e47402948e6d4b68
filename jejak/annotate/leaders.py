"""Who held which public office when, from `jejak/data/leaders.tsv` (facts with a source column)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from jejak.annotate import tables

GRACE = timedelta(days=120)
"""A report may speak of somebody some months before or after the dates of the office (designates, recent events, rounded dates)."""

SURNAME_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "VNM"})
"""Countries whose leaders are called by the first word of their name ("Hu" for Hu Jintao)."""


@dataclass(frozen=True, slots=True)
class Leader:
    """One person in one office. `start` and `end` are ISO dates, both included; an open `end` is empty."""

    name: str
    country: str
    office: str
    """Empty where the source says only that the person led the country."""
    start: str
    end: str
    source: str

    def served(self, when: date, grace: timedelta = GRACE) -> bool:
        first, last = (when + grace).isoformat(), (when - grace).isoformat()
        return self.start <= first and (not self.end or self.end >= last)


@cache
def _by_name() -> Mapping[str, tuple[Leader, ...]]:
    """Leaders by folded full name, alias, and surname (last word of the name)."""
    found: dict[str, dict[Leader, None]] = {}
    for leader, aliases in _rows():
        short = {surname(leader.name)}
        if leader.country in SURNAME_FIRST:
            short.add(leader.name.split()[0])
        for word in {leader.name, *aliases, *short}:
            found.setdefault(word.casefold(), {})[leader] = None
    return MappingProxyType({word: tuple(group) for word, group in found.items()})


@cache
def _rows() -> tuple[tuple[Leader, tuple[str, ...]], ...]:
    columns = ("name", "country", "office", "from", "to", "aliases", "source")
    return tuple(
        (Leader(row["name"], row["country"], row["office"], row["from"], row["to"], row["source"]), tables.split(row["aliases"]))
        for row in tables.rows("leaders.tsv", columns)
    )


def surname(person: str) -> str:
    """The word a person is called by in short: the first of an East Asian name with a hyphen ("Kim Jong-un"), else the last."""
    words = person.split()
    return words[0] if len(words) == 2 and "-" in words[1] and words[1].split("-")[1].islower() else words[-1]


def named(person: str, when: date | None) -> tuple[Leader, ...]:
    """Who a full name or surname may be at a date, those in office first; without a date everybody of that name."""
    found = _by_name().get(person.casefold(), ())
    if when is None:
        return found
    return tuple(sorted((one for one in found if one.served(when)), key=lambda one: not one.served(when, timedelta())))


def former(person: str, when: date | None) -> Leader | None:
    """Who of that full name or alias (no bare surname) held an office before a date."""
    if when is None:
        return None
    found = _by_name().get(person.casefold(), ())
    past = [one for one in found if one.start <= when.isoformat() and (" " in person or person not in one.name.split())]
    return max(past, key=lambda one: one.start, default=None)


def holder(country: str, offices: Iterable[str], when: date | None) -> Leader | None:
    """Who held the office in a country at a date; None without a date or when the table does not say."""
    if when is None:
        return None
    wanted = frozenset(offices)
    found = (one for one, _ in _rows() if one.country == country and one.office in wanted and one.served(when, timedelta()))
    return max(found, key=lambda one: one.start, default=None)
