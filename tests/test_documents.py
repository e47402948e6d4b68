"""What the documents say holds."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from jejak.cli import app
from jejak.config import SETTINGS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[list[str]]:
    """The `jejak ...` commands of the README's shell blocks."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    lines = [part.strip() for block in blocks for line in block.splitlines() for part in line.split("&&")]
    words = [shlex.split(line, comments=True) for line in lines]
    return [line[1:] for line in words if line and line[0].rpartition("/")[2] == "jejak"]


def test_the_readme_shows_every_command() -> None:
    parser: Any = get_command(app)
    assert {line[0] for line in commands()} == set(parser.commands)


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_a_command_of_the_readme_parses(words: list[str]) -> None:
    parser: Any = get_command(app)
    with parser.make_context("jejak", words[:1], resilient_parsing=True) as context:
        parser.get_command(context, words[0]).make_context(words[0], words[1:], parent=context).close()


def test_the_readme_lists_every_setting() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \| (.*) \|$", README, re.MULTILINE)
    expected = [(each.name, shown(each.default), each.allowed, each.meaning) for each in SETTINGS]
    assert rows == expected


def shown(default: object) -> str:
    if default is None:
        return "none"
    return str(default).lower() if isinstance(default, bool) else str(default)


def test_the_two_commands_use_files_that_are_there() -> None:
    first, second = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)[:2]
    for file in ("requirements.lock", "examples"):
        assert file in first
        assert (ROOT / file).exists()
    assert second.split() == ["bash", "scripts/test.sh"]
    assert "scripts/test.sh" in (ROOT / ".ci" / "run").read_text()


@pytest.mark.parametrize("extra", [None, "test"])
def test_the_locks_pin_what_the_project_needs_and_no_torch(extra: str | None) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lock = (ROOT / (f"requirements-{extra}.lock" if extra else "requirements.lock")).read_text()
    pinned = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))
    wanted = project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])
    assert {re.split(r"[<>=~!\[]", requirement)[0] for requirement in wanted} <= pinned
    assert "torch" not in pinned
    assert "://" not in lock


def test_the_licence_is_named_alike_everywhere() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text()
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["license"] == "Apache-2.0"
