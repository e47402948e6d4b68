"""The reader: sentences in, names and event frames out. One pass of the encoder, then one small head for the triggers found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from jejak.annotate import scheme
from jejak.annotate.windows import PAD, Window, pack, tokenize
from jejak.model import Frame, Name, Reading, RoleSpan, Span
from jejak.weights import Thresholds

Array = NDArray[Any]
BATCH_TOKENS = 1024
"""Padded tokens encoded at a time; larger batches were not faster on one core and cost memory."""
EDGE = 0.5
"""A role's words go on while their probability is at least this share of the threshold that one of them must reach: actors F1 .70 to
.72, recipients .66 to .68 on the development split (with 1.0, spans broke at single pieces; .3 was no better)."""
SINGLE = frozenset({"place", "time"})
"""Roles of which an event has one: the most probable span is kept."""


class Network(Protocol):
    """What the reader needs of the weights; see `jejak.weights.Weights`."""

    def encode(self, ids: Array, mask: Array) -> tuple[Array, Array, Array]: ...
    def frames(self, states: Array, spans: Array, types: Array, relations: Array) -> tuple[Array, Array, Array]: ...


class Reader:
    """Reads articles with one network, tokenizer and set of thresholds."""

    def __init__(self, network: Network, tokenizer: Tokenizer, thresholds: Thresholds) -> None:
        self.network, self.tokenizer, self.thresholds = network, tokenizer, thresholds

    def read(self, text: str, sentences: Sequence[Span], wanted: Sequence[bool] | None = None) -> Reading:
        """Names and frames of the wanted sentences (default: all), in text order; spans are into `text`."""
        tokenized = tokenize(self.tokenizer, [text[span.start : span.end] for span in sentences])
        windows = pack(tokenized, wanted)
        names: list[Name] = []
        frames: list[Frame] = []
        for window, states, name_logits, trigger_logits in self._encoded(windows):
            placed = _Placed(window, text, sentences)
            names += _names(placed, _softmax(name_logits), self.thresholds.names)
            frames += self._frames(placed, states, _softmax(trigger_logits))
        return Reading(tuple(sorted(names, key=lambda name: name.span)), tuple(sorted(frames, key=lambda frame: frame.trigger)))

    def _encoded(self, windows: Sequence[Window]) -> Iterator[tuple[Window, Array, Array, Array]]:
        order = sorted(windows, key=lambda window: len(window.tokens))
        batch: list[Window] = []
        for window in order:
            if batch and (len(batch) + 1) * len(window.tokens) > BATCH_TOKENS:
                yield from self._run(batch)
                batch = []
            batch.append(window)
        if batch:
            yield from self._run(batch)

    def _run(self, batch: Sequence[Window]) -> Iterator[tuple[Window, Array, Array, Array]]:
        length = max(len(window.tokens) for window in batch)
        ids = np.full((len(batch), length), PAD, dtype=np.int64)
        mask = np.zeros((len(batch), length), dtype=np.int64)
        for row, window in enumerate(batch):
            ids[row, : len(window.tokens)] = window.ids
            mask[row, : len(window.tokens)] = 1
        states, names, triggers = self.network.encode(ids, mask)
        for row, window in enumerate(batch):
            size = len(window.tokens)
            yield window, states[row, :size], names[row, :size], triggers[row, :size]

    def _frames(self, placed: _Placed, states: Array, probabilities: Array) -> Iterator[Frame]:
        found = triggers(placed.window, probabilities, self.thresholds.trigger)
        if not found:
            return
        spans = np.zeros((len(found), len(states)), dtype=np.float32)
        for row, (tokens, _, _) in enumerate(found):
            spans[row, tokens] = 1 / len(tokens)
        types = np.array([type_ for _, type_, _ in found], dtype=np.int64)
        related = np.stack([relations(placed.window, tokens[0]) for tokens, _, _ in found])
        roles, factuality, modes = self.network.frames(states, spans, types, related)
        for row, (tokens, type_, score) in enumerate(found):
            certainty = _softmax(factuality[row])
            yield Frame(
                placed.span(tokens),
                scheme.TYPES[type_],
                _mode(scheme.TYPES[type_], modes[row]),
                scheme.FACTUALITY[int(certainty.argmax())],  # type: ignore[arg-type]
                score,
                tuple(self._roles(placed, 1 / (1 + np.exp(-roles[row])))),
                float(certainty.max()),
            )

    def _roles(self, placed: _Placed, probabilities: Array) -> Iterator[RoleSpan]:
        for column, role in enumerate(scheme.ROLES):
            threshold = self.thresholds.roles[role]
            runs = _runs(placed.window, probabilities[:, column], EDGE * threshold)
            scored = [(run, float(probabilities[run, column].max())) for run in runs]
            spans = [RoleSpan(role, placed.span(run), score) for run, score in scored if score >= threshold]
            if role in SINGLE and spans:
                spans = [max(spans, key=lambda span: span.score)]
            yield from spans


class _Placed:
    """A window with its place in the text: from runs of tokens to spans of whole words."""

    def __init__(self, window: Window, text: str, sentences: Sequence[Span]) -> None:
        self.window, self.text, self.sentences = window, text, sentences

    def span(self, tokens: Sequence[int]) -> Span:
        first, last = self.window.tokens[tokens[0]], self.window.tokens[tokens[-1]]
        base = self.sentences[first.sentence]
        start, end = base.start + first.start, base.start + last.end
        while start > base.start and self.text[start].isalnum() and self.text[start - 1].isalnum():
            start -= 1
        while end < base.end and self.text[end - 1].isalnum() and self.text[end].isalnum():
            end += 1
        return Span(start, end)

    def starts_word(self, index: int) -> bool:
        """Whether a piece begins with a letter or digit (and not with a bracket, which opens a name of its own)."""
        token = self.window.tokens[index]
        return self.text[self.sentences[token.sentence].start + token.start].isalnum()

    def inside_word(self, index: int) -> bool:
        """Whether a piece goes on with the word of the piece before it."""
        before, token = self.window.tokens[index - 1], self.window.tokens[index]
        at = self.sentences[token.sentence].start + token.start
        return before.end == token.start and self.text[at].isalnum() and self.text[at - 1].isalnum()


def triggers(window: Window, probabilities: Array, threshold: float) -> list[tuple[list[int], int, float]]:
    """(token indexes, type index, probability) of each run of tokens of the annotated sentences that is more likely a trigger."""
    found = []
    for run in _runs(window, np.where(_annotated(window), 1 - probabilities[:, 0], 0.0), threshold):
        by_type = probabilities[run, 1:].sum(axis=0)
        type_ = int(by_type.argmax())
        score = float((1 - probabilities[run, 0]).max())
        found.append((run, type_, score))
    return found


def _annotated(window: Window) -> Array:
    return np.array([token.sentence >= window.first for token in window.tokens])


def _runs(window: Window, probabilities: Array, threshold: float) -> list[list[int]]:
    """Runs of neighbouring tokens of one sentence, all at or above the threshold; markers without text end a run."""
    hits = [i for i, token in enumerate(window.tokens) if token.end > token.start and probabilities[i] >= threshold]
    groups = groupby(enumerate(hits), key=lambda pair: (pair[1] - pair[0], window.tokens[pair[1]].sentence))
    return [[i for _, i in group] for _, group in groups]


def relations(window: Window, head: int) -> Array:
    """[T] indexes of `scheme.relation` between each token and a trigger's first token, `head`."""
    sentence = window.tokens[head].sentence
    return np.array([scheme.relation(i - head, token.sentence - sentence) for i, token in enumerate(window.tokens)])


