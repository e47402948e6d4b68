"""Train, tune and export the reader: `python -m train SHARED [--out FOLDER] [--config FILE]`.

Every stage leaves a checkpoint in the run's folder and is not done again when its checkpoint is there. The weights are written to
the run's folder; `--install` copies them into the package, which is done only when the evaluation is better.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from jejak.weights import FOLDER
from train import corpus, encoder, examples, export, names, prefilter, standoff, tune
from train.examples import Example
from train.fit import Schedule, fit
from train.gold import GoldDocument
from train.network import Reader


def main() -> None:
    arguments = _arguments()
    config = tomllib.loads(arguments.config.read_text("utf-8"))
    arguments.out.mkdir(parents=True, exist_ok=True)
    network, tokenizer = start(config, arguments.shared, arguments.out)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    for number, stage in enumerate(config["stages"]):
        checkpoint = arguments.out / f"stage{number}.pt"
        if not checkpoint.is_file():
            data = _examples(stage["data"], tokenizer, arguments, config["seed"])
            schedule = Schedule(seed=config["seed"], **{key: value for key, value in stage.items() if key != "data"})
            fit(network, data, schedule, device)
            torch.save(network.state_dict(), checkpoint)
        network.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=True))
    weights = arguments.out / "reader"
    export.export(network.to("cpu"), weights)
    export.tokenizer(json.loads((arguments.out / "tokenizer.json").read_text("utf-8")), weights)
    development = corpus.development(arguments.shared)
    training = [*corpus.training_pairs(arguments.shared), *corpus.training_articles(arguments.shared)]
    chosen = {"filter": prefilter.export(training, development, weights)}
    export.manifest(weights, chosen, config)
    export.manifest(weights, tune.thresholds(weights, development) | chosen, config)
    if arguments.install:
        shutil.copytree(weights, FOLDER, dirs_exist_ok=True)


def start(config: dict[str, Any], shared: Path, out: Path) -> tuple[Reader, Tokenizer]:
    """The untrained network over the trimmed vocabulary; the trimmed tokenizer is kept in the run's folder."""
    torch.manual_seed(config["seed"])
    weights = encoder.pretrained()
    texts = [text for pair in standoff.corpus(shared) for text in pair]
    texts += [article["text"] for article in standoff.articles(shared).values()]
    trimmed, kept = encoder.trim(weights.tokenizer, config["vocabulary"], texts)
    (out / "tokenizer.json").write_text(json.dumps(trimmed, ensure_ascii=False), "utf-8")
    return Reader(encoder.build(weights, kept, config["layers"])), Tokenizer.from_str(json.dumps(trimmed))


def _documents(name: str, shared: Path) -> list[GoldDocument]:
    sources: dict[str, Callable[[Path], Any]] = {
        "pairs": corpus.training_pairs,
        "articles": corpus.training_articles,
        "shared": corpus.shared_pairs,
    }
    return list(sources[name](shared))


def _examples(data: Sequence[str], tokenizer: Tokenizer, arguments: argparse.Namespace, seed: int) -> list[Example]:
    """Examples of the data sets named; `name:0.2` takes a random fifth of one. `--share` takes a part of the labelled blocks."""
    result: list[Example] = []
    for entry in data:
        name, _, share = entry.partition(":")
        if name == "names":
            found = [examples.of_names(tokenizer, named) for named in names.training(arguments.shared)]
        else:
            documents = _documents(name, arguments.shared)
            taken = random.Random(seed).sample(documents, round(arguments.share * len(documents)))
            found = [example for document in taken for example in examples.of_document(tokenizer, document)]
        result += random.Random(seed).sample(found, round(float(share or 1) * len(found)))
    print(f"{len(result)} windows, {sum(len(example.ids) for example in result)} tokens, {', '.join(data)}", flush=True)
    return result


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with data/labels and the other sets")
    parser.add_argument("--out", type=Path, default=Path("runs/reader"), help="the run's folder")
    parser.add_argument("--config", type=Path, default=Path(__file__).parent / "config.toml")
    parser.add_argument("--share", type=float, default=1.0, help="share of the labels to train on, for a learning curve")
    parser.add_argument("--install", action="store_true", help="copy the weights into the package")
    return parser.parse_args()


if __name__ == "__main__":
    main()
