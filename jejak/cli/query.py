"""`jejak search` and `jejak events`: asking a store."""

from __future__ import annotations

import json as json_lines
from dataclasses import asdict
from datetime import date
from typing import Annotated, get_args

import typer
from rich.text import Text

from jejak.cli import output, tables
from jejak.cli.app import EXIT_CODES, ConfigOption, JsonOption, StoreOption, app, store_path
from jejak.config import ConfigError
from jejak.model import Factuality
from jejak.record import to_json
from jejak.store import EventQuery, Hit, opened
from jejak.store import events as find_events
from jejak.store import search as find_words

MARK, UNMARK = "\x02", "\x03"


@app.command(epilog=EXIT_CODES)
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words that must all occur; "a phrase" in quotes; begin* for longer words.')
    ],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many reports at most.")] = 20,
    store: StoreOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Find stored reports by their words.

    The best come first; case and accents do not matter.

    \b
    jejak search Lavrov Pyongyang
    jejak search "citra satelit" kontainer* --limit 5 --json
    """
    with opened(store_path(config, store)) as connection:
        hits = find_words(connection, words, limit)
    for hit in hits:
        if json:
            output.line(json_lines.dumps(_hit_json(hit), ensure_ascii=False))
        else:
            output.show(Text("\n").join((tables.stored_head(hit.stored), _snippet(hit), Text())))
    if not hits:
        output.note("no report holds these words")


def _hit_json(hit: Hit) -> dict[str, object]:
    return asdict(hit.stored) | {"snippet": hit.snippet.replace(MARK, "").replace(UNMARK, "")}


def _snippet(hit: Hit) -> Text:
    first, *rest = hit.snippet.replace("\n", " ").split(MARK)
    found = output.words(first)
    for part in rest:
        inside, _, outside = part.partition(UNMARK)
        found = Text.assemble(found, output.words(inside, "bold yellow"), output.words(outside))
    return found


def _day(name: str, value: str | None) -> str | None:
    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError as error:
        raise ConfigError(f"{name}: {value!r} is not allowed; allowed: a date, 2023-10-19") from error


def _one_of(name: str, value: str | None, allowed: tuple[str, ...]) -> str | None:
    if value is not None and value not in allowed:
        raise ConfigError(f"{name}: {value!r} is not allowed; allowed: {', '.join(allowed)}")
    return value


@app.command(epilog=EXIT_CODES)
def events(
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Who did it: a name or a country code (RUS).")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="NAME", help="To whom: a name or a country code.")] = None,
    event_type: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="A PLOVER type: CONSULT, ACCUSE, ASSAULT, ...")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Where, or from, via or to where: a name or a country code.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Not before this day; without a time, the date of publication counts.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Not after this day.")] = None,
    factuality: Annotated[
        str | None, typer.Option(metavar="WORD", help="fact, claimed, possible, planned, denied, negated, unknown.")
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="According to whom: a name or a country code.")] = None,
    store: StoreOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """List stored events.

    Each option narrows the list. Names match from the start of a word, in any case.

    \b
    jejak events --actor Lavrov --type CONSULT
    jejak events --actor PRK --recipient RUS --factuality claimed --since 2023-09-01 --json
    """
    from jejak.annotate.scheme import TYPES  # here, since it brings the stage's libraries along

    query = EventQuery(
        actor=actor,
        recipient=recipient,
        type=_one_of("--type", event_type and event_type.upper(), TYPES),
        place=place,
        since=_day("--since", since),
        until=_day("--until", until),
        factuality=_one_of("--factuality", factuality, get_args(Factuality)),
        source=source,
    )
    with opened(store_path(config, store)) as connection:
        found = list(find_events(connection, query))
    if json:
        for report, event in found:
            record = to_json(report)
            head = {name: record[name] for name in ("id", "url", "publisher", "title", "published", "language")}
            output.line(json_lines.dumps({"report": head, "event": record["events"][report.events.index(event)]}, ensure_ascii=False))
    elif found:
        output.show(tables.event_table(found, with_reports=True))
    if not found:
        output.note("no event fits")
