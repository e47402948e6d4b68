"""Strict reading of TOML tables into frozen dataclasses: every key is known, present and of the declared type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


class LanguageError(ValueError):
    """A language pack or data table that cannot be used; the message names file, table and key."""


def read_table(cls: type[T], raw: object, where: str) -> T:
    """Build the dataclass `cls` from a TOML table. `where` names file and table in errors ("id.toml [times]")."""
    if not isinstance(raw, Mapping):
        raise LanguageError(f"{where}: expected a table, found {type(raw).__name__}")
    hints = get_type_hints(cls)
    known = {f.name: f for f in fields(cls)}  # type: ignore[arg-type]
    if unknown := sorted(set(raw) - set(known)):
        raise LanguageError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(known))}")
    values: dict[str, Any] = {}
    for name, spec in known.items():
        if name in raw:
            values[name] = read_value(hints[name], raw[name], f"{where} {name}")
        elif spec.default is MISSING and spec.default_factory is MISSING:
            raise LanguageError(f"{where}: key {name!r} is missing")
    return cls(**values)


def read_value(kind: Any, raw: object, where: str) -> Any:
    """Convert one TOML value to `kind`: a scalar, a dataclass, `tuple[X, ...]`, `tuple[X, Y]` or `Mapping[str, X]`."""
    if is_dataclass(kind):
        return read_table(kind, raw, where)  # type: ignore[arg-type]
    if get_origin(kind) is tuple:
        return _read_tuple(get_args(kind), raw, where)
    if get_origin(kind) is Mapping:
        if not isinstance(raw, Mapping):
            raise LanguageError(f"{where}: expected a table, found {type(raw).__name__}")
        inner = get_args(kind)[1]
        return MappingProxyType({key: read_value(inner, value, f"{where}.{key}") for key, value in raw.items()})
    if type(raw) is not kind:
        raise LanguageError(f"{where}: expected {kind.__name__}, found {type(raw).__name__}")
    return raw


def _read_tuple(inner: tuple[Any, ...], raw: object, where: str) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise LanguageError(f"{where}: expected a list, found {type(raw).__name__}")
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(read_value(inner[0], value, f"{where}[{i}]") for i, value in enumerate(raw))
    if len(raw) != len(inner):
        raise LanguageError(f"{where}: expected {len(inner)} values, found {len(raw)}")
    return tuple(read_value(kind, value, f"{where}[{i}]") for i, (kind, value) in enumerate(zip(inner, raw, strict=True)))
