"""Settings: one frozen `Settings`, filled from defaults, a TOML file, the environment and flags; the later wins.

The file is `jejak.toml` in the working directory, or the one that `--config` or `JEJAK_CONFIG` names. Each field is a key of the file
(`workers = 4`) and a variable of the environment (`JEJAK_WORKERS=4`).
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

FILE_NAME = "jejak.toml"
FILE_VARIABLE = "JEJAK_CONFIG"
PREFIX = "JEJAK_"
MOST_WORKERS = 256
_FLAGS = {"language": "--lang"}
"""Flags whose names are not those of their fields."""


class ConfigError(ValueError):
    """A setting that cannot be used: the message names where it stands, the key and what is allowed."""


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value.strip()


def _path(value: object) -> Path:
    return value if isinstance(value, Path) else Path(_text(value)).expanduser()


def _language(value: object) -> str:
    code = _text(value).lower()
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise ValueError
    return code


def _date(value: object) -> str:
    return (value if isinstance(value, date) else date.fromisoformat(_text(value))).isoformat()


def _format(value: object) -> str:
    if value not in ("table", "jsonl"):
        raise ValueError
    return str(value)


def _whole(least: int, most: int) -> Callable[[object], int]:
    def parse(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise ValueError
        number = int(value)
        if not least <= number <= most:
            raise ValueError
        return number

    return parse


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError
    number = float(value)
    if not 0 <= number <= 3600:
        raise ValueError
    return number


def _truth(value: object) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or value.lower() not in words:
        raise ValueError
    return words[value.lower()]


def _setting(default: Any, parse: Callable[[object], Any], allowed: str, meaning: str) -> Any:
    return field(default=default, metadata={"parse": parse, "allowed": allowed, "meaning": meaning})


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. `meaning` and `allowed` of each field stand in its metadata; README.md prints them."""

    format: Literal["table", "jsonl"] = _setting("table", _format, "table or jsonl", "what `jejak read` prints")
    store: Path | None = _setting(None, _path, "a path", "the SQLite file in which reports are kept; none: nothing is kept")  # noqa: RUF009 (it calls field)
    language: str | None = _setting(None, _language, "two letters (ISO 639-1)", "language of the pages; none: told from each text")
    published: str | None = _setting(
        None, _date, "a date, 2023-10-19", "date of publication, before what HTML and text say of it; none: read from each page"
    )
    bulk: bool = _setting(
        False, _truth, "true or false", "whether a filter passes over sentences that hardly hold an event: faster, misses some"
    )
    workers: int = _setting(1, _whole(1, MOST_WORKERS), f"1 to {MOST_WORKERS}", "processes that read pages at the same time")
    user_agent: str = _setting(
        "jejak/0.1 (+https://pypi.org/project/jejak; reads single news pages)", _text, "words", "how requests for a URL name themselves"
    )
    timeout: float = _setting(20.0, _seconds, "0 to 3600 seconds", "how long to wait for an answer of a web server, in seconds")
    delay: float = _setting(1.0, _seconds, "0 to 3600 seconds", "pause between two requests to one host, in seconds")
    max_bytes: int = _setting(
        20_000_000, _whole(1000, 10**9), "1000 to 1000000000 bytes", "the largest page that is read, in bytes, unpacked"
    )
    allow_private: bool = _setting(False, _truth, "true or false", "whether URLs of this machine and of private networks may be read")
    respect_robots: bool = _setting(True, _truth, "true or false", "whether a site's robots.txt is obeyed")


@dataclass(frozen=True, slots=True)
class Setting:
    """A field of Settings as a reader of the documentation sees it."""

    name: str
    default: object
    allowed: str
    meaning: str


SETTINGS = tuple(Setting(each.name, each.default, each.metadata["allowed"], each.metadata["meaning"]) for each in fields(Settings))
_FIELDS: dict[str, Field[Any]] = {each.name: each for each in fields(Settings)}


def load(flags: Mapping[str, object] | None = None, *, file: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings: defaults, then the file, then the environment, then `flags` (those that are not None). Raises ConfigError."""
    environ = os.environ if environ is None else environ
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    values = _from_file(_file(file, environ)) | _from_environment(environ) | _parsed(given, "flags", _flag)
    return Settings(**cast(dict[str, Any], values))


def _flag(name: str) -> str:
    return _FLAGS.get(name, f"--{name.replace('_', '-')}")


def _file(file: Path | None, environ: Mapping[str, str]) -> Path | None:
    named = file or (Path(environ[FILE_VARIABLE]) if environ.get(FILE_VARIABLE) else None)
    if named is not None:
        return named
    return Path(FILE_NAME) if Path(FILE_NAME).is_file() else None


def _from_file(path: Path | None) -> dict[str, object]:
    if path is None:
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not TOML: {error}") from error
    return _parsed(values, str(path), str)


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    found = {
        name.removeprefix(PREFIX).lower(): value for name, value in environ.items() if name.startswith(PREFIX) and name != FILE_VARIABLE
    }
    return _parsed(found, "environment", lambda name: PREFIX + name.upper())


def _parsed(values: Mapping[str, object], where: str, shown: Callable[[str], str]) -> dict[str, object]:
    """Parse the values of one place; `shown` turns a field's name into what it is called there."""
    return {name: _value(name, value, f"{where}: {shown(name)}", shown) for name, value in values.items()}


def _value(name: str, value: object, place: str, shown: Callable[[str], str]) -> object:
    if name not in _FIELDS:
        near = difflib.get_close_matches(name, _FIELDS, n=1)
        hint = f"did you mean {shown(near[0])}?" if near else f"there are {', '.join(map(shown, _FIELDS))}"
        raise ConfigError(f"{place}: no such setting; {hint}")
    metadata = _FIELDS[name].metadata
    try:
        return metadata["parse"](value)
    except ValueError as error:
        raise ConfigError(f"{place}: {value!r} is not allowed; allowed: {metadata['allowed']}") from error
