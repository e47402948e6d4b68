"""`jejak read` and `jejak retry`: pages become reports, printed or kept."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from jejak.cli import output, tables
from jejak.cli.app import EXIT_CODES, FAILED, OK, SOME_REJECTED, CommandError, ConfigOption, StoreOption, app, settings, store_path
from jejak.config import Settings
from jejak.model import Page, Rejected, Report
from jejak.record import dumps
from jejak.run.shards import Outcome
from jejak.store import Run, keep, keep_rejected, opened, rejections, resolve

_LINE = re.compile(r":\d+$")
_PART = re.compile(r"[:#]\d+$")


@dataclass(slots=True)
class Tally:
    """What a batch came to."""

    reports: int = 0
    events: int = 0
    rejected: int = 0

    def code(self) -> int:
        if not self.rejected:
            return OK
        return SOME_REJECTED if self.reports else FAILED

    def words(self) -> str:
        return f"{_count(self.reports, 'report')}, {_count(self.events, 'event')}, {self.rejected} rejected"


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


@app.command(epilog=EXIT_CODES)
def read(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, directories, URLs, or - for standard input.")],
    output_format: Annotated[str | None, typer.Option("--format", metavar="table|jsonl", help="What is printed [default: table].")] = None,
    store: Annotated[Path | None, typer.Option("--store", metavar="FILE", help="Keep pages and reports in this SQLite file.")] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="CODE", help="Language of the pages: id, en [default: told from each text].")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help="Date of publication, before what HTML and text say of it: 2023-10-19."),
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", metavar="N", help="Processes that read at the same time [default: 1].")
    ] = None,
    bulk: Annotated[bool | None, typer.Option("--bulk", help="Pass over sentences that hardly hold an event: faster, misses some.")] = None,
    allow_private: Annotated[
        bool | None, typer.Option("--allow-private", help="Also read URLs of this machine and of private networks.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Read news pages and print what was found.

    Reads .html, .txt, .jsonl, .warc (each also .gz), directories of them, URLs and standard input, one page after the other.
    What cannot be read is named on stderr with the reason, and the rest is read.

    \b
    jejak read examples/
    jejak read page.html --published 2023-10-19 --lang id
    jejak read archive.warc.gz --format jsonl --bulk --workers 4 > records.jsonl
    jejak read https://example.org/news/1.html --store news.sqlite
    """
    from jejak.run.local import outcomes

    chosen = settings(
        config,
        format=output_format,
        store=store,
        language=lang,
        published=published,
        workers=workers,
        bulk=bulk,
        allow_private=allow_private,
    )
    raise typer.Exit(_all(outcomes(inputs, chosen), chosen))


@app.command(epilog=EXIT_CODES)
def retry(store: StoreOption = None, config: ConfigOption = None) -> None:
    """Read again what was rejected.

    From the bytes in the store, or from the source where there were none. A source that is no longer there stays rejected as it was.

    \b
    jejak retry --store news.sqlite
    """
    from jejak.run.local import outcomes, read_pages, reading

    path = store_path(config, store)
    chosen = settings(config, store=path)
    with opened(path) as connection:
        left = rejections(connection)
    if not left:
        output.note("nothing to retry")
        return
    kept = [rejected.page for rejected in left if rejected.page]
    former = {rejected.source: rejected for rejected in left if not rejected.page}
    piped = [source for source in former if _LINE.sub("", source) == "<stdin>"]
    if piped:
        output.note(f"standard input cannot be read again, {_count(len(piped), 'rejection')} of it left as before")
    inputs = {source: _input(source) for source in former if source not in piped}
    there = dict.fromkeys(name for name in inputs.values() if name.startswith(("http://", "https://")) or os.path.exists(name))

    def again() -> Iterator[Outcome]:
        yield from read_pages(kept, chosen.workers, reading(chosen))
        yield from ((None, former[source]) for source, name in inputs.items() if name not in there)
        found: list[tuple[str, str | None]] = []
        for page, result in outcomes(list(there), chosen):
            yield page, result
            found.append((result.source, None) if isinstance(result, Rejected) else (page.source if page else "", result.article.id))
        _resolve_gone(path, {source: name for source, name in inputs.items() if name in there}, found)

    raise typer.Exit(_all(again(), chosen))


def _input(source: str) -> str:
    """The input a source came from: a record or line of a file (`news.warc#3`, `news.jsonl:3`) is read again with its file."""
    file = _PART.sub("", source)
    return file if not os.path.exists(source) and not source.startswith(("http://", "https://")) else source


def _resolve_gone(path: Path, inputs: dict[str, str], found: list[tuple[str, str | None]]) -> None:
    """Resolve the rejections that did not come again when their input was read, where it gave a report. `found`: source, report's id."""
    rejected = {source for source, report in found if report is None}
    with opened(path) as connection:
        for source, name in inputs.items():
            of_input = (name, f"{name}#", f"{name}:", f"{name}{os.sep}")
            report = next((report for at, report in found if report and (at == name or at.startswith(of_input[1:]))), None)
            if source not in rejected and report:
                resolve(connection, source, report)


def _all(found: Iterator[Outcome], chosen: Settings) -> int:
    """Print and keep each outcome as it comes; returns the exit code."""
    tally, run = Tally(), _run()
    show = _show_table if chosen.format == "table" else _show_line
    with opened(chosen.store, create=True) if chosen.store else nullcontext() as connection, output.Counting("pages read") as counting:
        for page, result in found:
            if connection:
                _keep(connection, run, page, result)
            counting.step()
            with counting.aside():
                _take(page, result, tally, show)
    output.note(tally.words() + (f", kept in {chosen.store}" if chosen.store else ""))
    return tally.code()


def _take(page: Page | None, result: Report | Rejected, tally: Tally, show: Callable[[Report, Page | None], None]) -> None:
    if isinstance(result, Rejected):
        tally.rejected += 1
        output.rejected(result)
        return
    tally.reports += 1
    tally.events += len(result.events)
    show(result, page)


def _run() -> Run:
    """This start of the program; without whole weights nothing is begun."""
    from jejak import weights

    try:
        return Run(program=version("jejak"), model=weights.version())
    except weights.WeightsError as error:
        raise CommandError(str(error)) from error


def _keep(connection: sqlite3.Connection, run: Run, page: Page | None, result: Report | Rejected) -> None:
    if isinstance(result, Rejected):
        keep_rejected(connection, run, result)
    elif page is not None:
        keep(connection, run, page, result)


def _show_line(report: Report, page: Page | None) -> None:
    output.line(dumps(report))


def _show_table(report: Report, page: Page | None) -> None:
    output.show(tables.report_head(report, page.source if page else None))
    if report.events:
        output.show(tables.event_table((report, event) for event in report.events))
    else:
        output.line("  no events\n")
