"""The tables of a language pack that the article stage reads: `[sentences]`, `[furniture]`, `[dates]`, `[identification]`.

Regular expressions are matched without regard to case unless said otherwise; write them so that they hold whole phrases, for what
matches is taken out of the article.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where a full stop does not end a sentence. Abbreviations are written without their last full stop, in any case."""

    abbreviations: tuple[str, ...]
    """Never end a sentence: titles, street and company prefixes ("Ir", "PT", "Jl", "Gen")."""
    numbered: tuple[str, ...]
    """Do not end a sentence before a figure ("No", "Sept")."""
    closing: tuple[str, ...]
    """May end one, if what follows starts with a capital ("Tbk", "dll", "Inc").

    With a full stop inside ("p.m", "U.S") they do so only before one of `openers`.
    """
    openers: tuple[str, ...]
    """Words that start sentences and no names, capitalised: after initials ("U.S. The ...") they alone show that a sentence ends."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What pages of this language put around an article."""

    lines: tuple[str, ...]
    """Regexes for a whole paragraph that is no part of the article (follow us, share, sign in)."""
    starts: tuple[str, ...]
    """Regexes for the start of a short paragraph that links elsewhere ("Baca juga:"); the paragraph goes."""
    tails: tuple[str, ...]
    """Regexes for a whole paragraph from which on nothing belongs to the article ("Leave a Reply")."""
    inline: tuple[str, ...]
    """Regexes for parts inside a paragraph that go without the rest (bracketed players and links)."""
    adverts: tuple[str, ...]
    """Regexes for a whole paragraph that marks an advert."""
    credits: tuple[str, ...]
    """Regexes for a whole paragraph that says whom the text is from."""
    site_words: tuple[str, ...]
    """Words that make a short title suffix a site's name ("News", "Online"); compared in any case."""
    agencies: tuple[str, ...]
    """Agencies and outlets as written in datelines, exact case."""
    dateline_places: tuple[str, ...]
    """Places common as a bare dateline in title case ("Jakarta - ..."), exact case."""
    byline_joiners: tuple[str, ...]
    """Words between two authors' names ("dan", "and")."""
    byline_prefixes: tuple[str, ...]
    """Words before an author's name ("Oleh", "By", "Reporter")."""
    byline_classes: tuple[str, ...]
    """Classes of elements that hold the author's name ("byline", "penulis"); compared in any case."""
    name_particles: tuple[str, ...]
    """Words in lower case inside names of places ("of", "de")."""
    zones: tuple[str, ...]
    """Time zones behind a time of day ("wib", "gmt"); compared in any case."""


@dataclass(frozen=True, slots=True)
class Dates:
    """How dates are written out on pages."""

    months: Mapping[str, int]
    """Month names and abbreviations, lower case, to 1..12."""
    ordinals: tuple[str, ...]
    """Endings of the figure of a day ("18th")."""
    order: str
    """`dmy` or `mdy` where numeric dates have one order in this language, empty where both are in use."""


@dataclass(frozen=True, slots=True)
class Identification:
    """Words that tell this language from a near relative that detectors confuse with it."""

    characteristic: tuple[str, ...]
    """Lower-case words common in this language and not used in the relatives."""
    relatives: Mapping[str, tuple[str, ...]]
    """ISO 639-1 code of a relative to the words that are its own."""
