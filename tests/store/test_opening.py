from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from jejak.store import StoreError, open_store, opened
from jejak.store.opening import migrations, transaction


def test_a_new_store_records_its_migrations_in_order(tmp_path: Path) -> None:
    with opened(tmp_path / "a.sqlite", create=True) as store:
        recorded = [(row["number"], row["name"]) for row in store.execute("SELECT number, name FROM migrations ORDER BY number")]
        assert recorded == [(migration.number, migration.name) for migration in migrations()]
        assert [number for number, _ in recorded] == list(range(1, len(recorded) + 1))
        assert store.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert store.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_opening_again_applies_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    for _ in range(2):
        open_store(path, create=True).close()
    with opened(path) as store:
        assert store.execute("SELECT count(*) FROM migrations").fetchone()[0] == len(migrations())


def test_a_missing_store_is_not_made_by_asking_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no such store; make one with `jejak read INPUT --store"):
        open_store(tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with opened(path, create=True) as store:
        store.execute("INSERT INTO migrations VALUES (9999, 'later', '2030-01-01')")
    with pytest.raises(StoreError, match=r"written by a newer jejak \(migration 9999; .*update jejak"):
        open_store(path)


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(path, create=True)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>no database</p>" * 100)
    with pytest.raises(StoreError, match=r"page\.html: cannot be opened as a store"):
        open_store(path)


def write_half(store: sqlite3.Connection) -> None:
    with transaction(store):
        store.execute("INSERT INTO runs (started, program, model) VALUES ('', '', '')")
        raise ValueError("stop")


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "a.sqlite", create=True) as store:
        with pytest.raises(ValueError, match="stop"):
            write_half(store)
        assert store.execute("SELECT count(*) FROM runs").fetchone()[0] == 0
