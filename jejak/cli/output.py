"""Where output goes: results to stdout, everything about them to stderr. Foreign text never steers the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from jejak.model import Rejected

PLAIN_WIDTH = 120
"""Columns of a table that does not go to a terminal."""

_STEERING = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HARMLESS = dict.fromkeys((code for code in _STEERING if code != ord("\n")), " ")
"""Control characters, and marks that turn the direction of text, each to a blank, so that offsets stay."""


def words(text: str, style: str = "") -> Text:
    """Foreign text for the terminal: what would steer it becomes blanks, no markup is read in it."""
    return Text(text.translate(_HARMLESS), style)


def console() -> Console:
    """The console of stdout: as wide as the terminal, or PLAIN_WIDTH (or COLUMNS) where there is none."""
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PLAIN_WIDTH
    return Console(file=sys.stdout, width=width, highlight=False)


def show(what: RenderableType) -> None:
    """Print a table or text to stdout."""
    console().print(what)


def line(text: str) -> None:
    """Print one line to stdout, as it is."""
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """Print one line about the work to stderr."""
    Console(file=sys.stderr, highlight=False, soft_wrap=True).print(words(text.replace("\n", " ")))


def complain(text: str) -> None:
    """Print one error line to stderr."""
    note(f"jejak: {text}")


def rejected(what: Rejected) -> None:
    """Name a rejected input and the reason on one line of stderr."""
    note(f"rejected: {what.source}: {what.reason}")


class Counting:
    """A progress line on stderr where that is a terminal; elsewhere nothing."""

    def __init__(self, what: str) -> None:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed}"), TimeElapsedColumn())
        self.progress = Progress(*columns, console=Console(file=sys.stderr), disable=not sys.stderr.isatty(), transient=True)
        self.task = self.progress.add_task(what, total=None)

    def __enter__(self) -> Counting:
        self.progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.progress.stop()

    def step(self) -> None:
        self.progress.advance(self.task)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the line away while something else is printed."""
        self.progress.stop()
        yield
        self.progress.start()
