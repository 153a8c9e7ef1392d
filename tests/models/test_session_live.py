"""A session while its engine answers: events, readings, users, details, words."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from engine.errors import Conflict, NotFound, Rejected
from engine.records import Endpoint, Kind, Mount
from tests.fakes.live import connected, names, row, run, session_on, state, until
from tests.fakes.memory_engine import MemoryEngine, identity

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.records import Container


def test_all_nouns_are_listed_once_and_details_follow() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        image = engine.add_image("web:1", "web:latest")
        web = engine.create("web", image)
        engine.add_volume("data")
        engine.add_network("shop")
        async with connected(engine) as (session, _):
            assert names(session) == {"web"}
            assert {key.id for key in session.images} == {f"{image.id} web:1", f"{image.id} web:latest"}
            assert {key.id for key in session.volumes} == {"data"}
            assert {row.network.name for row in session.networks.values()} == {"bridge", "shop"}
            found = row(session, web)
            assert found is not None
            assert found.container.detail is not None
            assert {row.image.platform for row in session.images.values()} == {"linux/amd64"}
            assert session.version is not None
            assert session.info is not None
            assert session.latency is not None
            for noun in ("containers", "images", "volumes", "networks"):
                assert engine.calls[f"{noun}.list"] == 1

    run(scenario)


def test_an_untagged_image_is_a_row_without_a_reference() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        image = engine.add_image()
        async with connected(engine) as (session, _):
            assert [(key.id, row.reference) for key, row in session.images.items()] == [(f"{image.id} ", "")]

    run(scenario)


def test_nothing_is_asked_and_no_timer_runs_while_nothing_happens() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        for number in range(25):
            engine.start(engine.create(f"c{number}"))
        async with connected(engine):
            before = engine.calls.copy()
            timers = [timer for timer in asyncio.get_running_loop()._scheduled if not timer.cancelled()]
            assert timers == []
            assert engine.calls == before

    run(scenario)


def test_a_health_event_that_changes_nothing_asks_nothing() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        engine.start(web)
        engine.health(web, "healthy")
        async with connected(engine) as (session, said):
            before = engine.calls.copy()
            marker = engine.add_volume("marker")
            engine.health(web, "healthy")
            await until(lambda: session.idle and len(session.volumes) == 1)
            assert marker.name in {key.id for key in session.volumes}
            assert engine.calls["containers.read"] == before["containers.read"]
            assert said.of("upserted") == []

    run(scenario)


@pytest.mark.parametrize("what", ["created", "removed"])
def test_what_happens_while_the_lists_are_on_their_way_is_not_lost(what: str) -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        old = engine.create("old")
        gate = engine.hold("containers.list")
        async with session_on(engine) as session:
            session.start()
            await until(lambda: gate.waiting and engine.streams)
            if what == "created":
                engine.create("new")
            else:
                engine.destroy(old)
            marker = engine.add_network("marker")
            await until(lambda: any(key.id == marker.id for key in session.networks))
            engine.release("containers.list")
            await until(lambda: session.idle)
            assert names(session) == ({"old", "new"} if what == "created" else set())

    run(scenario)


def test_what_happens_between_the_list_and_the_opening_of_the_events_is_not_lost() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        gate = engine.hold("system.info")
        async with session_on(engine) as session:
            session.start()
            await until(lambda: session.listed("container") and gate.waiting)
            assert not engine.streams
            engine.start(web)
            engine.release("system.info")
            await until(lambda: state(session, web) == "running")

    run(scenario)


def test_an_engine_that_does_not_tell_its_time_is_listed_again_after_the_events_began() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        engine.tells_time = False
        gate = engine.hold("system.info")
        async with session_on(engine) as session:
            session.start()
            await until(lambda: session.listed("container") and gate.waiting)
            engine.create("web")
            engine.release("system.info")
            await until(lambda: names(session) == {"web"})
            assert engine.calls["containers.list"] == 2

    run(scenario)


CHANGES: dict[str, tuple[Callable[[MemoryEngine, Container], None], Callable[[Container], bool]]] = {
    "die": (lambda engine, web: engine.die(web, 3), lambda web: web.state == "exited" and web.exit_code == 3),
    "pause": (lambda engine, web: engine.pause(web), lambda web: web.state == "paused"),
    "rename": (lambda engine, web: engine.rename(web, "shop"), lambda web: web.name == "shop"),
    "health": (lambda engine, web: engine.health(web, "unhealthy"), lambda web: web.health == "unhealthy"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_first_event_of_a_quiet_container_shows_before_anything_is_asked(what: str) -> None:
    async def scenario() -> None:
        change, shown = CHANGES[what]
        engine = MemoryEngine()
        web = engine.create("web")
        engine.start(web)
        async with connected(engine) as (session, said):
            engine.hold("containers.read")
            before = engine.calls["containers.read"]
            change(engine, web)
            await until(lambda: said.of("upserted"))
            found = row(session, web)
            assert found is not None
            assert shown(found.container)
            engine.release("containers.read")
            await until(lambda: session.idle)
            assert engine.calls["containers.read"] == before + 1

    run(scenario)


def test_a_new_container_shows_before_it_is_read() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        async with connected(engine) as (session, _):
            engine.hold("containers.read")
            web = engine.create("web", labels={"com.docker.compose.project": "shop"})
            await until(lambda: row(session, web))
            found = row(session, web)
            assert found is not None
            assert (found.container.state, found.container.project) == ("created", "shop")
            engine.release("containers.read")
            await until(lambda: session.idle)
            assert found.container.detail is None
            again = row(session, web)
            assert again is not None
            assert again.container.detail is not None

    run(scenario)


@pytest.mark.parametrize("after", ["at once", "when the kill has been followed up"])
def test_a_death_shows_at_once_however_long_before_it_its_kill_came(after: str) -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        engine.start(web)
        async with connected(engine) as (session, said):
            heard: list[str] = []
            session.happened.connect(lambda event: heard.append(event.action))
            gate = engine.hold("containers.read")
            engine.tell("container", "kill", web.id, name="web", signal="9")
            await until(lambda: heard == ["kill"] if after == "at once" else gate.waiting)
            engine.die(web, 137)
            await until(lambda: said.of("upserted"))
            assert state(session, web) == "exited"
            engine.release("containers.read")
            await until(lambda: session.idle)

    run(scenario)


def test_forty_events_of_one_container_in_a_row_lead_to_two_readings() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        async with connected(engine) as (session, _):
            before = engine.calls["containers.read"]
            for _ in range(20):
                engine.start(web)
                engine.die(web)
            engine.start(web)
            await until(lambda: engine.calls["containers.read"] > before and session.idle)
            assert engine.calls["containers.read"] == before + 2
            assert state(session, web) == "running"

    run(scenario)


def test_an_answer_older_than_the_last_event_is_not_shown() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        async with connected(engine) as (session, said):
            gate = engine.hold("containers.read")
            engine.start(web)
            await until(lambda: gate.waiting == 1)  # what is held says "running"
            engine.tell("volume", "mount", "x")
            await until(lambda: not session._sync or not session._sync._windows)
            engine.die(web)
            await until(lambda: state(session, web) == "exited")
            said.clear()
            engine.release("containers.read")
            await until(lambda: session.idle)
            assert state(session, web) == "exited"
            assert all(state(session, web) == "exited" for _ in said.of("upserted"))

    run(scenario)


def test_an_answer_about_a_container_that_is_gone_by_then_does_not_bring_it_back() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        async with connected(engine) as (session, said):
            gate = engine.hold("containers.read")
            engine.start(web)
            await until(lambda: gate.waiting == 1)
            engine.destroy(web)
            await until(lambda: row(session, web) is None)
            engine.release("containers.read")
            await until(lambda: session.idle)
            assert row(session, web) is None
            assert [key.id for keys in said.of("discarded") for key in keys] == [web.id]

    run(scenario)


def test_a_container_that_cannot_be_found_any_more_goes() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        async with connected(engine) as (session, _):
            engine.fail("containers.read", NotFound("read", "container", "web"))
            engine.start(web)
            await until(lambda: row(session, web) is None)

    run(scenario)


def test_a_reading_that_fails_leaves_the_row_as_its_event_said() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        async with connected(engine) as (session, _):
            engine.fail("containers.read", Rejected("read", "container", "web", "server error", 500))
            engine.start(web)
            await until(lambda: state(session, web) == "running" and session.idle)
            assert not session.lost

    run(scenario)


def test_ten_image_events_lead_to_two_lists_the_second_a_second_later() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        image = engine.add_image("web:0")
        async with connected(engine) as (session, _):
            loop = asyncio.get_running_loop()
            began = loop.time()
            for number in range(10):
                engine.tag(image, f"web:{number + 1}")
                await until(lambda: engine.calls["images.list"] == 2)
            await until(lambda: len(session.images) == 11)
            assert engine.calls["images.list"] == 3
            assert loop.time() - began >= 0.99

    run(scenario)


def test_a_tag_that_moves_leaves_its_old_image_and_renames_its_containers() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        old = engine.add_image("web:1")
        new = engine.add_image("other:1")
        web = engine.create("web", old)
        async with connected(engine) as (session, said):
            engine.tag(new, "web:1")
            await until(lambda: session.idle and engine.calls["images.list"] == 2)
            assert {key.id for key in session.images} == {f"{old.id} ", f"{new.id} other:1", f"{new.id} web:1"}
            found = row(session, web)
            assert found is not None
            assert found.container.image == old.id
            assert [key.id for keys in said.of("discarded", "image") for key in keys] == [f"{old.id} web:1"]
            assert said.of("replaced", "image") == []

    run(scenario)


def test_a_removed_image_goes_at_once() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        image = engine.add_image("web:1", "web:2")
        async with connected(engine) as (session, _):
            engine.hold("images.list")
            engine.remove_image(image)
            await until(lambda: not session.images)
            engine.release("images.list")
            await until(lambda: session.idle)

    run(scenario)


def test_a_container_of_an_unknown_image_has_the_images_listed_but_only_once() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        async with connected(engine) as (session, _):
            built = engine.add_image(quiet=True)
            engine.create("of-built", built)
            await until(lambda: len(session.images) == 1)
            assert engine.calls["images.list"] == 2
            gone = engine.create("of-gone", image_id="sha256:gone")
            await until(lambda: engine.calls["images.list"] == 3 and session.idle)
            reads = engine.calls["containers.read"]
            engine.start(gone)
            await until(lambda: engine.calls["containers.read"] > reads and session.idle)
            assert engine.calls["images.list"] == 3

    run(scenario)


@pytest.mark.parametrize(
    ("noun", "call"), [("container", "containers"), ("volume", "volumes"), ("network", "networks")]
)
def test_a_prune_has_the_list_of_its_noun_read_again(noun: str, call: str) -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        engine.create("web")
        engine.add_volume("data")
        engine.add_network("shop")
        async with connected(engine) as (session, said):
            before = engine.calls.copy()
            engine.containers_there.clear()
            engine.volumes_there.clear()
            engine.networks_there.clear()
            engine.tell(noun, "prune", "")
            await until(lambda: not session.rows(noun))
            changed = {name for name in engine.calls if engine.calls[name] != before[name]}
            assert changed == {f"{noun}s.list"}
            assert said.of("discarded", noun)

    run(scenario)


def test_volumes_and_networks_come_and_go_with_their_events() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        async with connected(engine) as (session, _):
            engine.hold("volumes.read")
            engine.hold("networks.read")
            engine.add_volume("data")
            shop = engine.add_network("shop")
            await until(lambda: len(session.volumes) == 1 and len(session.networks) == 2)
            engine.release("volumes.read")
            engine.release("networks.read")
            await until(lambda: session.idle)
            assert next(iter(session.volumes.values())).volume.mountpoint == "/volumes/data"
            engine.remove_volume("data")
            engine.remove_network(shop)
            await until(lambda: not session.volumes and len(session.networks) == 1)
            assert engine.calls["volumes.list"] == engine.calls["networks.list"] == 1

    run(scenario)


def test_connecting_a_container_to_a_network_reads_the_container_alone() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        shop = engine.add_network("shop")
        async with connected(engine) as (session, said):
            before = engine.calls.copy()
            known = engine.containers_there[web.id]
            engine.containers_there[web.id] = replace(known, endpoints=(*known.endpoints, Endpoint("shop", shop.id)))
            engine.tell("network", "connect", shop.id, container=web.id, name="shop", type="bridge")
            key = next(key for key in session.networks if key.id == shop.id)
            await until(lambda: session.networks[key].users)
            assert engine.calls["containers.read"] == before["containers.read"] + 1
            assert engine.calls["networks.read"] == before["networks.read"]
            assert key in said.of("upserted", "network")[0]

    run(scenario)


def test_users_follow_the_containers_and_only_their_rows_are_said() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        one, two = engine.add_image("one:1", "one:2"), engine.add_image("two:1")
        engine.add_volume("data")
        engine.add_volume("other")
        mounts = (Mount("volume", "/volumes/data", "/data", "data"), Mount("bind", "/tmp", "/tmp"))
        async with connected(engine) as (session, said):
            web = engine.create("web", one, mounts=mounts, endpoints=(Endpoint("bridge"),))
            await until(lambda: session.idle and row(session, web))
            used = {key.id: [user.name for user in it.users] for key, it in session.images.items()}
            assert used == {f"{one.id} one:1": ["web"], f"{one.id} one:2": ["web"], f"{two.id} two:1": []}
            assert {key.id: len(it.users) for key, it in session.volumes.items()} == {"data": 1, "other": 0}
            assert [len(it.users) for it in session.networks.values()] == [1]  # by name: it has no id before a start
            said_of = {kind: {key.id for keys in said.of("upserted", kind) for key in keys} for kind in Kind}
            assert said_of[Kind.IMAGE] == {f"{one.id} one:1", f"{one.id} one:2"}
            assert said_of[Kind.VOLUME] == {"data"}
            engine.rename(web, "shop")
            await until(lambda: [user.name for it in session.volumes.values() for user in it.users] == ["shop"])
            engine.destroy(web)
            await until(lambda: not any(it.users for kind in Kind if kind in said_of for it in _users(session, kind)))

    def _users(session: object, kind: Kind) -> list[object]:
        rows = session.rows(kind) if kind in {Kind.IMAGE, Kind.VOLUME, Kind.NETWORK} else {}
        return list(rows.values())

    run(scenario)


def test_details_are_read_four_at_a_time_and_what_is_in_sight_first() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        made = [engine.create(f"c{number}", quiet=True) for number in range(100)]
        async with session_on(engine) as session:
            gate = engine.hold("containers.read")
            session.start()
            await until(lambda: session.listed("container"))
            keys = {key.id: key for key in session.containers}
            seen = [made[number] for number in (70, 71, 50, 3)]
            session.want_details([keys[one.id] for one in seen])
            await until(lambda: gate.waiting == 4)
            asked = [name for call, name in engine.asked if call == "containers.read"]
            assert asked == [one.id for one in seen]
            session.want_details([keys[made[99].id]])
            engine.release("containers.read")
            await until(lambda: session.idle)
            asked = [name for call, name in engine.asked if call == "containers.read"]
            assert asked[4] == made[99].id
            assert sorted(asked) == sorted(one.id for one in made)
            assert engine.most["containers.read"] == 4

    run(scenario)


def test_what_an_event_asks_for_overtakes_the_background() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        made = [engine.create(f"c{number}", quiet=True) for number in range(50)]
        async with session_on(engine) as session:
            gate = engine.hold("containers.read")
            session.start()
            await until(lambda: gate.waiting == 4 and engine.streams)
            engine.start(made[40])
            await until(lambda: state(session, made[40]) == "running")
            engine.release("containers.read")
            await until(lambda: session.idle)
            asked = [name for call, name in engine.asked if call == "containers.read"]
            assert asked[4] == made[40].id

    run(scenario)


def test_five_thousand_containers_are_detailed_with_few_emissions() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        image = engine.add_image("web:1")
        for number in range(5_000):
            engine.create(f"c{number}", image, quiet=True)
        async with session_on(engine) as session:
            said: list[int] = []
            session.rowsUpserted.connect(lambda kind, keys: said.append(len(keys)) if kind == "container" else None)
            loop = asyncio.get_running_loop()
            session.start()
            await until(lambda: session.listed("container"))
            began = loop.time()
            await until(lambda: session.idle, 60)
            assert all(it.container.detail is not None for it in session.containers.values())
            assert len(said) <= (loop.time() - began) / 0.05 + 1
            assert sum(said) == 5_000
            assert len(next(iter(session.images.values())).users) == 5_000

    run(scenario)


# What a person waits for


def test_a_word_shows_until_the_event_it_waits_for() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        engine.start(web)
        async with connected(engine) as (session, said):
            key = next(iter(session.containers))
            session.pend(key, "Stopping…", "stop")
            assert session.containers[key].pending == "Stopping…"
            assert said.of("upserted") == [(key,)]
            engine.tell("container", "kill", web.id, signal="15")
            await until(lambda: session.idle)
            assert session.containers[key].pending == "Stopping…"
            engine.tell("container", "stop", web.id)  # 29 tells it before the death
            await until(lambda: session.idle)
            assert session.containers[key].pending == "Stopping…"
            engine.die(web)
            await until(lambda: state(session, web) == "exited")
            assert session.containers[key].pending == ""

    run(scenario)


def test_a_word_goes_with_the_next_reading_when_the_call_ended_without_an_event() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        engine.create("web")
        image = engine.add_image("web:1")
        engine.add_volume("data")
        async with connected(engine) as (session, _):
            for kind in (Kind.CONTAINER, Kind.IMAGE, Kind.VOLUME, Kind.NETWORK):
                key = next(iter(session.rows(kind)))
                session.pend(key, "Working…", "start")
                session.unpend(key)
                await until(lambda key=key: session.row(key).pending == "")
            assert image.id in {key.id.partition(" ")[0] for key in session.images}

    run(scenario)


def test_a_failed_call_takes_the_word_away_and_leaves_its_problem_until_the_next_event() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        async with connected(engine) as (session, _):
            key = next(iter(session.containers))
            engine.fail("containers.start", Conflict("start", "container", "web", "port is taken"))
            session.pend(key, "Starting…", "start")
            with pytest.raises(Conflict):
                await engine.containers.start(web.id)
            session.fail(key, "The port is taken")
            assert (session.containers[key].pending, session.containers[key].problem) == ("", "The port is taken")
            engine.start(web)
            await until(lambda: state(session, web) == "running")
            assert session.containers[key].problem == ""

    run(scenario)


def test_a_word_survives_readings_that_others_asked_for() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        engine.create("web")
        async with connected(engine) as (session, _):
            key = next(iter(session.containers))
            session.pend(key, "Removing…", "remove")
            session.refresh("container")
            await until(lambda: engine.calls["containers.list"] == 2 and session.idle)
            assert session.containers[key].pending == "Removing…"

    run(scenario)


def test_a_word_for_what_is_gone_leaves_nothing_behind() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        web = engine.create("web")
        async with connected(engine) as (session, _):
            key = next(iter(session.containers))
            session.pend(key, "Removing…", "remove")
            engine.destroy(web)
            await until(lambda: not session.containers)
            session.unpend(key)
            session.fail(key, "too late")
            await until(lambda: session.idle)
            assert session.row(key) is None

    run(scenario)


def test_every_event_is_passed_on_once() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        async with connected(engine) as (session, _):
            heard: list[str] = []
            session.happened.connect(lambda event: heard.append(event.action))
            web = engine.create("web")
            engine.start(web)
            engine.tell("plugin", "enable", "p")
            await until(lambda: session.idle and len(heard) == 3)
            assert heard == ["create", "start", "enable"]

    run(scenario)


def test_a_reload_reads_info_again() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        async with connected(engine):
            before = engine.calls["system.info"]
            engine.tell("daemon", "reload", "memory")
            await until(lambda: engine.calls["system.info"] == before + 1)

    run(scenario)


def test_latency_is_measured_only_while_somebody_looks() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        async with connected(engine) as (session, _):
            before = engine.calls["system.ping"]
            session.watch_latency(on=True)
            await until(lambda: engine.calls["system.ping"] == before + 1)
            session.watch_latency(on=False)
            await until(lambda: session.idle)
            assert engine.calls["system.ping"] == before + 1

    run(scenario)


def test_short_ids_of_an_image_still_call_it_by_its_reference() -> None:
    async def scenario() -> None:
        engine = MemoryEngine()
        image = engine.add_image("web:1")
        engine.create("by-id", image, reference=image.id.removeprefix("sha256:")[:12])
        engine.create("by-library", image, reference="docker.io/library/web:1")
        async with connected(engine) as (session, _):
            shown = {row.container.name: row.container.image for row in session.containers.values()}
            assert shown == {"by-id": identity(1)[:12], "by-library": "docker.io/library/web:1"}

    run(scenario)
