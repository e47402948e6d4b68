"""Who speaks where: quotations that may run over sentences, speech verbs with their speakers, and the speaker carried along.

Works on words of the language pack and on names the reader found; it decides nothing about events. A quotation belongs to the
speaker named in the sentence it ends or begins in; a quotation without one, and a sentence inside it, keep the last speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jejak.languages import Language
from jejak.model import Article, Mention, Name, Span

REACH = 90
"""How many characters may lie between a speech verb and its speaker: names with long titles stand between them."""
CARRY = 3
"""Over how many sentences without a speaker of their own a quotation keeps the last one."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A speaker's words (a name or pronoun) with the verb that attributes to him, in sentence `sentence`."""

    speaker: Span
    cue: Mention
    sentence: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch of text, marks excluded, and who says it (None when nobody near does)."""

    span: Span
    speech: Speech | None


@dataclass(frozen=True, slots=True)
class Discourse:
    """All speeches and quotations of an article, in text order."""

    speeches: tuple[Speech, ...] = ()
    quotations: tuple[Quotation, ...] = ()

    def quotation(self, span: Span) -> Quotation | None:
        """The quotation around a span, if there is one."""
        return next((quotation for quotation in self.quotations if quotation.span.contains(span)), None)

    def speech(self, sentence: int) -> Speech | None:
        """The first speech of a sentence."""
        return next((speech for speech in self.speeches if speech.sentence == sentence), None)


def discourse(article: Article, names: Sequence[Name], language: Language) -> Discourse:
    """Speeches and quotations of an article whose sentences are given."""
    quoted = quotes(article.text, language)
    speeches = tuple(_speeches(article, names, quoted, language))
    return Discourse(speeches, tuple(_attributed(article, quoted, speeches)))


def quotes(text: str, language: Language) -> list[Span]:
    """Quoted stretches; one that is never closed ends with its paragraph."""
    spans = []
    closing = {opening: end for opening, end in language.attribution.quotes if len(opening) == 1}
    for paragraph in re.finditer(r"[^\n]+", text):
        at = paragraph.start()
        while at < paragraph.end():
            end = closing.get(text[at])
            if end is None or not _opens(text, at):
                at += 1
                continue
            close = text.find(end, at + 1, paragraph.end())
            close = paragraph.end() if close < 0 else close
            spans.append(Span(at + 1, close))
            at = close + 1
    return spans


def _opens(text: str, at: int) -> bool:
    """Whether a mark opens a quotation: not an apostrophe inside a word, nor an inch or minute mark after a digit."""
    return at == 0 or not text[at - 1].isalnum()


def _speeches(article: Article, names: Sequence[Name], quoted: Sequence[Span], language: Language) -> Iterator[Speech]:
    for i, sentence in enumerate(article.sentences):
        candidates = [span for span in _candidates(article, sentence, names, language) if not _inside(span, quoted)]
        for verb in _speech_words(article.text, sentence, language):
            span = Span(*verb.span())
            if _inside(span, quoted):
                continue
            speaker = span if verb.group("holder") else _speaker(article.text, span, candidates)
            if speaker is not None:
                yield Speech(speaker, Mention(verb.group(), span), i)
                break


def _candidates(article: Article, sentence: Span, names: Sequence[Name], language: Language) -> list[Span]:
    """Names and personal pronouns of a sentence, in order."""
    spans = [name.span for name in names if sentence.contains(name.span)]
    spans += [Span(*hit.span()) for hit in _pronoun_pattern(language).finditer(article.text, sentence.start, sentence.end)]
    return sorted(set(spans))


def _speaker(text: str, verb: Span, candidates: Sequence[Span]) -> Span | None:
    """The nearest candidate: after the verb where a quotation or comma stands before it, else before it, else on the other side."""
    before = [span for span in candidates if span.end <= verb.start and verb.start - span.end <= REACH]
    after = [span for span in candidates if span.start >= verb.end and span.start - verb.end <= REACH]
    inverted = text[: verb.start].rstrip()[-1:] in "\"”’'»,"
    first, second = (after[:1], before[-1:]) if inverted else (before[-1:], after[:1])
    return next(iter([*first, *second]), None)


def _attributed(article: Article, quoted: Sequence[Span], speeches: Sequence[Speech]) -> Iterator[Quotation]:
    by_sentence = {speech.sentence: speech for speech in reversed(speeches)}
    last: Speech | None = None
    for span in quoted:
        first, end = _sentence_of(article, span.start), _sentence_of(article, span.end)
        speech = by_sentence.get(end) or by_sentence.get(first)
        if speech is None and last is not None and first - last.sentence <= CARRY:
            speech = last
        if speech is not None:
            last = Speech(speech.speaker, speech.cue, max(end, speech.sentence))
        yield Quotation(span, speech)


def _sentence_of(article: Article, at: int) -> int:
    return max((i for i, sentence in enumerate(article.sentences) if sentence.start <= at), default=0)


def _inside(span: Span, quoted: Sequence[Span]) -> bool:
    return any(quotation.contains(span) for quotation in quoted)


def cue(article: Article, speaker: Span, language: Language) -> Mention | None:
    """The attributing word nearest to a speaker's words in their sentence, if one is within REACH."""
    sentence = next((span for span in article.sentences if span.contains(speaker)), None)
    if sentence is None:
        return None
    found = [Span(*hit.span()) for hit in _speech_words(article.text, sentence, language)]
    near = [(max(speaker.start - span.end, span.start - speaker.end), span) for span in found]
    distance, span = min(near, default=(REACH + 1, speaker))
    return Mention(article.text[span.start : span.end], span) if distance <= REACH else None


def _speech_words(text: str, sentence: Span, language: Language) -> Iterator[re.Match[str]]:
    """Attributing words of a sentence; one that is capitalised inside it is part of a name ("United States")."""
    for hit in _speech_pattern(language).finditer(text, sentence.start, sentence.end):
        if hit.group()[0].islower() or not text[sentence.start : hit.start()].rstrip()[-1:].isalnum():
            yield hit


@cache
def _speech_pattern(language: Language) -> re.Pattern[str]:
    attribution = language.attribution
    holders = _alternatives(attribution.speech_pronoun) or r"(?!)"
    others = _alternatives((*attribution.speech, *attribution.according))
    return re.compile(rf"\b(?:(?P<holder>{holders})|(?:{others}))\b", re.IGNORECASE)


@cache
def _pronoun_pattern(language: Language) -> re.Pattern[str]:
    pronouns = language.pronouns
    words = (*pronouns.masculine, *pronouns.feminine, *pronouns.singular, *pronouns.plural, *pronouns.own)
    return re.compile(rf"\b(?:{_alternatives(words)})\b", re.IGNORECASE)


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
