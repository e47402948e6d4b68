"""Places by name: a compact SQLite index of GeoNames, which `hatch_build.py` makes when the package is built.

This module imports nothing but the standard library, so that the build can use its `fold`.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

INDEX = Path(__file__).parent.parent / "data" / "places.index"
LAYOUT = 5
"""Version of the index's layout and of `fold`; an index of another one is refused."""
LOOKUPS_KEPT = 20_000
_ACCENTS = re.compile("[\u0300-\u036f]+")
_BETWEEN = re.compile(r"[\W_]+")


class PlacesError(RuntimeError):
    """The index is missing or of another version; says what to do."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One populated place that bears a name."""

    geonames: int
    name: str
    country: str
    """Alpha-3."""
    admin1: str
    """GeoNames code of the first-order division ("04")."""
    lat: float
    lon: float
    population: int
    precision: Literal["city", "admin1"]
    main: bool
    """Whether the name looked up is its main name, not one of its alternate names."""


def fold(name: str) -> str:
    """Case, accents and marks taken off, so that "Tichoretsk" and "tichoretsk" or "São" and "Sao" are one."""
    plain = name.casefold()
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", plain).casefold()))
    return _BETWEEN.sub(" ", plain).strip()


@lru_cache(maxsize=LOOKUPS_KEPT)
def candidates(name: str) -> tuple[Candidate, ...]:
    """All populated places of a name or alternate name, the most populous first."""
    query = (
        "SELECT p.id, p.name, p.country, p.admin1, p.lat, p.lon, p.population, p.precision, MAX(n.main) "
        "FROM names n JOIN places p ON p.id = n.place WHERE n.name = ?"
    )
    rows = _index().execute(f"{query} GROUP BY p.id ORDER BY p.population DESC", (fold(name),))
    return tuple(_candidate(row) for row in rows)


def _candidate(row: tuple[int, str, str, str, float, float, int, Literal["city", "admin1"], int]) -> Candidate:
    geonames, name, country, admin1, lat, lon, population, precision, main = row
    return Candidate(geonames, name, country, admin1, lat, lon, population, precision, bool(main))


def country(name: str) -> str | None:
    """Alpha-3 code of the country a place name most likely lies in, by population; None for unknown names."""
    found = candidates(name)
    return found[0].country if found else None


def about() -> str:
    """Where the places come from."""
    (source,) = _index().execute("SELECT value FROM about WHERE key = 'source'").fetchone()
    return str(source)


@cache
def _index() -> sqlite3.Connection:
    if not INDEX.is_file():
        raise PlacesError(f"{INDEX} is missing: install the package again, or run `python hatch_build.py` in a checkout")
    connection = sqlite3.connect(f"file:{INDEX}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    (layout,) = connection.execute("SELECT value FROM about WHERE key = 'layout'").fetchone()
    if layout != str(LAYOUT):
        raise PlacesError(f"{INDEX} has layout {layout}, not {LAYOUT}: remove it and install the package again")
    return connection
