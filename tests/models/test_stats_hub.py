"""The hub: measured while somebody looks and not otherwise, right after whatever happens to engine and containers."""

from __future__ import annotations

import time

from engine.errors import Rejected
from models.history import What
from models.session import SessionState
from tests.fakes.live import connected, run, until
from tests.fakes.live import row as row_of
from tests.fakes.memory_engine import MemoryEngine
from tests.fakes.stats_streams import sample


def engine_with(*names: str) -> MemoryEngine:
    engine = MemoryEngine()
    for name in names:
        engine.start(engine.create(name))
    return engine


def the(engine: MemoryEngine, name: str) -> str:
    return next(one.id for one in engine.containers_there.values() if one.name == name)


def test_nothing_is_measured_while_nobody_looks() -> None:
    async def scenario() -> None:
        engine = engine_with("web")
        async with connected(engine) as (session, _):
            hub = session.stats
            engine.start(engine.create("more"))
            await until(lambda: session.idle and len(session.containers) == 2)
            assert engine.containers.readers == []
            hub.watch("pane")
            await until(lambda: len(engine.containers.measured) == 2)
            hub.watch("tab")
            hub.rest("pane")
            await until(lambda: not hub._settling)
            assert len(engine.containers.measured) == 2
            hub.rest("tab")
            await until(lambda: not engine.containers.measured)
            assert not hub.measuring

    run(scenario)


def test_one_view_in_the_place_of_another_opens_nothing_anew() -> None:
    async def scenario() -> None:
        engine = engine_with("web")
        async with connected(engine) as (session, _):
            hub = session.stats
            hub.watch("containers")
            await until(lambda: engine.containers.measured)
            hub.rest("containers")
            hub.watch("monitor")
            await until(lambda: not hub._settling)
            assert len(engine.containers.readers) == 1

    run(scenario)


def test_what_runs_is_measured_and_what_ends_is_not() -> None:
    async def scenario() -> None:
        engine = engine_with("web", "paused")
        stopped = engine.create("stopped")
        engine.pause(engine.containers_there[the(engine, "paused")])
        async with connected(engine) as (session, _):
            session.stats.watch("pane")
            web, paused = the(engine, "web"), the(engine, "paused")
            await until(lambda: engine.containers.measured == {web, paused})
            engine.start(stopped)
            await until(lambda: stopped.id in engine.containers.measured)
            engine.containers.readers[-1].give({web: sample(0, 5.0)})
            row = row_of(session, engine.containers_there[web])
            assert row is not None
            await until(lambda: row.use.cpu == 5.0)
            engine.die(engine.containers_there[web], 137)
            await until(lambda: web not in engine.containers.measured)
            assert row.use.cpu is None
            engine.destroy(engine.containers_there[paused])
            await until(lambda: engine.containers.measured == {stopped.id})

    run(scenario)


def test_a_sample_of_what_is_gone_is_passed_over() -> None:
    async def scenario() -> None:
        engine = engine_with("web", "other")
        async with connected(engine) as (session, _):
            hub = session.stats
            hub.watch("pane")
            await until(lambda: len(engine.containers.measured) == 2)
            web, other = the(engine, "web"), the(engine, "other")
            engine.destroy(engine.containers_there[web])
            await until(lambda: engine.containers.measured == {other})
            told: list[int] = []
            hub.sampled.connect(lambda keys: told.append(len(keys)))
            engine.containers.readers[-1].give({web: sample(0, 5.0), other: sample(0, 6.0)})
            await until(lambda: told)
            assert told == [1]

    run(scenario)


def test_an_engine_that_is_lost_and_comes_back_is_measured_again() -> None:
    async def scenario() -> None:
        engine = engine_with("web")
        async with connected(engine) as (session, _):
            session.stats.watch("pane")
            await until(lambda: engine.containers.measured)
            engine.vanish()
            await until(lambda: session.state is SessionState.LOST and not engine.containers.measured)
            engine.come_back()
            await until(lambda: engine.containers.measured == {the(engine, "web")})
            assert len(engine.containers.readers) == 2

    run(scenario)


def test_why_there_are_no_numbers_is_known_until_there_are() -> None:
    async def scenario() -> None:
        engine = engine_with("web")
        web = the(engine, "web")
        async with connected(engine) as (session, _):
            hub = session.stats
            hub.watch("pane")
            await until(lambda: engine.containers.measured)
            reader = engine.containers.readers[-1]
            reader.give({}, {web: Rejected("measure", "container", web, "no cgroup")})
            await until(lambda: hub.failed)
            assert hub.failed[web].words == "no cgroup"
            reader.give({web: sample(0)})
            await until(lambda: not hub.failed)

    run(scenario)


def test_150_containers_are_told_of_at_once() -> None:
    async def scenario() -> None:
        engine = engine_with(*(f"c{number}" for number in range(150)))
        async with connected(engine) as (session, _):
            hub = session.stats
            told: list[int] = []
            hub.sampled.connect(lambda keys: told.append(len(keys)))
            hub.watch("pane")
            await until(lambda: len(engine.containers.measured) == 150)
            engine.containers.readers[-1].give({one: sample(0, 1.0) for one in engine.containers_there})
            await until(lambda: told)
            assert told == [150]

    run(scenario)


def test_while_hidden_a_sample_is_taken_now_and_then_only_if_wanted() -> None:
    async def scenario() -> None:
        engine = engine_with("web")
        async with connected(engine) as (session, _):
            hub = session.stats
            hub.record_hidden(on=True)
            await until(lambda: engine.containers.measured)
            assert engine.containers.readers[-1].pause == 30.0
            hub.watch("pane")
            await until(lambda: hub.measuring and engine.containers.measured)
            assert [reader.open for reader in engine.containers.readers] == [False, True]
            hub.rest("pane")
            await until(lambda: not hub.measuring and engine.containers.measured)
            hub.record_hidden(on=False)
            await until(lambda: not engine.containers.measured)

    run(scenario)


def test_a_session_that_is_closed_with_streams_open_leaves_none() -> None:
    async def scenario() -> None:
        engine = engine_with("web")
        async with connected(engine) as (session, _):
            session.stats.watch("pane")
            await until(lambda: engine.containers.measured)
        assert not engine.containers.measured
        session.stats.watch("late")
        session.stats.rest("late")

    run(scenario)


def test_what_happens_is_marked_also_while_nobody_looks() -> None:
    async def scenario() -> None:
        engine = engine_with("web")
        async with connected(engine) as (session, _):
            hub = session.stats
            web = engine.containers_there[the(engine, "web")]
            engine.health(web, "unhealthy")
            engine.die(web, 3)
            engine.start(web)
            await until(lambda: len(hub.history.marks) == 3)
            assert [mark.what for mark in hub.history.marks] == [What.UNHEALTHY, What.STOPPED, What.STARTED]
            assert hub.history.marks[1].code == 3

    run(scenario)


def test_events_of_an_engine_with_another_clock_stand_by_ours() -> None:
    async def scenario() -> None:
        engine = engine_with("web")
        assert abs(engine.now_ns / 1e9 - time.time()) > 86_400
        async with connected(engine) as (session, _):
            hub = session.stats
            await until(lambda: hub._behind)
            engine.die(engine.containers_there[the(engine, "web")], 3)
            await until(lambda: hub.history.marks)
            assert abs(hub.history.marks[0].moment - time.time()) < 90

    run(scenario)
