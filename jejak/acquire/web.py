"""A page from a URL: one polite GET."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import urljoin, urlsplit

import httpx

from jejak.acquire import robots, sniff
from jejak.acquire.address import RefusedError, resolve
from jejak.acquire.options import Fetch, now, rejected, too_large
from jejak.model import Given, Page, Rejected
from jejak.text import clip

SCHEMES = ("http", "https")
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.8"
_REDIRECTS = (301, 302, 303, 307, 308)
_DEADLINE = 3
"""Times `Fetch.timeout` that a whole page may take: a server that trickles bytes must not hold a run up."""
_LONGEST_DELAY = 30.0
"""Seconds we wait at most between two requests to a host, whatever its robots.txt says."""
_ADVICE = {
    401: "the page wants a login",
    403: "the site refuses programs; save the page in a browser and give the file",
    404: "there is no such page; check the address",
    410: "the page was taken down",
    429: "the site asks to slow down; try later",
    451: "the page is withheld for legal reasons",
}


_CODINGS = ("", "identity", "gzip", "x-gzip")
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_PART = 65_536
"""Bytes unpacked at a time."""


class _TooLargeError(Exception):
    """The page is over the size cap."""


_FAILURES = (RefusedError, httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError, zlib.error)


@dataclass(slots=True)
class Visits:
    """What one run remembers of hosts: their robots.txt, or why it cannot be read, and when they were last asked."""

    robots: dict[str, robots.Robots | RefusedError] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)


def is_url(text: str) -> bool:
    """Whether an input names a web page and not a file."""
    return text.lower().startswith(tuple(f"{scheme}://" for scheme in SCHEMES))


def page(url: str, options: Fetch, visits: Visits) -> Page | Rejected:
    """The page at a URL, after redirects; `Page.given.url` is where it was found in the end."""
    try:
        return _follow(url, options, visits)
    except _TooLargeError:
        return too_large(url, options)
    except _FAILURES as error:
        return rejected(url, _reason(error, options))


def _reason(error: Exception, options: Fetch) -> str:
    if isinstance(error, RefusedError):
        return str(error)
    if isinstance(error, httpx.TimeoutException):
        return f"no answer within {options.timeout:g} seconds; try later or raise the timeout"
    return f"cannot be fetched ({clip(str(error), 160) or type(error).__name__}); check the address and the connection"


def _follow(url: str, options: Fetch, visits: Visits) -> Page | Rejected:
    at, end = url, time.monotonic() + _DEADLINE * options.timeout
    for _ in range(options.max_redirects + 1):
        if options.respect_robots and not _robots(at, options, visits, end).allows(at):
            return rejected(
                url, f"the site's robots.txt does not allow programs to read {at}; save the page in a browser and give the file"
            )
        end += _wait(at, options, visits)
        with _get(at, options, end) as response:
            target = response.headers.get("location")
            if response.status_code in _REDIRECTS and target:
                at = urljoin(at, target)
                continue
            status = response.status_code
            if status != httpx.codes.OK:
                return rejected(url, f"the server answered {status}: {_ADVICE.get(status, 'try later')}")
            return _page(url, at, response, _body(response, options.max_bytes, end))
    return rejected(url, f"more than {options.max_redirects} redirects; give the final address")


def _page(url: str, at: str, response: httpx.Response, content: bytes) -> Page | Rejected:
    header = Message()
    header["Content-Type"] = response.headers.get("content-type", "")
    if not content.strip():
        return rejected(url, "the server sent an empty page; try later")
    if found := sniff.binary(content):
        return rejected(url, f"this is {found}, not a page")
    mime = header.get_content_type() if response.headers.get("content-type") else ""
    kind = "html" if "html" in mime or sniff.kind(content) == "html" else "text"
    charset = header.get_content_charset()
    return Page(url, content, "html" if kind == "html" else "text", now(), charset, Given(url=at))


def _body(response: httpx.Response, limit: int, end: float) -> bytes:
    """The body after decompression. Raises `_TooLargeError` over `limit` bytes."""
    content = bytearray()
    for part in _parts(response, end):
        content += part
        if len(content) > limit:
            raise _TooLargeError
    return bytes(content)


def _parts(response: httpx.Response, end: float) -> Iterator[bytes]:
    """The body unpacked, in parts of bounded size however much a packed byte holds.

    Raises `httpx.ReadTimeout` past `end`, `RefusedError` for a packing that was not asked for, `zlib.error` for a damaged one.
    """
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in _CODINGS:
        raise RefusedError(f"the server sent the page packed as {clip(coding, 60)!r}, which was not asked for; give the page as a file")
    unpacker = zlib.decompressobj(_GZIP_WINDOW) if "gzip" in coding else None
    for part in response.iter_raw():
        _check(end)
        if unpacker is None:
            yield part
            continue
        yield unpacker.decompress(part, _PART)
        while unpacker.unconsumed_tail:
            yield unpacker.decompress(unpacker.unconsumed_tail, _PART)
        if unpacker.eof:
            return
    if unpacker is not None and response.num_bytes_downloaded:
        raise zlib.error("the packed page is cut off")


def _check(end: float) -> None:
    if time.monotonic() > end:
        raise httpx.ReadTimeout("the page came too slowly")


@contextmanager
def _get(url: str, options: Fetch, end: float) -> Iterator[httpx.Response]:
    """GET without following redirects, connected to the very address that was checked. Not begun past `end`."""
    _check(end)
    parts = urlsplit(url)
    if parts.scheme.lower() not in SCHEMES or not parts.hostname:
        raise RefusedError(f"{clip(url, 120)} is not an http or https address")
    target = httpx.URL(url)
    port = target.port or (443 if target.scheme == "https" else 80)
    address = resolve(target.host, port, options.allow_private)
    headers = {
        "Host": target.netloc.decode("ascii"),
        "User-Agent": options.user_agent,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
    }
    with (
        httpx.Client(transport=httpx.HTTPTransport(), timeout=options.timeout, follow_redirects=False) as client,
        client.stream("GET", target.copy_with(host=address), headers=headers, extensions={"sni_hostname": target.host}) as response,
    ):
        yield response


def _robots(url: str, options: Fetch, visits: Visits, end: float) -> robots.Robots:
    """The rules of the URL's host, asked for once a run. A missing file allows all; one that cannot be read allows nothing (RFC 9309)."""
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}"
    if origin not in visits.robots:
        try:
            visits.robots[origin] = _fetched_robots(f"{origin}/robots.txt", options, end)
        except _FAILURES as error:
            visits.robots[origin] = RefusedError(_reason(error, options))
    found = visits.robots[origin]
    if isinstance(found, RefusedError):
        raise RefusedError(str(found))
    return found


