from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from jejak.store import Run, opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with opened(tmp_path / "news.sqlite", create=True) as connection:
        yield connection


@pytest.fixture
def run() -> Run:
    return Run(program="0.1.0", model="m1")
