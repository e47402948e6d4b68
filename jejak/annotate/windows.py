"""Windows: how the sentences of an article are handed to the encoder.

Consecutive sentences are packed into windows of at most `WINDOW` tokens. Each window begins with the end of what precedes it (at
most `CONTEXT` tokens, whole sentences where they fit), which is read as context and gives no annotations of its own; so "he", "that
country" and a quotation that runs on find what they refer to, at the price of encoding `CONTEXT` tokens a window again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

WINDOW = 192
CONTEXT = 48
START, PAD, END = 0, 1, 2
"""Ids of `<s>`, `<pad>` and `</s>`; `</s>` closes each sentence of a window."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a sentence: its id, the index of its sentence and its `[start, end)` in characters of that sentence."""

    id: int
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window:
    """`tokens[0]` is `<s>`; separators have start == end. Sentences from `first` on are to be annotated, earlier ones are context."""

    tokens: tuple[Token, ...]
    first: int

    @property
    def ids(self) -> list[int]:
        return [token.id for token in self.tokens]


def tokenize(tokenizer: Tokenizer, sentences: Sequence[str]) -> list[list[Token]]:
    """Tokens of each sentence, its closing separator included; a sentence longer than a window is cut to fit one.

    SentencePiece gives some words a piece of their own for the space before them; it is laid on the word's first character.
    """
    encodings = tokenizer.encode_batch(list(sentences), add_special_tokens=False)
    room = WINDOW - CONTEXT - 2
    result = []
    for i, encoding in enumerate(encodings):
        tokens = [
            Token(piece, i, *_trimmed(sentences[i], start, end))
            for piece, (start, end) in zip(encoding.ids[:room], encoding.offsets[:room], strict=True)
        ]
        result.append([*tokens, Token(END, i, len(sentences[i]), len(sentences[i]))])
    return result


def pack(tokenized: Sequence[Sequence[Token]], wanted: Sequence[bool] | None = None) -> list[Window]:
    """Windows in which every wanted sentence (default: all) is annotated exactly once, in order.

    Sentences that are not wanted are left out inside a window too: to begin a new one behind each, with its context, saved nothing.
    """
    windows: list[Window] = []
    i = 0
    while i < len(tokenized):
        if wanted is not None and not wanted[i]:
            i += 1
            continue
        context = _context(tokenized, i)
        tokens, end = list(context), i
        while end < len(tokenized) and len(tokens) + len(tokenized[end]) < WINDOW:
            if wanted is None or wanted[end]:
                tokens += tokenized[end]
            end += 1
        windows.append(Window((Token(START, i, 0, 0), *tokens), i))
        i = end
    return windows


def _context(tokenized: Sequence[Sequence[Token]], first: int) -> list[Token]:
    """The whole sentences before `first` that fit into CONTEXT tokens; where none fits, the end of the nearest."""
    context: list[Token] = []
    for sentence in range(first - 1, -1, -1):
        if len(context) + len(tokenized[sentence]) > CONTEXT:
            break
        context = [*tokenized[sentence], *context]
    if not context and first > 0:
        context = list(tokenized[first - 1][-CONTEXT:])
    return context


def _trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Offsets without the white space that SentencePiece counts to a piece."""
    while start < end and sentence[start].isspace():
        start += 1
    while end > start and sentence[end - 1].isspace():
        end -= 1
    return start, end if end > start else min(start + 1, len(sentence))
