"""Antecedents: what a pronoun or a definite noun phrase stands for, by salience."""

from __future__ import annotations

from collections.abc import Callable

from jejak.annotate.cast import Cast, Member

REACH = 4
"""Sentences back that an antecedent is looked for in (the title counts as one)."""
RECENCY, SUBJECT = 1.0, 0.6
"""Weight of one sentence's distance; bonus of the first fitting party of a sentence, which is its subject more often than not."""

Wanted = Callable[[Member], bool]


def antecedents(offset: int, wanted: Wanted, cast: Cast, count: int = 1, subject: float = SUBJECT) -> tuple[Member, ...]:
    """The `count` most salient members of the wanted kind named before `offset`, best first; fewer where there are fewer.

    `subject` is what the first of its kind in a sentence gains: 0 for countries, whose first mention is often an attribute
    ("the Russian minister") and no subject.
    """
    here = cast.sentence(offset)
    scores: dict[int, float] = {}
    seen: set[int] = set()
    for reference in cast.references:
        if reference.span.end > offset:
            break
        number = cast.sentence(reference.span.start)
        if here - number > REACH or not wanted(cast.members[reference.member]):
            continue
        score = subject * (number not in seen) - RECENCY * (here - number) + reference.span.start / (1000 * max(offset, 1))
        seen.add(number)
        scores[reference.member] = max(scores.get(reference.member, score), score)
    ranked = sorted(scores, key=lambda member: -scores[member])
    return tuple(cast.members[member] for member in ranked[:count])
