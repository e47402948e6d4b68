"""From frames to events: each role's words become actors, places, times, evidence; codes and confidence are added."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator, Sequence

from jejak.annotate import evidence, movement, plover
from jejak.annotate.attribution import attribute, parties, speaker_at
from jejak.annotate.context import Context
from jejak.annotate.places import place
from jejak.model import Actor, Event, Evidence, Frame, Place, RoleSpan, Source, Span, Time

ROOT = 4
"""Letters that must stand before an ending for it to be one and not the end of a root."""
SPOKEN = frozenset({"STATEMENT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
"""Acts done by speaking: where the reader finds no actor and a quotation holds the act, its speaker did it."""


def event(frame: Frame, context: Context) -> Event:
    """One event; everything it holds points to its words."""
    cameo, quad = plover.code(frame.type, frame.mode)
    factuality, chain = attribute(frame, context)
    actors, recipients = _sides(frame, context)
    if not actors:
        actors = _possessor(frame.trigger, context)
    if not actors and frame.type in SPOKEN and factuality == "fact":
        speaker = speaker_at(frame.trigger, context)
        actors = parties(speaker, context) if speaker else ()
    if not actors and frame.type == "STATEMENT":
        actors = tuple(link.actor for link in chain[:1])
    return Event(
        id=_id(frame, context),
        type=frame.type,
        mode=frame.mode,
        cameo=cameo,
        quad=quad,
        trigger=context.mention(frame.trigger),
        sentence=context.article.sentences[context.cast.sentence(frame.trigger.start)],
        actors=actors,
        recipients=recipients,
        place=_place(frame, context),
        time=_time(frame, context),
        factuality=factuality,
        chain=chain,
        evidence=tuple(_evidence(frame, chain, context)),
        movement=movement.movement(frame, context),
        confidence=_confidence(frame.score, context.calibration),
    )


def _id(frame: Frame, context: Context) -> str:
    content = f"{context.article.id} {frame.type} {frame.trigger.start} {frame.trigger.end}"
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _sides(frame: Frame, context: Context) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Actors and recipients; words that the reader gave both roles keep the more probable one."""
    actors = [role for role in frame.roles if role.role == "actor"]
    recipients = [role for role in frame.roles if role.role == "recipient"]
    doers = [role for role in actors if not _weaker(role, recipients)]
    others = [role for role in recipients if not _weaker(role, actors)]
    done_by = _distinct(party for role in doers for party in parties(role.span, context))
    done_to = _distinct(party for role in others for party in parties(role.span, context))
    names = {party.name.lower() for party in done_by}
    return done_by, tuple(party for party in done_to if party.name.lower() not in names)


def _possessor(trigger: Span, context: Context) -> tuple[Actor, ...]:
    """Whose act a nominal trigger is: "his visit", "kunjungannya"; with an active verb the ending is whom it is done to."""
    pronouns, text = context.language.pronouns, context.article.text
    word = text[trigger.start : trigger.end].lower()
    for clitic in pronouns.clitics:
        if word.endswith(clitic) and len(word) >= len(clitic) + ROOT and not context.language.triggers.is_active(word.split()[-1]):
            return parties(Span(trigger.end - len(clitic), trigger.end), context)
    sentence = context.article.sentences[context.cast.sentence(trigger.start)]
    before = re.search(r"(\w+)\s+$", text[sentence.start : trigger.start])
    if before and before.group(1).lower() in pronouns.possessive:
        return parties(Span(sentence.start + before.start(1), sentence.start + before.end(1)), context)
    return ()


def _weaker(role: RoleSpan, others: Sequence[RoleSpan]) -> bool:
    return any(role.span.overlaps(other.span) and role.score < other.score for other in others)


def _distinct(found: Iterator[Actor]) -> tuple[Actor, ...]:
    """One actor a name, at its first words."""
    by_name: dict[str, Actor] = {}
    for party in found:
        by_name.setdefault(party.name.lower(), party)
    return tuple(by_name.values())


def _place(frame: Frame, context: Context) -> Place | None:
    span = next((role.span for role in frame.roles if role.role == "place"), None)
    return place(span, context.cast) if span else None


def _time(frame: Frame, context: Context) -> Time | None:
    """The time said of the event, else the publication date, marked as inferred."""
    for role in frame.roles:
        if role.role == "time":
            said = [time for time in context.times if time.span and time.span.overlaps(role.span)]
            if said:
                return max(said, key=lambda time: _shared(time.span, role.span))
    published = context.article.published
    if published is None:
        return None
    day = published.value[:10]
    return Time("", None, day, day, "day", inferred=True) if len(day) == 10 else None


def _shared(a: Span | None, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start) if a else 0


def _evidence(frame: Frame, chain: Sequence[Source], context: Context) -> Iterator[Evidence]:
    """What the reader or the pack's cue words name as evidence, and sources who are evidence by what they are (experts, witnesses)."""
    spans = [role.span for role in frame.roles if role.role == "evidence"]
    spans += [link.actor.span for link in chain if link.actor.span]
    seen: set[str] = set()
    for span in spans:
        text = context.article.text[span.start : span.end]
        kind = evidence.kind(text, context.language)
        if kind and kind not in seen:
            seen.add(kind)
            yield Evidence(kind, text, span)


def _confidence(score: float, calibration: tuple[float, float]) -> float:
    """The calibrated probability that type and place of the event are right."""
    clipped = min(max(score, 1e-4), 1 - 1e-4)
    slope, offset = calibration
    return round(1 / (1 + math.exp(-(slope * math.log(clipped / (1 - clipped)) + offset))), 3)
