"""The rules of CONTRIBUTING.md ("Where a line belongs") that a program can check."""

from __future__ import annotations

import ast
import re
import statistics
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "jejak"
MOST_LINES_A_FILE, MEDIAN_LINES_A_FILE = 400, 120
MOST_LINES_A_FUNCTION, MEDIAN_LINES_A_FUNCTION = 60, 10
MOST_PARAMETERS = 5

STAGES = ("acquire", "article", "annotate", "link", "store")
SHARED = ("model", "text", "countries", "languages", "weights", "config", "data", "record", "rows", "schema")
"""What any stage may import: types, words, weights, settings, and the forms of a record."""
JOINS_STAGES = ("run", "cli", "web", "notebook", "__main__", "jejak")
FORBIDDEN_EVERYWHERE = ("torch", "transformers", "train", "evaluate", "tests")
PLACE_INDEX = "jejak.annotate.gazetteer"
"""Reads a fixed index of place names, which is data of the package and no store."""
FORBIDDEN_NAMES = ("utils", "helpers", "base", "common", "misc")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> tuple[Path, ...]:
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def known() -> frozenset[str]:
    return frozenset(map(name, modules()))


def name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part(module: str) -> str:
    """The part of the package a module belongs to: `jejak.store.reading` -> store; the root is `jejak`."""
    return module.split(".")[1] if "." in module else module


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(node: ast.AST) -> Iterator[str]:
    """Full names of all that is imported anywhere under `node`; `from jejak import x` gives `jejak.x` where that is a module."""
    for each in ast.walk(node):
        if isinstance(each, ast.Import):
            yield from (alias.name for alias in each.names)
        elif isinstance(each, ast.ImportFrom):
            assert each.level == 0, "imports are absolute"
            assert each.module is not None
            full = {f"{each.module}.{alias.name}" for alias in each.names}
            yield from full & known()
            if full - known():
                yield each.module


@cache
def own(path: Path) -> frozenset[str]:
    """Modules of the package that `path` imports, wherever in it."""
    return frozenset(found for found in imports(tree(path)) if found in known())


def at_import(path: Path) -> set[str]:
    """Modules of the package that importing `path` imports: what stands in functions or under TYPE_CHECKING does not count."""
    found: set[str] = set()
    pending: list[ast.AST] = list(tree(path).body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            found |= {each for each in imports(node) if each in known()}
        elif not isinstance(node, Function) and not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)):
            pending += ast.iter_child_nodes(node)
    return found - {name(path)}


@pytest.mark.parametrize("path", [path for path in modules() if part(name(path)) in STAGES], ids=name)
def test_a_stage_imports_no_other_stage(path: Path) -> None:
    allowed = {*SHARED, part(name(path)), "jejak"}
    assert {part(found) for found in own(path)} <= allowed


@pytest.mark.parametrize("path", [path for path in modules() if part(name(path)) not in (*STAGES, *JOINS_STAGES)], ids=name)
def test_what_stages_share_imports_no_stage(path: Path) -> None:
    assert not {part(found) for found in own(path)} & {*STAGES, *JOINS_STAGES[:-1]}


def test_the_types_import_nothing_of_the_package() -> None:
    assert own(PACKAGE / "model.py") == set()
    assert own(PACKAGE / "config.py") == set()


def test_no_import_goes_round() -> None:
    TopologicalSorter({name(path): at_import(path) for path in modules()}).prepare()


@pytest.mark.parametrize("path", modules(), ids=name)
def test_the_package_imports_nothing_of_training_or_tests(path: Path) -> None:
    roots = {found.split(".")[0] for found in imports(tree(path))}
    assert not roots & set(FORBIDDEN_EVERYWHERE)
    assert "ray" not in roots or path == PACKAGE / "run" / "ray.py"
    assert "sqlite3" not in roots or part(name(path)) in ("store", "cli") or name(path) == PLACE_INDEX


def test_files_keep_their_size() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path: lines for path, lines in lengths.items() if lines > MOST_LINES_A_FILE} == {}
    assert statistics.median(lengths.values()) <= MEDIAN_LINES_A_FILE


def functions() -> Iterator[tuple[str, Function]]:
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, Function):
                yield f"{name(path)}.{node.name}", node


def is_command(function: Function) -> bool:
    """A command's parameters are its options, as many as it has."""
    return any("app.command" in ast.unparse(decorator) for decorator in function.decorator_list)


def lines(function: Function) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def parameters(function: Function) -> int:
    given = function.args.posonlyargs + function.args.args + function.args.kwonlyargs
    return len([argument for argument in given if argument.arg not in ("self", "cls")])


def test_functions_keep_their_size() -> None:
    assert {where: lines(function) for where, function in functions() if lines(function) > MOST_LINES_A_FUNCTION} == {}
    assert statistics.median(lines(function) for _, function in functions()) <= MEDIAN_LINES_A_FUNCTION


def test_functions_have_few_parameters() -> None:
    many = {
        where: parameters(function)
        for where, function in functions()
        if parameters(function) > MOST_PARAMETERS and not is_command(function)
    }
    assert many == {}


def test_only_the_command_line_prints() -> None:
    printing = {where for where, node in calls("print") if part(where) != "cli"}
    assert printing == set()


def calls(function: str) -> Iterator[tuple[str, ast.Call]]:
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
                yield name(path), node


def test_one_broad_except() -> None:
    broad = [
        f"{name(path)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
    ]
    # store.opening rolls back and raises again whatever it was
    assert [where.rpartition(":")[0] for where in broad] == ["jejak.run.shards", "jejak.store.opening"]


def test_sql_stands_in_the_store_alone() -> None:
    statement = re.compile(r"\b(SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE (VIRTUAL )?TABLE)\b")
    found = {
        name(path)
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and statement.search(node.value)
    }
    # the doctor tries whether FTS5 works
    assert {where for where in found if part(where) != "store"} <= {"jejak.cli.doctor", PLACE_INDEX}


@cache
def language_words() -> frozenset[str]:
    """Words of a pack that the English one does not hold: five letters or more, so that codes do not count."""
    packs = {path.stem: set(words(tomllib.loads(path.read_text(encoding="utf-8")))) for path in (PACKAGE / "languages").glob("*.toml")}
    english = packs.pop("en")
    return frozenset(word for found in packs.values() for word in found - english if len(word) >= 5)


def words(value: object, listed: bool = False) -> Iterator[str]:
    """The items of lists and the keys of tables, lower case; a lone string is a setting, not a word."""
    if isinstance(value, str) and listed:
        yield value.lower()
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key.lower()
            yield from words(each)
    elif isinstance(value, list):
        for each in value:
            yield from words(each, listed=True)


@pytest.mark.parametrize("path", modules(), ids=name)
def test_words_of_a_language_stand_in_its_pack(path: Path) -> None:
    """No string of code is a word of a language pack, and none has letters beyond Latin-1 (scripts other than the program's own)."""
    told = docstrings(tree(path))
    constants = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and id(node) not in told]
    code = [node.value for node in constants if isinstance(node.value, str)]
    assert [text for text in code if text.lower() in language_words()] == []
    assert [text for text in code if any(letter.isalpha() and ord(letter) > 0xFF for letter in text)] == []


def docstrings(module: ast.Module) -> set[int]:
    """Strings that stand alone as a statement."""
    return {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}


def test_names_say_what_is_inside() -> None:
    assert [name(path) for path in modules() if path.stem in FORBIDDEN_NAMES] == []
