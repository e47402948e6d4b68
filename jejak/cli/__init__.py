"""The command line. Commands are thin: they read options, call the package and print; nothing else in the package prints."""

from __future__ import annotations

from jejak.cli import doctor, export, query, read, show
from jejak.cli.app import app

__all__ = ["app", "doctor", "export", "query", "read", "show"]
