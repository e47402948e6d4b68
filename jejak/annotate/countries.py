"""Countries: English names, ISO codes, and every word of a language that names one, its people or its government."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from babel import Locale

from jejak.countries import codes
from jejak.languages import Language

NAMES = MappingProxyType(
    {
        "BIH": "Bosnia and Herzegovina",
        "CIV": "Ivory Coast",
        "COD": "DR Congo",
        "COG": "Republic of the Congo",
        "EUR": "European Union",
        "HKG": "Hong Kong",
        "MAC": "Macao",
        "MMR": "Myanmar",
        "PSE": "Palestine",
        "TUR": "Turkey",
        "UNO": "United Nations",
    }
)
"""Short English names where CLDR's own is unwieldy ("Hong Kong SAR China"), and PLOVER's two bodies with a country code."""
TermKind = Literal["name", "demonym", "metonym"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word for a country as written in text."""

    country: str
    """ISO 3166 alpha-3."""
    kind: TermKind


@cache
def names() -> Mapping[str, str]:
    """Alpha-3 -> short English name."""
    territories = Locale("en").territories
    found = {alpha3: territories[alpha2] for alpha2, alpha3 in codes().items() if alpha2 in territories}
    return MappingProxyType(found | dict(NAMES))


def name(country: str | None) -> str | None:
    """The short English name of a code; None for codes that are no country (IGO, NGO, MNC)."""
    return names().get(country or "")


@cache
def _terms(code: str, language: Language) -> Mapping[str, Term]:
    found: dict[str, Term] = {}
    for locale in dict.fromkeys(("en", code)):
        found.update((word, Term(country, "name")) for word, country in _territories(locale))
    pack = language.countries
    kinds: tuple[tuple[Mapping[str, tuple[str, ...]], TermKind], ...] = (
        (pack.names, "name"),
        (pack.demonyms, "demonym"),
        (pack.metonyms, "metonym"),
    )
    for table, kind in kinds:
        found.update((word, Term(country, kind)) for country, words in table.items() for word in words)
    return MappingProxyType(found)


def terms(language: Language) -> Mapping[str, Term]:
    """Every word for a country in a language (and CLDR's English names, which other languages borrow), as written."""
    return _terms(language.code, language)


def _territories(locale: str) -> Iterator[tuple[str, str]]:
    """CLDR names of countries; of "Myanmar (Burma)" also both words alone."""
    for alpha2, word in Locale(locale).territories.items():
        if alpha3 := codes().get(alpha2):
            yield word, alpha3
            for part in re.findall(r"[^()]+", word) if "(" in word else ():
                yield part.strip(), alpha3
