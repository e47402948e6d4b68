"""The scene: which country unnamed people and unknown places of a report most likely belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from jejak.annotate.cast import Cast
from jejak.annotate.phrases import INTERNATIONAL

DECAY = 0.5
"""How much less a country counts with each sentence between (.35, .5, .65 tried on labelled blocks: country right .829, .838, .814)."""
FOLLOWING = 0.6
"""How much less a country counts that is named only after the phrase (.3, .6, 1 tried: .833, .838, .833)."""
HOME = 1.0
"""What the country of the publisher counts, as one mention in the same sentence does."""


def scene(offset: int, cast: Cast) -> str | None:
    """The country by nearness and number of mentions; None where the report names none and its home is not known."""
    weights = salience(offset, cast)
    return max(weights, key=lambda country: weights[country]) if weights else cast.home


def salience(offset: int, cast: Cast) -> Mapping[str, float]:
    """Weight of each country (alpha-3) that the report names or is published in, as seen from an offset."""
    here = cast.sentence(offset)
    weights: defaultdict[str, float] = defaultdict(float)
    for reference in cast.references:
        member = cast.members[reference.member]
        if member.country and member.country not in INTERNATIONAL and member.kind != "group" and member.sector != "JRN":
            weights[member.country] += _nearness(here - cast.sentence(reference.span.start))
    if cast.article.publisher.country:
        weights[cast.article.publisher.country] += HOME
    return weights


def _nearness(distance: int) -> float:
    """Weight of a mention so many sentences before (after, where negative) the phrase."""
    return DECAY**distance if distance >= 0 else FOLLOWING * DECAY**-distance
