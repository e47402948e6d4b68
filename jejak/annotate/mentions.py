"""All named actors, places and times of a report, whether or not an event takes them up."""

from __future__ import annotations

from jejak.annotate.actors import actor
from jejak.annotate.context import Context
from jejak.model import Mentions, Reading


def mentions(reading: Reading, context: Context) -> Mentions:
    """Names of persons and bodies as actors; places and times as found."""
    actors = tuple(party for name in reading.names if name.kind != "LOC" for party in actor(name.span, context.cast))
    return Mentions(actors, context.places, context.times)
