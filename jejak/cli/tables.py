"""Reports and events as a reader sees them in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from jejak.cli.output import words
from jejak.model import Actor, Event, Report
from jejak.phrases import actor_name, evidence_kinds, movement_name, place_name, source_name, time_name, type_and_mode
from jejak.spans import segments
from jejak.store import Stored

SHORT_ID = 10
"""Characters of an id that are shown; enough to tell a million reports apart."""
TITLE_STYLE = "bold"
STYLES = {
    "actor": "cyan",
    "recipient": "green",
    "source": "magenta",
    "place": "blue",
    "time": "bright_blue",
    "evidence": "bright_magenta",
    "movement": "bright_green",
    "trigger": "bold yellow",
}
"""How the words of each role look; where roles overlap, the later one wins."""


def report_head(report: Report, source: str | None = None) -> Text:
    """Title and particulars of a report, two lines."""
    article = report.article
    published = f"{article.published.value} ({article.published.origin})" if article.published else "no date"
    publisher = article.publisher.name or article.publisher.domain
    particulars = [publisher, published, article.language, article.id[:SHORT_ID], article.url or source]
    return _head(article.title, particulars)


def stored_head(stored: Stored) -> Text:
    """Like `report_head`, of a report in a store."""
    version = f"version {stored.version}" if stored.version > 1 else None
    particulars = [stored.publisher, stored.published, stored.language, stored.id[:SHORT_ID], stored.url or stored.source, version]
    return _head(stored.title, particulars)


def _head(title: str | None, particulars: Iterable[str | None]) -> Text:
    return Text("\n").join((words(title or "(no title)", TITLE_STYLE), words(" · ".join(part for part in particulars if part), "dim")))


def event_table(events: Iterable[tuple[Report, Event]], *, with_reports: bool = False) -> Table:
    """A row for each event: what, who to whom, where and when, according to whom, in which words."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    for name, ratio in (("what", 3), ("who → to whom", 7), ("where, when", 5), ("standing", 5), ("words", 7)):
        table.add_column(name, ratio=ratio, overflow="fold")
    if with_reports:
        table.add_column("report", ratio=4, overflow="fold")
    for report, event in events:
        cells = [what(event), parties(event), setting(event), standing(event), trigger_in_words(report, event)]
        table.add_row(*cells, *([_report_cell(report)] if with_reports else []))
    return table


def _report_cell(report: Report) -> Text:
    article = report.article
    published = article.published.value if article.published else ""
    return words("\n".join(part for part in (article.id[:SHORT_ID], article.publisher.name or article.publisher.domain, published) if part))


def what(event: Event) -> Text:
    return words(type_and_mode(event), STYLES["trigger"])


def parties(event: Event) -> Text:
    """`Sergey Lavrov (RUS) → North Korea (PRK)`."""
    actors = words(", ".join(map(actor_name, event.actors)) or "?", STYLES["actor"])
    if not event.recipients:
        return actors
    return Text(" → ").join((actors, words(", ".join(map(actor_name, event.recipients)), STYLES["recipient"])))


def setting(event: Event) -> Text:
    """Place and time of an event, and the way of what moves."""
    place = [words(place_name(event.place), STYLES["place"])] if event.place else []
    time = [words(time_name(event.time), STYLES["time"])] if event.time else []
    moved = [words(movement_name(event.movement), STYLES["movement"])] if event.movement else []
    return Text("\n").join(place + time + moved)


def standing(event: Event) -> Text:
    """How certain the event is, by whom and on what evidence."""
    lines = [event.factuality, *(f"← {source_name(source)}" for source in event.chain)]
    if event.evidence:
        lines.append(f"evidence: {evidence_kinds(event)}")
    return words("\n".join(lines), STYLES["source"] if event.chain else "")


WORDS_BEFORE = 30
WORDS_AFTER = 60


def trigger_in_words(report: Report, event: Event) -> Text:
    """The trigger with some of its sentence around it."""
    text, trigger, sentence = report.article.text, event.trigger.span, event.sentence
    start = max(sentence.start, trigger.start - WORDS_BEFORE)
    end = min(sentence.end, trigger.end + WORDS_AFTER)
    before = ("…" if start > sentence.start else "") + text[start : trigger.start]
    after = text[trigger.end : end] + ("…" if end < sentence.end else "")
    return Text.assemble(words(_flat(before), "dim"), words(event.trigger.text, STYLES["trigger"]), words(_flat(after), "dim"))


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def details(report: Report) -> Iterator[RenderableType]:
    """The whole record of a report, a block for each event, numbered as in `marked`."""
    for number, event in enumerate(report.events, start=1):
        table = Table.grid(padding=(0, 1))
        for name, value, style in _fields(event):
            table.add_row(" " * 3, words(name, "dim"), words(_flat(value), style))
        head = Text.assemble(f"[{number}] ", what(event), words(f"  {event.factuality}  {event.confidence:.2f}"))
        yield Group(head, table)


def _fields(event: Event) -> Iterator[tuple[str, str, str]]:
    """Name, value and style of each field that is filled."""
    yield "words", event.trigger.text, STYLES["trigger"]
    if event.cameo:
        yield "cameo", event.cameo, ""
    for name, actors, style in (("who", event.actors, "actor"), ("to whom", event.recipients, "recipient")):
        for actor in actors:
            yield name, actor_line(actor), STYLES[style]
    if event.place:
        yield "where", f"{place_name(event.place)}, “{event.place.text}”", STYLES["place"]
    if event.time:
        yield "when", f"{time_name(event.time)} ({event.time.precision}), “{event.time.text}”", STYLES["time"]
    for source in event.chain:
        cue = f", “{source.cue.text}”" if source.cue else ""
        yield "according", f"{source_name(source)}, “{source.actor.text}”{cue}", STYLES["source"]
    for item in event.evidence:
        yield "evidence", f"{item.kind}, “{item.text}”", STYLES["evidence"]
    if event.movement:
        yield "movement", movement_name(event.movement), STYLES["movement"]
    for also in event.also:
        yield "also", f"“{also.trigger.text}”", STYLES["trigger"]


def actor_line(actor: Actor) -> str:
    """Name, country, sector, office and words of an actor."""
    codes = " ".join(code for code in (actor.country, actor.sector) if code)
    known = ", ".join(part for part in (codes, actor.office) if part)
    return f"{actor.name}{f' ({known})' if known else ''}, " + ("understood" if actor.inferred else f"“{actor.text}”")


def marked(report: Report) -> Text:
    """The text of a report with the words of its events coloured by role and each trigger followed by its event's number."""
    text = Text()
    for piece, roles, numbers in segments(report):
        text.append_text(words(piece, " ".join(style for role, style in STYLES.items() if role in roles)))
        text.append("".join(f"[{number}]" for number in numbers), STYLES["trigger"])
    return text


def legend() -> Text:
    """The roles in their colours."""
    return Text(" ").join(Text(role, style) for role, style in STYLES.items())
