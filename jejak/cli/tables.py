"""Reports and events as a reader sees them in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.table import Table
from rich.text import Text

from jejak.cli.output import words
from jejak.model import Actor, Event, Movement, Place, Report, Source, Time
from jejak.store import Stored

SHORT_ID = 10
"""Characters of an id that are shown; enough to tell a million reports apart."""
TITLE_STYLE = "bold"
STYLES = {
    "trigger": "bold yellow",
    "actor": "cyan",
    "recipient": "green",
    "source": "magenta",
    "place": "blue",
    "time": "bright_blue",
    "evidence": "bright_magenta",
    "movement": "bright_green",
}


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
    return words(f"{event.type} {event.mode}".strip(), STYLES["trigger"])


def parties(event: Event) -> Text:
    """`Sergey Lavrov (RUS) → North Korea (PRK)`."""
    actors = words(", ".join(map(actor_name, event.actors)) or "?", STYLES["actor"])
    if not event.recipients:
        return actors
    return Text(" → ").join((actors, words(", ".join(map(actor_name, event.recipients)), STYLES["recipient"])))


def actor_name(actor: Actor) -> str:
    """`Sergey Lavrov (RUS)`, in square brackets where the words do not name them."""
    name = f"{actor.name} ({actor.country})" if actor.country else actor.name
    return f"[{name}]" if actor.inferred else name


def setting(event: Event) -> Text:
    """Place and time of an event, and the way of what moves."""
    place = [words(place_name(event.place), STYLES["place"])] if event.place else []
    time = [words(time_name(event.time), STYLES["time"])] if event.time else []
    moved = [words(movement_name(event.movement), STYLES["movement"])] if event.movement else []
    return Text("\n").join(place + time + moved)


def place_name(place: Place) -> str:
    return f"{place.name} ({place.country})" if place.country else place.name


def time_name(time: Time) -> str:
    """`2023-10-18`, `2023-10-09 to 2023-10-15`; in square brackets where it is understood and not said."""
    interval = time.start if time.start == time.end else f"{time.start} to {time.end}"
    return f"[{interval}]" if time.inferred else interval


def movement_name(movement: Movement) -> str:
    """`300 container shells: Rajin → Dunay`."""
    quantity = f"{movement.quantity:g}" if movement.quantity is not None else None
    moved = " ".join(part for part in (quantity, movement.unit, movement.goods.text if movement.goods else None) if part)
    way = " → ".join(place.name for place in (movement.origin, *movement.via, movement.destination) if place)
    return ": ".join(part for part in (moved, way) if part)


def standing(event: Event) -> Text:
    """How certain the event is, by whom and on what evidence."""
    lines = [event.factuality, *map(source_name, event.chain)]
    if event.evidence:
        lines.append("evidence: " + ", ".join(dict.fromkeys(item.kind for item in event.evidence)))
    return words("\n".join(lines), STYLES["source"] if event.chain else "")


def source_name(source: Source) -> str:
    """`← Para ahli`, `← BBC (relay)`, `← Moscow (denies)`."""
    marks = [mark for mark, holds in (("relay", source.role == "relay"), ("denies", source.stance == "denies")) if holds]
    return f"← {actor_name(source.actor)}" + (f" ({', '.join(marks)})" if marks else "")


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


def details(report: Report) -> Iterator[Text]:
    """The whole record of a report, a block for each event, numbered as in `marked`."""
    for number, event in enumerate(report.events, start=1):
        head = Text.assemble(f"[{number}] ", what(event), words(f"  {event.factuality}  {event.confidence:.2f}"))
        lines = [Text.assemble(f"    {name:<9} ", words(_flat(value), style)) for name, value, style in _fields(event)]
        yield Text("\n").join((head, *lines))


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
        yield "according", f"{source_name(source)[2:]}, “{source.actor.text}”{cue}", STYLES["source"]
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
    text = words(report.article.text)
    for event in report.events:
        for style, span in _spans(event):
            text.stylize(STYLES[style], *span)
    numbers = sorted(((event.trigger.span.end, number) for number, event in enumerate(report.events, start=1)), reverse=True)
    for end, number in numbers:
        text = Text.assemble(text[:end], (f"[{number}]", STYLES["trigger"]), text[end:])
    return text


def _spans(event: Event) -> Iterator[tuple[str, tuple[int, int]]]:
    groups = {
        "actor": event.actors,
        "recipient": event.recipients,
        "source": tuple(source.actor for source in event.chain),
        "place": (event.place,),
        "time": (event.time,),
        "evidence": event.evidence,
    }
    for style, filled in groups.items():
        for each in filled:
            if each is not None and each.span is not None:
                yield style, each.span
    if event.movement:
        for mention in (event.movement.goods, event.movement.quantity_mention, event.movement.carrier):
            if mention:
                yield "movement", mention.span
    yield "trigger", event.trigger.span
    yield from (("trigger", also.trigger.span) for also in event.also)


def legend() -> Text:
    """The roles in their colours."""
    return Text(" ").join(Text(role, style) for role, style in STYLES.items())
