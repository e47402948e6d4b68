"""Pages from JSON lines: one page an object, with what is already known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Protocol

from jejak.acquire.options import Fetch, now, rejected, too_large
from jejak.model import Given, Page, Rejected
from jejak.text import unbroken

_GIVEN = ("id", "url", "publisher", "title", "published", "language")
_BODIES = ("text", "html")
_ESCAPES = 6
"""Bytes one character of JSON may take (`\\u0041`), so that the size cap holds for the page and not for its quoting."""


class Lines(Protocol):
    """A binary stream read by lines."""

    def readline(self, size: int = -1, /) -> bytes: ...


def pages(head: bytes, stream: Lines, source: str, options: Fetch) -> Iterator[Page | Rejected]:
    """One page a line. `head` is what was already read of `stream`. A bad line is rejected with its number and the rest goes on."""
    for number, line in enumerate(_lines(head, stream, options.max_bytes * _ESCAPES), 1):
        where = f"{source}:{number}"
        if line is None:
            yield too_large(where, options)
        elif line.strip():
            yield _page(line, where, options)


def _lines(head: bytes, stream: Lines, limit: int) -> Iterator[bytes | None]:
    """The lines of `head` and `stream`; None in place of a line longer than `limit` bytes, which is read past."""
    *whole, rest = head.split(b"\n")
    yield from whole
    line = rest + stream.readline(limit)
    while line:
        if len(line) >= limit and not line.endswith(b"\n"):
            while (more := stream.readline(limit)) and not more.endswith(b"\n"):
                pass
            yield None
        else:
            yield line
        line = stream.readline(limit)


def _page(line: bytes, where: str, options: Fetch) -> Page | Rejected:
    try:
        raw = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return rejected(where, "this line is not UTF-8; JSON lines must be")
    except (ValueError, RecursionError) as error:
        return rejected(where, f"this line is not valid JSON ({error}); each line must be one whole object")
    if fault := _fault(raw):
        return rejected(where, fault)
    body = next(key for key in _BODIES if raw.get(key))
    content = unbroken(raw[body]).encode("utf-8")
    if len(content) > options.max_bytes:
        return too_large(where, options)
    given = Given(**{key: unbroken(str(raw[key])) if raw.get(key) is not None else None for key in _GIVEN})
    return Page(where, content, "html" if body == "html" else "text", now(), "utf-8", given)


def _fault(raw: Any) -> str | None:
    """What is wrong with one parsed line, or None."""
    if not isinstance(raw, dict):
        return f"expected an object, found {type(raw).__name__}"
    bodies = [key for key in _BODIES if raw.get(key)]
    if len(bodies) != 1:
        return "give exactly one of 'text' and 'html', not empty"
    if not isinstance(raw[bodies[0]], str) or not raw[bodies[0]].strip():
        return f"'{bodies[0]}' must be a text that is not empty"
    for key in _GIVEN:
        if not isinstance(raw.get(key), str | int | None) or isinstance(raw.get(key), bool):
            return f"'{key}' must be a text"
    return None
