"""Podman, which speaks Docker's API with a tongue of its own: what it does shows, and what it cannot do is told."""

from __future__ import annotations

import gc
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from engine import parse
from engine.copies import CommitRequest
from engine.docker import DockerEngine
from engine.errors import Conflict, NotFound, Reason, Rejected
from engine.file_entries import ChangeKind, Progress
from engine.needs import program
from engine.records import Host, NetworkRequest, RunRequest, VolumeRequest
from gui.look.look import look
from tests import engines
from tests.fakes.live import run, session_on, until
from tests.gui.driving import drive
from tests.real.cli_beside import Cli, same
from tests.real.everyday import use_every_day, with_engine
from tests.real.podman_engine import Podman, started_podman

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from PySide6.QtWidgets import QApplication

    from engine.process_records import Process
    from tests.gui.driving import Program

    Scenario = Callable[[Program], Coroutine[Any, Any, None]]

FOREVER = ("sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1000 & wait $!; done")


@pytest.fixture(scope="module")
def podman() -> Iterator[Podman]:
    """One Podman for all tests here."""
    with started_podman() as engine:
        yield engine
        left = engines.look(engine.client)
        assert not left.containers
        assert not left.volumes


@pytest.fixture
def host(podman: Podman) -> Host:
    """Where it is."""
    return Host("podman", podman.url, "test")


def test_podman_is_used_as_any_other(podman: Podman, host: Host, tmp_path: Path) -> None:
    use_every_day(host, podman.image, "everyday", tmp_path)


def test_the_machines_firewall_is_not_touched(podman: Podman) -> None:
    """Its networks are not the machine's, so that it can take no other engine's rules away, nor add any."""
    inside = Path(f"/proc/{podman.pid}/ns/net").readlink()
    assert inside != Path("/proc/self/ns/net").readlink()
    made = podman.client.create_container(podman.image, list(FOREVER), name="networked")["Id"]
    podman.client.start(made)
    assert podman.client.inspect_container(made)["NetworkSettings"]["IPAddress"]
    if os.geteuid() == 0:  # nobody else may see them
        rules = subprocess.run([program("iptables-save")], capture_output=True, text=True, check=True).stdout
        assert "NETAVARK" not in rules
    podman.client.remove_container(made, force=True)


# No limit of processes: the CLI asks for 0 without being told, and newer programs below Podman let none be made then.
VERBS = (
    "create --pids-limit -1 --name made {image} {forever}",
    "start made",
    "run --pids-limit -1 -d --name web -v data:/data {image} {forever}",
    "stop -t 5 made",
    "restart -t 5 web",
    "pause web",
    "unpause web",
    "kill web",
    "start web",
    "rename made renamed",
    "tag {image} second:1",
    "rmi {second}",
    "volume create more",
    "volume rm more",
    "network connect shop web",
    "network disconnect shop web",
    "rm renamed",
    "rm -f web",
    "volume create pruned",
    "volume rm pruned data",
)


def test_after_each_verb_every_table_is_the_clis(podman: Podman, host: Host) -> None:
    docker = Cli(podman.url)
    podman.client.create_network("shop", internal=True)

    async def scenario() -> None:
        async with session_on(DockerEngine(host)) as session:
            session.start()
            await until(lambda: session.idle)
            await same(session, docker, "connecting")
            for verb in VERBS:
                words = verb.format(image=podman.image, forever="{forever}", second=_second(podman))
                arguments = [word for part in words.split() for word in (FOREVER if part == "{forever}" else [part])]
                await docker(*arguments)
                await same(session, docker, f"docker {words}")

    run(scenario)
    podman.client.remove_network("shop")


def _second(podman: Podman) -> str:
    """The name that Podman made of `second:1`: whole, with the registry that it thinks of."""
    tags = [tag for image in podman.client.images() for tag in image["RepoTags"] or []]
    return next((tag for tag in tags if tag.endswith("second:1")), "")


