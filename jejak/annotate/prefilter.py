"""A cheap filter for bulk runs: which sentences are likely to hold an event and so are worth encoding.

Logistic regression over hashed lower-cased words and word pairs; trained by `train/prefilter.py` for a recall of event sentences of
at least .97 on the development split.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

BITS = 17
"""Words are hashed to 2 ** BITS weights; one more is the bias. More bits gave no better recall at the same share of sentences."""
_WORD = re.compile(r"\w+")


def features(sentence: str) -> list[int]:
    """Hashed words, five-letter beginnings and word pairs of a sentence, each once."""
    words = [word if not word.isdigit() else "0" for word in _WORD.findall(sentence.lower())]
    terms = {*words, *(f"{word[:5]}*" for word in words if len(word) > 5), *map(" ".join, pairwise(words))}
    return [zlib.crc32(term.encode()) & ((1 << BITS) - 1) for term in terms]


def wanted(sentences: Sequence[str], weights: NDArray[np.float32], threshold: float) -> list[bool]:
    """Whether each sentence's log-odds of holding an event reach the threshold. `weights` is [2 ** BITS + 1]."""
    bias = float(weights[-1])
    return [bias + float(weights[features(sentence)].sum()) >= threshold for sentence in sentences]
