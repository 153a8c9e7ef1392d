"""Each call of the contract on a real engine, looked at with the docker SDK from beside."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import docker
import pytest

from engine import parse
from engine.container_records import container_from_inspect, container_from_list
from engine.docker import DockerEngine
from engine.errors import Conflict, EngineError, NotFound, Reason, Rejected, Unreachable
from engine.images import image_from_inspect, image_from_list, layer_from_history
from engine.networks import network_from_json
from engine.records import Host, NetworkRequest, RunRequest, VolumeRequest
from engine.system import info_from_json, version_from_json
from engine.volumes import volume_from_json

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from engine.records import Event, Sample
    from tests.engines import RealEngine


def _with(url: str, work: Callable[[DockerEngine], Awaitable[None]]) -> None:
    async def main() -> None:
        engine = DockerEngine(Host("test", url, "test"))
        try:
            await engine.open()
            await work(engine)
        finally:
            await engine.close()

    asyncio.run(main())


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def _cli(url: str, *arguments: str) -> str:
    return subprocess.run(["docker", "-H", url, *arguments], check=True, capture_output=True, text=True).stdout


def test_list_and_inspection_agree_with_each_other_and_with_docker_ps(
    real_engine: RealEngine, engine_name: str
) -> None:
    api = real_engine.client
    network = api.create_network(f"{engine_name}-net", internal=True)["Id"]
    api.create_volume(f"{engine_name}-vol")
    config = api.create_host_config(binds=[f"{engine_name}-vol:/data"], port_bindings={80: ("127.0.0.1", _free_port())})
    config["NetworkMode"] = network
    real_engine.run(f"{engine_name}-up", volumes=["/data"], ports=[80], host_config=config, labels={"a": "ä 'b'"})
    real_engine.run(f"{engine_name}-end", "sh", "-c", "exit 3")
    real_engine.run(f"{engine_name}-new", "sh", "-c", "echo 'a b'", start=False)
    api.wait(f"{engine_name}-end")

    async def work(engine: DockerEngine) -> None:
        with parse.strict():
            listed = {row.name: row for row in await engine.containers.list() if row.name.startswith(engine_name)}
            for row in listed.values():
                whole = await engine.containers.read(row.id)
                assert whole.detail is not None
                bare = replace(
                    whole,
                    detail=None,
                    endpoints=tuple(replace(one, aliases=()) for one in whole.endpoints),
                    mounts=tuple(replace(one, source="") for one in whole.mounts),
                )
                mounts = tuple(replace(one, source="") for one in row.mounts)
                # The engine gives a network's id in the list once the container was started only.
                assert replace(bare, endpoints=()) == replace(row, mounts=mounts, endpoints=())
                assert [one.network for one in bare.endpoints] == [one.network for one in row.endpoints]
        assert listed[f"{engine_name}-end"].exit_code == 3
        assert listed[f"{engine_name}-up"].labels["a"] == "ä 'b'"
        assert listed[f"{engine_name}-up"].mounts[0].name == f"{engine_name}-vol"
        lines = _cli(real_engine.url, "ps", "-a", "--no-trunc", "--format", "{{json .}}").splitlines()
        seen = {line["Names"]: line for line in map(json.loads, lines)}
        for name, row in listed.items():
            assert seen[name]["ID"] == row.id
            assert seen[name]["State"] == row.state
            assert seen[name]["Image"] == row.image
            assert json.loads(seen[name]["Command"]) == row.command

    _with(real_engine.url, work)


def test_the_life_of_a_container(real_engine: RealEngine, engine_name: str) -> None:
    api, name, port = real_engine.client, f"{engine_name}-web", _free_port()

    def state() -> str:
        return str(api.inspect_container(name)["State"]["Status"])

    async def work(engine: DockerEngine) -> None:
        command = ("sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1000 & wait $!; done")
        key = await engine.containers.run(
            RunRequest(real_engine.image, name=name, command=command, ports=(("127.0.0.1", port, 80, "tcp"),))
        )
        assert api.inspect_container(name)["Id"] == key
        assert state() == "running"
        assert [one.public for one in (await engine.containers.read(key)).ports] == [port]
        await engine.containers.pause(key)
        assert state() == "paused"
        await engine.containers.unpause(key)
        assert state() == "running"
        started = api.inspect_container(name)["State"]["StartedAt"]
        await engine.containers.restart(key, 1)
        assert api.inspect_container(name)["State"]["StartedAt"] != started
        await engine.containers.stop(key, 5)
        assert state() == "exited"
        await engine.containers.start(key)
        await engine.containers.start(key)  # already started is fine
        assert state() == "running"
        await engine.containers.kill(key)
        assert api.wait(key)["StatusCode"] == 137
        await engine.containers.rename(key, f"{name}-2")
        assert api.inspect_container(f"{name}-2")["Id"] == key
        assert (await engine.containers.inspect(key))["Name"] == f"/{name}-2"
        await engine.containers.remove(key, volumes=True)
        with pytest.raises(docker.errors.NotFound):
            api.inspect_container(key)
        with pytest.raises(NotFound):
            await engine.containers.read(key)

    _with(real_engine.url, work)


def test_a_container_that_cannot_be_started_is_not_left_behind(real_engine: RealEngine, engine_name: str) -> None:
    async def work(engine: DockerEngine) -> None:
        image = real_engine.image
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            ports = (("127.0.0.1", taken.getsockname()[1], 80, "tcp"),)
            request = RunRequest(image, name=f"{engine_name}-port", command=("sleep", "9"), ports=ports)
            with pytest.raises(Conflict) as caught:
                await engine.containers.run(request)
        assert caught.value.reason is Reason.PORT_TAKEN
        with pytest.raises(EngineError) as other:
            await engine.containers.run(RunRequest(image, name=f"{engine_name}-cmd", command=("no-such-command",)))
        assert other.value.reason is Reason.NO_COMMAND
        names = [one["Names"][0] for one in real_engine.client.containers(all=True)]
        assert not [name for name in names if engine_name in name]

    _with(real_engine.url, work)


def test_what_an_engine_refuses_is_told_with_its_reason(real_engine: RealEngine, engine_name: str) -> None:
    name = f"{engine_name}-up"
    volume = f"{engine_name}-vol"
    config = real_engine.client.create_host_config(binds=[f"{volume}:/data"])
    real_engine.run(name, host_config=config, volumes=["/data"])

    async def work(engine: DockerEngine) -> None:
        calls = engine.containers, engine.images, engine.volumes, engine.networks
        containers, images, volumes, networks = calls
        bad_subnet = NetworkRequest(f"{engine_name}-net", subnet="10.0.0.0/99")
        for call, kind, reason in (
            (lambda: containers.run(RunRequest(real_engine.image, name, ("sh",))), Conflict, Reason.NAME_TAKEN),
            (lambda: containers.run(RunRequest("no-such-image:1", f"{engine_name}-x")), NotFound, Reason.NO_IMAGE),
            (lambda: containers.run(RunRequest(real_engine.image, "no/name", ("sh",))), Rejected, Reason.BAD_NAME),
            (lambda: containers.remove(name), Conflict, Reason.RUNNING),
            (lambda: containers.rename(name, "???"), Rejected, Reason.BAD_NAME),
            (lambda: containers.unpause(name), EngineError, Reason.UNKNOWN),
            (lambda: containers.kill(name, "SIGNONE"), Rejected, Reason.UNKNOWN),
            (lambda: containers.start("nobody"), NotFound, Reason.UNKNOWN),
            (lambda: containers.stop("nobody"), NotFound, Reason.UNKNOWN),
            (lambda: images.remove(real_engine.image), Conflict, Reason.IN_USE),
            (lambda: images.tag(real_engine.image, "NOT//VALID"), Rejected, Reason.BAD_NAME),
            (lambda: volumes.remove(volume), Conflict, Reason.IN_USE),
            (lambda: volumes.create(VolumeRequest(volume)), Conflict, Reason.NAME_TAKEN),
            (lambda: volumes.create(VolumeRequest("no/name")), Rejected, Reason.BAD_NAME),
            (lambda: networks.create(bad_subnet), Rejected, Reason.BAD_ADDRESS),
            (lambda: networks.remove("bridge"), Conflict, Reason.UNKNOWN),
        ):
            with pytest.raises(kind) as caught:
                await call()
            assert caught.value.reason is reason, caught.value.words
            assert caught.value.words

    _with(real_engine.url, work)


def test_images(real_engine: RealEngine, engine_name: str) -> None:
    api, reference = real_engine.client, f"{engine_name}-tag:1.2"

    async def work(engine: DockerEngine) -> None:
        await engine.images.tag(real_engine.image, reference)
        key = api.inspect_image(reference)["Id"]
        with parse.strict():
            image = next(one for one in await engine.images.list() if one.id == key)
            detail = await engine.images.read(reference)
            layers = await engine.images.history(reference)
        assert reference in image.tags
        # With containerd's store (29) the list's size has what is unpacked in it, an inspection's has not.
        assert image.size == next(one for one in api.images() if one["Id"] == key)["Size"]
        assert detail.platform.startswith("linux/")
        assert [layer.size for layer in layers] == [one["Size"] for one in api.history(reference)]
        assert (await engine.images.inspect(key))["Id"] == key
        assert key in await engine.images.shared_sizes()
        await engine.images.remove(reference)
        with pytest.raises(docker.errors.ImageNotFound):
            api.inspect_image(reference)
        assert api.inspect_image(real_engine.image)["Id"] == key

    _with(real_engine.url, work)


def test_volumes(real_engine: RealEngine, engine_name: str) -> None:
    api, name = real_engine.client, f"{engine_name}-vol"

    async def work(engine: DockerEngine) -> None:
        request = VolumeRequest(name, options={"type": "tmpfs", "device": "tmpfs"}, labels={"a": "b"})
        assert await engine.volumes.create(request) == name
        with parse.strict():
            listed = next(one for one in await engine.volumes.list() if one.name == name)
            assert listed == await engine.volumes.read(name)
        beside = api.inspect_volume(name)
        assert (listed.mountpoint, dict(listed.labels), dict(listed.options)) == (
            beside["Mountpoint"],
            {"a": "b"},
            {"type": "tmpfs", "device": "tmpfs"},
        )
        assert await engine.volumes.inspect(name) == beside
        await engine.volumes.remove(name)
        with pytest.raises(docker.errors.NotFound):
            api.inspect_volume(name)
        nameless = await engine.volumes.create(VolumeRequest())
        assert (await engine.volumes.read(nameless)).anonymous
        await engine.volumes.remove(nameless, force=True)

    _with(real_engine.url, work)


def test_networks(real_engine: RealEngine, engine_name: str) -> None:
    api, name = real_engine.client, f"{engine_name}-net"

    async def work(engine: DockerEngine) -> None:
        key = await engine.networks.create(NetworkRequest(name, internal=True, attachable=True, labels={"a": "b"}))
        with parse.strict():
            listed = next(one for one in await engine.networks.list() if one.id == key)
            assert listed == await engine.networks.read(key)
        assert (listed.name, listed.driver, listed.internal, listed.attachable) == (name, "bridge", True, True)
        assert listed.pools[0].subnet == api.inspect_network(key)["IPAM"]["Config"][0]["Subnet"]
        assert (await engine.networks.inspect(name))["Id"] == key
        with pytest.raises(Conflict) as caught:
            await engine.networks.create(NetworkRequest(name, internal=True))
        assert caught.value.reason is Reason.NAME_TAKEN
        await engine.networks.remove(key)
        with pytest.raises(docker.errors.NotFound):
            api.inspect_network(key)

    _with(real_engine.url, work)


def test_the_engine_itself(real_engine: RealEngine) -> None:
    api = real_engine.client

    async def work(engine: DockerEngine) -> None:
        assert await engine.system.ping() > 0
        with parse.strict():
            version, info = await engine.system.version(), await engine.system.info()
        beside = api.version()
        assert (version.version, version.api_version) == (beside["Version"], beside["ApiVersion"])
        assert {one.name for one in version.components} >= {"Engine", "containerd", "runc"}
        assert (info.id, info.driver, info.cpus) == (api.info()["ID"], api.info()["Driver"], api.info()["NCPU"])
        assert float(engine.api_version) <= 1.51

    _with(real_engine.url, work)


def test_replies_of_this_engine_hold_no_odd_field(real_engine: RealEngine, engine_name: str) -> None:
    api = real_engine.client
    check = {"test": ["CMD", "true"], "interval": 1_000_000_000, "start_period": 2_000_000_000}
    real_engine.run(f"{engine_name}-hc", healthcheck=check)
    with parse.strict():
        for one in api.containers(all=True):
            assert container_from_list(one)
            assert container_from_inspect(api.inspect_container(one["Id"]))
        for one in api.images():
            assert image_from_list(one)
            assert image_from_inspect(api.inspect_image(one["Id"]))
            assert [layer_from_history(layer) for layer in api.history(one["Id"])]
        for one in api.networks():
            assert network_from_json(one)
        for one in api.volumes()["Volumes"] or []:
            assert volume_from_json(one)
        assert version_from_json(api.version())
        assert info_from_json(api.info())


def test_what_is_done_beside_us_comes_as_events(real_engine: RealEngine, engine_name: str) -> None:
    async def work(engine: DockerEngine) -> None:
        seen: list[Event] = []
        first = asyncio.Event()

        async def watch() -> None:
            async with engine.system.events(since) as batches:
                async for batch in batches:
                    seen.extend(one for one in batch if engine_name in one.attributes.get("name", one.id))
                    first.set()
                    if seen and seen[-1].action == "destroy":
                        return

        stamp = real_engine.client.info()["SystemTime"]
        moment = parse.iso_time(stamp)
        assert moment is not None
        since = int(moment.timestamp()) * 1_000_000_000
        watching = asyncio.create_task(watch())
        key = await asyncio.to_thread(real_engine.run, f"{engine_name}-ev")
        await asyncio.to_thread(_cli, real_engine.url, "exec", key, "true")
        await asyncio.to_thread(_cli, real_engine.url, "rename", key, f"{engine_name}-ev2")
        await asyncio.to_thread(_cli, real_engine.url, "rm", "-f", key)
        async with asyncio.timeout(20):
            await watching
        mine = [one for one in seen if one.type == "container" and one.id == key]
        actions = [one.action for one in mine]
        assert actions[:3] == ["create", "start", "rename"]
        assert set(actions[3:]) >= {"kill", "die", "destroy"}
        assert not [action for action in actions if action.startswith("exec_")]
        assert [one.time_ns for one in mine] == sorted(one.time_ns for one in mine)
        assert all(one.time_ns > since for one in mine)

    _with(real_engine.url, work)


def test_stats_come_while_the_container_runs(real_engine: RealEngine, engine_name: str) -> None:
    busy = real_engine.run(f"{engine_name}-st", "sh", "-c", "while :; do :; done")
    quiet = real_engine.run(f"{engine_name}-qu", "sleep", "1000")

    async def work(engine: DockerEngine) -> None:
        reader = engine.containers.measure()
        async with reader as measured, asyncio.timeout(30):
            reader.watch([busy, quiet])
            seen: dict[str, list[Sample]] = {busy: [], quiet: []}
            while any(len(samples) < 2 for samples in seen.values()):
                for key, sample in (await anext(measured)).samples.items():
                    seen[key].append(sample)
            first, second = seen[busy][:2]
            assert first.cpu_percent is None
            assert second.cpu_percent is not None
            assert second.cpu_percent > 1
            assert second.memory_used
            assert second.pids == 1
            assert (seen[quiet][1].cpu_percent or 0.0) < 1

    _with(real_engine.url, work)


def test_logs_come_with_their_streams(real_engine: RealEngine, engine_name: str) -> None:
    key = real_engine.run(f"{engine_name}-log", "sh", "-c", "echo out; echo err >&2; printf end")
    real_engine.client.wait(key)

    async def work(engine: DockerEngine) -> None:
        data, streams = b"", b""
        async with engine.containers.logs(key, follow=True) as batches:
            async for batch in batches:
                data += batch.data
                streams += batch.streams
        lines = {line.split(b" ", 1)[1]: stream for line, stream in zip(data.splitlines(), streams, strict=True)}
        assert lines == {b"out": 1, b"err": 2, b"end": 1}

    _with(real_engine.url, work)


def test_an_engine_that_dies_under_us_is_lost_and_comes_back(fresh_engine: Callable[[], RealEngine]) -> None:
    real = fresh_engine()

    async def work(engine: DockerEngine) -> None:
        async def events() -> Sequence[Event]:
            async with engine.system.events() as batches:
                return await anext(batches)

        watching = asyncio.create_task(events())
        await engine.containers.list()
        await asyncio.to_thread(real.engine.stop)
        with pytest.raises(Unreachable):
            await watching
        with pytest.raises(Unreachable):
            await engine.containers.list()
        await asyncio.to_thread(real.engine.start)
        await engine.open()
        assert await engine.containers.list() == []

    _with(real.url, work)
