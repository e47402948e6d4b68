"""Examples: windows with their targets as arrays, and batches of them as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from jejak.annotate import scheme
from jejak.annotate.reader import relations
from jejak.annotate.windows import END, PAD, START, WINDOW, Token, Window, pack, tokenize
from train.gold import GoldDocument, GoldEvent
from train.names import Named

IGNORED = -100


@dataclass(frozen=True)
class Target:
    """One gold event in one window: `trigger` [n] token indexes; `roles` [T, R] 0/1."""

    trigger: np.ndarray
    type: int
    mode: int
    factuality: int
    roles: np.ndarray
    relations: np.ndarray


@dataclass(frozen=True)
class Example:
    """`triggers` and `names` [T] hold a class a token, IGNORED where there is no label."""

    ids: np.ndarray
    triggers: np.ndarray
    names: np.ndarray
    targets: tuple[Target, ...] = ()


def of_document(tokenizer: Tokenizer, document: GoldDocument) -> list[Example]:
    windows = pack(tokenize(tokenizer, document.sentences))
    return [_event_example(window, document) for window in windows]


def _event_example(window: Window, document: GoldDocument) -> Example:
    size = len(window.tokens)
    triggers = np.full(size, IGNORED, dtype=np.int64)
    for i, token in enumerate(window.tokens):
        if token.sentence >= window.first and document.labelled[token.sentence]:
            triggers[i] = 0
    targets = []
    mentions = [(event, event.sentence, event.span, True) for event in document.events]
    mentions += [(event, sentence, span, False) for event in document.events for sentence, span in event.also]
    for event, sentence, span, main in mentions:
        inside = [i for i, token in enumerate(window.tokens) if _inside(token, sentence, span) and triggers[i] == 0]
        if sentence < window.first or not inside:
            continue
        triggers[inside] = scheme.TYPES.index(event.type) + 1
        if main:
            targets.append(_target(window, event, np.array(inside)))
    return Example(np.array(window.ids), triggers, np.full(size, IGNORED, dtype=np.int64), tuple(targets))


def _inside(token: Token, sentence: int, span: tuple[int, int]) -> bool:
    return token.sentence == sentence and token.start < span[1] and span[0] < token.end


def _target(window: Window, event: GoldEvent, trigger: np.ndarray) -> Target:
    roles = np.zeros((len(window.tokens), len(scheme.ROLES)), dtype=np.float32)
    for role in event.roles:
        column = scheme.ROLES.index(role.role)
        for i, token in enumerate(window.tokens):
            if _inside(token, role.sentence, role.span):
                roles[i, column] = 1
    mode = f"{event.type}/{event.mode}"
    return Target(
        trigger,
        scheme.TYPES.index(event.type),
        scheme.MODE_LABELS.index(mode) if mode in scheme.MODE_LABELS else 0,
        scheme.FACTUALITY.index(event.factuality),
        roles,
        relations(window, int(trigger[0])),
    )


def of_names(tokenizer: Tokenizer, named: Named) -> Example:
    ids, tags = [START], [IGNORED]
    encoding = tokenizer.encode(list(named.words), is_pretokenized=True, add_special_tokens=False)
    seen: set[int] = set()
    for piece, word in zip(encoding.ids[: WINDOW - 2], encoding.word_ids[: WINDOW - 2], strict=True):
        assert word is not None  # without special tokens every piece is of a word
        tag = named.tags[word]
        ids.append(piece)
        tags.append(scheme.NAMES.index(f"I-{tag[2:]}" if word in seen and tag != "O" else tag))
        seen.add(word)
    return Example(np.array([*ids, END]), np.full(len(ids) + 1, IGNORED, dtype=np.int64), np.array([*tags, IGNORED]))


@dataclass(frozen=True)
class Batch:
    """B windows padded to T tokens and the K events in them; `window` [K] says which window an event is in."""

    ids: Tensor
    mask: Tensor
    triggers: Tensor
    names: Tensor
    window: Tensor
    spans: Tensor
    types: Tensor
    modes: Tensor
    factuality: Tensor
    roles: Tensor
    relations: Tensor


def batches(examples: Sequence[Example], tokens: int, shuffle: random.Random | None = None) -> Iterator[Batch]:
    """Batches of at most `tokens` padded tokens, of windows of like length; in random order with `shuffle`."""
    order = sorted(range(len(examples)), key=lambda i: (len(examples[i].ids), shuffle.random() if shuffle else i))
    groups: list[list[Example]] = [[]]
    for i in order:
        if (len(groups[-1]) + 1) * len(examples[i].ids) > tokens and groups[-1]:
            groups.append([])
        groups[-1].append(examples[i])
    if shuffle:
        shuffle.shuffle(groups)
    yield from (collate(group) for group in groups if group)


def collate(examples: Sequence[Example]) -> Batch:
    length = max(len(example.ids) for example in examples)
    events = [(i, target) for i, example in enumerate(examples) for target in example.targets]
    spans = np.zeros((len(events), length), dtype=np.float32)
    roles = np.zeros((len(events), length, len(scheme.ROLES)), dtype=np.float32)
    relation = np.zeros((len(events), length), dtype=np.int64)
    for k, (_, target) in enumerate(events):
        spans[k, target.trigger] = 1 / len(target.trigger)
        roles[k, : len(target.roles)] = target.roles
        relation[k, : len(target.relations)] = target.relations
    return Batch(
        _padded([example.ids for example in examples], length, PAD),
        _padded([np.ones(len(example.ids), dtype=np.int64) for example in examples], length, 0),
        _padded([example.triggers for example in examples], length, IGNORED),
        _padded([example.names for example in examples], length, IGNORED),
        torch.tensor([i for i, _ in events], dtype=torch.long),
        torch.from_numpy(spans),
        torch.tensor([target.type for _, target in events], dtype=torch.long),
        torch.tensor([target.mode for _, target in events], dtype=torch.long),
        torch.tensor([target.factuality for _, target in events], dtype=torch.long),
        torch.from_numpy(roles),
        torch.from_numpy(relation),
    )


def _padded(rows: Sequence[np.ndarray], length: int, fill: int) -> Tensor:
    result = np.full((len(rows), length), fill, dtype=np.int64)
    for i, row in enumerate(rows):
        result[i, : len(row)] = row
    return torch.from_numpy(result)
