"""Whether confidence means what it says: of the events given about .8, are about 80 % right?"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from evaluate.events import found
from evaluate.scoring import match, touch
from jejak.model import Report
from train.gold import GoldDocument

BINS = 5


def show(console: Console, read: Sequence[tuple[GoldDocument, Report]]) -> None:
    """Print the reliability table (right = an event of this type with an overlapping trigger is in the gold) and the mean gap."""
    outcomes: list[tuple[float, bool]] = []
    for document, report in read:
        events = [event for event in found(report) if document.labelled[event.sentence]]
        hits = {j for _, j in match(document.events, events, lambda g, f: float(g.type == f.type and touch(g, f)))}
        outcomes += [(event.score, j in hits) for j, event in enumerate(events)]
    table = Table(title="reliability of confidence")
    for column in ("confidence", "events", "mean confidence", "right"):
        table.add_column(column)
    gap = 0.0
    for i in range(BINS):
        inside = [(score, right) for score, right in outcomes if i / BINS <= score < (i + 1) / BINS or (i == BINS - 1 and score == 1)]
        if not inside:
            continue
        mean, right = sum(score for score, _ in inside) / len(inside), sum(right for _, right in inside) / len(inside)
        gap += abs(mean - right) * len(inside) / len(outcomes)
        table.add_row(f"{i / BINS:.1f}-{(i + 1) / BINS:.1f}", str(len(inside)), f"{mean:.2f}", f"{right:.2f}")
    console.print(table)
    console.print(f"expected calibration error {gap:.3f}")
