"""The cast of a report: everybody it names, each with all their mentions, so that any mention leads to what is known of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jejak.annotate.lexicon import Hit
from jejak.languages import Language
from jejak.model import Article, Span

MemberKind = Literal["person", "body", "country", "place", "group"]


@dataclass(frozen=True, slots=True)
class Member:
    """One party of the cast. `name` is canonical: the fullest name in the report or the tables."""

    name: str
    kind: MemberKind
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a member by name or by a noun of its own."""

    span: Span
    member: int


@dataclass(frozen=True, slots=True)
class Cast:
    article: Article
    language: Language
    when: date | None
    """Publication date, as far as known to the day."""
    home: str | None
    """The country a report is about when it names none: that of its publisher, else of its language."""
    hits: tuple[Hit, ...]
    members: tuple[Member, ...]
    references: tuple[Reference, ...]
    """In text order."""

    def sentence(self, offset: int) -> int:
        """Number of the sentence that an offset lies in (or the last one that begins before it)."""
        return max(bisect_right(self.article.sentences, offset, key=lambda span: span.start) - 1, 0)

    def hits_in(self, span: Span) -> tuple[Hit, ...]:
        start = bisect_right(self.hits, span.start - 1, key=lambda hit: hit.span.start)
        end = bisect_right(self.hits, span.end - 1, key=lambda hit: hit.span.start)
        return tuple(hit for hit in self.hits[start:end] if hit.span.end <= span.end)

    def references_in(self, span: Span) -> tuple[Reference, ...]:
        return tuple(one for one in self.references if span.contains(one.span))

    def text(self, span: Span) -> str:
        return self.article.text[span.start : span.end]
