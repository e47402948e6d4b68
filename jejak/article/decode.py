"""Bytes to text, whatever the page says of its encoding."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]+)""", re.IGNORECASE)
_HEAD = 4096
_WIDER = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-9": "cp1254",
}
"""Browsers read these labels as the larger encoding (WHATWG Encoding), and pages rely on it."""
_SAMPLE = 32_768
"""Bytes given to detection: its time grows with them, and news pages show their letters within."""
_WIDE = 0.1
"""Share of zero bytes above which text is UTF-16: half of them in Latin text, still a third in a Cyrillic page by its tags."""
MAX_LOST = 0.05
"""Share of characters that cannot be decoded above which there is no text to read."""
_STRAY = 0.001
"""Share of broken characters up to which a page is still UTF-8 (cut by a byte, an old quotation pasted in)."""


def decode(content: bytes, charset: str | None) -> tuple[str, str | None]:
    """The text of a page and a remark where its encoding was not as declared.

    In order: byte order mark, UTF-16 by its zero bytes, UTF-8 where it fits, what is declared, detection, UTF-8 with losses.
    """
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content.decode(name, "replace"), None
    if content[:_HEAD].count(0) > _WIDE * len(content[:_HEAD]):
        odd, even = content[1:_HEAD:2].count(0), content[0:_HEAD:2].count(0)
        return content.decode("utf-16-le" if odd > even else "utf-16-be", "replace"), "UTF-16 without a byte order mark"
    declared = [name for name in (_known(charset), _known(_declared(content))) if name]
    escaped = [name for name in declared if name.startswith("iso2022") or name == "hz"]
    for name in [*escaped, "utf-8", *(n for n in declared if n != "utf-8")]:
        text = _strict(content, name)
        if text is not None:
            fits = not declared or name in declared or text.isascii()
            return text, None if fits else f"the page says its encoding is {declared[0]}, but it is {name}"
    return _guess(content, declared[0] if declared else None)


def _guess(content: bytes, declared: str | None) -> tuple[str, str]:
    lossy = content.decode("utf-8", "replace")
    if lost(lossy) <= _STRAY:
        return lossy, "some characters of the page are broken and were replaced"
    best = from_bytes(content[:_SAMPLE]).best()
    if best is not None:
        return content.decode(best.encoding, "replace"), f"the encoding was guessed to be {best.encoding}"
    return content.decode(declared or "cp1252", "replace"), "the encoding could not be told; some characters may be wrong"


def lost(text: str) -> float:
    """The share of characters that could not be decoded."""
    return text.count("\ufffd") / max(1, len(text))


def _declared(content: bytes) -> str | None:
    found = _META.search(content[:_HEAD])
    return (found.group(1) or found.group(2)).decode("ascii", "ignore") if found else None


def _known(label: str | None) -> str | None:
    """The codec of a label, or None where there is none."""
    if not label:
        return None
    label = label.strip().strip("\"'").lower()
    try:
        return codecs.lookup(_WIDER.get(label, label)).name
    except (LookupError, ValueError):
        return None


def _strict(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
