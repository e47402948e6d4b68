"""`jejak export`: the store written out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from jejak.cli import output
from jejak.cli.app import EXIT_CODES, ConfigOption, StoreOption, app, store_path
from jejak.model import Report
from jejak.store import StoreError, opened, reports
from jejak.store.export import write_csv, write_jsonl, write_parquet


class Kind(StrEnum):
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"


@app.command(epilog=EXIT_CODES)
def export(
    kind: Annotated[Kind, typer.Argument(help="csv and parquet: an event a row; jsonl: a full record a line.")],
    out: Annotated[str, typer.Argument(metavar="OUT", help="The file to write, or - for standard output (not for parquet).")],
    store: StoreOption = None,
    config: ConfigOption = None,
) -> None:
    """Write the current reports of the store to a file.

    \b
    jejak export csv events.csv
    jejak export jsonl - --store news.sqlite
    jejak export parquet events.parquet
    """
    with opened(store_path(config, store)) as connection:
        current = reports(connection)
        if out != "-":
            written = _to_file(kind, Path(out), current)
        elif kind is Kind.parquet:
            raise StoreError("parquet is not written to standard output; name a file")
        else:
            written = (write_csv if kind is Kind.csv else write_jsonl)(current, sys.stdout)
    output.note(f"{written} {'records' if kind is Kind.jsonl else 'events'} written to {out}")


def _to_file(kind: Kind, path: Path, current: Iterator[Report]) -> int:
    """Write beside the file first, so that a failure leaves no half of it under its name."""
    if not path.name or path.name == "..":
        raise StoreError(f"{path}: is a directory; name a file in it")
    part = path.with_name(path.name + ".part")
    try:
        if kind is Kind.parquet:
            written = write_parquet(current, part)
        else:
            with part.open("w", encoding="utf-8", newline="") as stream:
                written = (write_csv if kind is Kind.csv else write_jsonl)(current, stream)
        os.replace(part, path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error}") from error
    finally:
        with suppress(OSError):
            part.unlink()
    return written
