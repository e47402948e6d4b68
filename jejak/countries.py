"""ISO 3166-1 country codes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

TABLE = Path(__file__).parent / "data" / "countries.tsv"


@cache
def codes() -> Mapping[str, str]:
    """Alpha-2 -> alpha-3 (Kosovo as XK -> XKX)."""
    return MappingProxyType(read(TABLE))


def read(path: Path) -> dict[str, str]:
    """The pairs of a table with one pair a line; comments and the heading are passed over."""
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {two: three for two, three in lines if two != "alpha2"}
