"""Cites: other outlets that a report leans on, by the phrases of the pack's `[cites]` table and the names in `outlets.tsv`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from jejak.annotate.outlets import outlets
from jejak.languages import Language
from jejak.model import Article, Cite, Span

CREDIT_WINDOW = 80
"""Agency credits in brackets stand at the very end of a text; beyond this many characters brackets hold other things."""
Kind = Literal["told", "quoted", "agency", "credit", "link"]
_CAPITALISED = r"[A-Z][\w.&'’-]*\w(?: (?:[A-Z][\w.&'’-]*\w|of|and|de|del))*(?<! of)(?<! and)"


@dataclass(frozen=True, slots=True)
class _Patterns:
    told: re.Pattern[str]
    quoted: re.Pattern[str]
    quoted_any: re.Pattern[str]
    described: re.Pattern[str]
    subject: re.Pattern[str]
    bracket: re.Pattern[str]
    credit: re.Pattern[str]


def cites(article: Article, language: Language) -> tuple[Cite, ...]:
    """Every outlet the report names as a source, in text order; one cite a span. What was cut from the page has no span and is left out."""
    found: dict[Span, Cite] = {}
    for name, span, kind in _matches(article.text, _patterns(language.code, language)):
        if not any(span.overlaps(other) for other in found):
            outlet = outlets().get(name)
            found[span] = Cite(outlet.name if outlet else name, span, kind)
    return tuple(found[span] for span in sorted(found))


def _matches(text: str, patterns: _Patterns) -> Iterator[tuple[str, Span, Kind]]:
    kinds: tuple[tuple[re.Pattern[str], Kind], ...] = (
        (patterns.told, "told"),
        (patterns.quoted, "quoted"),
        (patterns.described, "agency"),
        (patterns.subject, "quoted"),
        (patterns.quoted_any, "quoted"),
        (patterns.credit, "credit"),
    )
    for pattern, kind in kinds:
        for match in pattern.finditer(text):
            yield match["name"], Span(*match.span("name")), _kind(match["name"], kind)
    for match in patterns.bracket.finditer(text, max(0, len(text.rstrip()) - CREDIT_WINDOW)):
        yield match["name"], Span(*match.span("name")), "agency"


def _kind(name: str, kind: Kind) -> Kind:
    """An agency that is the subject of reporting, or described as one, is cited as `agency`; other outlets are `quoted`."""
    outlet = outlets().get(name)
    if kind == "agency" and outlet is not None and not outlet.agency:
        return "quoted"
    return "agency" if kind == "quoted" and outlet is not None and outlet.agency else kind


@cache
def _patterns(code: str, language: Language) -> _Patterns:
    pack = language.cites
    known = _alternation(tuple(outlets()))
    before = f"(?:(?i:{_alternation((*pack.agency_before, *language.pronouns.definite_before))}) )*"
    weak = set(language.attribution.according)
    strong = tuple(phrase for phrase in pack.quoted if phrase not in weak)
    end = r"(?![\w-])"
    after = _alternation(pack.agency_after or ("",))
    return _Patterns(
        told=re.compile(rf"(?<!\w)(?i:{_alternation(pack.told)}) {before}(?P<name>{known}){end}"),
        quoted=re.compile(rf"(?<!\w)(?i:{_alternation(pack.quoted)}) {before}(?P<name>{known}){end}"),
        quoted_any=re.compile(rf"(?<!\w)(?i:{_alternation(strong)}) {before}(?P<name>{_CAPITALISED}){end}"),
        described=_described(language),
        subject=re.compile(rf"(?<!\w)(?P<name>{known}){end},? (?:(?i:{after}) )?(?:{_alternation(pack.reporting)})(?!\w)"),
        bracket=re.compile(rf"\((?:[^()]*[/ ])?(?P<name>{known})(?:[/ ][^()]*)?\)\s*$"),
        credit=re.compile(rf"(?m)^(?i:{_alternation(pack.credit)}) ?(?P<name>{known}|{_CAPITALISED}){end}"),
    )


def _described(language: Language) -> re.Pattern[str]:
    """A name said to be an outlet: "kantor berita X melaporkan", "X news agency reported"."""
    pack = language.cites
    reporting = _alternation(pack.reporting)
    noun_first = rf"(?<!\w)(?i:{_alternation(pack.agency_before)}) (?P<name>{_CAPITALISED})"
    if not pack.agency_after:
        return re.compile(rf"{noun_first},? (?:{reporting})(?!\w)")
    return re.compile(rf"(?<!\w)(?P<name>{_CAPITALISED}) (?:{_alternation(pack.agency_after)}) (?:{reporting})(?!\w)")


def _alternation(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