def _mode(type_: str, logits: Array) -> str:
    """The most probable mode of those that the type has, or none."""
    allowed = [0, *(i for i, label in enumerate(scheme.MODE_LABELS) if label.startswith(f"{type_}/"))]
    return scheme.MODE_LABELS[max(allowed, key=lambda i: float(logits[i]))].partition("/")[2]


def _names(placed: _Placed, probabilities: Array, threshold: float) -> Iterator[Name]:
    """Names of the annotated sentences: tags of one kind joined, pieces of one word counted by their first.

    Words that follow one another at once are one name even where both are tagged B-: two names have a mark or a word between them.
    """
    tags = probabilities.argmax(axis=1)
    current: list[int] = []
    kind = ""
    tokens = placed.window.tokens

    def finish() -> Iterator[Name]:
        if current:
            score = float(np.mean([1 - probabilities[i, 0] for i in current]))
            if score >= threshold:
                yield Name(placed.span(current), kind, score)

    for i, token in enumerate(tokens):
        if token.end == token.start or token.sentence < placed.window.first:
            continue
        label = scheme.NAMES[int(tags[i])]
        inside_word = bool(current) and current[-1] == i - 1 and placed.inside_word(i)
        follows = bool(current) and current[-1] == i - 1 and label[2:] == kind
        if inside_word or (follows and (label[0] == "I" or placed.starts_word(i))):
            current.append(i)
            continue
        yield from finish()
        current, kind = ([i], label[2:]) if label != "O" else ([], "")
    yield from finish()


def _softmax(logits: Array) -> Array:
    exponents = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: Array = exponents / exponents.sum(axis=-1, keepdims=True)
    return result
