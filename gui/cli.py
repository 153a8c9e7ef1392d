"""The command line: arguments, help, version. Nothing of Qt is imported before they are understood."""

from __future__ import annotations

import argparse
import builtins
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

PANES = ("containers", "images", "volumes", "networks", "logs", "monitor", "engine", "settings")

EXIT_FAILED = 1
EXIT_USAGE = 2


class Options(NamedTuple):
    """What the command line asks for.

    Args:
        host: a Docker host URL, or "" to look for one.
        context: the name of a Docker context, or "".
        pane: the pane to open on, one of `PANES`; "" for the one of the last run.
        debug: whether the log says everything, on stderr too.
        screenshot: the folder for a PNG of each pane and theme, instead of a window; None for a window.
        private: whether to use a private engine, started and filled here.
        language: the language of the window, such as "pt_BR"; "" for the user's.
    """

    host: str = ""
    context: str = ""
    pane: str = ""
    debug: bool = False
    screenshot: Path | None = None
    private: bool = False
    language: str = ""


def version() -> str:
    """The version of Longshore: of the installed package, else of the source tree beside this file."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("longshore")
    except PackageNotFoundError:
        import tomllib

        project = Path(__file__).resolve().parent.parent / "pyproject.toml"
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


class _Version(argparse.Action):
    """`--version`, looked up only when asked for: reading package metadata takes as long as a small import."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002 - argparse's own signature
        values: object,  # noqa: ARG002 - argparse's own signature
        option_string: str | None = None,  # noqa: ARG002 - argparse's own signature
    ) -> None:
        sys.stdout.write(f"longshore {version()}\n")
        parser.exit(0)


def parser() -> argparse.ArgumentParser:
    """The parser of `longshore`."""
    made = argparse.ArgumentParser(
        prog="longshore",
        description="A native desktop manager for Docker engines.",
        epilog="Without --host, --context or --private, Longshore opens on DOCKER_HOST, the current Docker context, "
        "or the first engine found on this computer.",
    )
    made.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    where = made.add_mutually_exclusive_group()
    where.add_argument("--host", metavar="URL", default="", help="open on this engine, such as unix:///run/docker.sock")
    where.add_argument("--context", metavar="NAME", default="", help="open on the engine of this Docker context")
    where.add_argument(
        "--private", action="store_true", help="start an engine of Longshore's own, with a small sample, and open on it"
    )
    made.add_argument("--pane", choices=PANES, default="", help="the pane to open on")
    made.add_argument(
        "--language", metavar="NAME", default="", help="the window's language, such as pt_BR, in place of yours"
    )
    made.add_argument("--debug", action="store_true", help="log everything, and to stderr as well")
    made.add_argument(
        "--screenshot",
        metavar="FOLDER",
        type=Path,
        default=None,
        help="write a PNG of each pane in light and dark into FOLDER and exit; needs no display",
    )
    return made


def parse(arguments: Sequence[str] | None = None) -> Options:
    """Understand the arguments (those of the process where None). Exits as argparse does on --help and mistakes."""
    found = parser().parse_args(arguments)
    return Options(
        host=found.host,
        context=found.context,
        pane=found.pane,
        debug=found.debug,
        screenshot=found.screenshot,
        private=found.private,
        language=found.language,
    )


def complain(message: str) -> None:
    """Say on stderr, in one line, why nothing was opened."""
    sys.stderr.write(f"longshore: {' '.join(message.split())}\n")


def _qt_version() -> str | None:
    """The version of PySide6 as it says itself; None where it is not there. Package metadata takes 20 ms longer."""
    try:
        from PySide6 import __version__ as found
    except ImportError:
        return None
    return str(found)


def plain_imports() -> None:
    """Put Python's own `import` back.

    PySide6 replaces it by one that reads the source text of every module that is imported, to see whether it might use
    its `__feature__` switches. Nothing here does, and it is 20 ms of the way to the first window.
    """
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original


def main(arguments: Sequence[str] | None = None) -> int:
    """The console script `longshore`. Returns the exit code."""
    options = parse(arguments)
    sys.setswitchinterval(0.001)  # threads that read or search keep the window waiting 1 ms at most, not 5
    from gui import guard

    problem = guard.problem(qt=_qt_version())
    if problem:
        complain(problem)
        return EXIT_FAILED
    plain_imports()
    gc.disable()  # what is made on the way to the first window stays; gui.garbage collects from then on
    from gui.app import run

    return run(options)
