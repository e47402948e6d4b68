"""Choose the reader's thresholds on the development split, and fit the curve that makes `confidence` a probability."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluate.scoring import GOLD_ROLES, Found, Scores, match, score, touch
from jejak.annotate.reader import Reader
from jejak.weights import Thresholds, Weights
from train.develop import UNTUNED, found, text_of
from train.gold import GoldDocument

TRIGGERS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65)
ROLES = (0.25, 0.35, 0.45, 0.55, 0.65)


def thresholds(folder: Path, development: Sequence[GoldDocument]) -> dict[str, Any]:
    """Thresholds as `reader.json` holds them."""
    weights = Weights(folder, threads=2)
    by_trigger = {value: _score(weights, replace(UNTUNED, trigger=value), development) for value in TRIGGERS}
    trigger = max(TRIGGERS, key=lambda value: by_trigger[value].typed.f1)
    print("typed F1 by trigger threshold", {value: round(scores.typed.f1, 3) for value, scores in by_trigger.items()})
    by_role = {
        value: _score(weights, Thresholds(trigger, dict.fromkeys(UNTUNED.roles, value), 0.5, (1.0, 0.0)), development) for value in ROLES
    }
    chosen = dict.fromkeys(UNTUNED.roles, 0.5)
    for group, roles in GOLD_ROLES.items():
        best = max(ROLES, key=lambda value: by_role[value].roles[group].f1)
        print(group, {value: round(scores.roles[group].f1, 3) for value, scores in by_role.items()})
        chosen |= dict.fromkeys(roles, best)
    tuned = Thresholds(trigger, chosen, 0.5, (1.0, 0.0))
    predicted = _predict(weights, tuned, development)
    return asdict(replace(tuned, calibration=calibrate(development, predicted)))


def _predict(weights: Weights, values: Thresholds, development: Sequence[GoldDocument]) -> list[list[Found]]:
    reader = Reader(weights, weights.tokenizer, values)
    return [found(document, reader.read(*text_of(document))) for document in development]


def _score(weights: Weights, values: Thresholds, development: Sequence[GoldDocument]) -> Scores:
    return score(zip(development, _predict(weights, values, development), strict=True))


def calibrate(development: Sequence[GoldDocument], predicted: Sequence[Sequence[Found]]) -> tuple[float, float]:
    """Slope and offset of P(right type at the right place) over the log-odds of the trigger (logistic regression by Newton steps)."""
    scores, right = [], []
    for document, events in zip(development, predicted, strict=True):
        counted = [event for event in events if document.labelled[event.sentence]]
        hits = {j for _, j in match(document.events, counted, lambda g, f: float(g.type == f.type and touch(g, f)))}
        scores += [event.score for event in counted]
        right += [j in hits for j in range(len(counted))]
    x = np.stack([log_odds(np.array(scores)), np.ones(len(scores))], axis=1)
    y = np.array(right, dtype=float)
    weights = np.zeros(2)
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(2)
        weights += np.linalg.solve(hessian, x.T @ (y - p))
    return float(weights[0]), float(weights[1])


def log_odds(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    clipped = np.clip(probability, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(clipped / (1 - clipped)))
