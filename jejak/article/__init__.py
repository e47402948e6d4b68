"""Article: a page becomes text with its particulars. The only stage that reads HTML."""

from jejak.article.assemble import article

__all__ = ["article"]
