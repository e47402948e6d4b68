"""Pages from WARC archives: the responses that are HTML or plain text, as fetched."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BufferedIOBase, UnsupportedOperation
from typing import Protocol

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from jejak.acquire.options import Fetch, now, rejected, too_large
from jejak.model import Given, Page, Rejected

_WANTED = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_HTML = ("text/html", "application/xhtml+xml")
_OK = 200
CUT_OFF = "the archive is cut off or damaged after {pages} pages, which were read; get the file again for the rest"


class Readable(Protocol):
    """A binary stream that can hand out what it has."""

    def read(self, size: int = -1, /) -> bytes: ...


class _Tolerant:
    """A stream that ends where its data is damaged, and remembers that: what came before is still read.

    Without it the error of a gzip stream would come at the read-ahead, before the whole records in front of it were handed out.
    """

    def __init__(self, stream: Readable) -> None:
        self.stream = stream
        self.damaged = False
        self.position = 0

    def read(self, size: int = -1) -> bytes:
        if self.damaged:
            return b""
        try:
            data = self.stream.read1(size) if isinstance(self.stream, BufferedIOBase) else self.stream.read(size)
        except (EOFError, OSError, zlib.error):
            self.damaged = True
            return b""
        self.position += len(data)
        return data

    def tell(self) -> int:
        return self.position

    def seek(self, offset: int, whence: int = 0) -> int:
        raise UnsupportedOperation("archives are read from front to back")

    def close(self) -> None:
        """Whoever opened the stream closes it."""


def pages(stream: Readable, source: str, options: Fetch) -> Iterator[Page | Rejected]:
    """The pages of an archive, in order, each with source `<archive>#<record number>`. `stream` is not compressed.

    Records that are no pages (images, requests, redirects, errors) are passed over.
    """
    count = number = 0
    tolerant = _Tolerant(stream)
    try:
        for number, record in enumerate(ArchiveIterator(tolerant, parse_http=False), 1):
            where = f"{source}#{number}"
            if "content-length" not in {name.lower() for name, _ in record.headers.items()}:
                raise EOFError
            if not int(record.record_type) & int(_WANTED):
                continue
            page = _page(record, where, options)
            if page is not None:
                count += isinstance(page, Page)
                yield page
    except (EOFError, OSError):
        tolerant.damaged = True
    if tolerant.damaged:
        yield rejected(source, CUT_OFF.format(pages=count))
    elif not number:
        yield rejected(source, "no WARC record found; is this a WARC file?")


def _page(record: WarcRecord, where: str, options: Fetch) -> Page | Rejected | None:
    """The page in one record, or None where it holds none. Raises `EOFError` where the record is not whole."""
    length = record.content_length
    if length > options.max_bytes:
        return too_large(where, options)
    record.freeze()
    if record.content_length < length:
        raise EOFError
    kind, charset = record.headers.get("Content-Type"), None
    if record.is_http:
        record.parse_http(auto_decode="all")
        if record.http_headers.status_code != _OK:
            return None
        kind, charset = record.http_content_type, record.http_charset
    mime = (kind or "").split(";")[0].strip().lower()
    if mime not in (*_HTML, "text/plain"):
        return None
    content = record.reader.read(options.max_bytes + 1)
    if len(content) > options.max_bytes:
        return too_large(where, options)
    if not content.strip():
        return rejected(where, "the record is empty")
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    return Page(where, content, "html" if mime in _HTML else "text", record.headers.get("WARC-Date") or now(), charset, Given(url=url))
