"""What the words of a noun phrase say of an actor: sector, country, office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jejak.annotate.lexicon import Entry, Hit
from jejak.languages import Language
from jejak.model import Span

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")
INTERNATIONAL = frozenset({"UNO", "IGO", "EUR", "NGO", "MNC", "IMG"})
NON_STATE = frozenset({"REB", "UAF", "PTY", "OPP"})
"""Bodies whose own sector says more than the rank of their people ("Taliban commander" is REB, not MIL)."""
_GENERIC = frozenset({"GOV", "LAB", "EDU", "CVL", None})
_NAMES = frozenset({"country", "demonym", "metonym"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What a phrase says by itself; None where it says nothing. `head` is the entry of its head noun."""

    sector: str | None = None
    country: str | None = None
    office: str | None = None
    body: Entry | None = None
    head: Entry | None = None
    located: str | None = None
    """Country of a place that the phrase only lies in ("troops in Iraq"): no nationality, but a hint."""


def describe(text: str, span: Span, found: Sequence[Hit], language: Language) -> Profile:
    """Analyse the phrase `span` of `text`, given the lexicon's hits inside it."""
    first = first_part(text, span, found, language)
    inside = [hit for hit in found if first.contains(hit.span)]
    beyond = [hit for hit in found if hit.span.start >= first.end]
    nouns = [hit for hit in inside if hit.entry.kind not in _NAMES]
    if language.actors.head == "last":
        nouns = nouns[::-1]
    else:
        nouns = [*[hit for hit in nouns if hit.entry.kind != "body"], *[hit for hit in nouns if hit.entry.kind == "body"]]
    body = next((hit.entry for hit in [*inside, *beyond] if hit.entry.kind == "body"), None)
    head = nouns[0].entry if nouns else body
    former = _has_word(text, first, language.actors.former)
    state = any(hit.entry.kind in _NAMES for hit in inside)
    sector = _sector([hit.entry for hit in nouns], [hit.entry for hit in beyond], body, state=state)
    office = next((hit.entry.name for hit in nouns if hit.entry.kind == "office"), None)
    country, located = _country(inside, beyond, text, first, language)
    of_body = body is not None and body.country in INTERNATIONAL and head is not None and head.kind in ("weak", "body")
    if body and body.country and (of_body or (country is None and (head is body or not located))):
        country = body.country
    return Profile(sector, country, None if former else office, body, head, located)


def first_part(text: str, span: Span, found: Sequence[Hit], language: Language) -> Span:
    """The phrase up to its first preposition or relative word; words inside a hit ("Secretary of State") break nothing, nor does one
    with only a number before it ("thousands of fighters", "lebih dari 20 korban")."""
    breaks = _word_set(language.code, language.actors.breaks)
    for match in WORD.finditer(text, span.start, span.end):
        inside = any(hit.span.start <= match.start() < hit.span.end and " " in text[hit.span.start : hit.span.end] for hit in found)
        if match.start() > span.start and not inside and match[0].lower() in breaks:
            if not any(hit.span.start < match.start() for hit in found):
                continue
            return Span(span.start, match.start())
    return span


def _sector(nouns: list[Entry], beyond: list[Entry], body: Entry | None, *, state: bool) -> str | None:
    """The sector of a phrase by its nouns, head first, and what follows its first preposition; `state`: it names a country."""
    strong = next((entry.sector for entry in nouns if entry.kind != "weak" and entry.sector), None)
    if body is not None and (body in nouns or strong is None):
        if strong in ("REB", "UAF") and body.sector in ("PTY", "OPP"):
            return strong
        if body.sector in NON_STATE and strong in ("MIL", "UAF", None, *NON_STATE):
            return body.sector
        if body.country in INTERNATIONAL and strong in _GENERIC and not state:
            return body.sector
    if strong in ("MIL", "GOV") and any(entry.sector == "REB" and entry.kind == "sector" for entry in nouns):
        return "REB"
    return strong or _weak_sector(nouns, beyond)


def _weak_sector(nouns: list[Entry], beyond: list[Entry]) -> str | None:
    """For a head that says little ("spokesman for the army", "thousands of fighters"): what it belongs to, else what it mostly is."""
    owner = next((entry.sector for entry in beyond if entry.kind not in ("weak", *_NAMES) and entry.sector), None)
    weak = next((entry.sector for entry in nouns if entry.kind == "weak"), None)
    if owner or weak or not nouns:
        return owner or weak
    office = any(entry.kind == "office" for entry in nouns)
    return next((entry.sector for entry in beyond if entry.kind in _NAMES), "GOV" if office else None)


def _country(inside: list[Hit], beyond: list[Hit], text: str, first: Span, language: Language) -> tuple[str | None, str | None]:
    """Country the phrase names as its own, and the country of a place it only lies in."""
    own = next((hit.entry.country for hit in inside if hit.entry.kind in _NAMES), None)
    if own:
        return own, None
    other = next((hit for hit in beyond if hit.entry.kind in _NAMES), None)
    if other is None:
        return None, None
    if other.entry.kind == "demonym":
        return other.entry.country, None
    before = WORD.findall(text, first.end, other.span.start)
    if before and before[-1].lower() in language.places.inside and before[-1].lower() not in language.actors.possessives:
        return None, other.entry.country
    return other.entry.country, None


def _has_word(text: str, span: Span, words: tuple[str, ...]) -> bool:
    return any(word in words for word in WORD.findall(text[span.start : span.end].lower()))


@cache
def _word_set(code: str, words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)
