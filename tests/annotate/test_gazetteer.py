"""The index of place names: folding, building, reading."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejak.annotate import gazetteer

ROWS = [
    ((10, "São Tomé", "STP", "1", 0.3, 6.7, 53_300, "city"), [("sao tome", 10, 1), ("santo tome", 10, 0)]),
    ((11, "Santo Tomé", "ARG", "21", -31.6, -60.7, 58_000, "city"), [("santo tome", 11, 1)]),
]


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "places.index"
    connection = sqlite3.connect(path)
    connection.executescript(
        "CREATE TABLE about (key TEXT, value TEXT); CREATE TABLE names (name TEXT, place INTEGER, main INTEGER);"
        "CREATE TABLE places (id INTEGER, name TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL, population INTEGER, precision TEXT);"
    )
    connection.executemany("INSERT INTO about VALUES (?, ?)", [("layout", str(gazetteer.LAYOUT)), ("source", "two towns")])
    for row, names in ROWS:
        connection.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
    connection.commit()
    connection.close()
    monkeypatch.setattr(gazetteer, "INDEX", path)
    gazetteer._index.cache_clear()
    gazetteer.candidates.cache_clear()
    yield path
    gazetteer._index.cache_clear()
    gazetteer.candidates.cache_clear()


def test_places_are_found_by_any_of_their_names_the_largest_first(index: Path) -> None:
    assert [one.geonames for one in gazetteer.candidates("SANTO TOMÉ")] == [11, 10]
    assert [one.main for one in gazetteer.candidates("Santo Tome")] == [True, False]
    assert gazetteer.country("Sao Tome") == "STP"
    assert gazetteer.country("nowhere at all") is None
    assert gazetteer.about() == "two towns"


def test_a_missing_index_says_what_to_do(index: Path) -> None:
    index.unlink()
    with pytest.raises(gazetteer.PlacesError, match="install the package again"):
        gazetteer.candidates("Santo Tome")


def test_an_index_of_another_layout_is_refused(index: Path) -> None:
    connection = sqlite3.connect(index)
    connection.execute("UPDATE about SET value = '1' WHERE key = 'layout'")
    connection.commit()
    connection.close()
    with pytest.raises(gazetteer.PlacesError, match="layout 1"):
        gazetteer.candidates("Santo Tome")


def test_the_shipped_index_knows_the_places_of_the_seed() -> None:
    gazetteer._index.cache_clear()
    gazetteer.candidates.cache_clear()
    assert {one.country for one in gazetteer.candidates("Rajin")} >= {"PRK"}
    assert gazetteer.country("Tikhoretsk") == "RUS"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    once = gazetteer.fold(name)
    assert gazetteer.fold(once) == once


def test_folding_takes_case_accents_and_marks_off() -> None:
    assert {gazetteer.fold(name) for name in ("São  Paulo", "sao paulo", "SAO-PAULO")} == {"sao paulo"}
