"""Places: a place phrase becomes a country, region or populated place with a point, as far as names and context decide."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from jejak.annotate import countries, gazetteer, tables
from jejak.annotate.anaphora import antecedents
from jejak.annotate.cast import Cast
from jejak.annotate.gazetteer import Candidate, fold
from jejak.annotate.phrases import WORD
from jejak.model import Name, Place, Span

CONTEXT_WEIGHT = 4.0
"""What it counts that a report names the country of a candidate, in powers of ten of population (most cities lie within 10^3-10^7)."""
ALTERNATE_COST = 1.0
"""What it costs a candidate that the name is only one of its alternate names, on the same scale."""
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: (?:(?:al|el|de|la|of|bin|du)[ -])?[^\W\d_a-z][\w'’.-]*)*")
Match = Literal["exact", "alternate", "fuzzy", "context"]


@dataclass(frozen=True, slots=True)
class Region:
    """A region or site of `regions.tsv`."""

    name: str
    country: str
    lat: float
    lon: float
    precision: Literal["point", "city", "admin1", "region"]


@cache
def regions() -> Mapping[str, Region]:
    """Regions by folded name and alias."""
    found: dict[str, Region] = {}
    for row in tables.rows("regions.tsv", ("name", "country", "lat", "lon", "precision", "aliases")):
        region = Region(row["name"], row["country"], float(row["lat"]), float(row["lon"]), row["precision"])  # type: ignore[arg-type]
        found.update((fold(word), region) for word in (row["name"], *tables.split(row["aliases"])))
    return MappingProxyType(found)


def places(names: Sequence[Name], cast: Cast) -> tuple[Place, ...]:
    """Every place the report names: the reader's LOC names and the countries of the lexicon, in text order."""
    hits = [hit.span for hit in cast.hits if hit.entry.kind in ("country", "metonym")]
    spans = [*hits, *(name.span for name in names if name.kind == "LOC" and not any(name.span.overlaps(other) for other in hits))]
    return tuple(found for span in sorted(spans) if (found := place(span, cast)))


def place(span: Span, cast: Cast) -> Place | None:
    """The place that a role span names; None only for a phrase without a name that refers to none either.

    "pelabuhan Nanjin di Korea Utara" is looked up as Nanjin within North Korea, "negara tersebut" as the country last named.
    """
    name = _name(span, cast)
    if name is None:
        return _referred(span, cast)
    term = countries.terms(cast.language).get(cast.text(name))
    if term is not None and term.kind != "metonym" and fold(cast.text(name)) not in regions():
        return Place(cast.text(span), span, countries.name(term.country) or cast.text(name), term.country, precision="country", match="exact")
    within = _within(span, name, cast) or (term.country if term is not None else None)
    return _located(span, cast.text(name), within, cast)


def _name(span: Span, cast: Cast) -> Span | None:
    """The name inside a place phrase: the first that is not the larger place the rest lies in."""
    text = cast.text(span)
    features = {*cast.language.places.features, *cast.language.places.directions, *cast.language.pronouns.definite_before}
    known = [hit.span for hit in cast.hits_in(span) if hit.entry.kind in ("country", "metonym", "demonym")]
    for match in _CAPITALISED.finditer(text):
        start, end = span.start + match.start(), span.start + match.end()
        while (first := WORD.match(cast.article.text, start, end)) and first[0].lower() in features and first.end() < end:
            start = first.end() + 1
        found = Span(start, start + len(cast.text(Span(start, end)).rstrip(".,")))
        if cast.text(found).lower() in features:
            continue
        return next((hit for hit in known if hit.overlaps(found) and hit.start == found.start), found)
    return known[0] if known else None


def _within(span: Span, name: Span, cast: Cast) -> str | None:
    """The country that the phrase itself, or the words right after it, put the place in."""
    for hit in cast.hits_in(span):
        if hit.span != name and hit.entry.kind in ("country", "demonym"):
            return hit.entry.country
    prepositions = "|".join(re.escape(word) for word in cast.language.places.inside)
    following = re.compile(rf"(?:,| (?:{prepositions})) ").match(cast.article.text, span.end)
    if following is None:
        return None
    return next((hit.entry.country for hit in cast.hits if hit.span.start == following.end() and hit.entry.kind == "country"), None)


def _located(span: Span, name: str, within: str | None, cast: Cast) -> Place:
    text = cast.text(span)
    region = regions().get(fold(name))
    if region is not None and within in (None, region.country):
        exact: Match = "exact" if fold(region.name) == fold(name) else "alternate"
        return Place(text, span, region.name, region.country, None, region.lat, region.lon, None, region.precision, exact)
    weights = _weights(span.start, cast)
    found = [one for one in gazetteer.candidates(name) if within in (None, one.country)]
    if not found:
        return Place(text, span, name, within)
    best = max(found, key=lambda one: _score(one, weights))
    match: Match = "context" if best is not found[0] else "exact" if best.main else "alternate"
    return Place(text, span, best.name, best.country, None, best.lat, best.lon, best.geonames, "city", match)


def _score(candidate: Candidate, weights: Mapping[str, float]) -> float:
    return math.log10(candidate.population + 1) + CONTEXT_WEIGHT * weights.get(candidate.country, 0.0) - ALTERNATE_COST * (not candidate.main)


def _weights(offset: int, cast: Cast) -> Mapping[str, float]:
    """Share of each country among the countries a report names, so that all shares sum to at most 1."""
    counts = Counter(member.country for one in cast.references if (member := cast.members[one.member]).kind == "country" and member.country)
    if not counts and cast.home:
        return {cast.home: 1.0}
    return {country: count / counts.total() for country, count in counts.items()}


def _referred(span: Span, cast: Cast) -> Place | None:
    """A place named before: "di sana", "negara tersebut", "the city"."""
    text = cast.text(span).lower()
    words = WORD.findall(text)
    if text in cast.language.places.there:
        found = antecedents(span.start, lambda member: member.kind in ("country", "place"), cast)
    elif any(word in cast.language.actors.countries for word in words):
        found = antecedents(span.start, lambda member: member.kind == "country", cast)
    elif any(word in cast.language.places.features for word in words):
        found = antecedents(span.start, lambda member: member.kind == "place", cast)
    else:
        return None
    if not found:
        return None
    member = found[0]
    if member.kind == "country":
        return Place(cast.text(span), span, member.name, member.country, precision="country", match="context")
    return _located(span, member.name, None, cast)
