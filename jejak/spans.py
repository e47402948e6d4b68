"""Which words of a report's text play which part: what every marked-up view of a text is made of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jejak.model import Event, Report, Span


def role_spans(event: Event) -> Iterator[tuple[str, Span]]:
    """Yield the spans of an event with their roles: actor, recipient, source, place, time, evidence, movement, and trigger at last."""
    groups = {
        "actor": event.actors,
        "recipient": event.recipients,
        "source": tuple(source.actor for source in event.chain),
        "place": (event.place,),
        "time": (event.time,),
        "evidence": event.evidence,
    }
    for role, filled in groups.items():
        for each in filled:
            if each is not None and each.span is not None:
                yield role, each.span
    if event.movement:
        for mention in (event.movement.goods, event.movement.quantity_mention, event.movement.carrier):
            if mention:
                yield "movement", mention.span
        for place in (event.movement.origin, *event.movement.via, event.movement.destination):
            if place:
                yield "place", place.span
    yield "trigger", event.trigger.span
    yield from (("trigger", also.trigger.span) for also in event.also)


def segments(report: Report) -> Iterator[tuple[str, frozenset[str], tuple[int, ...]]]:
    """Cut the text where a span starts or ends: each piece with the roles it plays, and the numbers (from 1) of the events whose trigger
    ends with it. The pieces together are the text."""
    text = report.article.text
    spans = [(role, span) for event in report.events for role, span in role_spans(event)]
    cuts = sorted({0, len(text), *(edge for _, span in spans for edge in span)})
    for start, end in pairwise(cuts):
        roles = frozenset(role for role, span in spans if span.start <= start and end <= span.end)
        numbers = tuple(number for number, event in enumerate(report.events, start=1) if event.trigger.span.end == end)
        yield text[start:end], roles, numbers
