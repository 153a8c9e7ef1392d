"""Logs: drained, opened, followed, held, scrolled and merged, beside what docker's CLI takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from benchmarks.harness import Pairs, alone, compared, in_turn, percentile, quartiles
from benchmarks.probe import command_process
from benchmarks.reference import docker_cli, environment
from benchmarks.workload import IMAGE, client, private_engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.harness import Row

LINES = 1_000_000
HELD = 10_000_000
MERGED, EACH = 20, 50_000
FOLLOW_SECONDS = 20
TICK = 0.01
SLOW = 20_000

# Lines of 100 bytes with their numbers.
_WRITE = (
    "awk 'BEGIN {{ for (i = {first}; i < {last}; i++) "
    'printf "%09d INFO request handled path=/items/%d status=200 ms=%d user=carol trace=%08x end of the line\\n", '
    "i, i * 7919 % 100003, i * 31 % 997, i }}'"
)


class Asked:
    """The probe: asked by a line, answers by a line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._answer()

    def __call__(self, *words: str) -> dict[str, Any]:
        """Ask, and wait for the answer."""
        if self._process.stdin is None:
            raise RuntimeError("no pipe to the probe")
        self._process.stdin.write(" ".join(words) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        line = self._process.stdout.readline() if self._process.stdout is not None else ""
        if not line:
            raise RuntimeError("the probe ended")
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def probe(url: str) -> Iterator[Asked]:
    """A probe on an engine, ended when the block is left."""
    with command_process([sys.executable, "-m", "benchmarks.log_probe", url]) as process:
        yield Asked(process)


def cli(url: str, *arguments: str) -> tuple[float, float]:
    """Wall and CPU seconds of one run of the CLI, its output thrown away."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [docker_cli().path, *arguments], env=environment(url), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"docker {arguments[0]} failed")
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime


def written(url: str, name: str, lines: int, *, tty: bool = False) -> str:
    """A stopped container whose log has so many lines of 100 bytes."""
    container = prepared(url, name, _WRITE.format(first=0, last=lines), tty=tty)
    api = client(url)
    api.start(container)
    api.wait(container)
    api.close()
    return container


def prepared(url: str, name: str, script: str, *, tty: bool = False) -> str:
    """A container that has not been started."""
    api = client(url)
    made = api.create_container(IMAGE, ["sh", "-c", script], name=name, tty=tty)["Id"]
    api.close()
    return str(made)


def drained(names: Sequence[str], url: str) -> Iterator[Row]:
    """A million lines, from opening the log until all are held."""
    with probe(url) as ask:
        if "logs-drain" in names or "logs-drain-cpu" in names:
            container = written(url, "drain", LINES)
            wall, cpu = _against_cli(ask, url, container)
            if "logs-drain" in names:
                yield compared("logs-drain", wall, at_most=1.05, unit="s", factor=1.0)
            if "logs-drain-cpu" in names:
                yield compared("logs-drain-cpu", cpu, at_most=1.0, unit="s", factor=1.0)
        if "logs-drain-tty" in names:
            wall, _ = _against_cli(ask, url, written(url, "drain-tty", LINES, tty=True))
            yield compared("logs-drain-tty", wall, at_most=1.05, unit="s", factor=1.0)
        if "logs-first" in names:
            container = written(url, "first", LINES // 10)
            pairs = in_turn(
                lambda: float(ask("first", container)["wall"]),
                lambda: cli(url, "logs", "--timestamps", "--tail", "1000", container)[0],
            )
            yield compared("logs-first", pairs, at_most=0.8)


def _against_cli(ask: Asked, url: str, container: str) -> tuple[Pairs, Pairs]:
    cpu = Pairs()

    def ours() -> float:
        answer = ask("drain", container, str(LINES))
        cpu.ours.append(float(answer["cpu"]))
        return float(answer["wall"])

    def theirs() -> float:
        wall, used = cli(url, "logs", "--timestamps", container)
        cpu.reference.append(used)
        return wall

    wall = in_turn(ours, theirs)
    skipped = len(cpu.ours) - len(wall.ours)
    return wall, Pairs(cpu.ours[skipped:], cpu.reference[skipped:])


def followed(names: Sequence[str], url: str) -> Iterator[Row]:
    """What is written while it is followed: whether all of it comes, and how long the interface stands still."""
    with probe(url) as ask:
        if "logs-follow" in names:
            most = _cli_rate(url)
            gaps, note = _follow(ask, url, "follow", round(most * 0.8))
            note += f", {most:,.0f} lines/s by docker logs -f"
            yield alone("logs-follow", percentile(gaps, 99), at_most=33, unit="ms", spread=quartiles(gaps), note=note)
        slow = [name for name in names if name.startswith("logs-follow-20k")]
        if slow:
            gaps, note = _follow(ask, url, "follow-20k", SLOW)
            for name, per_cent, most_ms in (("logs-follow-20k-p99", 99.0, 8), ("logs-follow-20k-p999", 99.9, 16)):
                if name in slow:
                    late = percentile(gaps, per_cent)
                    yield alone(name, late, at_most=most_ms, unit="ms", spread=quartiles(gaps), note=note)


def _paced(rate: int, seconds: int) -> tuple[str, int]:
    """A script that writes so many lines a second, and how many in all."""
    each = max(1, round(rate * TICK))
    ticks = round(seconds / TICK)
    make = _WRITE.format(first=0, last=each)
    # What the writing takes is taken off the pause by reading the clock: ticks are of the clock, not pauses.
    loop = f"i=0; while [ $i -lt {ticks} ]; do cat /chunk; i=$((i+1)); usleep {round(TICK * 1e6) - 2_500}; done"
    return f"{make} > /chunk; {loop}", each * ticks


def _follow(ask: Asked, url: str, name: str, rate: int) -> tuple[list[float], str]:
    script, total = _paced(rate, FOLLOW_SECONDS)
    answer = ask("follow", prepared(url, name, script), str(total))
    if answer["lines"] < total:
        raise RuntimeError(f"{total - answer['lines']} lines did not come")
    gaps = [float(gap) for gap in answer["gaps"]]
    reached = total / float(answer["wall"])
    cores = float(answer["cpu"]) / float(answer["wall"])
    return gaps, f"{reached:,.0f} lines/s, all {total:,} came, {cores:.2f} core, max {max(gaps):.1f} ms"


def _cli_rate(url: str) -> float:
    """Lines a second that `docker logs -f` takes from a container that writes as fast as it can."""
    container = prepared(url, "flood", _WRITE.format(first=0, last=LINES))
    api = client(url)
    command = [docker_cli().path, "logs", "--timestamps", "--follow", container]
    api.start(container)
    begun = time.perf_counter()
    with subprocess.Popen(command, env=environment(url), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        came = 0
        if process.stdout is not None:
            while data := process.stdout.read(1 << 16):
                came += data.count(b"\n")
    rate = came / (time.perf_counter() - begun)
    api.close()
    return rate


def held(names: Sequence[str]) -> Iterator[Row]:
    """Ten million lines held, and random jumps in them."""
    with private_engine() as engine, probe(engine.url) as ask:
        answer = ask("hold", str(HELD))
    if answer["lines"] != HELD:
        raise RuntimeError("lines were let go")
    note = f"{answer['on_disk']:.0f} MB on the disk"
    if "logs-memory" in names:
        yield alone("logs-memory", float(answer["pss"]), at_most=300, unit="MB", note=note)
    if "logs-scroll" in names:
        jumps = [float(jump) for jump in answer["jumps"]]
        yield alone("logs-scroll", percentile(jumps, 99), at_most=50, unit="ms", spread=quartiles(jumps), note=note)


def merged(url: str) -> Iterator[Row]:
    """Twenty logs as one, against the same twenty opened one after another."""
    containers = ",".join(written(url, f"merge-{number}", EACH) for number in range(MERGED))
    with probe(url) as ask:
        pairs = in_turn(
            lambda: float(ask("merge", containers, str(MERGED * EACH))["wall"]),
            lambda: float(ask("drain", containers, str(EACH))["wall"]),
        )
    yield compared("logs-merge", pairs, at_most=1.5, unit="s", factor=1.0, note="reference: ours, one after another")


def measure(names: Sequence[str]) -> Iterator[Row]:
    """The rows named."""
    rows: list[Row] = []
    if any(name.startswith(("logs-drain", "logs-first", "logs-follow", "logs-merge")) for name in names):
        with private_engine() as engine:
            rows += drained(names, engine.url)
            rows += followed(names, engine.url)
            if "logs-merge" in names:
                rows += merged(engine.url)
    if any(name in names for name in ("logs-memory", "logs-scroll")):
        rows += held(names)
    order = {name: place for place, name in enumerate(NAMES)}
    yield from sorted(rows, key=lambda row: order[row.name])


NAMES = (
    "logs-drain",
    "logs-drain-cpu",
    "logs-drain-tty",
    "logs-first",
    "logs-follow",
    "logs-follow-20k-p99",
    "logs-follow-20k-p999",
    "logs-memory",
    "logs-scroll",
    "logs-merge",
)
