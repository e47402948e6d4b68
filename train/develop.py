"""The development split for tuning: predictions of the bare reader, before actors and places are resolved."""

from __future__ import annotations

from collections.abc import Sequence

from evaluate.scoring import Found
from jejak.annotate import scheme
from jejak.model import Frame, Reading, Span
from jejak.weights import Thresholds
from train.gold import GoldDocument

UNTUNED = Thresholds(trigger=0.5, roles=dict.fromkeys(scheme.ROLES, 0.5), names=0.5, calibration=(1.0, 0.0))


def text_of(document: GoldDocument) -> tuple[str, list[Span]]:
    """The document's sentences joined by spaces, and their spans."""
    spans, at = [], 0
    for sentence in document.sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    return " ".join(document.sentences), spans


def found(document: GoldDocument, reading: Reading) -> list[Found]:
    """The frames as predictions, each filler known by its words alone."""
    text, spans = text_of(document)
    return [_found(frame, text, spans) for frame in reading.frames]


def _found(frame: Frame, text: str, spans: Sequence[Span]) -> Found:
    sentence = next(i for i, span in enumerate(spans) if span.start <= frame.trigger.start < span.end)
    start = spans[sentence].start

    def fillers(*roles: str) -> list[str]:
        return [text[role.span.start : role.span.end] for role in frame.roles if role.role in roles]

    roles = {
        "actors": fillers("actor"),
        "recipients": fillers("recipient"),
        "chain": fillers("source", "relay"),
        "place": fillers("place"),
        "time": fillers("time"),
        "evidence": fillers("evidence"),
    }
    trigger = (frame.trigger.start - start, frame.trigger.end - start)
    return Found(sentence, trigger, frame.type, frame.factuality, roles, frame.score, frame.mode)
