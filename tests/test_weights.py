"""The shipped weights: checked by hash, and read with and without the sentence filter."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from jejak import weights
from jejak.annotate import annotate, scheme
from jejak.article.sentences import split
from jejak.model import Article, DateCandidate

TEXT = (
    "Russian Foreign Minister Sergey Lavrov accused the United States of waging war against Russia on Wednesday.\n\n"
    "The sky over the city was blue and the cafes were full."
)


def article() -> Article:
    published = DateCandidate("2023-10-19", "day", "given", "given")
    return Article("a", TEXT, "en", published=published, sentences=split(TEXT, "en"))


def test_a_missing_set_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(weights.WeightsError, match="install the package again"):
        weights.Weights(tmp_path).manifest  # noqa: B018


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    for name in ("reader.json", "filter.f32"):
        shutil.copy(weights.FOLDER / name, tmp_path / name)
    assert weights.Weights(tmp_path).filter.size
    (tmp_path / "filter.f32").write_bytes(b"0000")
    with pytest.raises(weights.WeightsError, match="SHA-256 differs"):
        weights.Weights(tmp_path).filter  # noqa: B018


def test_the_networks_give_the_shapes_that_the_scheme_says() -> None:
    loaded = weights.load()
    ids = np.array([[0, 100, 200, 2]])
    states, names, triggers = loaded.encode(ids, np.ones_like(ids))
    assert names.shape == (1, 4, len(scheme.NAMES))
    assert triggers.shape == (1, 4, len(scheme.TYPES) + 1)
    spans = np.array([[0, 1, 0, 0], [0, 0, 1, 0]], dtype=np.float32)
    relations = np.full((2, 4), scheme.relation(0, 0))
    roles, factuality, modes = loaded.frames(states[0], spans, np.array([0, 1]), relations)
    assert roles.shape == (2, 4, len(scheme.ROLES))
    assert factuality.shape == (2, len(scheme.FACTUALITY))
    assert modes.shape == (2, len(scheme.MODE_LABELS))
    assert set(loaded.thresholds.roles) == set(scheme.ROLES)


@pytest.mark.parametrize("bulk", [False, True])
def test_an_accusation_is_read(bulk: bool) -> None:
    events = annotate(article(), bulk=bulk).events
    accusation = next(event for event in events if event.type == "ACCUSE")
    assert [actor.name for actor in accusation.actors] == ["Sergey Lavrov"]
    assert [actor.country for actor in accusation.recipients] == ["USA"]
    assert accusation.trigger.text == TEXT[slice(*accusation.trigger.span)] == "accused"
    assert all(event.sentence.end < TEXT.index("The sky") for event in events)
    assert 0 < accusation.confidence <= 1


def test_a_language_without_a_pack_is_read_and_named() -> None:
    report = annotate(replace(article(), language="sv"))
    assert [problem.stage for problem in report.problems] == ["annotate"]
    assert "sv" in report.problems[0].reason
    assert report.events
