"""Events of the whole pipeline against gold: sentence by sentence on agency news, once a report on whole articles, and the seed page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evaluate.scoring import Found, Scores, score, score_report
from jejak import annotate
from jejak.annotate.events import event
from jejak.annotate.merging import merge
from jejak.model import Actor, Article, DateCandidate, Event, Mention, Publisher, Reading, Report, Span
from train.gold import GoldDocument

COUNTRY = {"id": "IDN"}
"""Where the articles of a language in the evaluation set are published."""

UNDATED = "2007-03-15"
"""Given to the sentence pairs, which have no date and are of that time; only the words of their times are compared."""


def article_of(document: GoldDocument) -> Article:
    """The document as an article: its sentences at their own places, or joined by spaces where they have none."""
    starts = document.starts or _starts(document.sentences)
    sentences = tuple(Span(start, start + len(text)) for start, text in zip(starts, document.sentences, strict=True))
    text = list(" " * sentences[-1].end)
    for i, (span, words) in enumerate(zip(sentences, document.sentences, strict=True)):
        text[span.start : span.end] = words
        if document.starts and i + 1 < len(sentences) and sentences[i + 1].start - span.end > 1:
            text[span.end : sentences[i + 1].start] = "\n" * (sentences[i + 1].start - span.end)
    published = DateCandidate((document.published or UNDATED)[:10], "day", "given", "given")
    publisher = Publisher(country=COUNTRY.get(document.language) if document.starts else None)
    return Article(document.id, "".join(text), document.language, published=published, publisher=publisher, sentences=sentences)


def _starts(sentences: Sequence[str]) -> tuple[int, ...]:
    starts, at = [], 0
    for sentence in sentences:
        starts.append(at)
        at += len(sentence) + 1
    return tuple(starts)


def found(report: Report) -> list[Found]:
    """The report's events as predictions, with their other mentions."""
    sentences = report.article.sentences
    return [
        replace(_found(one, sentences), also=tuple(_placed(mention.trigger, sentences) for mention in one.also)) for one in report.events
    ]


def _found(event: Event, sentences: Sequence[Span]) -> Found:
    sentence, span = _placed(event.trigger, sentences)
    roles = {
        "actors": [_wording(actor) for actor in event.actors],
        "recipients": [_wording(actor) for actor in event.recipients],
        "chain": [_wording(link.actor) for link in event.chain],
        "place": [f"{event.place.text} {event.place.name}"] if event.place else [],
        "time": [event.time.text] if event.time and not event.time.inferred else [],
        "evidence": [item.text for item in event.evidence],
    }
    return Found(sentence, span, event.type, event.factuality, roles, event.confidence, event.mode)


def _wording(actor: Actor) -> str:
    return f"{actor.text} {actor.name}"


def _placed(trigger: Mention, sentences: Sequence[Span]) -> tuple[int, tuple[int, int]]:
    i = next(i for i, span in enumerate(sentences) if span.start <= trigger.span.start < span.end)
    return i, (trigger.span.start - sentences[i].start, trigger.span.end - sentences[i].start)


def read(documents: Sequence[GoldDocument], *, merged: bool) -> Iterator[tuple[GoldDocument, Report]]:
    """The documents with their records; not `merged`, every mention is an event of its own sentence, as in the sentence-level labels."""
    for document in documents:
        article = article_of(document)
        yield document, record(article, annotate.read(article), merged=merged)


def record(article: Article, reading: Reading, *, merged: bool) -> Report:
    language, problems = annotate.language_of(article)
    context = annotate.understood(article, reading, language)
    events = [event(frame, context) for frame in reading.frames]
    return Report(article, merge(events, language) if merged else tuple(events), problems=problems)


def sentences(pairs: Sequence[tuple[GoldDocument, Report]]) -> Scores:
    """Sentence-level scores."""
    return score((document, found(report)) for document, report in pairs)


def reports(pairs: Sequence[tuple[GoldDocument, Report]]) -> Scores:
    """Report-level scores: each event once."""
    return score_report((document, found(report)) for document, report in pairs)
