"""Gathers the texts of the program for translators, and compiles what they made of them: `./dev texts`.

Texts are found by Python's own parser, where `tr`, `tr_later` and `plural` of `models/words.py` are called.

    texts.py [LANGUAGE…]   bring the files in resources/translations up to date, begin those of languages named, compile
    texts.py --check       say what is not up to date; exit 1 where anything is not
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
FLOORS = ("engine", "models", "gui")
WORDS = "models/words.py"
ENGLISH = "en"
TEXTS = {"tr": 1, "tr_later": 1, "plural": 2}
"""What is called, and how many texts come after the context."""

Found = dict[tuple[str, str], "Text"]


class Text(NamedTuple):
    """A text as it stands in the code.

    Args:
        places: the files it is in.
        forms: the English forms for one and many; empty where it has no number in it.
    """

    places: tuple[str, ...]
    forms: tuple[str, ...]


class NotConstant(Exception):
    """A text that is made up while the program runs, so that nobody can translate it."""


def texts(root: Path = ROOT) -> Found:
    """All texts by context and English words, sorted. Raises `NotConstant`."""
    found: Found = {}
    for path in sorted(path for floor in FLOORS for path in (root / floor).rglob("*.py")):
        place = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TEXTS:
                _take(found, node, TEXTS[node.func.id], place)
    return dict(sorted(found.items()))


def _take(found: Found, call: ast.Call, count: int, place: str) -> None:
    words = [each.value for each in call.args[: count + 1] if isinstance(each, ast.Constant)]
    if len(words) <= count or not all(isinstance(word, str) for word in words):
        if place == WORDS or all(isinstance(each, ast.Name | ast.Attribute) for each in call.args[1 : count + 1]):
            return  # passes on what is marked elsewhere
        raise NotConstant(f"{place}:{call.lineno}: {ast.unparse(call)}")
    context, *sources = map(str, words)
    for source in sources:
        before = found.get((context, source))
        forms = (sources[0], sources[-1]) if "%n" in sources[-1] else before.forms if before else ()
        places = {place, *(before.places if before else ())}
        found[context, source] = Text(tuple(sorted(places)), forms)


def merged(found: Found, language: str, before: str = "") -> str:
    """A translator's file: all texts, with what was translated `before` of those that are still there."""
    kept = _translations(before)
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage=ENGLISH)
    contexts: dict[str, ET.Element] = {}
    for (context, source), text in found.items():
        if context not in contexts:
            contexts[context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[context], "name").text = context
        message = ET.SubElement(contexts[context], "message", {"numerus": "yes"} if text.forms else {})
        for place in text.places:
            ET.SubElement(message, "location", filename=f"../../{place}")
        ET.SubElement(message, "source").text = source
        old = kept.get((context, source))
        if language == ENGLISH and text.forms:
            _put_forms(message, text.forms)
        elif old is not None and (old.find("numerusform") is not None) == bool(text.forms):
            message.append(old)
        else:
            _put_forms(message, ("",) if text.forms else (), "unfinished")
    ET.indent(root, "  ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{ET.tostring(root, "unicode")}\n'


def _put_forms(message: ET.Element, forms: tuple[str, ...], kind: str = "") -> None:
    translation = ET.SubElement(message, "translation", {"type": kind} if kind else {})
    for form in forms:
        ET.SubElement(translation, "numerusform").text = form


def _translations(content: str) -> dict[tuple[str, str], ET.Element]:
    """What stands in a translator's file."""
    if not content:
        return {}
    return {
        (context.findtext("name", ""), message.findtext("source", "")): translation
        for context in ET.fromstring(content).iter("context")  # noqa: S314 - a file of this repository
        for message in context.iter("message")
        if (translation := message.find("translation")) is not None
    }


def compiled(path: Path) -> Path:
    """The file that the program loads, of a translator's file."""
    return path.with_suffix(".qm")


def release(path: Path, target: Path) -> None:
    """Compile a translator's file by Qt's lrelease, which PySide6 brings."""
    import PySide6

    tool = next(each for each in Path(PySide6.__path__[0]).glob("lrelease*") if each.is_file())
    subprocess.run([str(tool), "-silent", "-nounfinished", str(path), "-qm", str(target)], check=True)


def main(arguments: list[str]) -> int:
    """Bring all files up to date, or say which are not. Returns the exit code."""
    check = arguments == ["--check"]
    languages = {path.stem.removeprefix("longshore_") for path in FOLDER.glob("longshore_*.ts")}
    found, stale = texts(), []
    for language in sorted({ENGLISH, *languages, *(() if check else arguments)}):
        path = FOLDER / f"longshore_{language}.ts"
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        content = merged(found, language, before)
        if content != before:
            stale.append(path.name)
        if check:
            continue
        path.write_text(content, encoding="utf-8")
        if language != ENGLISH:  # both its forms stand in the code
            release(path, compiled(path))
    if check and stale:
        sys.stderr.write(f"not up to date, run ./dev texts: {', '.join(stale)}\n")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
