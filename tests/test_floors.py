"""Who may import what, read from the source: import-linter cannot see parts of external packages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("engine", "models", "gui", "resources")
SOURCES = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
ENGINE_LIBRARIES = {"docker", "requests", "urllib3"}


def _imports(path: Path) -> set[str]:
    """All that a file imports, inside functions and for the type checker too, by whole name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            found |= {f"{node.module}.{name.name}" for name in node.names}
            if any(name.name == "*" for name in node.names):
                raise AssertionError(f"{path}: a star import")
    return found


def _tops(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in _imports(path)}


def test_there_is_something_to_read() -> None:
    assert len([path for path in SOURCES if path.is_relative_to(ROOT / "engine")]) > 10


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_what_its_floor_may(path: Path) -> None:
    floor = path.relative_to(ROOT).parts[0]
    tops = _tops(path)
    assert "tests" not in tops
    assert "benchmarks" not in tops
    if floor != "engine":
        assert not tops & ENGINE_LIBRARIES, "docker, requests and urllib3 only below engine/"
    if floor == "engine":
        assert not tops & {"PySide6", "qasync", "shiboken6", "qtawesome", "models", "gui", "resources"}
    if floor == "models":
        assert not tops & {"gui", "qasync"}
        qt = {name for name in _imports(path) if name.startswith("PySide6")}
        assert all(name.startswith("PySide6.QtCore") for name in qt), "models/ takes QtCore alone"
    if floor == "resources":
        assert not tops & {"gui", "models", "engine"}


def test_nothing_loads_the_sdk_at_its_top() -> None:
    """The SDK takes 0.1 s to import: where it is of use it is imported there."""
    outer = {path.stem for path in SOURCES if path.parent.name == "engine" and _top_level(path) & ENGINE_LIBRARIES}
    assert not outer


def _top_level(path: Path) -> set[str]:
    found = set()
    for node in ast.parse(path.read_bytes()).body:
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found
