"""What may be changed about acquiring pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from jejak.model import Rejected

STAGE = "acquire"


@dataclass(frozen=True, slots=True)
class Fetch:
    """Options of `pages`. The size cap holds for files and records as well as for URLs."""

    user_agent: str = "jejak/0.1 (+https://pypi.org/project/jejak; reads single news pages)"
    timeout: float = 20.0
    """Seconds: for each wait on the network, and three times as long for a whole page."""
    max_bytes: int = 20_000_000
    """Bytes of one page after decompression; a larger one is rejected."""
    max_redirects: int = 5
    delay: float = 1.0
    """Seconds between two requests to one host, unless its robots.txt asks for more."""
    allow_private: bool = False
    """Whether addresses of this machine and of private networks may be read."""
    respect_robots: bool = True


def now() -> str:
    """The time in UTC as ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def rejected(source: str, reason: str) -> Rejected:
    """A page this stage could not get."""
    return Rejected(source, STAGE, reason)


def too_large(source: str, options: Fetch) -> Rejected:
    """The page is over the size cap."""
    return rejected(source, f"larger than {options.max_bytes / 1e6:g} MB; raise the limit (max_bytes) if this is really one news page")
