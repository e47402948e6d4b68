"""Pages from files, directories and standard input."""

from __future__ import annotations

import gzip
import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal

from jejak.acquire import jsonl, sniff, warc
from jejak.acquire.options import Fetch, now, rejected, too_large
from jejak.model import Given, Page, Rejected

STDIN = "-"
BinaryStream = gzip.GzipFile | BinaryIO
_KINDS: dict[str, Literal["html", "text"]] = {".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text"}
_STREAMS = (".jsonl", ".ndjson", ".warc")
SUFFIXES = (*_KINDS, *_STREAMS)
"""File name endings that are read, each also with `.gz` behind it."""


def suffix(path: Path) -> tuple[str, bool]:
    """The ending that tells the kind, lower case, and whether the file is gzipped by its name."""
    name = path.name.lower()
    packed = name.endswith(".gz")
    return Path(name.removesuffix(".gz")).suffix, packed


def directory(path: Path, options: Fetch) -> Iterator[Page | Rejected]:
    """The readable files under a directory, in sorted order; other files and hidden ones are passed over."""
    paths = sorted(p for p in path.rglob("*") if not _hidden(p, path) and suffix(p)[0] in SUFFIXES and _is_file(p))
    if not paths:
        yield rejected(named(path), f"no file in this directory ends in {', '.join(SUFFIXES)} (or these with .gz)")
    for each in paths:
        yield from file(each, options)


def named(path: Path) -> str:
    """The path as a source: bytes of a name that are no UTF-8 are replaced, so that it can be printed and kept."""
    return os.fsencode(path).decode("utf-8", "replace")


def _is_file(path: Path) -> bool:
    """Also where that cannot be told: reading it then says why."""
    try:
        return path.is_file()
    except OSError:
        return True


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def file(path: Path, options: Fetch) -> Iterator[Page | Rejected]:
    """The page of one file, or the pages of a JSON lines or WARC file."""
    source = named(path)
    try:
        if path.stat().st_size == 0:
            yield rejected(source, "the file is empty; save the page again")
            return
        with path.open("rb") as raw:
            packed = raw.read(2) == sniff.GZIP
            raw.seek(0)
            stream: BinaryStream = gzip.GzipFile(fileobj=raw) if packed else raw
            ending = suffix(path)[0]
            if ending == ".warc":
                yield from warc.pages(stream, source, options)
            else:
                yield from _content(stream, source, ending, options)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield rejected(source, f"the gzip data is damaged or cut off ({error}); get the file again")
    except OSError as error:
        yield rejected(source, f"cannot be read: {error.strerror or error}")


def standard_input(options: Fetch) -> Iterator[Page | Rejected]:
    """Standard input: HTML, plain text or JSON lines, told apart by its first characters."""
    yield from _content(sys.stdin.buffer, "<stdin>", "", options)


def _content(stream: BinaryStream, source: str, ending: str, options: Fetch) -> Iterator[Page | Rejected]:
    head = stream.read(sniff.SNIFFED)
    if not head.strip():
        head += stream.read(options.max_bytes)
    if not head.strip():
        yield rejected(source, "the file is empty; save the page again")
    elif found := sniff.binary(head):
        yield rejected(source, f"this is {found}, not a page; give HTML, plain text, JSON lines or WARC")
    elif ending in (".jsonl", ".ndjson") or (not ending and sniff.kind(head) == "jsonl"):
        yield from jsonl.pages(head, stream, source, options)
    else:
        content = head + stream.read(max(0, options.max_bytes + 1 - len(head)))
        if len(content) > options.max_bytes:
            yield too_large(source, options)
        else:
            kind = _KINDS.get(ending) or ("html" if sniff.kind(content) == "html" else "text")
            yield Page(source, content, kind, now(), None, Given())
