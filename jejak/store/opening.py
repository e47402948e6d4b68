"""Opening a store: an SQLite file (WAL, foreign keys) brought up to date by ordered migrations, each recorded in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

BUSY_SECONDS = 30.0
"""How long a writer waits for another before it gives up; a report is written in milliseconds, an archive export never writes."""


class StoreError(Exception):
    """The store cannot be used as asked; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    sql: str


def migrations() -> tuple[Migration, ...]:
    """The migrations this program knows, in order (`migrations/NNNN_name.sql`)."""
    found = (path for path in files("jejak.store").joinpath("migrations").iterdir() if path.name.endswith(".sql"))
    return tuple(
        Migration(int(path.name[:4]), path.name[5:-4], path.read_text(encoding="utf-8"))
        for path in sorted(found, key=lambda path: path.name)
    )


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[sqlite3.Connection]:
    """Open the store at `path` and close it in the end; `create` makes it where there is none. Raises StoreError."""
    connection = open_store(path, create=create)
    try:
        yield connection
    finally:
        connection.close()


def open_store(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """Open the store at `path`, up to date; the caller closes it. Raises StoreError."""
    if not create and not path.exists():
        raise StoreError(f"{path}: no such store; make one with `jejak read INPUT --store {path}`")
    connection = None
    try:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    except (sqlite3.Error, StoreError) as error:
        if connection is not None:
            connection.close()
        raise error if isinstance(error, StoreError) else StoreError(f"{path}: cannot be opened as a store: {error}") from error
    return connection


@contextmanager
def examined(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the store at `path` to look at it, changing nothing, not even its version. Raises StoreError, also for a damaged one."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)) as connection:
            connection.row_factory = sqlite3.Row
            _refuse_newer(_number(connection, path), path)
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise StoreError(f"{path}: damaged ({found}); take a copy of before, or read the pages into a new one")
            yield connection
    except sqlite3.Error as error:
        raise StoreError(f"{path}: cannot be read as a store: {error}") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block is written, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def now() -> str:
    """The present time, ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    known = migrations()
    if _number(connection, path) == known[-1].number:
        return
    with transaction(connection):
        reached = _number(connection, path)
        _refuse_newer(reached, path)
        connection.execute("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL)")
        for migration in known:
            if migration.number > reached:
                for statement in _statements(migration.sql):
                    connection.execute(statement)
                connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", (migration.number, migration.name, now()))


def _refuse_newer(reached: int, path: Path) -> None:
    known = migrations()[-1].number
    if reached > known:
        raise StoreError(f"{path}: written by a newer jejak (migration {reached}; this one knows {known}): update jejak")


def _number(connection: sqlite3.Connection, path: Path) -> int:
    """The number of the last migration applied, 0 for an empty file; another program's database is refused."""
    tables = {row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return 0
    if not {"migrations", "reports"} <= tables:
        raise StoreError(f"{path}: an SQLite database of another program, not a jejak store; name another file")
    row = connection.execute("SELECT max(number) AS number FROM migrations").fetchone()
    return int(row["number"])


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
