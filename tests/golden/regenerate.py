"""Golden pages: what the article stage makes of the examples and of the nasty pages here, for a reader to check and a test to keep.

    python -m tests.golden.regenerate

writes the `.json` beside this file anew; look at the difference before it is committed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from jejak.acquire import pages
from jejak.article import article
from jejak.model import Page, Rejected

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"
FETCHED = "2024-01-31T12:00:00+00:00"
"""The pages are read as if at this time, so that what lies in the future stays there."""


def golden() -> Iterator[tuple[Path, dict[str, Any]]]:
    """(golden file, what it should hold) for each page of the examples and of `pages` here."""
    for root in (EXAMPLES, HERE / "pages"):
        for page in pages([str(root)]):
            name = Path(page.source).relative_to(root)
            yield HERE / f"{str(name).replace(':', '-')}.json", _record(page)


def _record(page: Page | Rejected) -> dict[str, Any]:
    if isinstance(page, Rejected):
        return {"rejected": page.reason}
    found = article(replace(page, fetched=FETCHED))
    if isinstance(found, Rejected):
        return {"rejected": found.reason}
    record = asdict(found)
    record["sentences"] = [found.text[start:end] for start, end in found.sentences]
    del record["text"]
    record["paragraphs"] = found.text.split("\n\n")
    return record


def dump(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    for path in HERE.glob("*.json"):
        path.unlink()
    for path, record in golden():
        path.write_text(dump(record), encoding="utf-8")


if __name__ == "__main__":
    main()
