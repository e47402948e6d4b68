"""Reading the development split with a network in training: predictions of the bare reader, before actors and places are resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer

from evaluate.scoring import Found
from jejak.annotate import scheme
from jejak.annotate.reader import Array, Reader
from jejak.model import Frame, Reading, Span
from jejak.weights import Thresholds
from train.gold import GoldDocument
from train.network import Reader as Network
from train.network import Triggers

UNTUNED = Thresholds(trigger=0.5, roles=dict.fromkeys(scheme.ROLES, 0.5), names=0.5, calibration=(1.0, 0.0))


class TorchNetwork:
    """A network in training behind the interface that the reader expects of shipped weights."""

    def __init__(self, network: Network) -> None:
        self.network = network.eval().to("cpu")

    def encode(self, ids: Array, mask: Array) -> tuple[Array, Array, Array]:
        with torch.inference_mode():
            states = self.network.encode(torch.from_numpy(ids), torch.from_numpy(mask))
            return states.numpy(), self.network.names(states).numpy(), self.network.triggers(states).numpy()

    def frames(self, states: Array, spans: Array, types: Array, relations: Array) -> tuple[Array, Array, Array]:
        with torch.inference_mode():
            mask = torch.ones(spans.shape, dtype=torch.long)
            event = Triggers(torch.from_numpy(spans), torch.from_numpy(types), torch.from_numpy(relations.astype(np.int64)), mask)
            window = torch.zeros(len(spans), dtype=torch.long)
            roles, factuality, modes = self.network.frames(torch.from_numpy(states).unsqueeze(0), window, event)
            return roles.numpy(), factuality.numpy(), modes.numpy()


def text_of(document: GoldDocument) -> tuple[str, list[Span]]:
    """The document's sentences joined by spaces, and their spans."""
    spans, at = [], 0
    for sentence in document.sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    return " ".join(document.sentences), spans


def read(network: Network, tokenizer: Tokenizer, documents: Sequence[GoldDocument], thresholds: Thresholds = UNTUNED) -> Iterator[Reading]:
    reader = Reader(TorchNetwork(network), tokenizer, thresholds)
    for document in documents:
        yield reader.read(*text_of(document))


def found(document: GoldDocument, reading: Reading) -> list[Found]:
    """The frames as predictions, each filler known by its words alone."""
    text, spans = text_of(document)
    return [_found(frame, text, spans) for frame in reading.frames]


def _found(frame: Frame, text: str, spans: Sequence[Span]) -> Found:
    sentence = next(i for i, span in enumerate(spans) if span.start <= frame.trigger.start < span.end)
    start = spans[sentence].start

    def fillers(*roles: str) -> list[str]:
        return [text[role.span.start : role.span.end] for role in frame.roles if role.role in roles]

    roles = {
        "actors": fillers("actor"),
        "recipients": fillers("recipient"),
        "chain": fillers("source", "relay"),
        "place": fillers("place"),
        "time": fillers("time"),
        "evidence": fillers("evidence"),
    }
    trigger = (frame.trigger.start - start, frame.trigger.end - start)
    return Found(sentence, trigger, frame.type, frame.factuality, roles, frame.score, frame.mode)
