from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from engine.docker import DockerEngine, agreed_version
from engine.errors import (
    BadReply,
    Conflict,
    EngineError,
    NotFound,
    Reason,
    Rejected,
    TimedOut,
    Unreachable,
    Unsupported,
)
from engine.records import NetworkRequest, RunRequest, VolumeRequest
from tests.fakes.engine_server import FakeEngine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


def _with(fake: FakeEngine, work: Callable[[DockerEngine], Awaitable[None]], *, opened: bool = True) -> None:
    async def main() -> None:
        engine = DockerEngine(fake.host)
        try:
            if opened:
                await engine.open()
            await work(engine)
        finally:
            await engine.close()

    asyncio.run(main())


def test_no_http_library_is_imported_for_speaking_with_an_engine() -> None:
    """Together they take as long as the rest of the way to the first rows."""
    modules = "engine.docker, engine.contexts, engine.logs, engine.client"
    libraries = "{'docker', 'requests', 'urllib3', 'http.client', 'email'}"
    code = f"import sys, {modules}; print({libraries} & {{*sys.modules}})"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("newest", "oldest", "agreed"),
    [
        ("1.41", "1.12", "1.41"),
        ("1.53", "1.44", "1.51"),
        ("1.60", "1.55", "1.55"),
        ("1.9", "", "1.9"),
        ("1.51", "", "1.51"),
    ],
)
def test_the_version_spoken_is_one_that_both_know(newest: str, oldest: str, agreed: str) -> None:
    assert agreed_version(newest, oldest) == agreed


def test_open_agrees_on_a_version_and_learns_what_the_engine_can(short_folder: Path) -> None:
    with FakeEngine(short_folder, api="1.47", podman=True) as fake:

        async def work(engine: DockerEngine) -> None:
            assert engine.api_version == "1.47"
            assert (engine.can.shared_size, engine.can.removes_anonymous_only, engine.can.podman) == (True, True, True)
            assert list((await engine.images.shared_sizes()).values()) == [567]
            assert fake.queries[-1] == {"shared-size": "1"}

        _with(fake, work)


def test_an_engine_that_came_back_as_another_version_is_spoken_to_in_it(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        assert not engine.can.shared_size
        fake.state.api = "1.44"
        fake.restart()
        await engine.open()
        assert engine.api_version == "1.44"
        assert engine.can.shared_size

    _with(fake, work)


def test_an_engine_too_old_is_unsupported(short_folder: Path) -> None:
    with FakeEngine(short_folder, api="1.12", min_api="1.12") as fake:

        async def work(engine: DockerEngine) -> None:
            with pytest.raises(Unsupported):
                await engine.open()

        _with(fake, work, opened=False)


def test_five_thousand_containers_are_listed_with_one_request(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        fake.add_containers(5000)
        before = len(fake.requests)
        rows = await engine.containers.list()
        assert len({row.id for row in rows}) == 5000
        assert len(fake.requests) == before + 1

    _with(fake, work)


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        (500, Rejected),
        (503, Rejected),
        (404, NotFound),
        ("cut", BadReply),
        ("odd", BadReply),
        ("hang up", Unreachable),
        (b"{}", BadReply),
        (b'"text"', BadReply),
        (b"\xff\xfe", BadReply),
    ],
)
def test_a_bad_reply_is_one_error_and_the_next_call_works(
    fake: FakeEngine, what: int | str | bytes, kind: type[EngineError]
) -> None:
    async def work(engine: DockerEngine) -> None:
        fake.add_containers(3)
        fake.fail_next("/containers/json", what)
        with pytest.raises(kind) as caught:
            await engine.containers.list()
        assert type(caught.value) is kind
        assert (caught.value.verb, caught.value.noun) == ("list", "container")
        assert len(await engine.containers.list()) == 3

    _with(fake, work)


