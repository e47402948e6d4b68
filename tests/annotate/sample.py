"""Articles for tests of annotation: one sentence a line, names given as words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jejak import languages
from jejak.annotate.actors import actor, cast
from jejak.annotate.cast import Cast
from jejak.model import Actor, Article, DateCandidate, Name, Publisher, Span


def article(text: str, code: str, published: str = "2023-10-19", country: str | None = None) -> Article:
    sentences = tuple(Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text))
    day = DateCandidate(published, "day", "given", "given")
    return Article(id="test", text=text, language=code, sentences=sentences, published=day, publisher=Publisher(country=country))


def names(text: str, kind: str, *words: str) -> list[Name]:
    return [Name(Span(match.start(), match.end()), kind, 1.0) for word in words for match in re.finditer(rf"\b{re.escape(word)}\b", text)]


def cast_of(text: str, code: str, people: Sequence[str] = (), places: Sequence[str] = (), **given: str) -> Cast:
    found = names(text, "PER", *people) + names(text, "LOC", *places)
    return cast(article(text, code, **given), found, languages.load(code))


def span(cast: Cast, words: str, number: int = 0) -> Span:
    """The words' occurrence of that number (from 0) in the text."""
    matches = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", cast.article.text))
    return Span(*matches[number].span())


def party(cast: Cast, words: str, number: int = 0) -> tuple[Actor, ...]:
    return actor(span(cast, words, number), cast)
