"""What stands on a page beside the article, taken out of its paragraphs and title and kept with a reason.

Precision comes first: a pattern must hold for a whole paragraph (or for the start of a short one), so that no sentence is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jejak.article import datelines, particulars, writtendates
from jejak.article.patterns import alternatives, regex, words
from jejak.model import Cut
from jejak.text import collapse

FURNITURE, ADVERT, CREDIT, SITE, EDITOR, BYLINE, DATE = "furniture", "advert", "credit", "site", "editor", "byline", "date"
MAX_LINE = 300
"""Characters of a paragraph that can be furniture as a whole."""
MAX_LINK = 220
"""Characters of a read-also line: its lead and one headline."""
MAX_SUFFIX_WORDS = 4
_BULLETS = "-–—•*·»>▶►| "
_BARS = "|»> "
_SEPARATOR = re.compile(r"\s+[|•·»–—-]\s+|\s*::\s*|\s+\|\s*|:\s+")
_CODES = re.compile(r"(?<=[.!?\"”’)])\s*[(\[]\s*(?:[a-z]{2,6}(?:\s*[/,-]\s*[a-z]{2,6})+|[a-z]{2,4}|\*+)\s*[)\]]\.?\s*$")
_ONLY_CODES = re.compile(r"[(\[]\s*(?:[a-z]{2,6}(?:\s*[/,-]\s*[a-z]{2,6})*|\*+)\s*[)\]]|[*#_=~-]{2,}|-\s*30\s*-")
_END_CREDIT = re.compile(r"(?<=[.!?\"”’])\s*\(([^()]{2,40})\)\s*$")
_ENDED = re.compile(r"[.!?…][\"”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A title and paragraphs without furniture."""

    title: str | None
    paragraphs: tuple[str, ...]
    cut: tuple[Cut, ...]
    site: str | None
    """The site's name as it was cut from the title."""
    byline: tuple[str, ...]
    """Authors named in a line of their own."""


def clean(title: str | None, paragraphs: list[str], outlets: tuple[str, ...] = ()) -> Cleaned:
    """Take furniture out. `outlets` are names of the page's outlet (publisher, domain), used for site suffixes and datelines."""
    kept, cuts = _without_lines(paragraphs)
    mentioned = " ".join(c.text for c in cuts if c.reason == FURNITURE)
    title, site = strip_site(title, outlets, mentioned) if title else (None, None)
    if title:
        cuts += [Cut(SITE, site)] if site else []
        if kept and same(kept[0], title):
            kept = kept[1:]
    bylines = [line for line in kept[:3] if _is_byline(line)]
    cuts += [Cut(BYLINE, line) for line in bylines]
    kept = [line for line in kept if line not in bylines]
    if kept:
        first, found = datelines.cut(kept[0], (*outlets, *([site] if site else [])))
        kept, cuts = [first, *kept[1:]], cuts + found
    kept, ending = _without_ending(kept)
    names = tuple(name for line in bylines for name in particulars.authors(line))
    return Cleaned(title, tuple(filter(None, kept)), tuple(cuts + ending), site, names)


def same(line: str, title: str) -> bool:
    """Whether a line is the title again, letters and figures alone compared; also with the site's name behind it."""
    a, b = (re.sub(r"\W+", "", text.casefold()) for text in (line, title))
    return bool(b) and (a == b or (a.startswith(b) and len(a) - len(b) <= 25 and len(b) >= 30 and not _ENDED.search(line)))


def _without_lines(paragraphs: list[str]) -> tuple[list[str], list[Cut]]:
    kept: list[str] = []
    cuts: list[Cut] = []
    left = sum(map(len, paragraphs))
    for number, paragraph in enumerate(paragraphs):
        left -= len(paragraph)
        line = paragraph.lstrip(_BULLETS).rstrip(_BARS)
        if len(line) <= MAX_LINE and regex("tails").fullmatch(line) and sum(map(len, kept)) > left:
            cuts += [Cut(FURNITURE, rest) for rest in paragraphs[number:]]
            break
        reason = line_reason(line)
        if reason:
            cuts.append(Cut(reason, paragraph))
            continue
        rest, found = _inline(paragraph)
        cuts += found
        if rest:
            kept.append(rest)
    return kept, cuts


def line_reason(line: str) -> str | None:
    """Why a whole paragraph is no part of the article, or None where it is."""
    if not re.search(r"\w", line):
        return FURNITURE
    if len(line) > MAX_LINE:
        return None
    for table, reason in (("adverts", ADVERT), ("credits", CREDIT), ("lines", FURNITURE), ("tails", FURNITURE)):
        if regex(table).fullmatch(line):
            return reason
    if len(line) <= MAX_LINK and regex("starts").match(line):
        return FURNITURE
    return DATE if _is_date_line(line) else None


