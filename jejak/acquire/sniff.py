"""What a run of bytes is: HTML, text, JSON lines, an archive, or no text at all. Pure functions on bytes."""

from __future__ import annotations

import codecs
from typing import Literal

SNIFFED = 4096
"""Bytes looked at; magic numbers and control characters show in the first block of any file."""
MAX_CONTROL_SHARE = 0.02
"""Share of control bytes above which bytes are no text: UTF-8, Latin, Cyrillic and CJK encodings have none but line ends, tabs and ESC."""
GZIP = b"\x1f\x8b"
BOMS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP or office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a WebP image, sound or video",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"\x28\xb5\x2f\xfd": "a Zstandard file",
    b"SQLite format 3": "an SQLite database",
    b"ID3": "a sound file",
    b"OggS": "a sound file",
}
_ALLOWED_CONTROL = frozenset(b"\t\n\v\f\r\x1b")
_TAGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<title", b"<article", b"<div", b"<p>", b"<script", b"<h1")


def binary(content: bytes) -> str | None:
    """What kind of binary the bytes are ("a PDF"), or None where they may be text in some encoding."""
    for magic, kind in _MAGIC.items():
        if content.startswith(magic):
            return kind
    if content[4:8] == b"ftyp":
        return "a video"
    if content.startswith(BOMS):
        return None
    head = content[:SNIFFED]
    if not head:
        return None
    control = sum(byte < 32 and byte not in _ALLOWED_CONTROL for byte in head)
    if _wide(head):
        return None
    return "binary data" if b"\x00" in head or control > MAX_CONTROL_SHARE * len(head) else None


def _wide(head: bytes) -> bool:
    """UTF-16 without a BOM: nearly every second byte is zero, the others are not."""
    half = len(head) // 2
    odd, even = head[1::2].count(0), head[0::2].count(0)
    return half >= 8 and ((odd > 0.8 * half and even < 0.05 * half) or (even > 0.8 * half and odd < 0.05 * half))


def kind(content: bytes) -> Literal["html", "text", "jsonl"]:
    """HTML, JSON lines or plain text, by the first characters that are not white space."""
    head = content[:SNIFFED]
    for bom in BOMS:
        head = head.removeprefix(bom)
    head = (head.replace(b"\x00", b"") if _wide(head) or content.startswith(BOMS[-2:]) else head).lstrip().lower()
    if head.startswith(b"{") and b'"' in head:
        return "jsonl"
    if head.startswith((b"<!doctype", b"<html", b"<?xml")) or (head.startswith(b"<") and any(tag in head for tag in _TAGS)):
        return "html"
    return "html" if sum(head.count(tag) for tag in _TAGS) >= 3 else "text"
