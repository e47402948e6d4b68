"""The application all commands belong to, and what they have in common: options, errors, exit codes."""

from __future__ import annotations

import sqlite3
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from jejak.cli import output
from jejak.config import ConfigError, Settings, load
from jejak.store import StoreError

OK: Final = 0
FAILED: Final = 1
USAGE: Final = 2
SOME_REJECTED: Final = 3
DEFAULT_STORE: Final = Path("jejak.sqlite")
"""Where the commands that ask a store look when neither --store nor a setting names one."""

EXIT_CODES = (
    "Exit codes: 0 all was read or done; 1 nothing could be read, or an error; 2 wrong usage or setting; "
    "3 some inputs were rejected (each is named on stderr)."
)


class CommandError(Exception):
    """A command cannot do what is asked; the message says why and what to do."""


class _Commands(TyperGroup):
    """Turns the package's own errors into one line on stderr and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except ConfigError as error:
            output.complain(str(error))
            raise typer.Exit(USAGE) from error
        except (CommandError, StoreError) as error:
            output.complain(str(error))
            raise typer.Exit(FAILED) from error
        except sqlite3.Error as error:
            output.complain(f"the store cannot be read or written: {error}")
            raise typer.Exit(FAILED) from error


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

StoreOption = Annotated[Path | None, typer.Option("--store", metavar="FILE", help="The SQLite file of reports [default: jejak.sqlite].")]
ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="A TOML file of settings [default: jejak.toml where there is one]."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]


def settings(config: Path | None, **flags: object) -> Settings:
    """The settings under these flags (None: not given)."""
    return load(flags, file=config)


def store_path(config: Path | None, store: Path | None) -> Path:
    """The store a command asks."""
    return settings(config, store=store).store or DEFAULT_STORE


def _print_version(wanted: bool) -> None:
    if wanted:
        output.line(f"jejak {version('jejak')}")
        raise typer.Exit


@app.callback(epilog=EXIT_CODES)
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", callback=_print_version, is_eager=True)] = False,
) -> None:
    """Turn news pages into a sourced record: who did or said what to whom, when, where, according to whom.

    \b
    jejak read examples/
    jejak read examples/ --store news.sqlite && jejak events --store news.sqlite --type CONSULT
    """
