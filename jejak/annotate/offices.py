"""Organisations by name, and offices by their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from jejak.annotate import tables
from jejak.annotate.outlets import outlets


@dataclass(frozen=True, slots=True)
class Organisation:
    name: str
    country: str
    sector: str


@cache
def organisations() -> Mapping[str, Organisation]:
    """Bodies of `organisations.tsv` and outlets of `outlets.tsv` (sector JRN) by each of their names, as written."""
    found = {word: Organisation(outlet.name, outlet.country, "JRN") for word, outlet in outlets().items()}
    for row in tables.rows("organisations.tsv", ("name", "country", "sector", "aliases")):
        body = Organisation(row["name"], row["country"], row["sector"])
        found.update(dict.fromkeys((body.name, *tables.split(row["aliases"])), body))
    return MappingProxyType(found)
