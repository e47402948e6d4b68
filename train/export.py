"""Export to ONNX in 8 bits: the encoder with its token heads, the frame head, the tokenizer, and the manifest that names them by hash."""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from train.network import Reader, Triggers

OPSET = 17
SMALL = 64
"""Matrices with a side shorter than this stay in 32 bits."""
LIMIT = 60_000_000
"""Bytes the whole set may have."""


class _Embeddings(nn.Module):
    """BERT's embeddings with the words in 8 bits and a scale a row, as the exported graph holds them."""

    def __init__(self, embeddings: Any) -> None:
        super().__init__()
        table = embeddings.word_embeddings.weight.detach()
        scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        self.position = embeddings.position_embeddings
        self.kind = embeddings.token_type_embeddings
        self.norm = embeddings.LayerNorm

    def forward(self, ids: Tensor) -> Tensor:
        positions = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0)
        words = self.table[ids].float() * self.scale[ids]
        return self.norm(words + self.position(positions) + self.kind.weight[0])


class _Encoder(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.embeddings = _Embeddings(reader.encoder.embeddings)
        self.layers = reader.encoder.encoder.layer
        self.names, self.triggers = reader.names, reader.triggers
        self.heads = reader.encoder.config.num_attention_heads

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states = self.embeddings(ids)
        bias = (1.0 - mask[:, None, None, :].float()) * -10000.0
        for layer in self.layers:
            states = self._layer(layer, states, bias)
        return states, self.names(states), self.triggers(states)

    def _layer(self, layer: Any, states: Tensor, bias: Tensor) -> Tensor:
        """A BERT layer written out, in the form that the graph optimizer knows."""
        attention = layer.attention
        query, key, value = (self._split(part(states)) for part in (attention.self.query, attention.self.key, attention.self.value))
        weights = torch.softmax(query @ key.transpose(-1, -2) / (query.shape[-1] ** 0.5) + bias, dim=-1)
        context = (weights @ value).permute(0, 2, 1, 3).reshape(states.shape)
        states = attention.output.LayerNorm(attention.output.dense(context) + states)
        return layer.output.LayerNorm(layer.output.dense(nn.functional.gelu(layer.intermediate.dense(states))) + states)

    def _split(self, states: Tensor) -> Tensor:
        return states.view(states.shape[0], states.shape[1], self.heads, -1).permute(0, 2, 1, 3)


class _Frames(nn.Module):
    """The frame head for one window: states [T, H] are shared by its K triggers."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.head = reader.frames

    def forward(self, states: Tensor, spans: Tensor, types: Tensor, relations: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        window = torch.zeros_like(types)
        event = Triggers(spans, types, relations, torch.ones_like(relations))
        return self.head(states.unsqueeze(0), window, event)


def export(reader: Reader, folder: Path) -> None:
    """Write `encoder.onnx` and `frames.onnx`."""
    folder.mkdir(parents=True, exist_ok=True)
    reader.eval()
    heads, hidden = reader.encoder.config.num_attention_heads, reader.encoder.config.hidden_size
    with tempfile.TemporaryDirectory() as name:
        plain, fused = Path(name) / "plain.onnx", Path(name) / "fused.onnx"
        ids = torch.randint(4, 1000, (2, 16))
        axes = {key: {0: "b", 1: "t"} for key in ("ids", "mask", "states", "names", "triggers")}
        _onnx(_Encoder(reader), (ids, torch.ones_like(ids)), plain, (["ids", "mask"], ["states", "names", "triggers"]), axes)
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False
        optimize_model(
            str(plain), model_type="bert", num_heads=heads, hidden_size=hidden, optimization_options=options, opt_level=0
        ).save_model_to_file(str(fused))
        onnx.save(in_eight_bits(onnx.load(str(fused))), str(folder / "encoder.onnx"))
        spans = torch.zeros(3, 16)
        spans[:, 2] = 1
        example = (torch.randn(16, hidden), spans, torch.zeros(3, dtype=torch.long), torch.zeros(3, 16, dtype=torch.long))
        axes = {"states": {0: "t"}, "spans": {0: "k", 1: "t"}, "types": {0: "k"}, "relations": {0: "k", 1: "t"}}
        axes |= {"roles": {0: "k", 1: "t"}, "factuality": {0: "k"}, "modes": {0: "k"}}
        _onnx(_Frames(reader), example, folder / "frames.onnx", (list(axes)[:4], list(axes)[4:]), axes)


def _onnx(module: nn.Module, example: tuple[Tensor, ...], path: Path, names: tuple[list[str], list[str]], axes: Any) -> None:
    inputs, outputs = names
    torch.onnx.export(
        module.eval(),
        example,
        str(path),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def in_eight_bits(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with its large matrices stored in 8 bits and a scale a column; the runtime unfolds them once, when it loads the model.

    Only the storage is in 8 bits. Computing in 8 bits too gave 2,976 tokens a second and core for 2,073 (on a processor without 8-bit
    instructions), but cost 2.1 points of typed event F1 (.557 for .578) and 2.0 of factuality (.828 for .848) on the development split.
    """
    kept, added = [], []
    for tensor in model.graph.initializer:
        if len(tensor.dims) != 2 or min(tensor.dims) < SMALL or tensor.data_type != onnx.TensorProto.FLOAT:
            kept.append(tensor)
            continue
        values = numpy_helper.to_array(tensor)
        scale = np.maximum(np.abs(values).max(axis=0), 1e-8).astype(np.float32) / 127
        eight = np.round(values / scale).astype(np.int8)
        kept += [numpy_helper.from_array(eight, f"{tensor.name}_8"), numpy_helper.from_array(scale, f"{tensor.name}_scale")]
        added += [
            helper.make_node("Cast", [f"{tensor.name}_8"], [f"{tensor.name}_float"], to=onnx.TensorProto.FLOAT),
            helper.make_node("Mul", [f"{tensor.name}_float", f"{tensor.name}_scale"], [tensor.name]),
        ]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    nodes = [*added, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    return model


def tokenizer(trimmed: dict[str, Any], folder: Path) -> None:
    data = json.dumps(trimmed, ensure_ascii=False, separators=(",", ":")).encode()
    (folder / "tokenizer.json.gz").write_bytes(gzip.compress(data, 9, mtime=0))


def manifest(folder: Path, thresholds: dict[str, Any], config: dict[str, Any]) -> None:
    """Write `reader.json`, which is needed to load the set; raises when the set is too large."""
    names = ("encoder.onnx", "frames.onnx", "tokenizer.json.gz", "filter.f32")
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    size = sum((folder / name).stat().st_size for name in names)
    if size > LIMIT:
        raise ValueError(f"the set has {size} bytes, more than {LIMIT}: lower `vocabulary` or `layers` in the configuration")
    content = {"files": files, "thresholds": thresholds, "training": config}
    (folder / "reader.json").write_text(json.dumps(content, indent=1, ensure_ascii=False, default=_plain) + "\n", "utf-8")
    print(f"{folder}: {size / 1e6:.1f} MB")


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{type(value)} cannot be written")
