"""The reader's decoding, with a made-up network: spans of whole words, thresholds, one place and time an event."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Sequence, Split

from jejak.annotate import scheme
from jejak.annotate.reader import Reader
from jejak.model import Span
from jejak.weights import Thresholds

VOCABULARY = {
    "<s>": 0,
    "<pad>": 1,
    "</s>": 2,
    "<unk>": 3,
    "Rus": 4,
    "sia": 5,
    "ac": 6,
    "cused": 7,
    "Seoul": 8,
    "on": 9,
    "Monday": 10,
    ".": 11,
}
TEXT = "Russia accused Seoul on Monday. Russia accused Seoul on Monday."
SENTENCES = [Span(0, 31), Span(32, 63)]
THRESHOLDS = Thresholds(0.5, dict.fromkeys(scheme.ROLES, 0.5), 0.5, (1.0, 0.0))


@pytest.fixture
def tokenizer() -> Tokenizer:
    made = Tokenizer(WordLevel(VOCABULARY, unk_token="<unk>"))
    pieces = Split(Regex(r"Rus|sia|ac|cused|\."), "isolated")
    made.pre_tokenizer = Sequence([Split(" ", "removed"), pieces])
    return made


class Network:
    """Says what it is told of each piece; roles by piece for every trigger."""

    def __init__(self, triggers: dict[int, tuple[int, float]], roles: dict[int, str] | None = None, names: dict[int, str] | None = None):
        self.triggers, self.roles, self.names = triggers, roles or {}, names or {}
        self.seen: list[NDArray[Any]] = []

    def encode(self, ids: NDArray[Any], mask: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        states = ids[..., None].astype(np.float32)
        names = np.zeros((*ids.shape, len(scheme.NAMES)))
        triggers = np.zeros((*ids.shape, len(scheme.TYPES) + 1))
        triggers[..., 0] = 5
        names[..., 0] = 5
        for piece, (kind, logit) in self.triggers.items():
            triggers[ids == piece, kind + 1] = logit
        for piece, tag in self.names.items():
            names[ids == piece, scheme.NAMES.index(tag)] = 10
        self.seen.append(mask)
        return states, names, triggers

    def frames(self, states: NDArray[Any], spans: NDArray[Any], types: NDArray[Any], relations: NDArray[Any]) -> tuple[NDArray[Any], ...]:
        roles = np.full((len(spans), len(states), len(scheme.ROLES)), -5.0)
        for piece, role in self.roles.items():
            roles[:, states[:, 0] == piece, scheme.ROLES.index(role)] = 5 + np.arange((states[:, 0] == piece).sum())
        factuality = np.zeros((len(spans), len(scheme.FACTUALITY)))
        factuality[:, 1] = 4
        modes = np.zeros((len(spans), len(scheme.MODE_LABELS)))
        modes[:, scheme.MODE_LABELS.index("CONSULT/visit")] = 9
        modes[:, scheme.MODE_LABELS.index("ACCUSE/allege")] = 3
        return roles, factuality, modes


def reader(tokenizer: Tokenizer, network: Network) -> Reader:
    return Reader(network, tokenizer, THRESHOLDS)  # type: ignore[arg-type]


def test_a_trigger_is_a_whole_word_even_where_one_piece_is_found(tokenizer: Tokenizer) -> None:
    accuse = scheme.TYPES.index("ACCUSE")
    frames = reader(tokenizer, Network({6: (accuse, 9.0)})).read(TEXT, SENTENCES).frames
    assert [TEXT[slice(*frame.trigger)] for frame in frames] == ["accused", "accused"]
    assert {frame.type for frame in frames} == {"ACCUSE"}


def test_a_mode_is_one_that_the_type_has(tokenizer: Tokenizer) -> None:
    accuse = scheme.TYPES.index("ACCUSE")
    frames = reader(tokenizer, Network({6: (accuse, 9.0)})).read(TEXT, SENTENCES).frames
    assert frames[0].mode == "allege"
    assert frames[0].factuality == "claimed"


def test_below_the_threshold_nothing_is_found(tokenizer: Tokenizer) -> None:
    assert reader(tokenizer, Network({6: (0, 4.0)})).read(TEXT, SENTENCES).frames == ()


def test_roles_are_whole_words_and_an_event_has_one_time(tokenizer: Tokenizer) -> None:
    network = Network({7: (8, 9.0)}, {4: "actor", 8: "recipient", 10: "time"})
    frame = reader(tokenizer, network).read(TEXT, SENTENCES).frames[0]
    words = {(role.role, TEXT[slice(*role.span)]) for role in frame.roles}
    assert words == {("actor", "Russia"), ("recipient", "Seoul"), ("time", "Monday")}
    assert sum(role.role == "time" for role in frame.roles) == 1


def test_names_join_pieces_of_one_word(tokenizer: Tokenizer) -> None:
    network = Network({}, names={4: "B-LOC", 8: "B-ORG"})
    names = reader(tokenizer, network).read(TEXT, SENTENCES).names
    assert [(TEXT[slice(*name.span)], name.kind) for name in names[:2]] == [("Russia", "LOC"), ("Seoul", "ORG")]
    assert len(names) == 4


def test_sentences_that_are_not_wanted_are_not_read(tokenizer: Tokenizer) -> None:
    network = Network({6: (8, 9.0)})
    frames = reader(tokenizer, network).read(TEXT, SENTENCES, [False, True]).frames
    assert [frame.trigger.start for frame in frames] == [39]


def test_no_sentences_no_network(tokenizer: Tokenizer) -> None:
    network = Network({})
    assert reader(tokenizer, network).read("", []).frames == ()
    assert network.seen == []
