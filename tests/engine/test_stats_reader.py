"""Many streams, one thread: what comes of each, and that nothing is left of any."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

from engine.docker import DockerEngine
from engine.errors import NotFound, Unreachable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

    from engine.records import Sample
    from engine.stats_reader import Measured
    from tests.fakes.engine_server import FakeEngine

LIMIT = 20.0


def reading(second: int, cpu_ns: int, system_ns: int) -> dict[str, Any]:
    return {
        "read": f"2023-11-14T22:13:{second:02}Z",
        "cpu_stats": {"cpu_usage": {"total_usage": cpu_ns}, "system_cpu_usage": system_ns, "online_cpus": 2},
        "memory_stats": {"usage": 100, "limit": 1000, "stats": {"inactive_file": 40}},
    }


def run(fake: FakeEngine, work: Any) -> None:
    async def main() -> None:
        engine = DockerEngine(fake.host)
        await engine.open()
        try:
            async with asyncio.timeout(LIMIT):
                await work(engine)
        finally:
            await engine.close()

    asyncio.run(main())


async def watched(fake: FakeEngine, *keys: str, times: int = 1) -> None:
    """Until the fake engine has a stream open for each."""

    def wait() -> bool:
        with fake.changed:
            return fake.changed.wait_for(lambda: all(fake.watchers(key) == times for key in keys), LIMIT)

    assert await asyncio.to_thread(wait)


async def until(measured: AsyncIterator[Measured], keys: set[str], what: str) -> dict[str, Any]:
    """What came of each of `keys`, "samples" or "failed"."""
    found: dict[str, Any] = {}
    while not keys <= found.keys():
        found |= getattr(await anext(measured), what)
    return found


def readers() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.endswith(" stats")]


def test_one_thread_reads_all_containers(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        keys = fake.add_containers(40, state="running")
        reader = engine.containers.measure()
        async with reader as measured:
            reader.watch(keys)
            await watched(fake, *keys)
            for key in keys:
                fake.push_stats(key, reading(0, 0, 0))
            first: dict[str, Sample] = await until(measured, set(keys), "samples")
            assert all(sample.cpu_percent is None and sample.memory_used == 60 for sample in first.values())
            for place, key in enumerate(keys):
                fake.push_stats(key, reading(1, place * 10**7, 2 * 10**9))
            second: dict[str, Sample] = await until(measured, set(keys), "samples")
            assert [round(second[key].cpu_percent or 0.0) for key in keys] == list(range(40))
            assert len(readers()) == 1
        await watched(fake, *keys, times=0)
        assert readers() == []

    run(fake, work)


def test_what_is_no_longer_watched_is_no_longer_asked_for(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        one, two = fake.add_containers(2, state="running")
        reader = engine.containers.measure()
        async with reader as measured:
            reader.watch([one, two])
            await watched(fake, one, two)
            reader.watch([two])
            await watched(fake, one, times=0)
            fake.push_stats(two, reading(0, 0, 0))
            assert set(await until(measured, {two}, "samples")) == {two}

    run(fake, work)


def test_a_container_that_is_not_there_fails_alone(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        (key,) = fake.add_containers(1, state="running")
        reader = engine.containers.measure()
        async with reader as measured:
            reader.watch([key, "nobody"])
            await watched(fake, key)
            failed = await until(measured, {"nobody"}, "failed")
            assert isinstance(failed["nobody"], NotFound)
            fake.push_stats(key, reading(0, 0, 0))
            assert key in await until(measured, {key}, "samples")

    run(fake, work)


def test_an_engine_that_goes_is_told_of_each_container(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        keys = fake.add_containers(3, state="running")
        reader = engine.containers.measure()
        async with reader as measured:
            reader.watch(keys)
            await watched(fake, *keys)
            await asyncio.to_thread(fake.stop)
            failed = await until(measured, set(keys), "failed")
            assert all(isinstance(error, Unreachable) for error in failed.values())

    run(fake, work)


def test_empty_samples_of_a_stopped_container_are_none(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        stopped, other = fake.add_containers(2, state="running")
        reader = engine.containers.measure()
        async with reader as measured:
            reader.watch([stopped, other])
            await watched(fake, stopped, other)
            fake.push_stats(stopped, {"read": "0001-01-01T00:00:00Z", "cpu_stats": {}, "memory_stats": {}})
            fake.push_stats(other, reading(0, 0, 0))
            assert set(await until(measured, {other}, "samples")) == {other}

    run(fake, work)


def test_with_a_pause_each_is_asked_for_one_sample_and_the_next_is_told_from_it(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        (key,) = fake.add_containers(1, state="running")
        reader = engine.containers.measure(pause=0.05)
        async with reader as measured:
            reader.watch([key])
            for second, wanted in ((0, None), (1, 50.0)):
                await watched(fake, key)
                fake.push_stats(key, reading(second, second * 10**9, second * 4 * 10**9))
                fake.end_stats(key)
                sample = (await until(measured, {key}, "samples"))[key]
                assert sample.cpu_percent == wanted
        asked = [query for (_, path), query in zip(fake.requests, fake.queries, strict=True) if path.endswith("/stats")]
        assert asked[0] == {"stream": "0", "one-shot": "1"}

    run(fake, work)


def test_who_looks_again_a_moment_later_sees_a_cpu_at_once(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        (key,) = fake.add_containers(1, state="running")

        async def once(second: int, cpu_ns: int) -> float | None:
            reader = engine.containers.measure()
            async with reader as measured:
                reader.watch([key])
                await watched(fake, key)
                fake.push_stats(key, reading(second, cpu_ns, second * 2 * 10**9))
                sample: Sample = (await until(measured, {key}, "samples"))[key]
            await watched(fake, key, times=0)
            return sample.cpu_percent

        assert await once(1, 10**9) is None
        assert await once(3, 2 * 10**9) == 50.0
        assert await once(59, 1) is None  # it began anew

    run(fake, work)


def test_left_at_once_while_the_engine_is_silent(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        keys = fake.add_containers(5, state="running")
        reader = engine.containers.measure()
        async with reader as measured:
            reader.watch(keys)
            await watched(fake, *keys)
            waiting: asyncio.Task[Measured] = asyncio.ensure_future(_next(measured))
            await asyncio.sleep(0)
            waiting.cancel()
        assert readers() == []

    run(fake, work)


def _next(measured: AsyncIterator[Measured]) -> Coroutine[Any, Any, Measured]:
    async def ask() -> Measured:
        return await anext(measured)

    return ask()
