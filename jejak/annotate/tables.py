"""Reading of the tab-separated fact tables in `jejak/data`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from jejak.languages import LanguageError


def rows(file: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of a table by column name; `#` lines are comments. A row of another width raises `LanguageError`."""
    text = (files("jejak.data") / file).read_text(encoding="utf-8")
    lines = ((number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#"))
    for number, line in lines:
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise LanguageError(f"{file} line {number}: expected {len(columns)} columns ({', '.join(columns)}), found {len(cells)}")
        if tuple(cells) != columns:
            yield dict(zip(columns, cells, strict=True))


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by ` | `."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
