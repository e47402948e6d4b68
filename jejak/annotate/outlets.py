"""News outlets and agencies by name, from `jejak/data/outlets.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from jejak.annotate import tables


@dataclass(frozen=True, slots=True)
class Outlet:
    name: str
    country: str
    """ISO 3166 alpha-3."""
    agency: bool


@cache
def outlets() -> Mapping[str, Outlet]:
    """Outlet by each of its names, as written (case counts)."""
    found: dict[str, Outlet] = {}
    for row in tables.rows("outlets.tsv", ("name", "country", "kind", "aliases")):
        outlet = Outlet(row["name"], row["country"], row["kind"] == "agency")
        found.update(dict.fromkeys((outlet.name, *tables.split(row["aliases"])), outlet))
    return MappingProxyType(found)
