"""The words of a language that say who an actor is, found in a text in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from jejak.annotate import countries, offices
from jejak.languages import Language
from jejak.model import Span

HitKind = Literal["country", "demonym", "metonym", "body", "office", "sector", "weak"]
CAPITALS_FROM = 4
"""Names of at least this many letters are also found in capitals ("HAMAS"); shorter ones are words in titles ("AS", "US")."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase says."""

    kind: HitKind
    country: str | None = None
    sector: str | None = None
    name: str | None = None
    """Canonical name of a body or office."""


@dataclass(frozen=True, slots=True)
class Hit:
    span: Span
    entry: Entry


@dataclass(frozen=True, slots=True)
class _Matcher:
    automaton: AhoCorasick
    entries: tuple[Entry, ...]

    def find(self, text: str) -> Iterator[Hit]:
        """Whole words only; of overlapping matches the longest from the left."""
        end = 0
        for number, start, stop in _whole(self.automaton, text):
            if start >= end:
                end = stop
                yield Hit(Span(start, stop), self.entries[number])


def _whole(automaton: AhoCorasick, text: str) -> list[tuple[int, int, int]]:
    matches = (match for match in automaton.find_matches_as_indexes(text, overlapping=True) if _bounded(text, match[1], match[2]))
    return sorted(matches, key=lambda match: (match[1], -match[2]))


def _bounded(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or (after.isalnum() and text[end - 1].isalnum()))


def hits(text: str, language: Language) -> tuple[Hit, ...]:
    """All words of the lexicon in a text, in order, not overlapping. A name goes before the common words inside it, a longer phrase
    of common words before the name inside it ("Kementerian Luar Negeri AS" is one body, "Serikat" in "Amerika Serikat" nothing)."""
    names, words = _matchers(language.code, language)
    named, common = list(names.find(text)), list(words.find(_lower(text)))
    named = [hit for hit in named if not any(other.span != hit.span and other.span.contains(hit.span) for other in common)]
    found = [*named, *(hit for hit in common if not any(hit.span.overlaps(other.span) for other in named))]
    return tuple(sorted(found, key=lambda hit: (hit.span.start, -hit.span.end)))


def _lower(text: str) -> str:
    """Lower case of the same length, so that offsets hold."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(one if len(one := char.lower()) == 1 else char for char in text)


@cache
def _matchers(code: str, language: Language) -> tuple[_Matcher, _Matcher]:
    names: dict[str, Entry] = {}
    for word, term in countries.terms(language).items():
        kind: HitKind = "country" if term.kind == "name" else term.kind
        names[word] = Entry(kind, term.country, "GOV", countries.name(term.country))
    for word, body in offices.organisations().items():
        names[word] = Entry("body", body.country, body.sector, body.name)
    names = {word.upper(): entry for word, entry in names.items() if len(word) >= CAPITALS_FROM} | names
    return _matcher(names), _matcher(_common(language))


def _common(language: Language) -> dict[str, Entry]:
    pack = language.actors
    found: dict[str, Entry] = {}
    for sector, words in pack.weak.items():
        found.update((word, Entry("weak", sector=sector or None)) for word in words)
    for sector, words in pack.sectors.items():
        found.update((word, Entry("sector", sector=sector)) for word in words if word not in found)
    for office in pack.offices:
        found.update((word, Entry("office", sector=office.sector or None, name=office.name)) for word in office.words)
    return found


def _matcher(entries: dict[str, Entry]) -> _Matcher:
    return _Matcher(AhoCorasick(list(entries), matchkind=MatchKind.Standard), tuple(entries.values()))
