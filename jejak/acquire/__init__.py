"""Acquire: files, directories, standard input, WARC archives and URLs become pages. The only stage that touches the network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from jejak.acquire import files, web
from jejak.acquire.options import Fetch, rejected
from jejak.model import Page, Rejected

__all__ = ["Fetch", "pages"]


def pages(inputs: Sequence[str], *, options: Fetch | None = None) -> Iterator[Page | Rejected]:
    """The pages of all inputs in order, one at a time.

    An input is a file (`.html .htm .txt .jsonl .warc`, each also gzipped), a directory of such files, `-` for standard input, or an
    http(s) URL. What cannot be read comes as a `Rejected` that says what to do, and the rest goes on.
    """
    options, visits = options or Fetch(), web.Visits()
    for each in inputs:
        if each == files.STDIN:
            yield from files.standard_input(options)
        elif web.is_url(each):
            yield web.page(each, options, visits)
        else:
            yield from _path(Path(each), options)


def _path(path: Path, options: Fetch) -> Iterator[Page | Rejected]:
    try:
        there, is_directory = path.exists(), path.is_dir()
    except OSError as error:
        yield rejected(files.named(path), f"cannot be read: {error.strerror or error}")
        return
    if is_directory:
        yield from files.directory(path, options)
    elif not there:
        yield rejected(files.named(path), "no such file or directory; check the path")
    else:
        yield from files.file(path, options)
