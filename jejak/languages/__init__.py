"""Language packs: everything that is words of a human language, one TOML file each, validated when loaded."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jejak.languages.annotate import (
    Actors,
    Attribution,
    Cites,
    Countries,
    Evidence,
    Factuality,
    Places,
    Pronouns,
    Quantities,
    Times,
    Triggers,
)
from jejak.languages.article import Dates, Furniture, Identification, Sentences
from jejak.languages.tables import LanguageError, read_table

__all__ = ["Language", "LanguageError", "available", "load", "parse"]


@dataclass(frozen=True, slots=True)
class Language:
    """One language pack: one field a TOML table."""

    code: str
    """ISO 639-1."""
    name: str
    """English name."""
    attribution: Attribution
    factuality: Factuality
    pronouns: Pronouns
    times: Times
    triggers: Triggers
    quantities: Quantities
    evidence: Evidence
    cites: Cites
    actors: Actors
    countries: Countries
    places: Places
    sentences: Sentences
    furniture: Furniture
    dates: Dates
    identification: Identification

    def __hash__(self) -> int:
        return hash(self.code)


def available() -> tuple[str, ...]:
    """Codes of the packs that are shipped, in alphabetical order."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in files(__package__).iterdir() if f.name.endswith(".toml")))


@cache
def load(code: str) -> Language:
    """The pack of a language by its ISO 639-1 code; raises `LanguageError` when there is none or it is faulty."""
    file = files(__package__) / f"{code}.toml"
    if not file.is_file():
        raise LanguageError(f"no language pack {code!r}; there are {', '.join(available())}")
    return parse(file.read_text(encoding="utf-8"), f"{code}.toml")


def parse(text: str, file: str) -> Language:
    """Read and check a pack's TOML text. `file` names it in errors."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LanguageError(f"{file}: not valid TOML: {error}") from error
    return read_table(Language, raw, file)
