"""What a claim rests on by its own account: kinds of evidence, found by the cue words of the pack's `[evidence]` table."""

from __future__ import annotations

import re
from functools import cache

from jejak.languages import Language
from jejak.model import Evidence, Span


def kind(text: str, language: Language) -> str | None:
    """The kind of evidence a phrase names ("Citra satelit" -> `satellite`); None when it names none.

    Where a phrase holds cues of several kinds, the kind that the pack lists first wins: "satellite photos" are `satellite`.
    """
    return next((name for name, pattern in _patterns(language.code, language) if pattern.search(text)), None)


def evidence(text: str, sentence: Span, language: Language) -> tuple[Evidence, ...]:
    """Evidence phrases of one sentence with the determiners that belong to them, in order, not overlapping."""
    found: list[Evidence] = []
    for name, pattern in _patterns(language.code, language):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            span = Span(match.start(), match.end())
            if not any(span.overlaps(other.span) for other in found):
                found.append(Evidence(name, match[0], span))
    return tuple(sorted(found, key=lambda item: item.span))


@cache
def _patterns(code: str, language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    clitics = "".join(f"(?:{re.escape(ending)})?" for ending in language.pronouns.clitics)
    determiners = _alternation(language.evidence.determiners)
    return tuple(
        (name, re.compile(rf"(?<!\w)(?:(?:{determiners}) )*(?:{_alternation(cues)}){clitics}(?!\w)", re.IGNORECASE))
        for name, cues in language.evidence.kinds.items()
    )


def _alternation(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
