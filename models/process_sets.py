"""What a list of processes shows: a few sets of columns, and whatever a person asks `ps` for."""

from __future__ import annotations

from typing import NamedTuple

from models.words import tr, tr_later

LONGEST = 400
"""Letters of arguments of a person's own."""


class ColumnSet(NamedTuple):
    """Columns to choose.

    Args:
        key: stable name; "own" of what a person wrote.
        words_text: what it is called, in English.
        args: the arguments of `ps`; None for the usual ones.
        podman: the same in Podman's words.
    """

    key: str
    words_text: str
    args: str | None
    podman: str | None

    @property
    def words(self) -> str:
        """What it is called, translated."""
        return tr("Processes", self.words_text)


USUAL = ColumnSet("usual", tr_later("Processes", "Use and age"), None, None)
SETS = (
    USUAL,
    ColumnSet(
        "memory",
        tr_later("Processes", "Memory"),
        "-eo pid,ppid,user,pmem,rss,vsz,etimes,args",
        "pid,ppid,user,rss,vsz,etime,args",
    ),
    ColumnSet(
        "scheduling",
        tr_later("Processes", "State, priority and threads"),
        "-eo pid,ppid,user,stat,ni,pri,nlwp,psr,time,args",
        "pid,ppid,user,state,nice,tty,time,args",
    ),
    ColumnSet("engine", tr_later("Processes", "As docker top"), "", ""),
)


def own(args: str) -> ColumnSet:
    """What a person wrote, such as "-o pid,comm"."""
    return ColumnSet("own", tr_later("Processes", "Own arguments of ps"), args, args)


def wrong_arguments(text: str) -> str:
    """What is wrong with a person's arguments, "" for nothing that can be told without asking the engine."""
    if not text.strip():
        return tr("Processes", "Such as -o pid,comm,args; the number of the process (pid) has to be among them.")
    if len(text) > LONGEST or not text.isprintable():
        return tr("Processes", "One line of at most {n} letters.").format(n=LONGEST)
    return ""