def test_a_reply_cut_anywhere_is_never_taken_for_a_whole_one(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        fake.add_containers(1)
        size = len(json.dumps([container.listed() for container in fake.state.containers.values()]))
        for after in range(1, size, 37):
            fake.fail_next("/containers/json", "cut", after=after)
            with pytest.raises(BadReply):
                await engine.containers.list()

    _with(fake, work)


def test_an_engine_that_says_nothing_times_out(fake: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(engine: DockerEngine) -> None:
        fake.fail_next("/_ping", "slow")
        with pytest.raises(TimedOut):
            await engine.system.ping()
        fake.go_on()
        assert await engine.system.ping() >= 0

    monkeypatch.setattr("engine.system.READ_SECONDS", 0.05)
    _with(fake, work)


def test_a_lost_engine_is_unreachable_until_it_is_back(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        fake.stop()
        with pytest.raises(Unreachable):
            await engine.containers.list()
        fake.start()
        assert await engine.containers.list() == []

    _with(fake, work)


def test_closing_breaks_calls_and_streams_that_wait(fake: FakeEngine) -> None:
    async def main() -> None:
        engine = DockerEngine(fake.host)
        await engine.open()
        fake.fail_next("/info", "slow")
        call = asyncio.ensure_future(engine.system.info())
        async with engine.system.events() as events:
            fake.wait_for_listeners()
            waiting = asyncio.ensure_future(anext(events))
            await asyncio.to_thread(fake.wait_for, "GET", "/info")
            await engine.close()
            with pytest.raises(Unreachable):
                await waiting
        with pytest.raises(Unreachable):
            await call
        with pytest.raises(Unreachable):
            await engine.containers.list()

    asyncio.run(main())


def test_a_deed_that_takes_its_time_does_not_keep_rows_from_being_read(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        names = [fake.state.containers[key].name for key in fake.add_containers(8)]
        for name in names:
            fake.fail_next(f"/containers/{name}/pause", "slow")
        deeds = [asyncio.ensure_future(engine.containers.pause(name)) for name in names]
        await asyncio.to_thread(fake.wait_for, "POST", "/containers/", 8)
        assert len(await engine.containers.list()) == 8
        fake.go_on()
        await asyncio.gather(*deeds)
        assert {row.state for row in await engine.containers.list()} == {"paused"}

    _with(fake, work)


def test_calls_that_were_cancelled_before_they_began_are_not_made(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        fake.add_container("web")
        fake.fail_next("/containers/web/json", "slow", times=4)
        running = [asyncio.ensure_future(engine.containers.read("web")) for _ in range(4)]
        await asyncio.to_thread(fake.wait_for, "GET", "/containers/web/json", 4)
        late = asyncio.ensure_future(engine.volumes.list())
        await asyncio.sleep(0)
        late.cancel()
        fake.go_on()
        await asyncio.gather(*running)
        await engine.networks.list()
        assert fake.asked("GET", "/volumes") == 0

    _with(fake, work)


def test_the_grace_is_the_containers_own_unless_it_is_given(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        fake.add_container("web", stop_timeout=300)
        await engine.containers.stop("web")
        assert fake.queries[-1] == {}
        await engine.containers.start("web")
        await engine.containers.restart("web", 5)
        assert fake.queries[-1] == {"t": "5"}

    _with(fake, work)


def test_an_engine_may_be_silent_for_as_long_as_the_container_may_take(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        from engine.client import Client

        waits: list[float | None] = []
        call = Client.call

        def spy(self: Client, *arguments: Any, **options: Any) -> Any:
            waits.append(options["patience"])
            return call(self, *arguments, **options)

        fake.add_container("web", stop_timeout=3000)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Client, "call", spy)
            await engine.containers.stop("web")
            await engine.containers.restart("web", -1)
            await engine.containers.stop("web", 1)
        assert waits == [30.0, 3120.0, None, 121.0]

    _with(fake, work)


def test_run_removes_the_container_that_could_not_be_started(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        # The id of the next container is known: what is scripted for its start must not hit another call.
        fake.fail_next("/containers/create", "slow")
        task = asyncio.ensure_future(engine.containers.run(RunRequest("fake:1", name="new")))
        await asyncio.to_thread(fake.wait_for, "POST", "/containers/create")
        fake.fail_next("/containers/", 500, words="Bind for 0.0.0.0:80 failed: port is already allocated")
        fake.go_on()
        with pytest.raises(Conflict) as caught:
            await task
        assert caught.value.reason is Reason.PORT_TAKEN
        assert await engine.containers.list() == []

    _with(fake, work)


def test_run_tells_the_start_error_even_if_removing_fails_too(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        fake.fail_next("/containers/create", "slow")
        task = asyncio.ensure_future(engine.containers.run(RunRequest("fake:1", name="new")))
        await asyncio.to_thread(fake.wait_for, "POST", "/containers/create")
        fake.fail_next("/containers/", 500, words="first")
        fake.fail_next("/containers/", 500, words="second")
        fake.go_on()
        with pytest.raises(Rejected, match="first"):
            await task

    _with(fake, work)


def test_names_that_are_taken_and_images_that_are_missing_say_so(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        fake.add_container("web")
        for call, kind, reason in (
            (engine.containers.run(RunRequest("fake:1", name="web")), Conflict, Reason.NAME_TAKEN),
            (engine.containers.run(RunRequest("none:1")), NotFound, Reason.NO_IMAGE),
            (engine.volumes.create(VolumeRequest("data")), Conflict, Reason.NAME_TAKEN),
            (engine.networks.create(NetworkRequest("front")), Conflict, Reason.NAME_TAKEN),
            (engine.containers.remove("web"), Conflict, Reason.RUNNING),
            (engine.volumes.remove("data"), Conflict, Reason.IN_USE),
        ):
            with pytest.raises(kind) as caught:
                await call
            assert caught.value.reason is reason

    _with(fake, work)


@pytest.mark.parametrize("name", ["a/b", "../x", "a?b=c", "a#b", "a%2Fb", "ä b", "", "."])
def test_an_odd_name_stays_inside_its_place_in_the_path(fake: FakeEngine, name: str) -> None:
    async def work(engine: DockerEngine) -> None:
        before = len(fake.state.volumes)
        with pytest.raises(EngineError):
            await engine.volumes.remove(name)
        assert len(fake.state.volumes) == before
        method, path = fake.requests[-1]
        assert method == "DELETE"
        assert path.startswith("/volumes/")
        assert path.count("/") == 2
        assert fake.queries[-1] == {"force": "0"}

    _with(fake, work)


def test_headers_of_dockers_config_are_sent_with_each_request(
    fake: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fake.path.parent / "config"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"HttpHeaders": {"X-Gate": "open"}, "auths": {"x": {"auth": "??"}}}))
    monkeypatch.setenv("DOCKER_CONFIG", str(folder))

    async def work(engine: DockerEngine) -> None:
        await engine.containers.list()
        assert fake.headers[-1]["X-Gate"] == "open"

    _with(fake, work)


def test_many_calls_at_once_share_few_threads(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        fake.add_container("web")
        await asyncio.gather(*(engine.containers.read("web") for _ in range(100)))
        ours = [thread.name for thread in threading.enumerate() if thread.name.startswith("longshore")]
        assert len(ours) <= 4

    _with(fake, work)


def test_a_bug_in_our_own_code_is_raised_as_it_is(fake: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    def bug(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("engine.containers.container_from_list", bug)

    async def work(engine: DockerEngine) -> None:
        fake.add_container("web")
        with pytest.raises(ZeroDivisionError):
            await engine.containers.list()

    _with(fake, work)


def test_what_no_list_needs_is_not_imported_before_it_is_asked() -> None:
    late = ("engine.copies", "engine.exec", "engine.files", "engine.limits", "engine.processes", "secrets")
    script = f"import sys, engine.docker; print([name for name in {late} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("podman", "wanted"),
    [
        (False, {"ps_args": "-eo pid,ppid,uid,pcpu,rss,etimes,stat,args"}),
        (True, {"ps_args": "pid,ppid,user,pcpu,rss,etime,state,args", "stream": "0"}),
    ],
)
def test_processes_are_asked_for_in_the_engines_own_words(
    short_folder: Path, podman: bool, wanted: dict[str, str]
) -> None:
    async def work(engine: DockerEngine) -> None:
        with pytest.raises(EngineError):
            await engine.processes.list("web")

    with FakeEngine(short_folder, podman=podman) as fake:
        _with(fake, work)
        asked = [query for (_, path), query in zip(fake.requests, fake.queries, strict=True) if path.endswith("/top")]
        assert asked[0] == wanted
