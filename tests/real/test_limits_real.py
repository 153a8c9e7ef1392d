"""Limits on a real engine: changed while a container lives, seen with the SDK beside, refused in words."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from engine.docker import DockerEngine
from engine.errors import EngineError, NotFound
from engine.limits import UNLIMITED, Limits, LimitsChange
from engine.records import Host
from gui.texts.errors import explain
from models import limits
from tests.engines import until

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.engines import RealEngine

MIB = 1 << 20


def _with(url: str, work: Callable[[DockerEngine], Awaitable[None]]) -> None:
    async def main() -> None:
        engine = DockerEngine(Host("test", url, "test"))
        try:
            await engine.open()
            await work(engine)
        finally:
            await engine.close()

    asyncio.run(main())


def test_every_limit_is_changed_and_read_again(real_engine: RealEngine, engine_name: str) -> None:
    key = real_engine.run(f"{engine_name}web")

    async def work(engine: DockerEngine) -> None:
        now = await engine.limits.read(key)
        wanted = Limits(0.5, 200 * MIB, 0, 64, "on-failure", 4)
        await engine.limits.change(key, limits.change_of(now, wanted, counts_swap=True))
        host = real_engine.client.inspect_container(key)["HostConfig"]
        assert host["NanoCpus"] == 500_000_000
        assert host["Memory"] == 200 * MIB
        assert host["PidsLimit"] == 64
        assert host["RestartPolicy"] == {"Name": "on-failure", "MaximumRetryCount": 4}
        after = await engine.limits.read(key)
        counted = after.swap != UNLIMITED  # without a count of swap the engine makes it unlimited
        assert not limits.change_of(after, wanted, counts_swap=counted)
        # up, down, and the count of processes away again
        for memory in (400 * MIB, 100 * MIB):
            change = limits.change_of(await engine.limits.read(key), Limits(0.5, memory, 0, 0), counts_swap=True)
            await engine.limits.change(key, change)
            assert (await engine.limits.read(key)).memory == memory
        assert (await engine.limits.read(key)).pids == 0

    _with(real_engine.url, work)


def test_a_quota_is_changed_as_one_and_taken_away(real_engine: RealEngine, engine_name: str) -> None:
    config = real_engine.client.create_host_config(cpu_quota=50_000, cpu_period=50_000)
    key = real_engine.run(f"{engine_name}quota", host_config=config)

    async def work(engine: DockerEngine) -> None:
        now = await engine.limits.read(key)
        assert now == Limits(cpus=1.0, by_quota=True)
        await engine.limits.change(key, limits.change_of(now, Limits(cpus=0.5), counts_swap=True))
        assert (await engine.limits.read(key)).cpus == 0.5
        await engine.limits.change(key, LimitsChange(cpus=0.0, by_quota=True))
        assert (await engine.limits.read(key)).cpus == 0

    _with(real_engine.url, work)


def test_less_memory_than_is_used_is_refused_in_plain_words(real_engine: RealEngine, engine_name: str) -> None:
    config = real_engine.client.create_host_config(mem_limit=200 * MIB)
    script = "dd if=/dev/zero of=/dev/shm/it bs=1M count=40 2>/dev/null; touch /full; sleep 1000"
    key = real_engine.run(f"{engine_name}full", "sh", "-c", script, host_config=config)
    until(lambda: "full" in str(real_engine.client.diff(key)))

    async def work(engine: DockerEngine) -> None:
        with pytest.raises(EngineError) as caught:
            await engine.limits.change(key, LimitsChange(memory=10 * MIB, swap=10 * MIB))
        assert "of memory now" in explain(caught.value).why or "more memory now" in explain(caught.value).why
        assert real_engine.client.inspect_container(key)["HostConfig"]["Memory"] == 200 * MIB

    _with(real_engine.url, work)


def test_what_else_an_engine_refuses(real_engine: RealEngine, engine_name: str) -> None:
    config = real_engine.client.create_host_config(auto_remove=True)
    key = real_engine.run(f"{engine_name}short", host_config=config)

    async def work(engine: DockerEngine) -> None:
        for change, sentence in (
            (
                LimitsChange(memory=100 * MIB, swap=50 * MIB),
                "Memory with swap has to be as much as the memory at least.",
            ),
            (LimitsChange(restart="always"), "It is removed when it ends, so that it is never restarted."),
        ):
            with pytest.raises(EngineError) as caught:
                await engine.limits.change(key, change)
            assert explain(caught.value).why == sentence
        with pytest.raises(EngineError) as caught:
            await engine.limits.change(key, LimitsChange(cpus=9_999.0))
        assert "CPUs" in explain(caught.value).why
        real_engine.client.remove_container(key, force=True)
        with pytest.raises(NotFound):
            await engine.limits.change(key, LimitsChange(pids=5))

    _with(real_engine.url, work)