def _fetched_robots(at: str, options: Fetch, end: float) -> robots.Robots:
    for _ in range(options.max_redirects + 1):
        with _get(at, options, end) as response:
            if response.status_code in _REDIRECTS and response.headers.get("location"):
                at = urljoin(at, response.headers["location"])
                continue
            return _rules(response, options, end)
    return robots.Robots()


def _rules(response: httpx.Response, options: Fetch, end: float) -> robots.Robots:
    if response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise RefusedError(f"the site's robots.txt cannot be read (the server answered {response.status_code}); try later")
    if response.status_code != httpx.codes.OK:
        return robots.Robots()
    content = bytearray()
    for part in _parts(response, end):
        content += part
        if len(content) >= robots.MAX_BYTES:
            break
    return robots.parse(content[: robots.MAX_BYTES].decode("utf-8", "replace"), options.user_agent)


def _wait(url: str, options: Fetch, visits: Visits) -> float:
    """Keep the pause between two page requests to one host; returns the seconds it took."""
    host = urlsplit(url).netloc
    known = visits.robots.get(f"{urlsplit(url).scheme}://{host}")
    asked = known.delay if isinstance(known, robots.Robots) else None
    pause = max(options.delay, min(_LONGEST_DELAY, asked or 0.0))
    start, left = time.monotonic(), 0.0
    if host in visits.last:
        left = max(0.0, visits.last[host] + pause - start)
        time.sleep(left)
    visits.last[host] = start + left
    return left
