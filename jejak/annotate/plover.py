"""PLOVER: CAMEO code and quad class of an event type and mode, from `jejak/data/plover.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jejak.languages import LanguageError
from jejak.languages.tables import read_table


@dataclass(frozen=True, slots=True)
class EventType:
    """One PLOVER type: its quad class, its CAMEO code without a mode, and the code of each of its modes."""

    quad: int
    cameo: str
    modes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Coding:
    types: Mapping[str, EventType]
    sectors: Mapping[str, str]
    """PLOVER sector -> its meaning in English."""


@cache
def coding() -> Coding:
    """The coding table, checked."""
    raw = tomllib.loads((files("jejak.data") / "plover.toml").read_text(encoding="utf-8"))
    return read_table(Coding, raw, "plover.toml")


def code(type: str, mode: str) -> tuple[str, int]:  # noqa: A002 - PLOVER's own word
    """CAMEO code and quad class (1 to 4) of an event type and mode ("" where it has none).

    An unknown mode is coded as the type alone; an unknown type raises `LanguageError`.
    """
    types = coding().types
    if type not in types:
        raise LanguageError(f"plover.toml: no event type {type!r}; known are {', '.join(types)}")
    entry = types[type]
    return entry.modes.get(mode, entry.cameo), entry.quad
