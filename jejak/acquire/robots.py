"""robots.txt as RFC 9309 has it: the most specific group for us, the longest matching rule, `*` and `$` in paths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

MAX_BYTES = 512_000
"""RFC 9309 asks for at least 500 KiB to be read."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for one user agent on one host."""

    rules: tuple[tuple[bool, str], ...] = ()
    """(allowed, path pattern), in file order."""
    delay: float | None = None
    """Seconds between requests, where the host asks for it."""

    def allows(self, url: str) -> bool:
        """Whether the URL may be fetched; of rules that match, the longest holds, and of equals the one that allows."""
        parts = urlsplit(url)
        path = _normal(parts.path or "/") + (f"?{_normal(parts.query)}" if parts.query else "")
        matching = [(len(pattern), allowed) for allowed, pattern in self.rules if pattern and _matches(pattern, path)]
        return max(matching, default=(0, True))[1]


def parse(text: str, user_agent: str) -> Robots:
    """The rules of a robots.txt for the product name of `user_agent` (`jejak` of `jejak/0.1 (...)`)."""
    product = re.split(r"[/\s]", user_agent, maxsplit=1)[0].lower()
    own: list[tuple[str, str]] = []
    general: list[tuple[str, str]] = []
    found = False
    for agents, lines in _groups(text):
        if product in agents:
            found = True
            own += lines
        elif "*" in agents:
            general += lines
    return _robots(own if found else general)


def _robots(lines: list[tuple[str, str]]) -> Robots:
    rules = tuple((key == "allow", _normal(value)) for key, value in lines if key in ("allow", "disallow"))
    delays = [float(value) for key, value in lines if key == "crawl-delay" and re.fullmatch(r"\d+(\.\d+)?", value)]
    return Robots(rules, max(delays, default=None))


def _groups(text: str) -> list[tuple[list[str], list[tuple[str, str]]]]:
    """(user agents, [(key, value)]) of each group, in file order."""
    groups: list[tuple[list[str], list[tuple[str, str]]]] = []
    for line in text.lstrip("\ufeff").splitlines():
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            if not groups or groups[-1][1]:
                groups.append(([], []))
            groups[-1][0].append(re.split(r"[/\s]", value, maxsplit=1)[0].lower())
        elif key in ("allow", "disallow", "crawl-delay") and groups:
            groups[-1][1].append((key, value))
    return groups


def _normal(path: str) -> str:
    """One way of percent-encoding, so that a rule and a URL that mean the same compare equal."""
    return quote(unquote(path), safe="/?&=*$:;,@!'()+~")


def _matches(pattern: str, path: str) -> bool:
    """Whether a rule's pattern matches the start of the path. Pieces between `*` are found in turn, so time stays linear."""
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in rest[:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if not rest:
        return not anchored or at == len(path)
    last = rest[-1]
    return path.endswith(last) and len(path) - len(last) >= at if anchored else path.find(last, at) >= 0
