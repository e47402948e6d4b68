"""From an article to its record: names and frames by the reader, then small steps that give their words a meaning."""

from __future__ import annotations

from jejak import weights
from jejak.annotate import prefilter
from jejak.annotate.actors import cast
from jejak.annotate.cites import cites
from jejak.annotate.context import Context
from jejak.annotate.events import event
from jejak.annotate.mentions import mentions
from jejak.annotate.merging import merge
from jejak.annotate.places import places
from jejak.annotate.quotations import discourse
from jejak.annotate.reader import Reader
from jejak.annotate.times import times
from jejak.languages import Language, available, load
from jejak.model import Article, Problem, Reading, Report

FALLBACK = "en"
"""The pack used for a language that has none: the reader still finds names and events, words of that language are not known."""


def annotate(article: Article, *, bulk: bool = False) -> Report:
    """The record of an article. `bulk` reads only the sentences that the filter thinks worth it.

    Raises `jejak.weights.WeightsError` when the weights cannot be loaded.
    """
    language, problems = language_of(article)
    return assemble(article, read(article, bulk=bulk), language, problems)


def read(article: Article, *, bulk: bool = False) -> Reading:
    """What the reader finds in an article."""
    loaded = weights.load()
    wanted = None
    if bulk:
        sentences = [article.text[span.start : span.end] for span in article.sentences]
        wanted = prefilter.wanted(sentences, loaded.filter, loaded.filter_threshold)
    return Reader(loaded, loaded.tokenizer, loaded.thresholds).read(article.text, article.sentences, wanted)


def assemble(article: Article, reading: Reading, language: Language, problems: tuple[Problem, ...] = ()) -> Report:
    """The record made of a reading: each event once."""
    context = understood(article, reading, language)
    events = merge([event(frame, context) for frame in reading.frames], language)
    return Report(article, events, mentions(reading, context), cites(article, language), problems)


def understood(article: Article, reading: Reading, language: Language) -> Context:
    """Everything that the events of an article are made of beside the frames."""
    named = cast(article, reading.names, language)
    return Context(
        article=article,
        language=language,
        cast=named,
        discourse=discourse(article, reading.names, language),
        places=places(reading.names, named),
        times=times(article.text, article.sentences, named.when, language),
        calibration=weights.load().thresholds.calibration,
    )


def language_of(article: Article) -> tuple[Language, tuple[Problem, ...]]:
    """The pack to read an article with, and a problem where it is not that of its language."""
    code = article.language
    if code in available():
        return load(code), ()
    reason = f"no language pack for {code!r}: names and events are read, but dates, offices and attributing words of it are not known"
    return load(FALLBACK), (Problem("annotate", reason),)
