"""A session whose engine goes, stays away, comes back, or answers nonsense."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from engine.errors import AccessDenied, BadReply, EngineError, Rejected, TimedOut, Unreachable, Unsupported
from engine.records import Event
from models.backoff import Backoff
from models.connection import Repeats
from models.session import SessionState
from tests.fakes.live import Said, connected, names, row, run, session_on, state, until
from tests.fakes.memory_engine import MemoryEngine


def test_without_an_engine_it_is_lost_with_the_reason_and_the_time_of_the_next_try() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        engine.vanish()
        async with session_on(engine, backoff=Backoff()) as session:
            assert session.state is SessionState.CONNECTING
            session.start()
            await until(lambda: session.lost)
            assert isinstance(session.error, Unreachable)
            assert session.next_try is not None
            assert 0.5 < session.next_try - asyncio.get_running_loop().time() <= 1

    run(scenario)


def test_it_tries_for_ever_and_a_hundred_failures_later_it_is_live() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        engine.vanish()
        engine.create("web")
        async with session_on(engine) as session:
            session.start()
            await until(lambda: engine.calls["open"] > 100)
            engine.come_back()
            await until(lambda: session.idle)
            assert names(session) == {"web"}
            assert session.error is None
            assert session.next_try is None

    run(scenario)


def test_retry_now_does_not_wait() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        engine.vanish()
        async with session_on(engine, backoff=Backoff(1000, 1000)) as session:
            session.start()
            await until(lambda: session.lost)
            engine.come_back()
            session.retry_now()
            await until(lambda: session.idle)

    run(scenario)


def test_rows_stay_greyed_while_the_engine_is_away_and_are_fresh_when_it_is_back() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        image = engine.add_image("web:1")
        stays, goes = engine.create("stays", image), engine.create("goes", image)
        engine.add_volume("data")
        async with connected(engine) as (session, said):
            engine.vanish()
            await until(lambda: session.lost)
            assert names(session) == {"stays", "goes"}
            for kind in ("container", "image", "volume", "network"):
                assert said.of("replaced", kind)
                assert all(it.lost for it in session.rows(kind).values())
            # Meanwhile:
            engine.destroy(goes)
            engine.start(stays)
            engine.create("new", image)
            engine.remove_volume("data")
            engine.add_network("shop")
            engine.ring.clear()
            said.clear()
            engine.come_back()
            await until(lambda: session.idle)
            assert said.states[-1] is SessionState.LIVE
            assert names(session) == {"stays", "new"}
            assert state(session, stays) == "running"
            assert not session.volumes
            assert len(session.networks) == 2
            assert [key.id for keys in said.of("discarded") for key in keys] == [goes.id]
            for kind in ("container", "image", "volume", "network"):
                assert not any(it.lost for it in session.rows(kind).values())

    run(scenario)


def test_details_of_what_did_not_change_are_kept_over_a_reconnect() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        same, started = engine.create("same"), engine.create("started")
        async with connected(engine) as (session, _):
            engine.vanish()
            await until(lambda: session.lost)
            engine.start(started)
            engine.ring.clear()
            engine.hold("containers.read")
            engine.come_back()
            await until(lambda: session.state is SessionState.LIVE and state(session, started) == "running")
            kept, unknown = row(session, same), row(session, started)
            assert kept is not None
            assert unknown is not None
            assert kept.container.detail is not None
            assert unknown.container.detail is None
            engine.release("containers.read")
            await until(lambda: session.idle)

    run(scenario)


def test_events_missed_by_a_cut_are_passed_on_and_none_twice() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        async with connected(engine) as (session, _):
            heard: list[tuple[str, str]] = []
            session.happened.connect(lambda event: heard.append((event.action, event.attributes.get("name", ""))))
            engine.create("before")
            await until(lambda: len(heard) == 1)
            engine.vanish(forget_events=False)
            await until(lambda: session.lost)
            engine.create("meanwhile")
            engine.come_back()
            await until(lambda: session.idle)
            engine.create("after")
            await until(lambda: session.idle and len(heard) >= 3)
            assert heard == [("create", "before"), ("create", "meanwhile"), ("create", "after")]

    run(scenario)


def test_old_events_told_again_do_not_turn_rows_back() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        async with connected(engine) as (session, _):
            engine.vanish(forget_events=False)
            await until(lambda: session.lost)
            engine.start(web)
            engine.die(web)
            engine.now_ns += 1_000_000_000
            engine.come_back()
            shown: set[str] = set()
            session.rowsUpserted.connect(lambda _kind, _keys: shown.add(state(session, web)))
            session.rowsReplaced.connect(lambda _kind: shown.add(state(session, web)))
            await until(lambda: session.idle)
            assert "running" not in shown
            assert state(session, web) == "exited"

    run(scenario)


@pytest.mark.parametrize("when", ["live", "lost"])
def test_an_engine_whose_clock_is_set_back_an_hour_is_followed_as_before(when: str) -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        async with connected(engine) as (session, _):
            engine.start(web)
            await until(lambda: state(session, web) == "running" and session.idle)
            if when == "lost":
                engine.vanish()
                await until(lambda: session.lost)
            engine.clock_set_back(3600)
            if when == "lost":
                engine.come_back()
                await until(lambda: session.idle and engine.streams)
            engine.die(web, 4)
            new = engine.create("new")
            await until(lambda: state(session, web) == "exited" and state(session, new) == "created")
            engine.vanish()
            await until(lambda: session.lost)
            engine.come_back()
            await until(lambda: session.idle)
            engine.start(web)
            await until(lambda: state(session, web) == "running")

    run(scenario)


@pytest.mark.parametrize(
    "error",
    [
        AccessDenied("connect", "engine", words="permission denied"),
        Unsupported("connect", "engine", words="API 1.18 is older than 1.24"),
        BadReply("connect", "engine", words="<html>"),
        TimedOut("connect", "engine"),
        Rejected("connect", "engine", status=500),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("call", ["open", "containers.list", "system.events"])
def test_whatever_the_engine_answers_wrongly_is_told_and_tried_again(call: str, error: EngineError) -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        engine.fail(call, error)
        async with session_on(engine) as session:
            errors: list[EngineError | None] = []
            session.stateChanged.connect(lambda: errors.append(session.error))
            session.start()
            await until(lambda: session.idle and engine.streams)
            assert error in errors
            assert session.error is None

    run(scenario)


@pytest.mark.parametrize("noun", ["image", "volume", "network"])
def test_a_list_that_the_engine_refuses_leaves_the_others_alone_and_is_tried_again(noun: str) -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        engine.create("web")
        engine.add_image("web:1")
        engine.add_volume("data")
        refused = Rejected("list", noun, words="a plugin does not answer", status=500)
        engine.fail(f"{noun}s.list", refused)
        told: list[tuple[object, ...]] = []
        async with session_on(engine) as session:
            session.stateChanged.connect(
                lambda: told.append((session.state, dict(session.failed), names(session), session.listed(noun)))
            )
            session.start()
            await until(lambda: session.listed(noun) and not session.failed)
            assert (SessionState.LIVE, {noun: refused}, {"web"}, False) in told
            assert session.rows(noun)

    run(scenario)


@pytest.mark.parametrize("call", ["system.info", "system.version"])
def test_what_a_proxy_does_not_let_through_is_done_without(call: str) -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        engine.fail(call, AccessDenied("read", "engine", words="forbidden", status=403))
        async with session_on(engine) as session:
            said = Said(session)
            session.start()
            await until(lambda: session.idle and engine.streams)
            engine.start(web)
            await until(lambda: state(session, web) == "running")
            assert SessionState.LOST not in said.states

    run(scenario)


def test_events_that_an_engine_repeats_are_known_from_512_back_and_new_ones_pass() -> None:
    repeats = Repeats()
    events = [Event("container", "start", str(number), {}, number) for number in range(600)]
    assert repeats.new(events) == events
    assert repeats.new(events[-512:]) == []
    assert repeats.new([replace(events[-1], action="die")])
    assert repeats.last_ns == 599


def test_an_engine_that_dies_between_click_and_answer_takes_no_word_with_it() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        async with connected(engine) as (session, _):
            key = next(iter(session.containers))
            session.pend(key, "Starting…", "start")
            engine.vanish()
            with pytest.raises(Unreachable):
                await engine.containers.start(web.id)
            await until(lambda: session.lost)
            assert session.containers[key].pending == ""
            session.unpend(key)
            session.pend(key, "Starting…", "start")
            session.unpend(key)
            assert session.containers[key].pending == ""
            engine.come_back()
            await until(lambda: session.idle)
            assert session.containers[key].pending == ""

    run(scenario)


def test_an_unreachable_answer_to_a_reading_ends_the_connection() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        async with connected(engine) as (session, said):
            engine.fail("containers.read", Unreachable("read", "container"))
            engine.start(web)
            await until(lambda: SessionState.LOST in said.states)
            await until(lambda: session.idle)
            assert state(session, web) == "running"

    run(scenario)


def test_a_bug_is_reported_and_the_session_lives_on() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        bugs: list[BaseException] = []
        async with connected(engine, report=bugs.append) as (session, _):
            said = Said(session)
            next(iter(engine.streams)).put(3)
            await until(lambda: bugs)
            await until(lambda: session.idle)
            assert said.states[-1] is SessionState.LIVE
            assert isinstance(bugs[0], AttributeError)

    run(scenario)


@pytest.mark.parametrize("when", ["never started", "connecting", "listing", "live", "lost"])
def test_closing_leaves_nothing(when: str) -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        engine.create("web")
        async with session_on(engine, backoff=Backoff(1000, 1000)) as session:
            if when == "connecting":
                engine.hold("open")
            if when == "listing":
                engine.hold("containers.list")
            if when != "never started":
                session.start()
            if when == "live":
                await until(lambda: session.idle)
            if when == "lost":
                await until(lambda: session.idle)
                engine.vanish()
                await until(lambda: session.lost)
            if when in {"connecting", "listing"}:
                await until(lambda: engine.calls["open"] == 1)
        assert engine.closed
        assert not engine.streams

    run(scenario)
