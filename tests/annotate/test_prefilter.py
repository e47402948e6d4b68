"""The sentence filter: features do not depend on the run, and the threshold decides."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from jejak.annotate.prefilter import BITS, features, wanted


@given(st.text(max_size=200))
def test_features_are_slots_of_the_table(sentence: str) -> None:
    assert all(0 <= slot < 1 << BITS for slot in features(sentence))


def test_case_and_figures_do_not_matter() -> None:
    assert sorted(features("Polisi menangkap 12 orang")) == sorted(features("polisi MENANGKAP 7 orang"))


def test_weights_and_bias_decide() -> None:
    weights = np.zeros((1 << BITS) + 1, dtype=np.float32)
    weights[features("menyerang")] = 3.0
    weights[-1] = -1.0
    assert wanted(["Tentara menyerang desa", "Cuaca cerah"], weights, 0.0) == [True, False]
    assert wanted(["Cuaca cerah"], weights, -1.0) == [True]
