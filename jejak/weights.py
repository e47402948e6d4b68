"""The shipped weights: one ONNX set, checked by hash when it is loaded.

`reader.json` names the files with their SHA-256 and holds the thresholds that were chosen on the development split; its own hash is
the version of the weights that every stored row points to.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

FOLDER = Path(__file__).parent / "data" / "reader"
Array = NDArray[Any]


class WeightsError(RuntimeError):
    """The weights are missing or are not the ones that `reader.json` names; says what to do."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which something is reported; chosen by `train/tune.py` on the development split."""

    trigger: float
    roles: dict[str, float]
    names: float
    calibration: tuple[float, float]
    """Slope and offset of the logistic curve that turns a trigger's log-odds into `Event.confidence`."""


class Weights:
    """Sessions and tokenizer, each made at first use. Shapes: B windows, T tokens, K triggers, H hidden units."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self.folder, self.threads = folder, threads

    @cached_property
    def manifest(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(self._read("reader.json"))
        return content

    @property
    def version(self) -> str:
        return hashlib.sha256(self._read("reader.json")).hexdigest()[:12]

    @cached_property
    def thresholds(self) -> Thresholds:
        values = self.manifest["thresholds"]
        return Thresholds(values["trigger"], values["roles"], values["names"], tuple(values["calibration"]))

    @cached_property
    def tokenizer(self) -> Tokenizer:
        tokenizer: Tokenizer = Tokenizer.from_buffer(gzip.decompress(self._checked("tokenizer.json.gz")))
        return tokenizer

    @cached_property
    def filter(self) -> Array:
        """[2 ** n] weights of the hashed words of `jejak.annotate.prefilter`; the last one is the bias."""
        return np.frombuffer(self._checked("filter.f32"), dtype="<f4")

    @property
    def filter_threshold(self) -> float:
        """Log-odds from which a sentence is worth encoding in a bulk run."""
        return float(self.manifest["thresholds"]["filter"]["threshold"])

    def encode(self, ids: Array, mask: Array) -> tuple[Array, Array, Array]:
        """[B, T] int64 ids and mask -> states [B, T, H], name logits [B, T, 7], trigger logits [B, T, 18]."""
        states, names, triggers = self._encoder.run(None, {"ids": ids, "mask": mask})
        return states, names, triggers

    def frames(self, states: Array, spans: Array, types: Array, relations: Array) -> tuple[Array, Array, Array]:
        """One window's states [T, H], spans [K, T], types [K], relations [K, T] -> logits of roles [K, T, R], factuality, modes."""
        feeds = {"states": states, "spans": spans, "types": types, "relations": relations}
        roles, factuality, modes = self._frames.run(None, feeds)
        return roles, factuality, modes

    @cached_property
    def _encoder(self) -> ort.InferenceSession:
        return self._session("encoder.onnx")

    @cached_property
    def _frames(self) -> ort.InferenceSession:
        return self._session("frames.onnx")

    def _session(self, name: str) -> ort.InferenceSession:
        options = ort.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        return ort.InferenceSession(self._checked(name), options, providers=["CPUExecutionProvider"])

    def _read(self, name: str) -> bytes:
        path = self.folder / name
        if not path.is_file():
            raise WeightsError(f"{path} is missing: install the package again, or build the weights with `make train`")
        return path.read_bytes()

    def _checked(self, name: str) -> bytes:
        data = self._read(name)
        if hashlib.sha256(data).hexdigest() != self.manifest["files"][name]:
            raise WeightsError(f"{self.folder / name} is not the file that reader.json names (SHA-256 differs): install the package again")
        return data


@cache
def load(folder: Path = FOLDER, threads: int = 1) -> Weights:
    """The weights of a folder, loaded once a process. Raises WeightsError."""
    return Weights(folder, threads)


def version() -> str:
    """The first 12 hex digits of the hash of `reader.json`."""
    return load().version