def test_the_life_of_a_container(podman: Podman, host: Host) -> None:
    api = podman.client

    def state() -> str:
        return str(api.inspect_container("life")["State"]["Status"])

    async def work(engine: DockerEngine) -> None:
        containers = engine.containers
        with parse.strict():
            key = await containers.run(RunRequest(podman.image, "life", FOREVER))
            assert api.inspect_container("life")["Id"] == key
            await containers.pause(key)
            assert state() == "paused"
            await containers.unpause(key)
            started = api.inspect_container("life")["State"]["StartedAt"]
            await containers.restart(key, 5)
            assert api.inspect_container("life")["State"]["StartedAt"] != started
            await containers.stop(key, 5)
            assert state() == "exited"
            await containers.start(key)
            await containers.start(key)
            assert state() == "running"
            await containers.kill(key)
            engines.until(lambda: state() == "exited")
            whole = await containers.read(key)
            assert whole.exit_code == 137
            assert whole.command
            await containers.rename(key, "life-2")
            assert (await containers.inspect(key))["Name"].strip("/") == "life-2"
            await containers.remove(key, volumes=True)
        with pytest.raises(NotFound):
            await containers.read(key)

    with_engine(host, work)


def test_processes_are_listed_and_signalled(podman: Podman, host: Host) -> None:
    async def work(engine: DockerEngine) -> None:
        key = await engine.containers.run(RunRequest(podman.image, "busy", FOREVER))
        try:
            with parse.strict():
                await _processes(engine, key)
        finally:
            await engine.containers.remove(key, force=True)

    async def _processes(engine: DockerEngine, key: str) -> None:
        found: list[Process] = []
        while len(found) < 2:  # the shell has come to its child
            found = list((await engine.processes.list(key)).processes)
        assert next(one.command for one in found if one.pid == 1) == " ".join(FOREVER)
        sleeping = next(one.pid for one in found if one.parent == 1)
        await engine.processes.signal(key, sleeping or 0, "SIGKILL")
        while sleeping in {one.pid for one in (await engine.processes.list(key)).processes}:
            pass

    with_engine(host, work)


def test_inside_a_container(podman: Podman, host: Host, tmp_path: Path) -> None:
    """Files, changes, limits, a copy of it as an image and as a file, attaching."""

    async def work(engine: DockerEngine) -> None:
        with parse.strict():
            key = await engine.containers.run(RunRequest(podman.image, "inside", FOREVER))
            shell = engine.files.shell(key)
            await shell.make_folder(b"/new")
            assert b"sh" in {entry.name for entry in (await shell.list(b"/bin")).entries}
            await shell.close()
            found = {change.path: change.kind for change in await engine.files.changes(key)}
            assert found[b"/new"] is ChangeKind.ADDED
            limits = await engine.limits.read(key)
            assert limits.restart == "no"
            image = await engine.copies.commit(key, CommitRequest("localhost/committed:1"))
            assert "localhost/committed:1" in podman.client.inspect_image(image)["RepoTags"]
            await engine.images.remove("localhost/committed:1")
            await engine.copies.export(key, tmp_path / "root.tar", Progress())
            assert (tmp_path / "root.tar").stat().st_size > 1_000_000
            terminal = engine.containers.attach(key)
            async with terminal:
                pass
            assert (await engine.containers.read(key)).state == "running"
            await engine.containers.remove(key, force=True)

    with_engine(host, work)


def test_images_volumes_and_networks(podman: Podman, host: Host) -> None:
    api = podman.client

    async def work(engine: DockerEngine) -> None:
        with parse.strict():
            await engine.images.tag(podman.image, "localhost/other:2")
            image = next(one for one in await engine.images.list() if "localhost/other:2" in one.tags)
            assert (await engine.images.read(image.id)).platform.startswith("linux/")
            assert await engine.images.history(image.id)
            await engine.images.remove("localhost/other:2")
            assert "localhost/other:2" not in {tag for one in api.images() for tag in one["RepoTags"] or []}
            assert await engine.volumes.create(VolumeRequest("kept", labels={"a": "b"})) == "kept"
            assert (await engine.volumes.read("kept")).mountpoint == api.inspect_volume("kept")["Mountpoint"]
            await engine.volumes.remove("kept")
            key = await engine.networks.create(NetworkRequest("back", subnet="10.89.77.0/24", internal=True))
            network = next(one for one in await engine.networks.list() if one.id == key)
            assert (network.name, network.internal, network.pools[0].subnet) == ("back", True, "10.89.77.0/24")
            assert await engine.networks.read(key) == network
            await engine.networks.remove(key)
            assert "back" not in {one["Name"] for one in api.networks()}

    with_engine(host, work)


def test_the_engine_itself(podman: Podman, host: Host) -> None:
    async def work(engine: DockerEngine) -> None:
        with parse.strict():
            version, info = await engine.system.version(), await engine.system.info()
        assert engine.can.podman
        assert version.podman
        assert version.version == podman.client.version()["Version"]
        assert {one.name for one in version.components} >= {"Podman Engine", "Conmon"}
        assert info.cpus == podman.client.info()["NCPU"]

    with_engine(host, work)


