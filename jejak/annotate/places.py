"""Places: a place phrase becomes a country, region or populated place with a point, as far as names and context decide."""

from __future__ import annotations

import math
import re
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
from jejak.annotate.scene import salience, scene
from jejak.model import Name, Place, Span

CONTEXT_WEIGHT = 6.0
"""What it counts that a report names the country of a candidate, in powers of ten of population (most cities lie within 10^3-10^7)."""
ALTERNATE_COST = 2.5
"""What it costs a candidate that the name is only one of its alternate names, on the same scale."""
SHORTEST_NAME = 3
REFERRING_WORDS = 3
"""Longer phrases say something of their own ("the border with Somalia") and refer to nothing named before."""
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
    """The place that a role span names; the first of its names that is known, from the most particular on.

    "pelabuhan Nanjin di Korea Utara" is looked up as Nanjin within North Korea, "gedung KPK, Kuningan, Jakarta Selatan" as South
    Jakarta, "negara tersebut" as the country last named. What is not known keeps its words, with the country of the scene and no
    point. None only for a phrase without words.
    """
    if not WORD.search(cast.text(span)):
        return None
    if referred := _referred(span, cast):
        return referred
    names = _names(span, cast)
    for number, name in enumerate(names):
        found = _known(span, name, names[number + 1 :], cast)
        if found and found.precision == "country" and number:
            break
        if found:
            return found
    text = cast.text(names[0]) if names else cast.text(span)
    return Place(cast.text(span), span, text, _within(span, names[0] if names else span, cast) or scene(span.start, cast))


def _names(span: Span, cast: Cast) -> list[Span]:
    """Names inside a place phrase, part by part as commas and prepositions cut it; of each part the whole run of capitalised words,
    then its ends ("Polda Bangka Belitung", "Bangka Belitung", "Belitung")."""
    features = {*cast.language.places.features, *cast.language.places.directions, *cast.language.pronouns.definite_before}
    found: list[Span] = []
    for match in _CAPITALISED.finditer(cast.text(span)):
        words = [
            Span(span.start + match.start() + one.start(), span.start + match.start() + one.end()) for one in re.finditer(r"\S+", match[0])
        ]
        while words and cast.text(words[0]).lower() in features:
            words = words[1:]
        end = span.start + match.start() + len(match[0].rstrip(".,'’"))
        found += [Span(word.start, end) for word in words if word.start < end]
    return found


def _known(span: Span, name: Span, larger: list[Span], cast: Cast) -> Place | None:
    """The place of a name, if it is one: a region, a country, a populated place; for the end of a longer name, only in a country
    that the report names (a word of a street's name is a village somewhere)."""
    text = cast.text(name)
    term = countries.terms(cast.language).get(text)
    within = _within(span, name, cast) or _country_of(larger, cast)
    if term is not None and term.kind == "name" and fold(text) not in regions():
        return Place(cast.text(span), span, countries.name(term.country) or text, term.country, precision="country", match="exact")
    if term is not None and term.kind == "demonym":
        return None
    found = _located(span, text, within or (term.country if term is not None else None), cast)
    before = WORD.findall(cast.text(Span(span.start, name.start)))
    part = bool(before) and before[-1][0].isupper() and cast.article.text[name.start - 2 : name.start - 1].isalnum()
    if found and part and within is None and found.country not in salience(span.start, cast):
        return None
    return found


def _country_of(names: list[Span], cast: Cast) -> str | None:
    """The country that the larger places of a phrase lie in."""
    return next((region.country for name in names if (region := regions().get(fold(cast.text(name))))), None)


def _within(span: Span, name: Span, cast: Cast) -> str | None:
    """The country that the phrase itself, or the words right after it, put the place in."""
    for hit in cast.hits_in(span):
        if not hit.span.overlaps(name) and hit.entry.kind in ("country", "demonym"):
            return hit.entry.country
    prepositions = "|".join(re.escape(word) for word in cast.language.places.inside)
    following = re.compile(rf"(?:,| (?:{prepositions})) ").match(cast.article.text, span.end)
    if following is None:
        return None
    return next((hit.entry.country for hit in cast.hits if hit.span.start == following.end() and hit.entry.kind == "country"), None)


def _located(span: Span, name: str, within: str | None, cast: Cast) -> Place | None:
    text = cast.text(span)
    region = regions().get(fold(name))
    if region is not None and within in (None, region.country):
        exact: Match = "exact" if fold(region.name) == fold(name) else "alternate"
        return Place(text, span, region.name, region.country, None, region.lat, region.lon, None, region.precision, exact)
    found = [one for one in gazetteer.candidates(name) if within in (None, one.country)]
    if not found or len(name) < SHORTEST_NAME:
        return None
    weights = salience(span.start, cast)
    total = sum(weights.values()) or 1.0
    best = max(found, key=lambda one: _score(one, weights.get(one.country, 0.0) / total))
    match: Match = "context" if best is not found[0] else "exact" if best.main else "alternate"
    return Place(text, span, best.name, best.country, None, best.lat, best.lon, best.geonames, best.precision, match)


def _score(candidate: Candidate, share: float) -> float:
    """Powers of ten of population, and what its country's share of the report's attention counts."""
    return math.log10(candidate.population + 1) + CONTEXT_WEIGHT * share - ALTERNATE_COST * (not candidate.main)


def _referred(span: Span, cast: Cast) -> Place | None:
    """A place named before: "di sana", "negara tersebut", "the city"; only for phrases without a name."""
    text = cast.text(span).lower()
    words = WORD.findall(text)
    if cast.hits_in(span) and any(hit.entry.kind in ("country", "metonym", "demonym", "body") for hit in cast.hits_in(span)):
        return None
    if len(words) > REFERRING_WORDS or any(word[0].isupper() for word in WORD.findall(cast.text(span))[1:]):
        return None
    if text in cast.language.places.there:
        found = antecedents(span.start, lambda member: member.kind in ("country", "place"), cast, 1, 0.0)
    elif any(word in cast.language.actors.countries for word in words):
        found = antecedents(span.start, lambda member: member.kind == "country", cast, 1, 0.0)
    elif any(word in cast.language.places.features for word in words):
        found = antecedents(span.start, lambda member: member.kind == "place", cast)
    else:
        return None
    if not found:
        return None
    member = found[0]
    if member.kind == "country":
        return Place(cast.text(span), span, member.name, member.country, precision="country", match="context")
    return _located(span, member.name, None, cast) or Place(cast.text(span), span, member.name, member.country)
