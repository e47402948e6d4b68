"""The sentence filter of bulk runs: how many event sentences it keeps, and how many sentences in all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jejak import weights
from jejak.annotate.prefilter import wanted
from train import corpus


def lines(shared: Path) -> Iterator[str]:
    """Recall and share kept on the held-out blocks, on which the threshold was chosen, and on the held-out articles."""
    loaded = weights.load()
    for name, documents in (("blocks", corpus.development(shared)), ("articles", corpus.development_articles(shared))):
        kept: list[tuple[bool, bool]] = []
        for document in documents:
            events = {event.sentence for event in document.events} | {at for event in document.events for at, _ in event.also}
            flags = wanted(document.sentences, loaded.filter, loaded.filter_threshold)
            kept += [(i in events, flag) for i, flag in enumerate(flags) if document.labelled[i]]
        recall = sum(event and flag for event, flag in kept) / sum(event for event, _ in kept)
        yield f"filter on held-out {name}: recall of event sentences {recall:.3f}, sentences kept {sum(f for _, f in kept) / len(kept):.3f}"
