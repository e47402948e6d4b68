"""Reports as Python users meet them: `Record` and `Records` show themselves in notebooks and become data frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any, overload

from jejak.model import Event, Rejected, Report
from jejak.phrases import actor_name, evidence_kinds, place_name, source_name, time_name, type_and_mode
from jejak.record import to_json
from jejak.rows import COLUMNS, rows
from jejak.spans import segments

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Record(Report):
    """A report that shows itself: `events`, `article`, `mentions` and the other fields are those of `jejak.model.Report`."""

    @classmethod
    def of(cls, report: Report) -> Record:
        return cls(**{each.name: getattr(report, each.name) for each in fields(Report)})

    @property
    def text(self) -> str:
        """The frozen text that all spans point into."""
        return self.article.text

    def to_json(self) -> dict[str, Any]:
        """The JSON form of RECORD.md, as a dict."""
        return to_json(self)

    def to_frame(self) -> pandas.DataFrame:
        """The events as a pandas data frame, one a row (needs the extra `frame`)."""
        return _frame([self])

    def _repr_html_(self) -> str:
        article = self.article
        published = article.published.value if article.published else "no date"
        particulars = (article.publisher.name or article.publisher.domain, published, article.language, article.url, article.id)
        return _filled(
            "record.html",
            title=escape(article.title or "(no title)"),
            particulars=escape(" · ".join(part for part in particulars if part)),
            rows="\n".join(_event_row(number, event) for number, event in enumerate(self.events, start=1)),
            text="".join(_marked(self)),
        )


@dataclass(frozen=True, slots=True)
class Records(Sequence[Record]):
    """The records of several pages, in order, and what was rejected."""

    records: tuple[Record, ...]
    rejected: tuple[Rejected, ...] = ()

    def __len__(self) -> int:
        return len(self.records)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Record, ...]: ...
    def __getitem__(self, index: int | slice) -> Record | tuple[Record, ...]:
        return self.records[index]

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of all records."""
        return tuple(event for record in self.records for event in record.events)

    def to_frame(self) -> pandas.DataFrame:
        """The events of all records as a pandas data frame, one a row (needs the extra `frame`)."""
        return _frame(self.records)

    def _repr_html_(self) -> str:
        return _filled(
            "records.html",
            summary=f"{len(self.records)} reports, {len(self.events)} events, {len(self.rejected)} rejected",
            rows="\n".join(_record_row(record) for record in self.records),
            rejected="".join(f"<li>{escape(each.source)}: {escape(each.reason)}</li>" for each in self.rejected),
        )


def _frame(records: Iterable[Report]) -> pandas.DataFrame:
    try:
        import pandas
    except ImportError as error:
        raise ImportError("to_frame() needs pandas: pip install 'jejak[frame]'") from error
    return pandas.DataFrame([row for record in records for row in rows(record)], columns=list(COLUMNS))


def _filled(template: str, **parts: str) -> str:
    """A template with its parts, which are HTML already."""
    return Template(files("jejak").joinpath("templates", template).read_text(encoding="utf-8")).substitute(parts)


def _cells(values: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<td>{escape(value)}</td>" for value in values) + "</tr>"


def _event_row(number: int, event: Event) -> str:
    according = (*map(source_name, event.chain), evidence_kinds(event))
    return _cells(
        (
            str(number),
            type_and_mode(event),
            ", ".join(map(actor_name, event.actors)),
            ", ".join(map(actor_name, event.recipients)),
            place_name(event.place) if event.place else "",
            time_name(event.time) if event.time else "",
            event.factuality,
            "; ".join(part for part in according if part),
            event.trigger.text,
        )
    )


def _record_row(record: Record) -> str:
    article = record.article
    published = article.published.value if article.published else ""
    return _cells((published, article.publisher.name or article.publisher.domain or "", article.title or "", str(len(record.events))))


def _marked(report: Report) -> Iterator[str]:
    for words, roles, numbers in segments(report):
        yield f'<span class="{" ".join(sorted(roles))}">{escape(words)}</span>' if roles else escape(words)
        yield "".join(f"<sup>{number}</sup>" for number in numbers)
