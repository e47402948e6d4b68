"""The language packs' furniture tables, compiled once.

Pages mix languages (an English comment form on an Indonesian page), so the tables of all packs hold for every page.
"""

from __future__ import annotations

import re
from functools import cache

from jejak.languages import available, load


@cache
def words(table: str) -> tuple[str, ...]:
    """The entries of one furniture table of all packs, longest first."""
    found = {word for code in available() for word in getattr(load(code).furniture, table)}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def alternatives(table: str) -> str:
    """The entries of one furniture table of all packs as a part of a regex; matches nothing for an empty table."""
    return "|".join(map(re.escape, words(table))) or r"(?!)"


@cache
def regex(table: str) -> re.Pattern[str]:
    """The regexes of one furniture table of all packs as one, without regard to case; matches nothing for an empty table."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in words(table)) or r"(?!)", re.IGNORECASE)
