"""The commonest errors, with examples: what was missed, found in vain, or given another type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from evaluate.events import found
from evaluate.scoring import match, touch
from jejak.model import Report
from train.gold import GoldDocument

Error = tuple[str, str]
"""(gold type or "-", found type or "-")."""
SHOWN = 10
EXAMPLES = 2
LENGTH = 150
"""Characters shown of a sentence."""


def lines(read: Sequence[tuple[GoldDocument, Report]]) -> Iterator[str]:
    """The ten commonest errors, each with how often and two sentences."""
    errors = list(_errors(read))
    for kind, count in Counter(kind for kind, _ in errors).most_common(SHOWN):
        yield f"{count:3} gold {kind[0]}, found {kind[1]}"
        for example in [text for other, text in errors if other == kind][:EXAMPLES]:
            yield f"      {example}"


def _errors(read: Sequence[tuple[GoldDocument, Report]]) -> Iterator[tuple[Error, str]]:
    for document, report in read:
        events = [event for event in found(report) if document.labelled[event.sentence]]
        pairs = match(document.events, events, lambda g, f: touch(g, f) * (1 + (g.type == f.type)))
        for i, gold in enumerate(document.events):
            other = next((events[j].type for a, j in pairs if a == i), "-")
            if other != gold.type:
                yield (gold.type, other), _shown(document, gold.sentence, gold.span)
        for j, event in enumerate(events):
            if all(j != b for _, b in pairs):
                yield ("-", event.type), _shown(document, event.sentence, event.span)


def _shown(document: GoldDocument, sentence: int, span: tuple[int, int]) -> str:
    text = document.sentences[sentence]
    return f"[{text[slice(*span)]}] {text[:LENGTH]}"
