import gzip
import threading
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from jejak.acquire import Fetch, pages
from jejak.model import Page, Rejected

BODY = "<html><body><p>Müller besucht Pjöngjang.</p></body></html>"
BOMB = gzip.compress(b"a" * 60_000_000, 1)
LOCAL = Fetch(allow_private=True, delay=0.0, timeout=1.0, max_bytes=100_000)


class Handler(BaseHTTPRequestHandler):
    robots = ""
    robots_status = 200
    seen: ClassVar[list[tuple[str, str | None]]] = []

    def do_GET(self) -> None:
        self.seen.append((self.path, self.headers["Accept-Encoding"]))
        if self.path == "/slow":
            self.trickle()
            return
        status, headers, body = self.answer()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def trickle(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        with suppress(OSError):
            for _ in range(100):
                self.wfile.write(b"<p>")
                time.sleep(0.05)

    def answer(self) -> tuple[int, dict[str, str], bytes]:
        pages: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/robots.txt": (self.robots_status, {}, self.robots.encode()),
            "/page": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, BODY.encode("latin-1")),
            "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b"<html>" + b"a" * 200_000)),
            "/bomb": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, BOMB),
            "/brotli": (200, {"Content-Type": "text/html", "Content-Encoding": "br"}, b"<html>"),
            "/stacked": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip, gzip"}, gzip.compress(BOMB)),
            "/small": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b"<html>" + b"a" * 90_000)),
            "/cut": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b"<html>" + BODY.encode())[:-9]),
            "/moved": (302, {"Location": "/page"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/metadata": (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"),
            "/empty": (200, {"Content-Type": "text/html"}, b""),
        }
        return pages.get(self.path, (404, {}, b""))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Handler, "robots", "")
    monkeypatch.setattr(Handler, "robots_status", 200)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def read(url: str, options: Fetch = LOCAL) -> Page | Rejected:
    (found,) = pages([url], options=options)
    return found


def reason(url: str, options: Fetch = LOCAL) -> str:
    found = read(url, options)
    assert isinstance(found, Rejected)
    assert found.source == url
    return found.reason


def test_a_page_with_its_charset(site: str) -> None:
    found = read(f"{site}/page")
    assert isinstance(found, Page)
    assert (found.kind, found.charset, found.given.url) == ("html", "iso-8859-1", f"{site}/page")
    assert found.content.decode("latin-1") == BODY


def test_redirects_are_followed_to_where_the_page_is(site: str) -> None:
    found = read(f"{site}/moved")
    assert isinstance(found, Page)
    assert (found.source, found.given.url) == (f"{site}/moved", f"{site}/page")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/none", "404"),
        ("/loop", "redirects"),
        ("/file", "not an http"),
        ("/pdf", "a PDF"),
        ("/empty", "empty"),
        ("/packed", "larger than"),
        ("/bomb", "larger than"),
        ("/brotli", "packed as 'br'"),
        ("/stacked", "packed as 'gzip, gzip'"),
        ("/cut", "cut off"),
    ],
)
def test_failures_say_what_is_wrong(site: str, path: str, says: str) -> None:
    assert says in reason(site + path)


def test_private_addresses_are_refused_unless_asked_for(site: str) -> None:
    assert "not public" in reason(f"{site}/page", Fetch())


def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def only_the_site(address: str) -> bool:
        return address == "127.0.0.1"

    monkeypatch.setattr("jejak.acquire.address.public", only_the_site)
    assert "169.254.169.254" in reason(f"{site}/metadata", Fetch(delay=0.0, timeout=1.0))


def test_robots_txt_is_obeyed(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Handler, "robots", "User-agent: *\nDisallow: /page")
    assert "robots.txt" in reason(f"{site}/page")
    assert "robots.txt" in reason(f"{site}/moved")
    assert isinstance(read(f"{site}/page", Fetch(allow_private=True, delay=0.0, respect_robots=False)), Page)


def test_robots_txt_that_cannot_be_read_forbids_for_now(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Handler, "robots_status", 503)
    assert "try later" in reason(f"{site}/page")


def test_a_server_that_is_down(site: str) -> None:
    assert "cannot be fetched" in reason("http://127.0.0.1:9/x") or "no answer" in reason("http://127.0.0.1:9/x")


@pytest.mark.parametrize("url", ["http://", "http://[bad", "https:///x", "http://a b/", "http://\u0000/"])
def test_addresses_that_are_none(url: str) -> None:
    assert reason(url)


def test_a_packed_page_is_unpacked_and_only_gzip_is_asked_for(site: str) -> None:
    found = read(f"{site}/small")
    assert isinstance(found, Page)
    assert len(found.content) == 90_006
    assert Handler.seen[-1] == ("/small", "gzip")


def test_a_page_that_unpacks_to_far_too_much_is_never_held(site: str) -> None:
    tracemalloc.start()
    reason(f"{site}/bomb")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


def test_a_page_that_trickles_in_does_not_hold_a_run_up(site: str) -> None:
    begun = time.monotonic()
    assert "no answer" in reason(f"{site}/slow", Fetch(allow_private=True, delay=0.0, timeout=0.2))
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("status", [200, 503])
def test_robots_txt_is_asked_for_once_a_run_also_where_it_fails(site: str, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    monkeypatch.setattr(Handler, "robots_status", status)
    monkeypatch.setattr(Handler, "seen", [])
    found = list(pages([f"{site}/page", f"{site}/moved"], options=LOCAL))
    assert [type(each) for each in found] == [Page if status == 200 else Rejected] * 2
    assert [path for path, _ in Handler.seen].count("/robots.txt") == 1
