"""The label scheme of the reader: the order of its outputs, which training and inference share. Changing it needs new weights."""

from __future__ import annotations

TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "STATEMENT",
)
MODES: dict[str, tuple[str, ...]] = {
    "CONSULT": ("visit", "meet", "phone", "third-party", "multilateral"),
    "RETREAT": ("withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize",
        "restrict",
        "censor",
        "curfew",
        "martial-law",
        "arrest",
        "deport",
        "withhold",
        "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct",
        "beat",
        "torture",
        "sexual",
        "targeted",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "crowd-control",
        "unconventional",
        "execute",
    ),
}
MODE_LABELS = ("", *(f"{type_}/{mode}" for type_ in TYPES for mode in MODES.get(type_, ())))
"""Index 0 is "no mode"; the others are `TYPE/mode`."""
FACTUALITY = ("fact", "claimed", "possible", "planned", "denied", "negated", "unknown")
ROLES = (
    "actor",
    "recipient",
    "source",
    "relay",
    "place",
    "time",
    "evidence",
    "goods",
    "quantity",
    "origin",
    "via",
    "destination",
    "carrier",
)
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")

DISTANCES = (1, 2, 3, 4, 6, 9, 14, 21, 36, 61)
"""Upper bounds (exclusive, in tokens) of the distance buckets between a trigger and a token; beyond the last is one more bucket."""
RELATIONS = 3 * (2 * len(DISTANCES) + 1)
"""Embeddings of (sentence same, previous, other) x (signed distance bucket); see `relation`."""


def relation(distance: int, sentences: int) -> int:
    """Index of how a token lies to a trigger: `distance` = token - trigger in tokens, `sentences` = how many sentences lie between."""
    size = abs(distance)
    bucket = next((i for i, bound in enumerate(DISTANCES) if size < bound), len(DISTANCES))
    signed = bucket if distance >= 0 else -bucket
    return min(abs(sentences), 2) * (2 * len(DISTANCES) + 1) + signed + len(DISTANCES)
