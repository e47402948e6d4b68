"""Names against the test splits: exact spans of PER, ORG and LOC, as CoNLL counts them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from evaluate.scoring import Count
from jejak import weights
from jejak.annotate.reader import Reader
from jejak.model import Span
from train.names import Named


def score(named: Iterable[Named]) -> Count:
    """Exact matches of span and kind over sentences read one by one, their words joined by spaces."""
    loaded = weights.load()
    reader = Reader(loaded, loaded.tokenizer, loaded.thresholds)
    count = Count()
    for sentence in named:
        if not sentence.words:
            continue
        gold = set(_spans(sentence))
        reading = reader.read(sentence.text, [Span(0, len(sentence.text))])
        found = {(name.span.start, name.span.end, name.kind) for name in reading.names}
        found = {_on_words(span, sentence) for span in found}
        count.add(len(gold & found), len(found), len(gold))
    return count


def _bounds(sentence: Named) -> list[tuple[int, int]]:
    ends = list(accumulate(len(word) + 1 for word in sentence.words))
    return [(end - len(word) - 1, end - 1) for end, word in zip(ends, sentence.words, strict=True)]


def _spans(sentence: Named) -> Iterable[tuple[int, int, str]]:
    start: int | None = None
    bounds = _bounds(sentence)
    for i, tag in enumerate([*sentence.tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield start, i, sentence.tags[start][2:]
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None and i < len(bounds)):
            start = i


def _on_words(span: tuple[int, int, str], sentence: Named) -> tuple[int, int, str]:
    """From characters to indexes of words: the words that a span touches."""
    touched = [i for i, (start, end) in enumerate(_bounds(sentence)) if start < span[1] and span[0] < end]
    return touched[0], touched[-1] + 1, span[2]
