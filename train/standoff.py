"""Stand-off labels: this project's own annotation of texts that it may not carry, as hashes and offsets.

`train/labels/pairs.jsonl`: a line for each labelled sentence pair of `parallel-news-en-id`:
`{"sha256": first 16 hex of the hash of "en<TAB>id", "status": ""|"skip"|"differs", "events": [...]}`; an event's `trigger` and each role
hold `en` and `id` as `[start, end]` in their sentence, or `[start, end, back]` in the sentence `back` pairs earlier, or null, and
`name` where the words stand nowhere near. `train/labels/articles.jsonl`: a line for each article of `detik-articles`, offsets into
`title + "\\n\\n" + text`. How the labels were made is told in `train/labels/README.md`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from train import sheets
from train.gold import LOOK_BACK

Pair = tuple[str, str]
SIDES = ("en", "id")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def corpus(shared: Path) -> list[Pair]:
    """The sentence pairs in document order."""
    lines = (shared / "data/parallel-news-en-id/international.tsv").read_text("utf-8").strip("\n").split("\n")
    return [(english, indonesian) for english, indonesian in (line.split("\t") for line in lines)]


def articles(shared: Path) -> dict[str, dict[str, str]]:
    """The articles by `detik-<id>`, each with `text` = title, blank line, body, and `published` as ISO date and time."""
    result = {}
    for line in (shared / "data/detik-articles/articles.jsonl").read_text("utf-8").strip("\n").split("\n"):
        article = json.loads(line)
        day, _, clock = article["published"].partition(" ")
        month, day_of_month, year = (int(part) for part in day.split("/"))
        result[f"detik-{article['id']}"] = {
            "text": f"{article['title'].strip()}\n\n{article['text'].strip()}",
            "published": f"{year:04}-{month:02}-{day_of_month:02}" + (f"T{clock}" if clock else ""),
            "url": article["url"],
        }
    return result


def compile_pairs(sheet_texts: Sequence[str], pairs: Sequence[Pair]) -> Iterator[dict[str, Any]]:
    """Stand-off lines of sheets whose row names are indexes of `pairs`."""
    rows = {int(row.row): row for text in sheet_texts for row in sheets.parse(text)}
    for index in sorted(rows):
        row = rows[index]
        events = [_pair_event(event, index, pairs, row.status) for event in row.events]
        yield {"sha256": digest("\t".join(pairs[index])), "status": row.status, "events": events}


def _pair_event(event: sheets.SheetEvent, index: int, pairs: Sequence[Pair], status: str) -> dict[str, Any]:
    sides = [(0, "en")] if status == "differs" else list(enumerate(SIDES))
    trigger = {side: sheets.spans(event.trigger[k], pairs[index][k]) for k, side in sides}
    if any(span is None for span in trigger.values()):
        raise ValueError(f"row {index}: trigger {event.trigger} does not stand in its sentence")
    roles = []
    for role in event.roles:
        item: dict[str, Any] = {"role": "relay" if "relay" in role.flags else role.role}
        item |= {side: _pair_span(role.texts[k], index, k, pairs, context="ctx" in role.flags) for k, side in sides}
        if all(item[side] is None for _, side in sides):
            item["name"] = role.texts[0] or role.texts[1]
        item |= {key: value for key, value in (("country", role.country), ("sector", role.sector), ("kind", role.kind)) if value}
        item |= {"context": True} if "ctx" in role.flags else {}
        item |= {"stance": "denies"} if "denies" in role.flags else {}
        roles.append(item)
    head = {"type": event.type, "mode": event.mode, "cameo": event.cameo, "factuality": event.factuality}
    return {**head, "trigger": trigger, "roles": roles}


def _pair_span(text: str, index: int, side: int, pairs: Sequence[Pair], *, context: bool) -> list[int] | None:
    if not context:
        span = sheets.spans(text, pairs[index][side])
        return list(span) if span else None
    for back in range(1, LOOK_BACK + 1):
        span = sheets.spans(text, pairs[index - back][side]) if index >= back else None
        if span:
            return [*span, back]
    span = sheets.spans(text, pairs[index][side])
    return [*span, 0] if span else None


def compile_articles(sheet: str, package: str, texts: dict[str, dict[str, str]]) -> Iterator[dict[str, Any]]:
    """Stand-off lines of an article sheet; `package` holds the numbered sentences that the sheet speaks of."""
    sentences = _numbered(package)
    for block in sheet.split("\n#"):
        lines = [line.strip() for line in block.lstrip("#").splitlines() if line.strip()]
        if not lines:
            continue
        doc = lines[0].split()[0]
        places = _starts(sentences[doc], texts[doc]["text"])
        events: list[dict[str, Any]] = []
        for line in lines[1:]:
            _article_line(line, events, sentences[doc], places)
        yield {"doc": doc, "sha256": digest(texts[doc]["text"]), "events": events}


def _numbered(package: str) -> dict[str, dict[int, str]]:
    result: dict[str, dict[int, str]] = {}
    for line in package.splitlines():
        if line.startswith("#"):
            result[line[1:].split()[0]] = current = {}
        elif line:
            number, _, text = line.partition(" ")
            current[int(number)] = text
    return result


def _starts(sentences: dict[int, str], text: str) -> dict[int, int]:
    """Where each numbered sentence stands in the article's text; they follow one another, white space aside."""
    starts, at = {}, 0
    for number, sentence in sorted(sentences.items()):
        found = text.find(sentence, at)
        if found < 0:
            raise ValueError(f"sentence {number} is not in the text: {sentence[:60]!r}")
        starts[number], at = found, found + len(sentence)
    return starts


