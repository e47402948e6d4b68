"""`jejak show`: one report, its text with marked words beside its record."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table

from jejak.cli import output, tables
from jejak.cli.app import EXIT_CODES, FAILED, ConfigOption, JsonOption, StoreOption, app, settings, store_path
from jejak.config import Settings
from jejak.model import Rejected, Report
from jejak.record import all_problems, dumps
from jejak.store import find, load, opened

SIDE_BY_SIDE_WIDTH = 110
"""Columns from which the record stands beside the text; in less, lines of both would hold only five or six words."""


@app.command(epilog=EXIT_CODES)
def show(
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="An id or its beginning, an address in the store, or a file or URL to read.")
    ],
    store: StoreOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Show a report: its marked text and its record.

    \b
    jejak show examples/okezone-lavrov.txt
    jejak show 3f2a9c --store news.sqlite
    jejak show 3f2a9c --json
    """
    found = _found(report, config, store)
    if json:
        output.line(dumps(found))
    else:
        _print(found)


def _found(wanted: str, config: Path | None, store: Path | None) -> Report:
    """The report of a file or a URL, or of the store where a store is named or `wanted` is no input."""
    chosen = settings(config, store=store)
    if store is None and (wanted.startswith(("http://", "https://")) or os.path.exists(wanted)):
        return _read(wanted, chosen)
    with opened(store_path(config, store)) as connection:
        return load(connection, find(connection, wanted))


def _read(source: str, chosen: Settings) -> Report:
    from jejak.run.local import read

    for result in read([source], chosen):
        if isinstance(result, Rejected):
            output.rejected(result)
            raise typer.Exit(FAILED)
        return result
    output.complain(f"{source}: holds no page")
    raise typer.Exit(FAILED)


def _print(report: Report) -> None:
    console = output.console()
    record = Group(*_record(report))
    output.show(tables.report_head(report))
    if console.width < SIDE_BY_SIDE_WIDTH:
        output.show(Group(Rule(style="dim"), tables.marked(report), Rule(style="dim"), record))
        return
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(ratio=3)
    grid.add_column(ratio=2)
    grid.add_row(tables.marked(report), record)
    output.show(Group(Rule(style="dim"), grid))


def _record(report: Report) -> list[RenderableType]:
    blocks: list[RenderableType] = [tables.legend(), *tables.details(report)]
    blocks += [output.words(f"cites {cite.name} ({cite.kind})", "dim") for cite in report.cites]
    blocks += [output.words(f"cut ({cut.reason}): {cut.text.strip()}", "dim") for cut in report.article.cut]
    return blocks + [output.words(f"problem ({problem.stage}): {problem.reason}", "red") for problem in all_problems(report)]
