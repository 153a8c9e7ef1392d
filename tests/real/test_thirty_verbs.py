"""Thirty verbs of docker's CLI, and after each of them every table as the CLI lists it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.docker import DockerEngine
from engine.records import Host
from tests.fakes.live import run, session_on, until
from tests.real.cli_beside import Cli, same

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from models.session import HostSession
    from tests.engines import RealEngine

FOREVER = ("sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1000 & wait $!; done")


def test_after_each_of_thirty_verbs_every_table_is_the_clis(
    fresh_engine: Callable[[], RealEngine], tmp_path: Path
) -> None:
    real = fresh_engine()
    docker = Cli(real.url)
    image = real.image
    verbs: list[str] = []

    async def scenario() -> None:
        async with session_on(DockerEngine(Host("real", real.url))) as session:
            session.start()
            await until(lambda: session.idle)
            await same(session, docker, "connecting")
            await containers(session)
            await images(session)
            await builds(session)
            await volumes(session)
            await networks(session)
            await prunes(session)
            assert not session.lost
        assert len(set(verbs)) >= 30, sorted(set(verbs))

    async def do(session: HostSession, *arguments: str, fails: bool = False) -> str:
        out = await docker(*arguments, fails=fails)
        noun = arguments[0] in {"volume", "network", "container", "image", "system", "builder"}
        verbs.append(" ".join(arguments[: 2 if noun else 1]))
        await same(session, docker, f"docker {' '.join(arguments)}")
        return out

    async def containers(session: HostSession) -> None:
        await do(session, "create", "--name", "made", image, *FOREVER)
        await do(session, "start", "made")
        await do(session, "run", "-d", "--name", "web", "-p", "127.0.0.1::80", "-v", "data:/data", image, *FOREVER)
        await do(session, "stop", "-t", "5", "made")
        await do(session, "restart", "-t", "5", "web")
        await do(session, "pause", "web")
        await do(session, "unpause", "web")
        await do(session, "kill", "web")
        await do(session, "start", "web")
        await do(session, "kill", "-s", "HUP", "web")
        await do(session, "rename", "made", "renamed")
        await do(session, "update", "--restart", "on-failure:3", "renamed")
        await do(session, "exec", "web", "true")
        await do(session, "exec", "-d", "web", "sleep", "1000")
        await do(session, "cp", f"{tmp_path}", "web:/tmp/copied")
        await do(session, "export", "-o", str(tmp_path / "root.tar"), "web")
        await do(session, "top", "web")
        await do(session, "run", "--rm", image, "true")
        await do(session, "run", "--name", "failed", image, "sh", "-c", "exit 3", fails=True)
        await do(session, "run", "--name", "unstartable", image, "no-such-command", fails=True)
        await do(session, "run", "-d", "--name", "restless", "--restart", "on-failure:1", image, "false")
        await do(session, "wait", "failed")
        check = ("--health-cmd", "true", "--health-interval", "1s")
        await do(session, "run", "-d", "--name", "checked", *check, image, *FOREVER)
        checked = next(key for key, row in session.containers.items() if row.container.name == "checked")
        await until(lambda: session.containers[checked].container.health == "healthy")
        await same(session, docker, "getting healthy")
        await do(session, "run", "-d", "--name", "anonymous", "-v", "/data", image, *FOREVER)
        await do(session, "rm", "-f", "-v", "anonymous")
        await do(session, "rm", "failed")

    async def images(session: HostSession) -> None:
        await do(session, "tag", image, "second:1")
        await do(session, "commit", "web", "committed:1")
        await do(session, "run", "-d", "--name", "of-committed", "committed:1", *FOREVER)
        # The tag moves: its first image loses it without an event, and the container's image has no name any more.
        await do(session, "tag", image, "committed:1")
        await do(session, "rmi", "second:1")
        await do(session, "commit", "web")
        await do(session, "import", str(tmp_path / "root.tar"), "imported:1")
        await do(session, "save", "-o", str(tmp_path / "saved.tar"), "imported:1")
        await do(session, "rmi", "imported:1")
        await do(session, "load", "-i", str(tmp_path / "saved.tar"))
        await do(session, "image", "inspect", "imported:1")
        await do(session, "create", "--name", "orphan", "imported:1", "sh")
        await do(session, "rmi", "-f", "imported:1")
        await do(session, "rm", "-f", "orphan", "of-committed")
        await do(session, "image", "prune", "-f")

    async def builds(session: HostSession) -> None:
        folder = tmp_path / "build"
        folder.mkdir()
        (folder / "Dockerfile").write_text(f"FROM {image}\nRUN echo one > /one\nLABEL two=2\n")
        await do(session, "build", "-t", "built:1", str(folder))
        (folder / "Dockerfile").write_text(f"FROM {image}\nRUN echo three > /three\n")
        await do(session, "build", str(folder))
        await do(session, "image", "prune", "-a", "-f")

    async def volumes(session: HostSession) -> None:
        await do(session, "volume", "create", "--label", "of=test", "made")
        await do(session, "volume", "create")
        await do(session, "volume", "rm", "made")
        await do(session, "volume", "prune", "-f")

    async def networks(session: HostSession) -> None:
        await do(session, "network", "create", "--internal", "shop")
        await do(session, "network", "connect", "shop", "web")
        await do(session, "network", "disconnect", "shop", "web")
        await do(session, "network", "rm", "shop")
        await do(session, "network", "create", "unused")
        await do(session, "network", "prune", "-f")

    async def prunes(session: HostSession) -> None:
        await do(session, "container", "prune", "-f")
        await do(session, "rm", "-f", "web", "checked")
        await do(session, "system", "prune", "-a", "-f", "--volumes")

    run(scenario)
