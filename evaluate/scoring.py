"""How events are compared with gold: one-to-one matches, counts, F1.

Events of one sentence are matched one to one: first those of the same type whose triggers share a character ("typed"), then, for
"found", any with overlapping triggers. `same_sentence` relaxes typed to the same type anywhere in the sentence. Role fillers are
compared on typed matches by shared words, stop words aside, one to one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from train.gold import GoldDocument, GoldEvent

ROLES = ("actors", "recipients", "chain", "place", "time", "evidence")
GOLD_ROLES = {
    "actors": ("actor",),
    "recipients": ("recipient",),
    "chain": ("source", "relay"),
    "place": ("place",),
    "time": ("time",),
    "evidence": ("evidence",),
}


@dataclass(frozen=True)
class Found:
    """A predicted event: sentence index, trigger span in the sentence, type, factuality and each role's fillers.

    A filler is every wording it is known by (its words, its canonical name), joined by spaces.
    """

    sentence: int
    span: tuple[int, int]
    type: str
    factuality: str
    roles: dict[str, list[str]]
    score: float = 1.0
    mode: str = ""
    also: tuple[tuple[int, tuple[int, int]], ...] = ()


@dataclass
class Count:
    """Right, predicted and gold."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, right: int, predicted: int, gold: int) -> None:
        self.right, self.predicted, self.gold = self.right + right, self.predicted + predicted, self.gold + gold

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0


@dataclass
class Scores:
    typed: Count = field(default_factory=Count)
    same_sentence: Count = field(default_factory=Count)
    found: Count = field(default_factory=Count)
    roles: dict[str, Count] = field(default_factory=lambda: {role: Count() for role in ROLES})
    factuality: Count = field(default_factory=Count)
    mode: Count = field(default_factory=Count)
    types: dict[tuple[str, str], int] = field(default_factory=dict)
    """(gold type or "-", predicted type or "-") -> how often."""
    per_type: dict[str, Count] = field(default_factory=dict)

    def rows(self) -> list[tuple[str, float]]:
        head = [
            ("typed F1", self.typed.f1),
            ("typed precision", self.typed.precision),
            ("typed recall", self.typed.recall),
            ("same type, same sentence F1", self.same_sentence.f1),
            ("found, any type F1", self.found.f1),
        ]
        tail = [("factuality accuracy", self.factuality.precision), ("mode accuracy", self.mode.precision)]
        return [*head, *((f"{role} F1", count.f1) for role, count in self.roles.items()), *tail]


def score(documents: Iterable[tuple[GoldDocument, Sequence[Found]]]) -> Scores:
    """Scores over the labelled sentences of all documents."""
    scores = Scores()
    for document, found in documents:
        for i, labelled in enumerate(document.labelled):
            if labelled:
                gold = [event for event in document.events if event.sentence == i]
                _sentence(scores, gold, [event for event in found if event.sentence == i], document.language)
    return scores


def score_report(documents: Iterable[tuple[GoldDocument, Sequence[Found]]]) -> Scores:
    """Report level: each gold event once; a predicted event matches at any of its or the gold event's mentions."""
    scores = Scores()
    for document, found in documents:
        _sentence(scores, list(document.events), list(found), document.language)
    return scores


def _mentions(event: GoldEvent | Found) -> list[tuple[int, tuple[int, int]]]:
    return [(event.sentence, event.span), *event.also]


def touch(gold: GoldEvent, found: Found) -> bool:
    """Whether any mention of one shares a character with any mention of the other."""
    return any(a == b and s[0] < t[1] and t[0] < s[1] for a, s in _mentions(gold) for b, t in _mentions(found))


def _meet(gold: GoldEvent, found: Found) -> bool:
    """Whether some mention of one stands in a sentence with some mention of the other."""
    return bool({sentence for sentence, _ in _mentions(gold)} & {sentence for sentence, _ in _mentions(found)})


def _sentence(scores: Scores, gold: list[GoldEvent], found: list[Found], language: str) -> None:
    typed = match(gold, found, lambda g, f: g.type == f.type and touch(g, f))
    near = match(gold, found, lambda g, f: (g.type == f.type and _meet(g, f)) * (1 + touch(g, f)))
    touching = match(gold, found, lambda g, f: touch(g, f) * (1 + (g.type == f.type)))
    for count, matches in ((scores.typed, typed), (scores.same_sentence, near), (scores.found, touching)):
        count.add(len(matches), len(found), len(gold))
    _confusion(scores, gold, found, touching)
    for g, f in typed:
        scores.factuality.add(gold[g].factuality == found[f].factuality, 1, 1)
        scores.mode.add(gold[g].mode == found[f].mode, 1, 1)
        for role, count in scores.roles.items():
            fillers = [" ".join({item.text, item.name} - {""}) for item in gold[g].fillers(*GOLD_ROLES[role])]
            count.add(shared(fillers, found[f].roles.get(role, []), language), len(found[f].roles.get(role, [])), len(fillers))


def _confusion(scores: Scores, gold: list[GoldEvent], found: list[Found], touching: list[tuple[int, int]]) -> None:
    pairs = [(gold[g].type, found[f].type) for g, f in touching]
    pairs += [(event.type, "-") for i, event in enumerate(gold) if i not in {g for g, _ in touching}]
    pairs += [("-", event.type) for i, event in enumerate(found) if i not in {f for _, f in touching}]
    for pair in pairs:
        scores.types[pair] = scores.types.get(pair, 0) + 1
        for side in {*pair} - {"-"}:
            count = scores.per_type.setdefault(side, Count())
            count.add(pair == (side, side), pair[1] == side, pair[0] == side)


def match(gold: Sequence[GoldEvent], found: Sequence[Found], weight: Callable[[GoldEvent, Found], float]) -> list[tuple[int, int]]:
    """Greedy one-to-one matching by falling weight; 0 is no match."""
    candidates = [(float(weight(g, f)), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs: list[tuple[int, int]] = []
    for value, i, j in sorted(candidates, key=lambda item: (-item[0], item[1], item[2])):
        if value > 0 and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def shared(gold: Sequence[str], found: Sequence[str], language: str) -> int:
    """How many fillers pair off one to one by a shared word."""
    left = [words(filler, language) for filler in found]
    right = 0
    for filler in gold:
        hit = next((i for i, other in enumerate(left) if other & words(filler, language)), None)
        if hit is not None:
            left.pop(hit)
            right += 1
    return right


def words(text: str, language: str) -> set[str]:
    """Lower-cased words without stop words, unless nothing else is left."""
    every = set(re.findall(r"\w+", text.lower()))
    return (every - stop_words()[language]) or every


@cache
def stop_words() -> dict[str, frozenset[str]]:
    data = tomllib.loads((Path(__file__).parent / "stopwords.toml").read_text("utf-8"))
    return {language: frozenset(data[language]) for language in data}
