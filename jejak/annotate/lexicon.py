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

HitKind = Literal["country", "demonym", "metonym", "body", "office", "sector", "weak", "none"]
CAPITALS_FROM = 4
"""Names of at least this many letters are also found in capitals ("HAMAS"); shorter ones are words in titles ("AS", "US")."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase says."""

    kind: HitKind
    country: str | None = None
    sector: str | None = None
    name: str | None = None
    """Canonical name of a country, body or office."""
    contextual: bool = False
    """Holds only where the text names the country in full too."""


@dataclass(frozen=True, slots=True)
class Hit:
    span: Span
    entry: Entry


@dataclass(frozen=True, slots=True)
class _Matcher:
    automaton: AhoCorasick
    entries: tuple[Entry, ...]
    clitics: tuple[str, ...] = ()

    def find(self, text: str) -> Iterator[Hit]:
        """Whole words only; of overlapping matches the longest from the left."""
        end = 0
        for number, start, stop in self._whole(text):
            if start >= end:
                end = stop
                yield Hit(Span(start, stop), self.entries[number])

    def _whole(self, text: str) -> list[tuple[int, int, int]]:
        matches = self.automaton.find_matches_as_indexes(text, overlapping=True)
        return sorted((match for match in matches if self._bounded(text, match[1], match[2])), key=lambda match: (match[1], -match[2]))

    def _bounded(self, text: str, start: int, end: int) -> bool:
        """Whether a match is a whole word, or one with a clitic at its end ("militernya")."""
        if start and text[start - 1].isalnum():
            return False
        if not text[end : end + 1].isalnum() or not text[end - 1].isalnum():
            return True
        clitic = next((ending for ending in self.clitics if text.startswith(ending, end)), None)
        return clitic is not None and not text[end + len(clitic) : end + len(clitic) + 1].isalnum()


def hits(text: str, language: Language) -> tuple[Hit, ...]:
    """All words of the lexicon in a text, in order, not overlapping. A name goes before the common words inside it, a longer phrase
    of common words before the name inside it ("Kementerian Luar Negeri AS" is one body, "Serikat" in "Amerika Serikat" nothing)."""
    names, words = _matchers(language.code, language)
    named, common = list(names.find(text)), list(words.find(_lower(text)))
    mentioned = {hit.entry.country for hit in named if not hit.entry.contextual}
    paired = mentioned & set(language.countries.contextual)
    named = [hit for hit in named if not hit.entry.contextual or paired]
    named = [hit for hit in named if not any(other.span != hit.span and other.span.contains(hit.span) for other in common)]
    found = [*named, *(hit for hit in common if not any(hit.span.overlaps(other.span) for other in named))]
    return tuple(sorted((hit for hit in found if hit.entry.kind != "none"), key=lambda hit: (hit.span.start, -hit.span.end)))


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
    for country, words in language.countries.contextual.items():
        names.update(
            (word, Entry("country", country, "GOV", countries.name(country), contextual=True)) for word in words if word not in names
        )
    for word, body in offices.organisations().items():
        names[word] = Entry("body", body.country, body.sector, body.name)
    names.update(dict.fromkeys(language.countries.others, Entry("none")))
    names = {word.upper(): entry for word, entry in names.items() if len(word) >= CAPITALS_FROM} | names
    return _matcher(names), _matcher(_common(language), language.pronouns.clitics)


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


def _matcher(entries: dict[str, Entry], clitics: tuple[str, ...] = ()) -> _Matcher:
    return _Matcher(AhoCorasick(list(entries), matchkind=MatchKind.Standard), tuple(entries.values()), clitics)
