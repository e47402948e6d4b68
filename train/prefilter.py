"""Train the sentence filter of bulk runs and choose its threshold for a recall of event sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from jejak.annotate.prefilter import BITS, features
from train.gold import GoldDocument

RECALL = 0.98
"""Of the development split's event sentences; what is asked is .97."""
EPOCHS = 12
RATE = 0.15
DECAY = 1e-5
POSITIVE_WEIGHT = 3.0
"""A lost event costs more than a sentence encoded in vain."""

Labelled = list[tuple[list[int], bool]]


def export(training: Iterable[GoldDocument], development: Sequence[GoldDocument], folder: Path) -> dict[str, float]:
    """Write `filter.f32` and return its threshold with the recall and share of sentences kept on development."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = train(_labelled(training))
    weights.astype("<f4").tofile(folder / "filter.f32")
    held_out = _labelled(development)
    scores = np.array([weights[-1] + weights[terms].sum() for terms, _ in held_out])
    positive = np.array([label for _, label in held_out])
    threshold = float(np.quantile(scores[positive], 1 - RECALL))
    kept = scores >= threshold
    result = {"threshold": threshold, "recall": float(kept[positive].mean()), "kept": float(kept.mean())}
    print("filter", result)
    return result


def train(examples: Labelled, seed: int = 1) -> NDArray[np.float64]:
    """Stochastic gradient descent on the logistic loss with AdaGrad steps; returns [2 ** BITS + 1] weights."""
    weights = np.zeros((1 << BITS) + 1)
    squares = np.full_like(weights, 1e-6)
    order = np.random.default_rng(seed)
    for _ in range(EPOCHS):
        for i in order.permutation(len(examples)):
            terms, label = examples[i]
            at = [*terms, -1]
            error = 1 / (1 + np.exp(-np.clip(weights[at].sum(), -30, 30))) - label
            gradient = error * (POSITIVE_WEIGHT if label else 1.0) + DECAY * weights[at]
            squares[at] += gradient**2
            weights[at] -= RATE * gradient / np.sqrt(squares[at])
    return weights


def _labelled(documents: Iterable[GoldDocument]) -> Labelled:
    result: Labelled = []
    for document in documents:
        events = {event.sentence for event in document.events} | {at for event in document.events for at, _ in event.also}
        result += [
            (features(sentence), i in events)
            for i, (sentence, labelled) in enumerate(zip(document.sentences, document.labelled, strict=True))
            if labelled
        ]
    return result
