"""The tables of a language pack that the annotate stage reads. Words are given in lower case unless a table says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that say who says so."""

    speech: tuple[str, ...]
    """Speech verbs in every inflected form ("said", "kata", "mengatakan")."""
    speech_pronoun: tuple[str, ...]
    """Speech words that hold their own speaker ("katanya", "ujarnya": said he or she)."""
    according: tuple[str, ...]
    """Attributive prepositions: the source follows ("menurut", "according to")."""
    hearsay: tuple[str, ...]
    """Claimed, nobody named ("reportedly", "kabarnya")."""
    relay: tuple[str, ...]
    """The outlet follows ("dikutip dari", "as reported by")."""
    told: tuple[str, ...]
    """What stands before the one who was told: a preposition after a speech verb ("kepada") or the verb itself ("told")."""
    quotes: tuple[tuple[str, str], ...]
    """Pairs of opening and closing quotation marks."""


@dataclass(frozen=True, slots=True)
class Factuality:
    """Words that change whether what is told is told as fact."""

    negation: tuple[str, ...]
    modality: tuple[str, ...]
    future: tuple[str, ...]
    uncertainty: tuple[str, ...]
    denial: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pronouns:
    """Words that stand for somebody named elsewhere."""

    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    singular: tuple[str, ...]
    """Personal pronouns of one person of any gender ("dia", "ia")."""
    plural: tuple[str, ...]
    thing: tuple[str, ...]
    """Pronouns of bodies, countries and things ("it")."""
    first_singular: tuple[str, ...]
    first_plural: tuple[str, ...]
    clitics: tuple[str, ...]
    """Endings that stand for a possessor ("nya")."""
    possessive: tuple[str, ...]
    """Determiners that stand for a possessor ("his", "their")."""
    definite_before: tuple[str, ...]
    """Determiners before a noun that say it was named already ("the", "that")."""
    definite_after: tuple[str, ...]
    """The same after a noun ("tersebut", "itu")."""
    both: tuple[str, ...]
    """Two of them ("kedua", "both", "the two")."""
    own: tuple[str, ...]
    """Phrases for the party that speaks ("pihaknya": our side)."""


@dataclass(frozen=True, slots=True)
class Times:
    """The words of the time grammar (`jejak.annotate.times`). Months and weekdays are written as in a text: capitals count."""

    months: tuple[tuple[str, ...], ...]
    """Twelve lists, January first."""
    months_short: tuple[tuple[str, ...], ...]
    """Twelve lists of forms that are months only beside a number or a modifier ("Oct", "May")."""
    weekdays: tuple[tuple[str, ...], ...]
    """Seven lists, Monday first."""
    weekday_marks: tuple[str, ...]
    """Words before a weekday or date that belong to it ("hari", "tanggal")."""
    units: Mapping[str, tuple[str, ...]]
    """`day`, `week`, `weekend`, `month`, `year`, `decade` -> words."""
    quarters: tuple[tuple[str, ...], ...]
    """Four lists of words that number a quarter ("third", "iii"), lower case."""
    quarter: tuple[str, ...]
    """Words for a quarter of a year."""
    days: Mapping[str, int]
    """Words for a day by its distance from today ("kemarin" = -1)."""
    now: tuple[str, ...]
    day_parts: tuple[str, ...]
    """Parts of a day after or before a day ("malam", "night")."""
    early: tuple[str, ...]
    middle: tuple[str, ...]
    late: tuple[str, ...]
    last_before: tuple[str, ...]
    last_after: tuple[str, ...]
    this_before: tuple[str, ...]
    this_after: tuple[str, ...]
    next_before: tuple[str, ...]
    next_after: tuple[str, ...]
    ago: tuple[str, ...]
    """After a number and a unit ("two days ago")."""
    ahead_before: tuple[str, ...]
    ahead_after: tuple[str, ...]
    """Around a number and a unit that lie ahead ("in two days", "dua hari lagi")."""
    recent_before: tuple[str, ...]
    recent_after: tuple[str, ...]
    """Around a number and a unit up to now ("past six months", "enam bulan terakhir")."""
    joins: tuple[str, ...]
    """Little words inside an expression ("of", "the", "pada")."""
    year_before: tuple[str, ...]
    """Words before a four-digit number that make it a year ("in", "sejak")."""
    decade_suffixes: tuple[str, ...]
    """After a year: the ten years from it ("-an", "s")."""
    ordinals: tuple[str, ...]
    """Endings of day numbers ("th")."""
    day_first: bool
    """Whether 3/10 is the 3rd of October."""
    numbers: Mapping[str, int]
    future: tuple[str, ...]
    """Words in a sentence that make a bare weekday or month the coming one."""


