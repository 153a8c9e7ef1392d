"""Processes on a real engine: the same as `docker top`, and a signal reaches the one that is meant and no other."""

from __future__ import annotations

import asyncio
import io
import shutil
import subprocess
import tarfile
from typing import TYPE_CHECKING

import pytest

from engine.docker import DockerEngine
from engine.errors import Conflict, NotFound, Reason, Rejected, Unsupported
from engine.needs import search_path
from engine.records import Host
from models.process_sets import SETS
from tests.engines import until

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from engine.process_records import Process
    from tests.engines import RealEngine

# Each writes down the signal that it gets, and under which name.
FAMILY = """
child() { trap "echo $1 >> /got" USR1; while :; do sleep 1000 & wait $!; done; }
child one & child two & child three &
wait
"""


def _with(url: str, work: Callable[[DockerEngine], Awaitable[None]]) -> None:
    async def main() -> None:
        engine = DockerEngine(Host("test", url, "test"))
        try:
            await engine.open()
            await work(engine)
        finally:
            await engine.close()

    asyncio.run(main())


def _shells(processes: Sequence[Process], main: int) -> list[Process]:
    """The children of the main process, in the order in which they were made."""
    return sorted((one for one in processes if one.parent == main), key=lambda one: one.pid or 0)


def test_a_list_is_what_docker_top_says(real_engine: RealEngine, engine_name: str) -> None:
    name = f"{engine_name}top"
    key = real_engine.run(name)

    async def work(engine: DockerEngine) -> None:
        beside = real_engine.client.top(name)
        top = await engine.processes.list(key, "-ef")
        assert list(top.titles) == beside["Titles"]
        assert {one.command for one in top.processes} == {line[-1] for line in beside["Processes"]}
        own = await engine.processes.list(key)
        assert own.titles[0] == "PID"
        assert {one.pid for one in own.processes} >= {real_engine.client.inspect_container(name)["State"]["Pid"]}
        assert (await engine.processes.list(key, "")).titles == tuple(beside["Titles"])
        for each in SETS:
            chosen = await engine.processes.list(key, each.args)
            assert {one.pid for one in chosen.processes} == {one.pid for one in top.processes}, each.key
        assert (await engine.processes.list(key, "-o pid,comm")).titles == ("PID", "COMMAND")
        for refused in ("--no-such-thing", "-o comm"):
            with pytest.raises(Rejected):
                await engine.processes.list(key, refused)
        real_engine.client.stop(name)
        with pytest.raises(Conflict):
            await engine.processes.list(key)

    _with(real_engine.url, work)


def test_a_signal_reaches_each_of_several_that_are_alike(real_engine: RealEngine, engine_name: str) -> None:
    name = f"{engine_name}alike"
    key = real_engine.run(name, "sh", "-c", FAMILY)

    def got() -> str:
        made = real_engine.client.exec_create(name, ["cat", "/got"])
        return str(real_engine.client.exec_start(made).decode())

    async def work(engine: DockerEngine) -> None:
        main = real_engine.client.inspect_container(name)["State"]["Pid"]
        children: list[Process] = []
        while len(children) < 3:
            children = _shells((await engine.processes.list(key)).processes, main)
        for number, word in enumerate(["one", "two", "three"]):
            await engine.processes.signal(key, children[number].pid or 0, "SIGUSR1")
            until(lambda word=word: got().split()[-1:] == [word])
        assert got().split() == ["one", "two", "three"]
        await engine.processes.signal(key, children[1].pid or 0, "SIGKILL")
        until(lambda: children[1].pid not in {int(line[1]) for line in real_engine.client.top(name)["Processes"]})
        with pytest.raises(NotFound):
            await engine.processes.signal(key, children[1].pid or 0)

    _with(real_engine.url, work)


def test_the_main_process_is_signalled_by_the_engine(real_engine: RealEngine, engine_name: str) -> None:
    key = real_engine.run(f"{engine_name}main")

    async def work(engine: DockerEngine) -> None:
        main = real_engine.client.inspect_container(key)["State"]["Pid"]
        assert await engine.processes.signal(key, main, "SIGTERM") == 1
        until(lambda: not real_engine.client.inspect_container(key)["State"]["Running"])

    _with(real_engine.url, work)


def test_without_a_shell_only_the_main_process_can_be_signalled(real_engine: RealEngine, engine_name: str) -> None:
    image, busybox = f"{engine_name}bare:1", shutil.which("busybox", path=search_path())
    assert busybox is not None
    bare = io.BytesIO()
    with tarfile.open(fileobj=bare, mode="w") as tar:
        tar.add(busybox, "busybox")
    real_engine.client.import_image_from_data(bare.getvalue(), repository=image.partition(":")[0], tag="1")
    key = real_engine.run(f"{engine_name}bare", "/busybox", "sleep", "1000", image=image)
    made = real_engine.client.exec_create(key, ["/busybox", "sleep", "999"])
    real_engine.client.exec_start(made, detach=True)

    async def work(engine: DockerEngine) -> None:
        other = None
        while other is None:
            found = (await engine.processes.list(key)).processes
            other = next((one for one in found if one.command.endswith("999")), None)
        with pytest.raises(Unsupported) as caught:
            await engine.processes.signal(key, other.pid or 0)
        assert caught.value.reason is Reason.NO_SHELL

    _with(real_engine.url, work)
    real_engine.client.remove_container(key, force=True)
    real_engine.client.remove_image(image)


def test_a_container_in_the_host_s_processes_is_left_alone(real_engine: RealEngine, engine_name: str) -> None:
    config = real_engine.client.create_host_config(pid_mode="host")
    key = real_engine.run(f"{engine_name}host", "sh", "-c", "sleep 1000 & wait", host_config=config)
    beside = subprocess.Popen(["sleep", "1000"])

    async def work(engine: DockerEngine) -> None:
        child = None
        while child is None:
            main = real_engine.client.inspect_container(key)["State"]["Pid"]
            child = next((one for one in (await engine.processes.list(key)).processes if one.parent == main), None)
        with pytest.raises(Unsupported) as caught:
            await engine.processes.signal(key, child.pid or 0, "SIGKILL")
        assert caught.value.reason is Reason.SHARED_PIDS
        with pytest.raises(Unsupported):
            await engine.processes.signal(key, beside.pid, "SIGKILL")

    try:
        _with(real_engine.url, work)
        assert beside.poll() is None
    finally:
        beside.kill()
        beside.wait()
