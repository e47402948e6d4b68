"""The main text of an HTML page as paragraphs."""

from __future__ import annotations

import html
import re

import lxml.html  # type: ignore[import-untyped]
import trafilatura
from lxml.etree import LxmlError, ParserError  # type: ignore[import-untyped]
from lxml.html import HtmlElement

from jejak.text import collapse, normalise

MIN_TEXT = 150
"""Characters of main text under which the extraction is not trusted and the plain fallback is tried."""
MIN_FALLBACK = 60
"""Characters of a block of the fallback that is taken for text: shorter ones are mostly menus and buttons."""
_HIDDEN = ("script", "style", "noscript", "template", "svg", "head", "nav", "footer", "form", "select", "iframe")
_OPENING = re.compile(rf"<(?:({'|'.join(_HIDDEN)})\b[^<>]*>|!--)", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|td|tr|table|section|article|blockquote|body|main|aside|header)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")
_MARKER = re.compile(r"^(?:[-•*]\s+|\|\s*)|\s*\|$")
_SENTENCE = re.compile(r"[.!?…。؟۔][\"”’')\]]*(\s|$)")


def parse(source: str) -> tuple[HtmlElement | None, bool]:
    """The tree of a page, None where there is none, and whether it is whole.

    It is not where elements nest deeper than the parser's limit of 256, which is kept so that no later step recurses or slows down there.
    """
    text = _ENCODING.sub("", source)
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", collect_ids=False)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, LxmlError, ValueError, AssertionError):
        return None, False
    return (tree if isinstance(tree, HtmlElement) else None), not any("RESOURCE" in error.type_name for error in parser.error_log)


def paragraphs(tree: HtmlElement, source: str, whole: bool = True) -> tuple[list[str], str | None]:
    """The paragraphs of the main text and a remark where they are all the page's text and not only the article's.

    Where the tree is not `whole`, they are taken from the source alone.
    """
    found = _main(tree) if whole else []
    if sum(map(len, found)) >= MIN_TEXT:
        return found, None
    everything = _everything(source)
    if sum(map(len, everything)) > 2 * sum(map(len, found)):
        return everything, "the article could not be told from the rest of the page; all its longer paragraphs were taken"
    return found, None


def _main(tree: HtmlElement) -> list[str]:
    try:
        document = trafilatura.bare_extraction(tree, fast=True, include_comments=False, include_tables=False)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, LxmlError):
        return []
    text = getattr(document, "text", None) or ""
    return [line for each in normalise(text).split("\n") if (line := _MARKER.sub("", collapse(each)).strip())]


def _everything(source: str) -> list[str]:
    """All longer blocks of text, found without a tree: for pages nested so deep or broken so badly that no tree holds their text."""
    text = _TAG.sub(" ", _BLOCK.sub("\n", _visible(source)))
    lines = [collapse(line) for line in normalise(html.unescape(text)).split("\n")]
    return [line for line in lines if len(line) >= MIN_FALLBACK and _SENTENCE.search(line)]


def _visible(source: str) -> str:
    """The source without elements that show no text of the article. One pass: an element that is never closed hides only its tag."""
    low = source.lower()
    parts: list[str] = []
    unclosed: set[str] = set()
    at = 0
    while match := _OPENING.search(source, at):
        name = (match.group(1) or "").lower()
        closing = f"</{name}" if name else "-->"
        end = -1 if closing in unclosed else low.find(closing, match.end())
        if end < 0:
            unclosed.add(closing)
        parts += [source[at : match.start()], "\n"]
        at = match.end() if end < 0 else end + len(closing)
    return "".join([*parts, source[at:]])
