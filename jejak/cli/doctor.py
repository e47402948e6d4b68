"""`jejak doctor`: whether everything that reading needs is here and whole."""

from __future__ import annotations

import hashlib
import json as json_lines
import platform
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

import typer
from rich.table import Table

from jejak.cli import output
from jejak.cli.app import EXIT_CODES, FAILED, ConfigOption, JsonOption, app, settings, store_path
from jejak.config import SETTINGS
from jejak.store import StoreError, counts, examined

EXTRAS = {"pandas": "frame", "pyarrow": "parquet"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and what to do where it is not right."""

    name: str
    ok: bool
    found: str
    advice: str = ""


@app.command(epilog=EXIT_CODES)
def doctor(config: ConfigOption = None, json: JsonOption = False) -> None:
    """Check that all is installed and whole.

    Looks at Python, packages, weights (by their hashes), SQLite, language packs, settings and the store, and changes none of them.

    \b
    jejak doctor
    jejak doctor --json
    """
    path = store_path(config, None)
    chosen = settings(config)
    checks = [check for look in (_python, _packages, _sqlite, _languages, _weights, _places) for check in look()]
    changed = {each.name: str(getattr(chosen, each.name)) for each in SETTINGS if getattr(chosen, each.name) != each.default}
    checks.append(Check("settings", True, ", ".join(f"{name}={value}" for name, value in changed.items()) or "defaults"))
    if path.exists():
        checks.append(_attempt("store", partial(_store, path), StoreError))
    for check in checks:
        if json:
            output.line(json_lines.dumps(asdict(check), ensure_ascii=False))
    if not json:
        output.show(_table(checks))
    if not all(check.ok for check in checks):
        raise typer.Exit(FAILED)


def _table(checks: list[Check]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    for check in checks:
        found = output.words(check.found if check.ok else ": ".join(part for part in (check.found, check.advice) if part))
        table.add_row("ok" if check.ok else "NOT OK", output.words(check.name), found, style="" if check.ok else "bold red")
    return table


def _python() -> Iterator[Check]:
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    yield Check("python", sys.version_info >= (3, 11), found, "install Python 3.11 or newer")
    yield Check("jejak", True, version("jejak"))


def _packages() -> Iterator[Check]:
    for requirement in requires("jejak") or ():
        if "extra ==" not in requirement:
            name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
            yield _package(name)
    for name, extra in EXTRAS.items():
        here = find_spec(name) is not None
        yield Check(name, True, version(name) if here else f"not installed, not needed for reading (pip install 'jejak[{extra}]')")


def _package(name: str) -> Check:
    try:
        return Check(name, True, version(name))
    except PackageNotFoundError:
        return Check(name, False, "not installed", "pip install jejak")


def _sqlite() -> Iterator[Check]:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
        works = True
    except sqlite3.OperationalError:
        works = False
    finally:
        connection.close()
    yield Check(
        "sqlite", works, f"{sqlite3.sqlite_version}, FTS5 {'works' if works else 'is missing'}", "use a Python whose SQLite has FTS5"
    )


def _languages() -> Iterator[Check]:
    from jejak import languages

    for code in languages.available():
        yield _attempt(f"language {code}", partial(_language_name, code), languages.LanguageError)


def _language_name(code: str) -> str:
    from jejak import languages

    return languages.load(code).name


def _weights() -> Iterator[Check]:
    from jejak import weights

    def whole() -> str:
        loaded = weights.load()
        for name, expected in loaded.manifest["files"].items():
            path = loaded.folder / name
            if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
                raise weights.WeightsError(f"{path} is missing or changed: install jejak again")
        return f"version {loaded.version}, {len(loaded.manifest['files'])} files as named by their hashes"

    yield _attempt("weights", whole, weights.WeightsError)


def _places() -> Iterator[Check]:
    from jejak.annotate import gazetteer

    yield _attempt("place index", gazetteer.about, gazetteer.PlacesError)


def _store(path: Path) -> str:
    with examined(path) as connection:
        return f"{path}: " + ", ".join(f"{number} {name}" for name, number in counts(connection).items())


def _attempt(name: str, look: Callable[[], str], expected: type[Exception]) -> Check:
    try:
        return Check(name, True, look())
    except expected as error:
        return Check(name, False, str(error))
