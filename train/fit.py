"""One training stage: examples in, updated network out."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from train.examples import IGNORED, Batch, Example, batches
from train.network import Reader, Triggers


@dataclass(frozen=True)
class Schedule:
    """How one stage is trained. `frozen` counts the lowest encoder layers that are not updated (the embeddings never are)."""

    epochs: float
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    batch_tokens: int = 1536
    frozen: int = 3
    warmup: float = 0.06
    layer_decay: float = 0.9
    average: float = 0.998
    """Decay of the running average of the weights, which is what a stage returns."""
    seed: int = 1


def fit(network: Reader, examples: Sequence[Example], schedule: Schedule, device: str = "cpu") -> None:
    """Train in place, the rate rising for `warmup` of the steps and falling to the end; prints the running losses."""
    shuffle = random.Random(schedule.seed)
    torch.manual_seed(schedule.seed)
    torch.set_flush_denormal(True)  # vanishing gradients become denormal numbers, which made a step three times as slow
    optimizer = _optimizer(network, schedule)
    rates = [group["lr"] for group in optimizer.param_groups]
    queue: list[Batch] = []
    total = max(1, round(schedule.epochs * sum(1 for _ in batches(examples, schedule.batch_tokens))))
    network.train().to(device)
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(schedule.average))
    started, losses = time.monotonic(), torch.zeros(5)
    for step in range(total):
        if not queue:
            queue = list(batches(examples, schedule.batch_tokens, shuffle))
        factor = min(1.0, (step + 1) / max(1, schedule.warmup * total)) * max(0.02, 1 - step / total)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * factor
        parts = loss(network, _to(queue.pop(), device))
        optimizer.zero_grad(set_to_none=True)
        parts.sum().backward()
        nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 1.0)
        optimizer.step()
        if step >= total // 5:
            average.update_parameters(network)
        losses = 0.98 * losses + 0.02 * parts.detach().cpu()
        if step % 25 == 0:
            shown = " ".join(f"{value:.3f}" for value in losses / (1 - 0.98 ** (step + 1)))
            print(f"step {step}/{total} {time.monotonic() - started:.0f}s names/triggers/roles/factuality/modes {shown}", flush=True)
    network.load_state_dict(average.module.state_dict())
    network.eval()


def loss(network: Reader, batch: Batch) -> Tensor:
    """[5] losses: names, triggers, roles, factuality, modes (0 where the batch has no such labels)."""
    states = network.encode(batch.ids, batch.mask)
    parts = [
        _tokens(network.names(states), batch.names),
        _tokens(network.triggers(states), batch.triggers),
    ]
    if not len(batch.window):
        return torch.stack([*parts, *(torch.zeros((), device=states.device) for _ in range(3))])
    mask = batch.mask[batch.window]
    roles, factuality, modes = network.frames(states, batch.window, Triggers(batch.spans, batch.types, batch.relations, mask))
    entropy = nn.functional.binary_cross_entropy_with_logits(roles, batch.roles, reduction="none")
    parts += [
        4 * (entropy * mask.unsqueeze(-1)).sum() / (mask.sum() * 1.0),
        0.3 * nn.functional.cross_entropy(factuality, batch.factuality),
        0.15 * nn.functional.cross_entropy(modes, batch.modes),
    ]
    return torch.stack(parts)


def _tokens(logits: Tensor, labels: Tensor) -> Tensor:
    if not bool((labels != IGNORED).any()):
        return torch.zeros((), device=logits.device)
    return nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=IGNORED) * 2


def _optimizer(network: Reader, schedule: Schedule) -> torch.optim.Optimizer:
    """AdamW; the embeddings and the lowest layers are frozen, the rate falls by `layer_decay` a layer from the top."""
    encoder = network.encoder
    layers = encoder.encoder.layer
    for parameter in encoder.embeddings.parameters():
        parameter.requires_grad = False
    groups: list[dict[str, object]] = []
    for depth, layer in enumerate(layers):
        trained = depth >= schedule.frozen
        for parameter in layer.parameters():
            parameter.requires_grad = trained
        if trained:
            rate = schedule.encoder_rate * schedule.layer_decay ** (len(layers) - 1 - depth)
            groups.append({"params": list(layer.parameters()), "lr": rate})
    heads: Iterable[nn.Parameter] = (p for name, p in network.named_parameters() if not name.startswith("encoder."))
    groups.append({"params": list(heads), "lr": schedule.head_rate})
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _to(batch: Batch, device: str) -> Batch:
    return Batch(**{name: value.to(device) for name, value in vars(batch).items()})
