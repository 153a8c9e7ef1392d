"""Processes of one container: the list, and signals to single ones (Engine API, `/containers/{id}/top` and exec)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from engine.commands import Outcome, run_inside
from engine.errors import AccessDenied, Ask, NotFound, Reason, Rejected, Unsupported
from engine.parse import mapping, number, text, whole_object
from engine.paths import segment
from engine.process_match import Inner, Outer, match
from engine.process_records import INIT, PODMAN_ARGS, PS_ARGS, Top, top_from_json
from engine.wire import ACT_SECONDS, read

if TYPE_CHECKING:
    from engine.client import Client
    from engine.wire import Wire

# For telling them apart: the name that the kernel has, which is the same inside, stands last since it may hold spaces.
_NAMED_ARGS = "-eo pid,ppid,etimes,comm"
_DEAD = " <defunct>"
_OWN_PIDS = frozenset({"", "private"})
_TRIES = 3

# Builtins of any POSIX shell alone. A name stands in brackets and may hold anything, so that fields are counted behind
# the last bracket: state, parent, …, the twentieth is the start.
_LIST = """echo "self $$"
for folder in /proc/[0-9]*; do
    if read -r line < "$folder/stat"; then echo "$line"; fi
done 2>/dev/null"""
_KILL = """pid=$1 begun=$2 signal=$3
read -r line < "/proc/$pid/stat" || exit 3
set -- ${line##*) }
[ "${20}" = "$begun" ] || exit 3
kill -s "$signal" "$pid" || exit 4"""
_GONE, _REFUSED = 3, 4

_STAT = re.compile(r"(\d+) \((.*)\) \S (\d+)((?: -?\d+)*)", re.DOTALL)
_START = 17
"""Of the fields behind state and parent, the place of the start."""


class ProcessCalls:
    """`contract.Processes` over the wire."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def list(self, container: str, ps_args: str | None = None) -> Top:
        """Processes of a running container: as the engine likes where it does not take the usual arguments (Windows).

        Args:
            container: whose.
            ps_args: the arguments of `ps` (of Podman: its own words); None for the usual ones, "" for the engine's own.

        Raises:
            Conflict: it does not run.
            Rejected: `ps_args` are none that `ps` or the engine takes.
        """
        ask = Ask("list", "process", container)
        podman = self._wire.podman
        words = ps_args if ps_args is not None else PODMAN_ARGS if podman else PS_ARGS

        def work(client: Client) -> Top:
            try:
                found = _top(client, ask, words, podman=podman)
            except Rejected:
                if ps_args is not None or not words:
                    raise
                found = Top()
            if found.titles or not words:
                return found
            if ps_args is not None:
                raise Rejected(*ask, "it answered with nothing")  # Podman, to words that it does not know
            return _top(client, ask, "", podman=podman)

        return await self._wire.run(ask, work, deed=False)

    async def signal(self, container: str, pid: int, signal: str = "SIGTERM") -> int:
        """Send a signal to one process, by its number as `list` gives it; returns its number inside.

        The main process is signalled by the engine. Another is looked for inside, by a shell there, and signalled from
        there: nothing outside the container is ever meant.

        Raises:
            NotFound: it has ended, or the container has.
            Unsupported: it cannot be known for sure which it is inside (`Reason.NO_SHELL`, `SHARED_PIDS`, `NOT_SURE`).
            AccessDenied: the container may not.
        """
        ask = Ask("signal", "process", str(pid))
        podman = self._wire.podman

        def work(client: Client) -> int:
            return _signal(client, ask, container, pid, signal, podman=podman)

        return await self._wire.run(ask, work, deed=True)


def _top(client: Client, ask: Ask, ps_args: str, container: str = "", *, podman: bool = False) -> Top:
    # Podman sends it again and again unless it is told not to.
    params = {"ps_args": ps_args or None, "stream": False if podman else None}
    return read(client, ask, f"/containers/{segment(container or ask.name)}/top", top_from_json, params=params)


def _signal(client: Client, ask: Ask, container: str, pid: int, signal: str, *, podman: bool) -> int:
    json = read(client, ask, f"/containers/{segment(container)}/json", whole_object)
    main = INIT if podman else number(mapping(json.get("State")).get("Pid"))
    if pid == main:
        path = f"/containers/{segment(container)}/kill"
        client.call(ask, "POST", path, params={"signal": signal}, patience=ACT_SECONDS)
        return INIT
    if text(mapping(json.get("HostConfig")).get("PidMode")) not in _OWN_PIDS:
        raise Unsupported(*ask, "its processes are not numbered by itself", reason=Reason.SHARED_PIDS)
    inside = _named(client, ask, container, pid) if podman else _find(client, ask, container, pid, main)
    words = ["sh", "-c", _KILL, "signal", str(inside.pid), str(inside.start), signal.removeprefix("SIG")]
    ended = Outcome(None, b"", b"")
    for user in ("", "0"):  # who runs the container may signal its own; root is asked for what is another's
        ended = _inside(client, ask, container, words, user)
        if ended.code != _REFUSED:
            break
    if ended.code == _GONE:
        raise NotFound(*ask, "it has ended")
    if ended.code:
        said = (ended.err or ended.out).decode("utf-8", "replace").strip()
        raise AccessDenied(*ask, said) if ended.code == _REFUSED else Rejected(*ask, said)
    return inside.pid


def _named(client: Client, ask: Ask, container: str, pid: int) -> Inner:
    """The process of a number inside."""
    listed = _inside(client, ask, container, ["sh", "-c", _LIST], "")
    for one in inner_from_text(listed.out.decode("utf-8", "replace")):
        if one.pid == pid:
            return one
    raise NotFound(*ask, "it has ended")


def _find(client: Client, ask: Ask, container: str, pid: int, main: int) -> Inner:
    """The process inside. Looked for between two lists that are the same, so that none came or went meanwhile."""
    for _ in range(_TRIES):
        before = _outer(client, ask, container)
        if pid not in {one.pid for one in before}:
            raise NotFound(*ask, "it has ended")
        listed = _inside(client, ask, container, ["sh", "-c", _LIST], "")
        if {(one.pid, one.name) for one in before} != {(one.pid, one.name) for one in _outer(client, ask, container)}:
            continue
        found = match(before, inner_from_text(listed.out.decode("utf-8", "replace")), main).get(pid)
        if found is not None:
            return found
        break
    raise Unsupported(*ask, "it cannot be told from others inside", reason=Reason.NOT_SURE)


def _outer(client: Client, ask: Ask, container: str) -> list[Outer]:
    try:
        top = _top(client, ask, _NAMED_ARGS, container)
    except Rejected as error:
        raise Unsupported(*ask, error.words, reason=Reason.NOT_SURE) from error
    ages = top.titles.index("ELAPSED") if "ELAPSED" in top.titles else -1
    return [
        Outer(one.pid, one.parent, one.command.removesuffix(_DEAD), _age(one.cells[ages] if ages >= 0 else ""))
        for one in top.processes
        if one.pid is not None and one.parent is not None
    ]


def _age(word: str) -> int | None:
    return int(word) if word.isdecimal() else None


def _inside(client: Client, ask: Ask, container: str, words: list[str], user: str) -> Outcome:
    try:
        return run_inside(client, ask, container, words, user=user)
    except Rejected as error:
        if error.reason is Reason.NO_COMMAND:
            raise Unsupported(*ask, error.words, reason=Reason.NO_SHELL) from error
        raise


def inner_from_text(said: str) -> list[Inner]:
    """What `_LIST` wrote, without the shell that wrote it (proc(5), /proc/pid/stat)."""
    found: list[Inner] = []
    own: Any = None
    for line in said.splitlines():
        if line.startswith("self "):
            own = line.removeprefix("self ")
            continue
        stat = _STAT.match(line)
        fields = stat[4].split() if stat is not None else []
        if stat is not None and len(fields) > _START and stat[1] != own:
            found.append(Inner(int(stat[1]), int(stat[3]), stat[2], int(fields[_START])))
    return found