def _is_date_line(line: str) -> bool:
    """`Kamis, 19 Oktober 2023 10:15 WIB`: a date with at most two words beside it that make no sentence."""
    if len(line) > 60 or _ENDED.search(line):
        return False
    spans = [span for _, span in writtendates.find(line)]
    if not spans:
        return False
    for span in sorted(set(spans), reverse=True):
        line = line[: span.start] + " " + line[span.end :]
    beside = re.findall(r"\w+", _clock().sub(" ", line))
    return len(beside) <= 2 and sum(map(len, beside)) <= 20 and not any(any(map(str.isdigit, word)) for word in beside)


@cache
def _clock() -> re.Pattern[str]:
    """What may stand beside a date: a time of day, its zone, a bar."""
    return re.compile(rf"\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?\s*(?:am|pm)?|\b(?:{alternatives('zones')})\b(?:[+-]\d+)?|\|", re.IGNORECASE)


def _inline(paragraph: str) -> tuple[str, list[Cut]]:
    pattern = regex("inline")
    cuts = [Cut(FURNITURE, match.group()) for match in pattern.finditer(paragraph) if match.group()]
    return (collapse(pattern.sub(" ", paragraph)), cuts) if cuts else (paragraph, [])


def _is_byline(line: str) -> bool:
    prefixes = alternatives("byline_prefixes")
    match = re.match(rf"(?:{prefixes})\b\s*:?\s*(?=[A-ZÀ-Þ])", line, re.IGNORECASE)
    if not match or len(line) > 80 or _ENDED.search(line):
        return False
    rest = re.findall(r"[^\W\d_]+", line[match.end() :])
    lower = [word for word in rest if word[0].islower() and word not in words("byline_joiners")]
    return 1 <= len(rest) <= 8 and not lower


def _without_ending(kept: list[str]) -> tuple[list[str], list[Cut]]:
    """Take editors' codes and the agency's name off the end of the last paragraphs."""
    cuts: list[Cut] = []
    while kept:
        last = kept[-1]
        if _ONLY_CODES.fullmatch(last):
            cuts.append(Cut(EDITOR, last))
            kept = kept[:-1]
            continue
        code, credit = _CODES.search(last), _END_CREDIT.search(last)
        if code:
            cuts.append(Cut(EDITOR, code.group().strip()))
            kept = [*kept[:-1], last[: code.start()].rstrip()]
        elif credit and all(part.strip() in words("agencies") for part in re.split(r"[/,]", credit.group(1))):
            cuts.append(Cut(CREDIT, credit.group().strip()))
            kept = [*kept[:-1], last[: credit.start()].rstrip()]
        else:
            break
    return kept, cuts[::-1]


def strip_site(title: str, outlets: tuple[str, ...], mentioned: str = "") -> tuple[str, str | None]:
    """The title without the site's name at its end (or start), and that name.

    A name after a bar or dash goes when it is one of `outlets` or ends like a site ("... News"). After a colon, where headlines name
    their source ("...: Kyodo"), it goes only when the page elsewhere shows that the site is meant: as outlet, or in its furniture.
    """
    separators = list(_SEPARATOR.finditer(title))
    if not separators:
        return title, None
    last = separators[-1]
    head, tail = title[: last.start()].strip(), title[last.end() :].strip()
    known = is_outlet(tail, outlets)
    named = bool(tail) and re.search(rf"\b{re.escape(tail.split()[0])}\b", mentioned, re.IGNORECASE) is not None
    if len(head) >= 10 and tail and (known or (_site_like(tail) and (":" not in last.group() or named))):
        shorter, _ = strip_site(head, outlets, mentioned) if known else (head, None)
        return shorter, tail
    first = separators[0]
    if ":" not in first.group() and is_outlet(title[: first.start()], outlets) and len(title[first.end() :]) >= 10:
        return title[first.end() :].strip(), title[: first.start()].strip()
    return title, None


def is_outlet(name: str, outlets: tuple[str, ...]) -> bool:
    """Whether a name is one of the page's outlets, spaces, case and endings like `.com` aside."""
    key = _key(name)
    return len(key) >= 2 and any(
        key == (own := _key(outlet)) or (len(own) >= 4 and own in key and len(name.split()) <= 4) for outlet in outlets
    )


def _key(name: str) -> str:
    return re.sub(r"\W+", "", re.sub(r"\.(com|co\.id|co\.uk|id|net|org)$", "", name.casefold().strip()))


def _site_like(name: str) -> bool:
    """Few capitalised words, one of them a word of sites' names, or a domain."""
    found = name.split()
    if not 1 <= len(found) <= MAX_SUFFIX_WORDS:
        return False
    if re.fullmatch(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,4}", name, re.IGNORECASE):
        return True
    site_words = {word.casefold() for word in words("site_words")}
    return all(word[0].isupper() or word[0].isdigit() for word in found) and (
        found[-1].casefold() in site_words or name in words("agencies")
    )
