"""What the steps that make events read beside the frames: the article and everything annotated before."""

from __future__ import annotations

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

    def mention(self, span: Span) -> Mention:
        return Mention(self.article.text[span.start : span.end], span)
