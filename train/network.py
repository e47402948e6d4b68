"""The reader's network: a shared encoder, token heads (names, triggers with types) and trigger heads (roles, factuality, mode)."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import BertModel

from jejak.annotate import scheme

WIDTH = 256
"""Units of the role head."""


class Triggers(NamedTuple):
    """spans [K, T] (rows sum to 1 over the trigger's tokens), types [K], relations [K, T], mask [K, T] (0 is padding)."""

    spans: Tensor
    types: Tensor
    relations: Tensor
    mask: Tensor


class Reader(nn.Module):
    """Shapes: B windows, T tokens, K triggers, H hidden, R roles."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        hidden = encoder.config.hidden_size
        self.names = nn.Linear(hidden, len(scheme.NAMES))
        self.triggers = nn.Linear(hidden, len(scheme.TYPES) + 1)
        self.frames = FrameHead(hidden)
        self.dropout = nn.Dropout(0.15)

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """[B, T] ids and mask -> [B, T, H]."""
        return self.dropout(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)


class FrameHead(nn.Module):
    """From a trigger and the tokens of its window to the roles of every token, the factuality and the mode of the event."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.types = nn.Embedding(len(scheme.TYPES), hidden)
        self.relations = nn.Embedding(scheme.RELATIONS, WIDTH)
        self.trigger = nn.Linear(2 * hidden, WIDTH)
        self.token = nn.Linear(hidden, WIDTH)
        self.product = nn.Linear(hidden, WIDTH, bias=False)
        self.roles = nn.Linear(WIDTH, len(scheme.ROLES))
        self.pool = nn.Linear(2 * hidden, WIDTH)
        self.factuality = nn.Linear(2 * WIDTH, len(scheme.FACTUALITY))
        self.modes = nn.Linear(2 * WIDTH, len(scheme.MODE_LABELS))
        self.dropout = nn.Dropout(0.2)

    def forward(self, states: Tensor, window: Tensor, event: Triggers) -> tuple[Tensor, Tensor, Tensor]:
        """states [B, T, H] of windows, and K triggers in the windows `window` [K].

        Returns logits: roles [K, T, R] (independent), factuality [K, F], modes [K, M].
        """
        spans, types, relations, mask = event
        own = states[window]
        trigger = torch.bmm(spans.unsqueeze(1), own).squeeze(1)
        typed = torch.cat([trigger, self.types(types)], dim=-1)
        joint = (
            self.trigger(typed).unsqueeze(1)
            + self.token(states)[window]
            + self.product(own * trigger.unsqueeze(1))
            + self.relations(relations)
        )
        joint = self.dropout(nn.functional.gelu(joint))
        pooled = joint.masked_fill(mask.unsqueeze(-1) == 0, -1e4).amax(dim=1)
        summary = torch.cat([self.dropout(nn.functional.gelu(self.pool(typed))), pooled], dim=-1)
        return self.roles(joint), self.factuality(summary), self.modes(summary)
