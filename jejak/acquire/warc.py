"""Pages from WARC archives: the responses that are HTML or plain text, as fetched."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedIOBase, BytesIO, UnsupportedOperation
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
    length, raw = record.content_length, b""
    large = length > options.max_bytes
    if not large:
        record.freeze()
        if record.content_length < length:
            raise EOFError
        raw = record.reader.read()
    kind, charset = record.headers.get("Content-Type"), None
    if record.is_http:
        try:
            answer = record if large else _message(raw)
            answer.parse_http()
        except OSError:
            return rejected(where, "its HTTP header is damaged")
        if answer.http_headers.status_code != _OK:
            return None
        kind, charset = answer.http_content_type, answer.http_charset
    mime = (kind or "").split(";")[0].strip().lower()
    if mime not in (*_HTML, "text/plain"):
        return None
    content = _body(raw, options.max_bytes + 1) if record.is_http else raw
    if large or len(content) > options.max_bytes:
        return too_large(where, options)
    if not content.strip():
        return rejected(where, "the record is empty")
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    return Page(where, content, "html" if mime in _HTML else "text", record.headers.get("WARC-Date") or now(), charset, Given(url=url))


def _message(raw: bytes) -> WarcRecord:
    """An HTTP message in a record of its own, so that what is wrong in it does not end the archive's iterator."""
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(raw)}\r\n\r\n"
    record: WarcRecord = next(iter(ArchiveIterator(BytesIO(head.encode() + raw), parse_http=False)))
    return record


def _body(raw: bytes, limit: int) -> bytes:
    """At most `limit` bytes of the body of an HTTP message, unpacked as far as it is packed as its header says.

    Many archives keep the header of a packed answer beside its unpacked body.
    """
    content = b""
    for decoding in ("all", "content", "transfer", "none"):
        message = _message(raw)
        with suppress(OSError, EOFError, ValueError):
            message.parse_http(auto_decode=decoding)
            content = message.reader.read(limit)
        if content:
            break
    return content
