"""Times in text: expressions of dates and periods, resolved against the publication date.

The grammar works on roles of words, not on the words: each token is given the roles that the pack's `[times]` table lists it
under, and rules are regular expressions over those roles. All words stand in the pack.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from jejak.annotate.time_rules import RULES, Resolver, Situation
from jejak.languages import Language
from jejak.languages import annotate as packs
from jejak.model import Span, Time

TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*|['’][^\W\d_]+|[^\w\s]")
FIRST_YEAR, LAST_YEAR = 1800, 2100
LONGEST_NUMBER = 4
"""Digits of a number that can be part of a time."""
PUNCTUATION = {"(": "open", ")": "close", ",": "comma", "/": "slash", ".": "dot", "-": "dash", "–": "dash", "'": "quote", "’": "quote"}
_NEVER_FIRST = frozenset(PUNCTUATION.values()) | {"joins", "year_before", "decade_suffixes", "ordinals"}
_OTHER = "\ue000"
_ROLE = re.compile(r"(?<![\w?<])[a-z_]+(?!\w)(?![>])")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of one language, ready to run. `phrases` maps a first word to the phrases that begin with it, longest first."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    exact: Mapping[str, frozenset[str]]
    folded: Mapping[str, frozenset[str]]
    chars: dict[frozenset[str], str]
    rules: tuple[tuple[re.Pattern[str], Resolver, bool], ...]
    start: re.Pattern[str]
    pack: packs.Times


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    span: Span
    char: str


def times(text: str, sentences: Sequence[Span], published: date | None, language: Language) -> tuple[Time, ...]:
    """All time expressions of the sentences, in order, none overlapping; the longest reading of each.

    Without a publication date only expressions that name their year are given.
    """
    grammar = _grammar(language.code, language)
    return tuple(time for sentence in sentences for time in _sentence(text, sentence, published, grammar))


def _sentence(text: str, sentence: Span, published: date | None, grammar: Grammar) -> list[Time]:
    tokens = _tokens(text, sentence, grammar)
    line = "".join(token.char for token in tokens)
    found: list[Time] = []
    at = 0
    while match := grammar.start.search(line, at):
        at, time = _longest(match.start(), line, tokens, published, grammar)
        if time is not None:
            found.append(Time(text[time.span.start : time.span.end] if time.span else "", time.span, time.start, time.end, time.precision))
    return found


def _longest(at: int, line: str, tokens: list[_Token], published: date | None, grammar: Grammar) -> tuple[int, Time | None]:
    """The longest rule that matches at token `at` and stands for a time; else the next token to try."""
    matches = [
        (match, resolver) for pattern, resolver, dated in grammar.rules if (dated or published) and (match := pattern.match(line, at))
    ]
    for match, resolver in sorted(matches, key=lambda pair: -pair[0].end()):
        values = {name: [token.text for token in tokens[match.start(name) : match.end(name)]] for name in match.groupdict() if match[name]}
        before = [token.text.lower() for token in tokens[:at]]
        situation = Situation(published, any(word in grammar.pack.future for word in before), before[-1] if before else "")
        interval = resolver(values, situation, grammar.pack)
        if interval is not None:
            span = Span(tokens[match.start()].span.start, tokens[match.end() - 1].span.end)
            return match.end(), Time("", span, interval.start.isoformat(), interval.end.isoformat(), interval.precision)
    return at + 1, None


def _tokens(text: str, sentence: Span, grammar: Grammar) -> list[_Token]:
    raw = [(match[0], match.start(), match.end()) for match in TOKEN.finditer(text, sentence.start, sentence.end)]
    tokens: list[_Token] = []
    i = 0
    while i < len(raw):
        word, start, end = raw[i]
        length, roles = 1, _roles(word, grammar)
        for phrase, _ in grammar.phrases.get(word.lower(), ()):
            if tuple(part[0].lower() for part in raw[i : i + len(phrase)]) == phrase:
                length, roles, end = len(phrase), grammar.folded[" ".join(phrase)], raw[i + len(phrase) - 1][2]
                word = " ".join(phrase)
                break
        tokens.append(_Token(word, Span(start, end), grammar.chars.get(roles, _OTHER)))
        i += length
    return tokens


def _roles(word: str, grammar: Grammar) -> frozenset[str]:
    if word[0].isdigit():
        return _number_roles(word)
    if word in PUNCTUATION:
        return frozenset({PUNCTUATION[word]}) | grammar.folded.get(word, frozenset())
    return grammar.exact.get(word, frozenset()) | grammar.folded.get(word.lower(), frozenset())


def _number_roles(word: str) -> frozenset[str]:
    if not word.isascii() or len(word) > LONGEST_NUMBER:
        return frozenset()
    value, roles = int(word), {"count"}
    if len(word) <= 2 and 1 <= value <= 31:
        roles.add("daynum")
    if len(word) <= 2 and 1 <= value <= 12:
        roles.add("monthnum")
    if word in ("1", "2", "3", "4"):
        roles.add("quarters")
    if len(word) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        roles.add("year")
    return frozenset(roles)


@cache
def _grammar(code: str, language: Language) -> Grammar:
    exact, folded = _vocabulary(language.times)
    number_sets = {_number_roles(text) for text in ("3", "5", "15", "31", "99", "2000", "100", "00")}
    combined = {exact.get(word, frozenset()) | folded.get(word.lower(), frozenset()) for word in exact}
    marks = {frozenset({role}) | folded.get(mark, frozenset()) for mark, role in PUNCTUATION.items()}
    sets = sorted({*exact.values(), *folded.values(), *number_sets, *combined, *marks} - {frozenset()}, key=sorted)
    chars = {roles: chr(ord(_OTHER) + 1 + i) for i, roles in enumerate(sets)}
    by_role: dict[str, str] = {}
    for roles, char in chars.items():
        for role in roles:
            by_role[role] = by_role.get(role, "") + char
    rules = tuple((_compile(pattern, by_role), resolver, dated) for pattern, resolver, dated in RULES)
    starters = "".join(char for roles, char in chars.items() if not roles <= _NEVER_FIRST)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words in (key for key in folded if " " in key):
        parts = tuple(TOKEN.findall(words))
        phrases.setdefault(parts[0], []).append((parts, words))
    ordered = {first: tuple(sorted(group, key=lambda item: -len(item[0]))) for first, group in phrases.items()}
    return Grammar(ordered, exact, folded, chars, rules, re.compile(f"[{starters}]"), language.times)


def _compile(pattern: str, by_role: Mapping[str, str]) -> re.Pattern[str]:
    """Replace each role name by the characters of the tokens that have it (a role no word has never matches)."""
    return re.compile(_ROLE.sub(lambda match: f"[{by_role[match[0]]}]" if match[0] in by_role else "(?!)", pattern).replace(" ", ""))


def _vocabulary(pack: packs.Times) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Words to roles: compared exactly (months, weekdays), and in lower case (all others)."""
    exact: dict[str, set[str]] = {}
    folded: dict[str, set[str]] = {}
    for role, groups in (("month", pack.months), ("monthshort", pack.months_short), ("weekday", pack.weekdays)):
        for word in (word for group in groups for word in group):
            exact.setdefault(word, set()).add(role)
    for name in _LISTS:
        for word in getattr(pack, name):
            folded.setdefault(word, set()).add(name)
    for unit, words in pack.units.items():
        for word in words:
            folded.setdefault(word, set()).update({"unit", f"{unit}_unit"})
    for word in (word for group in pack.quarters for word in group if not word.isdigit()):
        folded.setdefault(word, set()).add("quarters")
    for word in pack.days:
        folded.setdefault(word, set()).add("days")
    for word in pack.numbers:
        folded.setdefault(word, set()).add("count")
    return {word: frozenset(roles) for word, roles in exact.items()}, {word: frozenset(roles) for word, roles in folded.items()}


_LISTS = (
    "weekday_marks", "now", "day_parts", "early", "middle", "late", "last_before", "last_after", "this_before", "this_after",
    "next_before", "next_after", "ago", "ahead_before", "ahead_after", "recent_before", "recent_after", "joins", "quarter",
    "decade_suffixes", "ordinals", "year_before",
)  # fmt: skip