def test_what_podman_refuses_is_told_with_its_reason(podman: Podman, host: Host) -> None:
    async def work(engine: DockerEngine) -> None:
        containers, images, volumes, networks = engine.containers, engine.images, engine.volumes, engine.networks
        key = await containers.run(RunRequest(podman.image, "up", FOREVER))
        await volumes.create(VolumeRequest("full"))
        nobody, bad = RunRequest("localhost/none:1", "x"), NetworkRequest("bad", subnet="10.0.0.0/99")
        for call, kind, reason in (
            (lambda: containers.run(RunRequest(podman.image, "up", ("sh",))), Conflict, Reason.NAME_TAKEN),
            (lambda: containers.run(nobody), NotFound, Reason.NO_IMAGE),
            (lambda: containers.run(RunRequest(podman.image, "x", ("nope",))), Rejected, Reason.NO_COMMAND),
            (lambda: containers.remove(key), Conflict, Reason.RUNNING),
            (lambda: containers.start("nobody"), NotFound, Reason.UNKNOWN),
            (lambda: containers.rename(key, "???"), Rejected, Reason.BAD_NAME),
            (lambda: images.remove(podman.image), Conflict, Reason.IN_USE),
            (lambda: volumes.remove("nothing"), NotFound, Reason.UNKNOWN),
            (lambda: volumes.create(VolumeRequest("full")), Conflict, Reason.NAME_TAKEN),
            (lambda: networks.remove("nothing"), NotFound, Reason.UNKNOWN),
            (lambda: networks.remove("podman"), Conflict, Reason.IN_USE),
            (lambda: networks.create(bad), Rejected, Reason.BAD_ADDRESS),
        ):
            with pytest.raises(kind) as caught:
                await call()
            assert caught.value.reason is reason, caught.value.words
            assert caught.value.words
        assert {one.name for one in await containers.list()} == {"up"}
        await containers.remove(key, force=True)
        await volumes.remove("full")

    with_engine(host, work)


@pytest.fixture
def play(qapp: QApplication, podman: Podman, tmp_path: Path) -> Iterator[Callable[[Scenario], None]]:
    """Opens the program on Podman and runs a scenario."""
    look().apply(qapp, "light")
    yield lambda scenario: drive(qapp, podman.url, scenario, tmp_path)
    gc.collect()  # in the thread that Qt's objects were made in


def test_the_window_on_podman(podman: Podman, play: Callable[[Scenario], None]) -> None:
    """Clicks show by Podman's events. Of networks it tells nothing: ours show at once, others when somebody looks."""
    key = podman.client.create_container(podman.image, list(FOREVER), name="web")["Id"]

    async def scenario(program: Program) -> None:
        await program.live()
        program.choose("containers", "web")
        program.act("container.start")
        await program.until(lambda: program.row("container", "web").container.state == "running")
        program.act("container.pause")
        await program.until(lambda: program.row("container", "web").container.state == "paused")
        podman.client.unpause(key)
        await program.until(lambda: program.row("container", "web").container.state == "running")
        program.pane("networks")
        program.press("Create…")
        form = program.dialog
        await program.type(form.name.edit, "back")
        program.click(form.go)
        await program.until(lambda: program.find("network", "back") is not None)
        program.choose("networks", "back")
        program.act("network.remove")
        program.confirm()
        await program.until(lambda: program.find("network", "back") is None)
        program.pane("images")
        podman.client.create_network("theirs")
        program.pane("networks")
        await program.until(lambda: program.find("network", "theirs") is not None)
        podman.client.remove_network("theirs")
        pane = program.pane("engine")
        await program.until(lambda: "version" in pane.server.keys and "name" in pane.info.keys)
        shown = pane.server.value_of
        assert shown("version") == podman.client.version()["Version"]
        parts = {key.split("-", 2)[2]: shown(key) for key in pane.server.keys if key.startswith("part-")}
        assert parts["Podman Engine"] == shown("version")
        assert parts["Conmon"][:1].isdigit()
        assert "built" not in pane.server.keys or not shown("built").startswith("19")
        podman.client.remove_container(key, force=True)
        await program.until(lambda: program.find("container", "web") is None)
        assert [words for level, words in program.said if level != "ok"] == []

    play(scenario)