@dataclass(frozen=True, slots=True)
class Triggers:
    """Forms of the words that name events."""

    active: tuple[str, ...]
    """Prefixes that make a verb active, longest first ("meng" of "menganiaya")."""
    prefixes: tuple[str, ...]
    """All prefixes to take off when two forms of one root are compared, longest first."""

    initials: str
    """Letters that a prefix may swallow at the start of a root ("kunjung", "mengunjungi")."""

    def bare(self, word: str) -> str:
        """A lower-case word without its prefix, if three letters are left, and without an initial that prefixes swallow."""
        root = next((word[len(prefix) :] for prefix in self.prefixes if word.startswith(prefix) and len(word) > len(prefix) + 2), word)
        return root[1:] if root[:1] and root[0] in self.initials else root

    def is_active(self, word: str) -> bool:
        """Whether a lower-case word is an active verb by its form."""
        return word.startswith(self.active)


@dataclass(frozen=True, slots=True)
class Quantities:
    """Numbers in words."""

    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    """Words that multiply a number before them ("juta", "million")."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Kind of evidence -> cue words, tried in the order given."""

    kinds: Mapping[str, tuple[str, ...]]
    determiners: tuple[str, ...]
    """Words before a cue that belong to the evidence phrase ("a", "sebuah")."""


@dataclass(frozen=True, slots=True)
class Cites:
    """How outlets are named as sources. In patterns `{outlet}` stands for the name."""

    told: tuple[str, ...]
    quoted: tuple[str, ...]
    agency_before: tuple[str, ...]
    """Words before an outlet's name that say what it is ("kantor berita", "news agency")."""
    agency_after: tuple[str, ...]
    reporting: tuple[str, ...]
    """Verbs of an outlet as subject ("melaporkan", "reported")."""
    credit: tuple[str, ...]
    """Credit labels at the end of a text ("sumber:", "source:")."""


@dataclass(frozen=True, slots=True)
class Office:
    """One office: its English name, the sector of who holds it, and its words."""

    name: str
    sector: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actors:
    """Words that say what kind of actor a noun phrase is."""

    head: str
    """Where the head of a noun phrase stands among its nouns: "first" (Indonesian) or "last" (English)."""
    sectors: Mapping[str, tuple[str, ...]]
    """PLOVER sector -> head nouns."""
    weak: Mapping[str, tuple[str, ...]]
    """Sector of a noun that only counts when no other word of the phrase says more ("spokesman")."""
    persons: tuple[str, ...]
    """Nouns for single persons ("man", "pria"), for "the man", "pria itu"."""
    plural: tuple[str, ...]
    """Nouns that are plural without showing it, and plural markers ("para", "people")."""
    plural_endings: tuple[str, ...]
    """Endings of plural nouns ("s")."""
    quantifiers: tuple[str, ...]
    """Words before a noun that do not belong to a name ("several", "beberapa")."""
    former: tuple[str, ...]
    breaks: tuple[str, ...]
    """Prepositions and relative words that end the first part of a noun phrase ("of", "yang")."""
    possessives: tuple[str, ...]
    """Prepositions after which the owner follows ("of", "dari")."""
    collectives: tuple[str, ...]
    """Nouns for many whose head they stay when a name follows ("pendukung Abbas", "pemerintah Bush")."""
    joins: tuple[str, ...]
    """Coordination ("and", "dan")."""
    titles: tuple[str, ...]
    """Forms of address and ranks before a name ("Mr", "Jenderal")."""
    countries: tuple[str, ...]
    """Nouns for a country ("negara", "country"), for "negara tersebut"."""
    bodies: tuple[str, ...]
    """Nouns for a body or group ("kelompok", "group"), for "the group"."""
    sides: tuple[str, ...]
    """Nouns for the parties of a dealing ("side", "pihak"), for "both sides"."""
    listed: tuple[str, ...]
    """Words that may stand in a list of countries or bodies without changing it ("republic", "RI")."""
    articles: tuple[str, ...]
    """Indefinite articles."""
    allies: tuple[str, ...]
    """Nouns for those who stand with somebody ("sekutu", "allies")."""
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class Countries:
    """Words for countries beside the CLDR names: ISO 3166 alpha-3 -> words as written."""

    names: Mapping[str, tuple[str, ...]]
    demonyms: Mapping[str, tuple[str, ...]]
    metonyms: Mapping[str, tuple[str, ...]]
    """Capitals and seats that stand for a government."""
    contextual: Mapping[str, tuple[str, ...]]
    """Words that name a country only where it is named in full too ("the North" for North Korea)."""
    pairs: Mapping[str, tuple[str, ...]]
    """Phrases for several countries at once, lower case ("the two koreas")."""
    others: tuple[str, ...]
    """Names that hold a country's name and mean none ("South American", "New Jersey")."""
    home: str
    """Country that a report in this language is about when it names none; empty for languages of many countries."""
    governments: tuple[str, ...]
    """Nouns that with a country mean the country as an actor ("pemerintah", "government")."""


@dataclass(frozen=True, slots=True)
class Places:
    """Words that place phrases are made of."""

    features: tuple[str, ...]
    """Nouns before or after a place's name ("pelabuhan", "port", "kota")."""
    there: tuple[str, ...]
    """Words for a place named before."""
    inside: tuple[str, ...]
    """Prepositions between a place and the larger place it lies in ("di", "in", ",")."""
    near: tuple[str, ...]
    """Prepositions that name another place than the one meant ("dekat", "near")."""
    directions: tuple[str, ...]
    """Directions beside a name ("timur", "northern")."""