def _article_line(line: str, events: list[dict[str, Any]], sentences: dict[int, str], places: dict[int, int]) -> None:
    fields = [part.strip() for part in (line + " ").split(" | ")]
    letter, _, rest = fields[0].partition(" ")

    def span(text: str, number: int) -> list[int]:
        found = sheets.spans(text, sentences[number])
        if found is None:
            raise ValueError(f"{text!r} is not in sentence {number}: {line!r}")
        return [places[number] + found[0], places[number] + found[1]]

    if letter == "E":
        number, type_, mode, cameo, factuality = rest.split()
        head = {"type": type_, "mode": "" if mode == "-" else mode, "cameo": cameo, "factuality": factuality}
        events.append({**head, "trigger": span(fields[1], int(number)), "sentence": int(number), "roles": [], "also": []})
    elif letter == "+":
        events[-1]["also"].append(span(fields[1], int(rest)))
    else:
        events[-1]["roles"].append(_article_role(letter, [rest, *fields[1:]], events[-1]["sentence"], span))


def _article_role(letter: str, fields: list[str], sentence: int, span: Any) -> dict[str, Any]:
    words = " ".join(fields[1:]).split()
    at = next((word[1:] for word in words if word[0] == "@" and (word[1:].isdigit() or word == "@-")), str(sentence))
    values = [" ".join(word for word in field.split() if word != f"@{at}") for field in fields[1:]]
    flags = [word for word in (values[0].split() if values else []) if word in sheets.FLAGS]
    codes = [word for word in (values[0].split() if values else []) if word not in sheets.FLAGS]
    item: dict[str, Any] = {"role": "relay" if "relay" in flags else sheets.ROLES[letter]}
    item["span"] = None if at == "-" else span(fields[0], int(at))
    name = values[1] if len(values) > 1 else ""
    if letter in "AR" or letter == "C":
        country, sector = [*("" if code == "-" else code for code in codes), "", ""][:2]
        item |= {"country": country, "sector": sector}
    elif letter == "V":
        item["kind"] = codes[0]
    elif letter == "T":
        item["value"] = values[0] if values else ""
    elif letter in "POWD":
        item["country"] = codes[0].replace("-", "") if codes else ""
    if name or at == "-":
        item["name"] = name or fields[0]
    item |= {"context": True} if at != str(sentence) else {}
    return item | ({"stance": "denies"} if "denies" in flags else {})


def main(shared: Path, sheet_folder: Path, package_folder: Path, out: Path) -> None:
    """Compile all sheets of a folder: `NN.txt` are pairs, `A0.txt` and the like whole articles."""
    pair_sheets = sorted(path for path in sheet_folder.glob("[0-9]*.txt"))
    lines = [*compile_pairs([path.read_text("utf-8") for path in pair_sheets], corpus(shared))]
    _write(out / "pairs.jsonl", lines)
    texts = articles(shared)
    labelled: list[dict[str, Any]] = []
    for path in sorted(sheet_folder.glob("[A-Z]*.txt")):
        labelled += compile_articles(path.read_text("utf-8"), (package_folder / path.name).read_text("utf-8"), texts)
    _write(out / "articles.jsonl", labelled)


def _write(path: Path, lines: Sequence[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines), "utf-8")
    print(f"{path}: {len(lines)} lines, {sum(len(line['events']) for line in lines)} events")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:5]))
