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
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(gazetteer, "_rows", lambda: iter(ROWS))
    gazetteer._index.cache_clear()
    gazetteer.candidates.cache_clear()
    yield gazetteer.index_path()
    gazetteer._index.cache_clear()
    gazetteer.candidates.cache_clear()


def test_the_index_is_built_once_and_answers_by_folded_name(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [one.geonames for one in gazetteer.candidates("SANTO TOMÉ")] == [11, 10]
    assert [one.main for one in gazetteer.candidates("Santo Tome")] == [True, False]
    assert gazetteer.country("Sao Tome") == "STP"
    assert gazetteer.country("nowhere at all") is None
    assert index.is_file()
    monkeypatch.setattr(gazetteer, "_rows", lambda: pytest.fail("built again"))
    gazetteer._index.cache_clear()
    gazetteer.candidates.cache_clear()
    assert gazetteer.country("Sao Tome") == "STP"


def test_no_half_built_index_stays(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "_rows", lambda: iter([ROWS[0], ROWS[0]]))
    with pytest.raises(sqlite3.IntegrityError):
        gazetteer.candidates("Sao Tome")
    assert list(index.parent.iterdir()) == []


def test_without_a_writable_cache_the_temporary_directory_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(gazetteer.tempfile, "gettempdir", lambda: str(tmp_path))
    assert gazetteer.index_path().parent == tmp_path


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    once = gazetteer.fold(name)
    assert gazetteer.fold(once) == once


def test_folding_takes_case_accents_and_marks_off() -> None:
    assert {gazetteer.fold(name) for name in ("São  Paulo", "sao paulo", "SAO-PAULO")} == {"sao paulo"}
