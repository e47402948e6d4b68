"""What a page says of itself for machines: JSON-LD and meta elements, read defensively."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

Node = dict[str, Any]
"""One JSON-LD object; values are whatever the page wrote."""
_ARTICLE = re.compile(r"(Article|Report|Posting|NewsItem)$|^LiveBlog")
_DEEPEST = 6
_LARGEST = 2_000_000
_OPENED = re.compile(r"^(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|(?://\s*)?<!\[CDATA\[)")
_CLOSED = re.compile(r"(?:-->|/\*\s*\]\]>\s*\*/|(?://\s*)?\]\]>)$")
_END = "; \t\r\n"
_COMMA = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True, slots=True)
class Structured:
    """The machine-readable part of a page."""

    articles: tuple[Node, ...]
    """JSON-LD objects of an article type, in page order."""
    nodes: tuple[Node, ...]
    """All JSON-LD objects with a type, articles among them."""
    meta: dict[str, tuple[str, ...]]
    """Lower-case name, property or itemprop to its contents that are not empty."""


def read(tree: HtmlElement) -> Structured:
    """Read a page's JSON-LD and meta elements; what is malformed is left out."""
    nodes = tuple(node for script in tree.iter("script") if _is_json_ld(script) for node in _nodes(_load(script.text or ""), 0))
    articles = tuple(node for node in nodes if any(_ARTICLE.search(kind) for kind in types(node)))
    return Structured(articles, nodes, _meta(tree))


def types(node: Node) -> list[str]:
    """The types of an object as a list of names without their namespace."""
    found = node.get("@type")
    return [str(kind).rsplit("/", 1)[-1] for kind in (found if isinstance(found, list) else [found]) if isinstance(kind, str)]


def texts(value: Any, key: str = "name") -> list[str]:
    """The texts in a value that may be a text, an object with `key`, or a list of these."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, dict):
        return texts(value.get(key), key)
    if isinstance(value, list):
        return [text for each in value for text in (texts(each, key) if not isinstance(each, list) else [])]
    return []


def _is_json_ld(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _load(text: str) -> Any:
    text = _CLOSED.sub("", _OPENED.sub("", text.strip()).rstrip(_END)).strip().rstrip(_END)
    if not text or len(text) > _LARGEST:
        return None
    for attempt in (text, _COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    """The typed objects in a document: at the top, in lists, in `@graph` and `mainEntity`."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _meta(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        names = {(element.get(attribute) or "").strip().lower() for attribute in ("property", "name", "itemprop")} - {""}
        for name in names if content else ():
            found[name] = (*found.get(name, ()), content)
    return found
