"""The chain of an event: who says so, who passed it on, with the cue that attributes, and what that means for its factuality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from jejak.annotate.actors import actor
from jejak.annotate.context import Context
from jejak.annotate.quotations import cue
from jejak.model import Actor, Factuality, Frame, RoleSpan, Source, Span

SURE = 0.9
"""A source this probable makes an event `claimed` even where the reader read it as fact: in the labels an event told as fact has a
source in 3 of 3,233 cases, so the two outputs contradict each other and the surer one holds."""
CLAIMED_FROM = frozenset({"claimed", "denied"})
"""Said by somebody: where the reader finds no source, the speaker of the sentence or quotation is it."""
UNSURE = frozenset({"planned", "possible", "unknown"})
"""The report may say so itself; inside a quotation its speaker does."""


def attribute(frame: Frame, context: Context) -> tuple[Factuality, tuple[Source, ...]]:
    """The event's factuality and its chain, nearest to the content first."""
    sources = _nearest(frame, "source", context)
    relays = _nearest(frame, "relay", context)
    factuality = frame.factuality
    if factuality == "fact" and sources:
        if max(role.score for role in sources) < max(SURE, frame.factuality_score):
            sources = []
        else:
            factuality = "claimed"
    chain = _links(sources, "source", factuality, context) + _links(relays, "relay", factuality, context)
    if not sources and (factuality in CLAIMED_FROM or (factuality in UNSURE and context.discourse.quotation(frame.trigger))):
        chain = _carried(frame, factuality, context) + chain
    return factuality, tuple(_once(chain))


def _nearest(frame: Frame, kind: str, context: Context) -> list[RoleSpan]:
    """The links of a kind in the trigger's own sentence; those of sentences before it only where it has none."""
    found = [role for role in frame.roles if role.role == kind and not role.span.overlaps(frame.trigger)]
    here = context.cast.sentence(frame.trigger.start)
    return [role for role in found if context.cast.sentence(role.span.start) == here] or found


def _links(roles: Sequence[RoleSpan], kind: str, factuality: Factuality, context: Context) -> list[Source]:
    stance = _stance(factuality) if kind == "source" else "asserts"
    return [
        Source(party, kind, stance, cue(context.article, role.span, context.language))  # type: ignore[arg-type]
        for role in roles
        for party in parties(role.span, context)
    ]


def _carried(frame: Frame, factuality: Factuality, context: Context) -> list[Source]:
    """The speaker of the quotation that the trigger stands in, or of its sentence."""
    quotation = context.discourse.quotation(frame.trigger)
    speech = quotation.speech if quotation else context.discourse.speech(context.cast.sentence(frame.trigger.start))
    if speech is None:
        return []
    return [Source(party, "source", _stance(factuality), speech.cue) for party in parties(speech.speaker, context)]


def _stance(factuality: Factuality) -> Literal["asserts", "denies"]:
    return "denies" if factuality == "denied" else "asserts"


def parties(span: Span, context: Context) -> tuple[Actor, ...]:
    """The actors a phrase stands for; "we" and "I" in a quotation stand for its speaker."""
    pronouns = context.language.pronouns
    words = context.article.text[span.start : span.end].lower()
    if words in {*pronouns.first_singular, *pronouns.first_plural, *pronouns.own}:
        speaker = speaker_at(span, context)
        if speaker is not None:
            text = context.article.text[span.start : span.end]
            return tuple(replace(party, text=text, span=span) for party in actor(speaker, context.cast))
    return actor(span, context.cast)


def speaker_at(span: Span, context: Context) -> Span | None:
    """The speaker of the quotation around a span, or of its sentence where it stands in none."""
    quotation = context.discourse.quotation(span)
    speech = quotation.speech if quotation else context.discourse.speech(context.cast.sentence(span.start))
    return speech.speaker if speech and not speech.speaker.overlaps(span) else None


def _once(chain: Sequence[Source]) -> list[Source]:
    """Each party once, at its first place in the chain."""
    seen: set[str] = set()
    kept = []
    for link in chain:
        if link.actor.name.lower() not in seen:
            seen.add(link.actor.name.lower())
            kept.append(link)
    return kept
