"""Names by a plain rule, for evaluations that must not depend on trained weights."""

from __future__ import annotations

import re

from jejak.annotate import gazetteer, leaders, lexicon
from jejak.languages import Language
from jejak.model import Article, Name, Span

_WORD = r"(?:[A-Z]\.(?:[A-Z]\.)*|(?:al-|Al-|el-|El-)?[A-Z][\w'’-]*\w)"
RUN = re.compile(rf"(?<!\w){_WORD}(?: (?:de |bin |van |von |der )?{_WORD})*(?!\w)")
SHORTEST = 3
LARGE, VERY_LARGE = 50_000, 500_000
"""Inhabitants from which a capitalised word is taken for a place: by its main name, by any name."""


def names(article: Article, language: Language, ordinary: frozenset[str]) -> list[Name]:
    """Runs of capitalised words that the lexicon does not know: LOC where the gazetteer knows a sizable place, else PER.

    `ordinary`: words that also stand in lower case somewhere; one of them at the start of a sentence is no name.
    """
    known = [hit.span for hit in lexicon.hits(article.text, language) if hit.entry.kind != "weak"]
    skipped = {word for group in (*language.times.months, *language.times.weekdays) for word in group} | set(language.actors.titles)
    starts = {span.start for span in article.sentences}
    found: list[tuple[str, Span]] = []
    for match in RUN.finditer(article.text):
        span = _outside(Span(match.start(), match.end()), known)
        first = re.match(r"\w+ ", article.text[span.start : span.end])
        if first and span.start in starts and first[0].strip().lower() in ordinary:
            span = Span(span.start + first.end(), span.end)
        word = article.text[span.start : span.end].strip()
        if len(word) >= SHORTEST and not (span.start in starts and word.lower() in ordinary) and word not in skipped:
            found.append((word, span))
    if article.sentences:
        found = [(word, span) for word, span in found if span.start >= article.sentences[0].end or _elsewhere(word, article)]
    people = {part for word, _ in found if " " in word for part in word.split()[1:]}
    return [Name(span, "LOC" if word not in people and _sizable(word) else "PER", 1.0) for word, span in found]


def _elsewhere(word: str, article: Article) -> bool:
    """Whether a name of the first sentence stands in the rest too: headlines capitalise every word."""
    return len(article.sentences) < 3 or article.text.count(word) > 1 or article.text[: article.sentences[0].end].islower()


def _outside(span: Span, known: list[Span]) -> Span:
    """What is left of a run beside the lexicon's own names."""
    for hit in known:
        if hit.overlaps(span):
            span = (
                Span(min(hit.end + 1, span.end), span.end) if hit.start <= span.start else Span(span.start, max(span.start, hit.start - 1))
            )
    return span


def _sizable(word: str) -> bool:
    known = [one for one in gazetteer.candidates(word) if one.population > LARGE]
    return bool(known) and (known[0].main or known[0].population > VERY_LARGE) and not leaders.named(word, None)
