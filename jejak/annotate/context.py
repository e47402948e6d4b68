"""What the steps that make events read beside the frames: the article and everything annotated before."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from jejak.annotate.cast import Cast
from jejak.annotate.quotations import Discourse
from jejak.languages import Language
from jejak.model import Article, Mention, Place, Span, Time


@dataclass(frozen=True, slots=True)
class Context:
    article: Article
    language: Language
    cast: Cast
    discourse: Discourse
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    calibration: tuple[float, float]
    """Slope and offset of the curve from the reader's log-odds to `Event.confidence`."""

    def sentence_number(self, at: int) -> int:
        """The sentence that an offset lies in, or the last one that begins before it."""
        return max(bisect_right(self.article.sentences, at, key=lambda span: span.start) - 1, 0)

    def mention(self, span: Span) -> Mention:
        return Mention(self.article.text[span.start : span.end], span)
