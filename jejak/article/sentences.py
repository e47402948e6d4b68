"""Sentences with offsets: the splitter's boundaries and those inside quotations, less the ones at abbreviations, initials and numbers."""

from __future__ import annotations

import re
from functools import cache

import sentencex  # type: ignore[import-untyped]

from jejak.languages import available, load
from jejak.languages.article import Sentences
from jejak.model import Span
from jejak.text import trim

DEFAULT = "en"
"""Splitter and abbreviations for languages without a pack; most abbreviations of names are written alike in the Latin script."""
_PARAGRAPH = re.compile(r"[^\n]+")
_INNER = re.compile(r"(?<![.!?…])[.!?…]++[\"”’'»)\]]*+\s++(?=[\"“‘'«(\[]*[^\W\d_])")
"""A sentence end with more after it. The splitter keeps quotations whole; a quotation may hold many sentences."""
_GLUED = re.compile(r"(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]+\s)")
"""Two sentences whose space was lost ("... itu.Dia ..."): three lower-case letters before and a capitalised word after."""
_LAST_TOKEN = re.compile(r"(?:^|(?<=[\s(\[\"“‘'/-]))([^\s(\[\"“‘'/-]+)\.[\"”’')\]]*$")
_INITIAL = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_ITEM = re.compile(r"[(\[]?(?:\d{1,3}|[a-z])[.)\]]*")
_CONTEXT = 60
"""Characters looked at on each side of a boundary: longer than any abbreviation and any word."""
_LONGEST = 10_000
"""Characters of a paragraph given to the splitter at a time: it takes 3 s for 100,000 quotation marks, and four times as long for twice."""
_WORD = re.compile(r"[^\W\d_]*")
_TERMINAL = re.compile(r"[.!?…。！？؟۔।॥։።][\"”’'»)\]」』*]*$")
_OPENING = "\"“‘'«(["


def split(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a text, in order and without white space at their ends; a line break always ends one."""
    found: list[Span] = []
    for match in _PARAGRAPH.finditer(text):
        found += [Span(match.start() + a, match.start() + b) for a, b in _paragraph(match.group(), language)]
    return tuple(found)


def _paragraph(text: str, language: str) -> list[Span]:
    pack = _pack(language)
    spans: list[Span] = []
    start = 0
    for end in [*sorted(_boundaries(text, language)), len(text)]:
        span = trim(text, Span(start, end))
        if span.start == span.end:
            continue
        if end < len(text) and not _ends(text[max(start, end - _CONTEXT) : end].rstrip(), text[end : end + _CONTEXT].lstrip(), pack):
            continue
        spans.append(span)
        start = end
    return spans


def _boundaries(text: str, language: str) -> set[int]:
    splitter = language if language != "und" else DEFAULT
    ends: set[int] = set()
    for start in range(0, len(text), _LONGEST):
        part = text[start : start + _LONGEST]
        found = {int(each["end_index"]) for each in sentencex.get_sentence_boundaries(splitter, part)}
        ends |= {start + end for end in found if end < len(part)}
    ends |= {match.end() for match in _INNER.finditer(text)} | {match.end() for match in _GLUED.finditer(text)}
    return {end for end in ends if 0 < end < len(text)}


def _ends(before: str, after: str, pack: Sentences) -> bool:
    """Whether a sentence ends between `before` and `after`, the text on both sides."""
    first = after.lstrip(_OPENING)[:1]
    if not any(map(str.isalnum, after)) or first.islower() or (after[0] in "\"”’'»)],;:" and after[1:2].isspace()):
        return False
    if _ITEM.fullmatch(before) or not _TERMINAL.search(before):
        return False
    token = _LAST_TOKEN.search(before)
    if token is None:
        return True
    word = token.group(1)
    if word in pack.abbreviations:
        return False
    if _INITIAL.fullmatch(word) or (word in pack.closing and "." in word):
        return _WORD.match(after.lstrip(_OPENING)).group() in pack.openers  # type: ignore[union-attr]
    if word in pack.numbered:
        return not first.isdigit()
    return word not in pack.closing or first.isupper()


@cache
def _pack(language: str) -> Sentences:
    return load(language if language in available() else DEFAULT).sentences
