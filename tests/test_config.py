from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from jejak.acquire import Fetch
from jejak.config import SETTINGS, ConfigError, Settings, load


@pytest.fixture(autouse=True)
def _in_an_empty_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_defaults() -> None:
    assert load(environ={}) == Settings()
    assert Settings().workers == 1


def test_the_file_gives_way_to_the_environment_and_that_to_flags() -> None:
    Path("jejak.toml").write_text('workers = 2\nformat = "jsonl"\ntimeout = 5\n')
    environ = {"JEJAK_WORKERS": "3", "JEJAK_TIMEOUT": "6.5", "HOME": "/"}
    settings = load({"workers": 4, "format": None}, environ=environ)
    assert (settings.workers, settings.timeout, settings.format) == (4, 6.5, "jsonl")


def test_a_named_file_takes_the_place_of_the_one_that_lies_here(tmp_path: Path) -> None:
    Path("jejak.toml").write_text("workers = 2\n")
    Path("a.toml").write_text("workers = 3\n")
    Path("b.toml").write_text("delay = 0\n")
    assert load(environ={"JEJAK_CONFIG": "a.toml"}).workers == 3
    settings = load(file=Path("b.toml"), environ={"JEJAK_CONFIG": "a.toml"})
    assert (settings.workers, settings.delay) == (1, 0)


def test_values_are_of_their_kind() -> None:
    Path("jejak.toml").write_text('published = 2023-10-19\nstore = "news.sqlite"\nlanguage = "ID"\nallow_private = true\n')
    settings = load(environ={})
    assert settings == Settings(published="2023-10-19", store=Path("news.sqlite"), language="id", allow_private=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("worker = 2", r"jejak\.toml: worker: no such setting; did you mean workers\?"),
        ("colour = 2", r"jejak\.toml: colour: no such setting; there are format, store, language"),
        ("workers = 0", r"jejak\.toml: workers: 0 is not allowed; allowed: 1 to 256"),
        ("workers = true", "workers: True is not allowed"),
        ("workers = 1.5", r"workers: 1\.5 is not allowed"),
        ('format = "xml"', "format: 'xml' is not allowed; allowed: table or jsonl"),
        ('language = "indonesian"', r"allowed: two letters"),
        ('published = "yesterday"', r"allowed: a date"),
        ("timeout = -1", "allowed: 0 to 3600 seconds"),
        ('respect_robots = "maybe"', "allowed: true or false"),
        ('store = ""', "allowed: a path"),
        ("workers = ", r"jejak\.toml: not TOML"),
    ],
)
def test_a_bad_file_is_named_with_the_key_and_what_is_allowed(text: str, message: str) -> None:
    Path("jejak.toml").write_text(text)
    with pytest.raises(ConfigError, match=message):
        load(environ={})


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"JEJAK_WORKERS": "many"}, "environment: JEJAK_WORKERS: 'many' is not allowed; allowed: 1 to 256"),
        ({"JEJAK_WORKER": "2"}, r"environment: JEJAK_WORKER: no such setting; did you mean JEJAK_WORKERS\?"),
        ({"JEJAK_CONFIG": "none.toml"}, r"none\.toml: cannot be read"),
    ],
)
def test_a_bad_environment_is_named(environ: dict[str, str], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        load(environ=environ)


def test_a_bad_flag_is_named() -> None:
    with pytest.raises(ConfigError, match="flags: --max-bytes: 1 is not allowed; allowed: 1000 to"):
        load({"max_bytes": 1}, environ={})
    with pytest.raises(ConfigError, match="flags: --lang: 'indonesian' is not allowed; allowed: two letters"):
        load({"language": "indonesian"}, environ={})


def test_settings_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().workers = 2  # type: ignore[misc]


def test_every_setting_is_documented_and_allows_its_default() -> None:
    for setting, each in zip(SETTINGS, fields(Settings), strict=True):
        assert setting.meaning
        assert setting.allowed
        assert each.default is None or each.metadata["parse"](each.default) == each.default


def test_what_is_fetched_by_default_is_what_acquire_fetches_by_default() -> None:
    shared = {each.name for each in fields(Fetch)} & {each.name for each in fields(Settings)}
    assert {"user_agent", "timeout", "max_bytes"} <= shared
    assert {name: getattr(Settings(), name) for name in shared} == {name: getattr(Fetch(), name) for name in shared}
