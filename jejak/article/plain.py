"""Plain text as title and paragraphs."""

from __future__ import annotations

import re

from jejak.text import collapse, normalise

MAX_TITLE = 160
"""Characters of a headline; the longest in 978 Indonesian news articles has under 120."""
MIN_TITLE_WORDS = 3
_WRAPPED = (45, 100)
"""Characters a line has where a text was wrapped by a mail program or an editor."""
_BLANK = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")
_ENDED = re.compile(r"[.:;…][\"”’')\]]*$")
_INNER_END = re.compile(r"[.!?][\"”’')\]]*\s+[\"“‘(]?[A-Z]")
_SENTENCE_END = re.compile(r"[.!?…:。！？؟۔।][\"”’')\]]*$")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: blocks between blank lines, of which wrapped ones are joined and others taken line by line."""
    blocks = _BLANK.split(normalise(text).strip("\n"))
    return [line for block in blocks for each in _lines(block) if (line := collapse(each))]


def _lines(block: str) -> list[str]:
    lines = [line for line in block.split("\n") if line.strip()]
    return [" ".join(lines)] if _is_wrapped(lines) else lines


def ended(line: str) -> bool:
    """Whether a line ends like a sentence, in any script."""
    return bool(_SENTENCE_END.search(line))


def _is_wrapped(lines: list[str]) -> bool:
    """Lines of like length that mostly stop in the middle of a sentence."""
    inner = lines[:-1]
    if not inner:
        return False
    low, high = _WRAPPED
    alike = all(low <= len(line.rstrip()) <= high for line in inner) and len(lines[-1]) <= high
    broken = sum(not _SENTENCE_END.search(line.rstrip()) for line in inner)
    return alike and broken >= 0.7 * len(inner)


def looks_like_title(lines: list[str]) -> bool:
    """Whether the first paragraph is a headline: some words in one sentence, no full stop, and longer text behind it."""
    if len(lines) < 2:
        return False
    first, rest = lines[0], lines[1:]
    short = len(first) <= MAX_TITLE and len(first.split()) >= MIN_TITLE_WORDS and not _ENDED.search(first) and not _INNER_END.search(first)
    return short and not first[0].islower() and max(map(len, rest)) >= min(len(first), 60)
