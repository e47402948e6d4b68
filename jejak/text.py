"""Small helpers for text with offsets. Offsets count Unicode code points of the frozen text."""

from __future__ import annotations

import re
import unicodedata

from jejak.model import Span

_NEWLINES = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_WHITE_SPACE = re.compile(r"\s+")


def normalise(text: str) -> str:
    """NFC, one kind of newline, no control or invisible characters (soft hyphen, zero-width space, BOM), no halves of characters."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", _NEWLINES.sub("\n", unbroken(text))))


def unbroken(text: str) -> str:
    """The text without halves of surrogate pairs, which a character cut in the middle leaves in JSON and which no encoding can write."""
    return _SURROGATES.sub("", text)


def collapse(text: str) -> str:
    """One space for each run of white space, none at the ends."""
    return _WHITE_SPACE.sub(" ", text).strip()


def trim(text: str, span: Span) -> Span:
    """The span without white space at its ends (empty at its start if there is nothing else)."""
    part = text[span.start : span.end]
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, max(start, span.start + len(part.rstrip())))


def locate(text: str, part: str, start: int = 0, end: int | None = None) -> Span | None:
    """The first place of `part` in `text[start:end]`, or None."""
    at = text.find(part, start, len(text) if end is None else end)
    return None if at < 0 or not part else Span(at, at + len(part))


def clip(text: str, limit: int) -> str:
    """The text in one line of at most `limit` characters, with an ellipsis where it was cut."""
    line = collapse(text)
    return line if len(line) <= limit else line[: max(0, limit - 1)].rstrip() + "…"
