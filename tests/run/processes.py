"""Stand-ins for reading one page, in a module so that worker processes can import them."""

from __future__ import annotations

import os

from jejak.model import Page, Rejected, Report
from tests import reports


def good(page: Page) -> Report:
    return reports.report(url=None, identifier=page.source)


def uneven(page: Page) -> Report | Rejected:
    """Reads pages, rejects `bad`, raises on `bug`, kills its process on `kill`."""
    if page.content == b"bad":
        return Rejected(page.source, "article", "no text in it")
    if page.content == b"bug":
        raise KeyError("missing\nkey")
    if page.content == b"kill":
        os._exit(9)
    return good(page)
