"""JSON as text: coloured lines for a log view, words found in it, a file of it. Pure; a thread may do all of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.records import LogChunk
from models.json_tree import MOST_HITS

if TYPE_CHECKING:
    from pathlib import Path

_LINE_KEY = re.compile(r'^( *)("(?:[^"\\]|\\.)*")(?=: )', re.MULTILINE)


def coloured(text: str) -> str:
    """Pretty JSON with its keys in the colour of links."""
    return _LINE_KEY.sub("\\1\x1b[36m\\2\x1b[39m", text)


def as_lines(text: str) -> LogChunk:
    """Pretty JSON as the lines of a log without stamps, coloured."""
    data = coloured(text).encode("utf-8", "replace") + b"\n"
    return LogChunk(data, b"\x01" * data.count(b"\n"))


def find_in_text(text: str, words: str, most: int = MOST_HITS) -> dict[int, list[tuple[int, int]]]:
    """Where `words` stand, case ignored: start and end by line number, some `most` of them at the most."""
    pattern = re.compile(re.escape(words), re.IGNORECASE)
    found: dict[int, list[tuple[int, int]]] = {}
    count = 0
    for number, line in enumerate(text.split("\n")):
        places = [hit.span() for hit in pattern.finditer(line)]
        if places:
            found[number] = places
            count += len(places)
            if count >= most:
                break
    return found


def write_whole(file: Path, text: str) -> None:
    """Write a file aside and give it its name when it is whole. Raises OSError and leaves nothing then."""
    aside = file.with_name(f".{file.name}.part")
    try:
        aside.write_text(text + "\n", encoding="utf-8")
        aside.replace(file)
    except OSError:
        aside.unlink(missing_ok=True)
        raise
