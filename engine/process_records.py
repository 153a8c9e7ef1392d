"""Processes of a container as `ps` on the engine's machine lists them: free columns, and what is understood of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.parse import items, mapping, text, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

INIT = 1
"""The number of the main process inside."""

PS_ARGS = "-eo pid,ppid,uid,pcpu,rss,etimes,stat,args"
"""What a list of processes asks `ps` for: numbers that no host's names stand for, and the whole command at the end."""

PODMAN_ARGS = "pid,ppid,user,pcpu,rss,etime,state,args"
"""The same in Podman's own words; what it does not know it answers with nothing. Its numbers are those inside."""

_COMMANDS = ("COMMAND", "CMD", "Name")


@dataclass(frozen=True, slots=True)
class Process:
    """One process.

    `pid` and `parent` are numbers of the engine's machine, not of the container; None where no column gives them.
    `cells` are what `ps` says, one for each title.
    """

    pid: int | None
    parent: int | None
    command: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Top:
    """`GET /containers/{id}/top`: titles as `ps` (or Windows) wrote them, and the processes."""

    titles: tuple[str, ...] = ()
    processes: tuple[Process, ...] = ()


def top_from_json(json: Any) -> Top:
    """The reply as a record. A line that has fewer cells than titles is filled up, one that has more is joined."""
    reply = mapping(json)
    titles = texts(reply.get("Titles"))
    rows = [texts(line) for line in items(reply.get("Processes"))]
    if len(titles) == 1 and len(titles[0].split()) > 1:  # Podman: whole lines, as the `ps` of the image wrote them
        titles = tuple(titles[0].split())
        rows = [tuple("".join(row).split(maxsplit=len(titles) - 1)) for row in rows]
    return Top(titles, tuple(_process(titles, row) for row in rows if row and titles))


def _process(titles: Sequence[str], row: tuple[str, ...]) -> Process:
    last = len(titles) - 1
    cells = (*row[:last], " ".join(row[last:]), *("" for _ in range(len(row), last)))[: len(titles)]
    named = dict(zip(titles, cells, strict=True))
    command = next((named[title] for title in _COMMANDS if named.get(title)), "")
    return Process(_number(named.get("PID")), _number(named.get("PPID")), command or cells[-1], cells)


def _number(value: str | None) -> int | None:
    word = text(value).strip()
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 12 else None
