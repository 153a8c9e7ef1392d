"""Images and tars made of real containers: as docker makes them, and nothing left of what was cut off."""

from __future__ import annotations

import asyncio
import io
import resource
import subprocess
import tarfile
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from engine.copies import CommitRequest
from engine.docker import DockerEngine
from engine.errors import EngineError, NotFound, Reason, Rejected
from engine.file_entries import Progress
from engine.file_errors import LocalFailure
from engine.records import Host
from gui.texts import local
from tests.engines import until

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from tests.engines import RealEngine

MB = 1_000_000


def _with(url: str, work: Callable[[DockerEngine], Awaitable[None]]) -> None:
    async def main() -> None:
        engine = DockerEngine(Host("test", url, "test"))
        try:
            await engine.open()
            await work(engine)
        finally:
            await engine.close()

    asyncio.run(main())


def _large(real: RealEngine, name: str, megabytes: int) -> str:
    key = real.run(name, "sh", "-c", f"dd if=/dev/urandom of=/large bs=1M count={megabytes} && touch /done; sleep 1000")
    until(lambda: "/done" in str(real.client.diff(key)), 60)
    return key


def test_an_image_is_what_the_form_asked_for(real_engine: RealEngine, engine_name: str) -> None:
    key = real_engine.run(f"{engine_name}web", "sh", "-c", "echo hello > /made; sleep 1000")
    until(lambda: "/made" in str(real_engine.client.diff(key)))
    reference = f"{engine_name}image:2"
    changes = ('CMD ["cat", "/made"]', "ENV A='b c'", "LABEL one=1")

    async def work(engine: DockerEngine) -> None:
        made = await engine.copies.commit(key, CommitRequest(reference, "Ada <a@b>", "it's <b>", changes=changes))
        seen = real_engine.client.inspect_image(reference)
        assert seen["Id"] == made
        assert seen["Author"] == "Ada <a@b>"
        assert seen["Config"]["Cmd"] == ["cat", "/made"]
        assert "A=b c" in seen["Config"]["Env"]
        assert seen["Config"]["Labels"]["one"] == "1"
        assert (await engine.images.history(made))[0].comment == "it's <b>"
        nameless = await engine.copies.commit(key, CommitRequest(pause=False))
        assert not real_engine.client.inspect_image(nameless)["RepoTags"]
        real_engine.client.remove_image(nameless)

    _with(real_engine.url, work)
    ran = real_engine.run(f"{engine_name}ran", image=reference, start=False)
    real_engine.client.remove_container(ran)


def test_what_an_engine_does_not_take_is_refused(real_engine: RealEngine, engine_name: str) -> None:
    key = real_engine.run(f"{engine_name}web")

    async def work(engine: DockerEngine) -> None:
        with pytest.raises(EngineError) as caught:
            await engine.copies.commit(key, CommitRequest("UPPER CASE"))
        assert caught.value.reason is Reason.BAD_NAME
        with pytest.raises(Rejected):
            await engine.copies.commit(key, CommitRequest(changes=("RUN true",)))
        with pytest.raises(NotFound):
            await engine.copies.commit(f"{engine_name}none", CommitRequest())

    _with(real_engine.url, work)
    # 20.10 looks at the name when the image is made already; the form looks before.
    for image in real_engine.client.images(filters={"dangling": True}):
        real_engine.client.remove_image(image["Id"])


def test_an_export_holds_what_docker_exports(real_engine: RealEngine, engine_name: str, tmp_path: Path) -> None:
    key = real_engine.run(f"{engine_name}web", "sh", "-c", "echo hello > /made; ln -s made /link; sleep 1000")
    until(lambda: "/link" in str(real_engine.client.diff(key)))
    progress = Progress()

    async def work(engine: DockerEngine) -> None:
        await engine.copies.export(key, tmp_path / "it.tar", progress)

    _with(real_engine.url, work)
    beside = subprocess.run(["docker", "-H", real_engine.url, "export", key], check=True, capture_output=True).stdout
    with tarfile.open(tmp_path / "it.tar") as ours, tarfile.open(fileobj=io.BytesIO(beside)) as theirs:
        assert sorted(ours.getnames()) == sorted(theirs.getnames())
        made = ours.extractfile("made")
        assert made is not None
        assert made.read() == b"hello\n"
    assert progress.bytes == (tmp_path / "it.tar").stat().st_size


def test_an_export_takes_no_more_memory_than_a_few_pieces(
    real_engine: RealEngine, engine_name: str, tmp_path: Path
) -> None:
    key = _large(real_engine, f"{engine_name}large", 100)

    async def work(engine: DockerEngine) -> None:
        tracemalloc.start()
        try:
            await engine.copies.export(key, tmp_path / "it.tar", Progress())
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak < 8 * MB

    _with(real_engine.url, work)
    assert (tmp_path / "it.tar").stat().st_size > 100 * MB


def test_an_export_that_is_cancelled_leaves_nothing(real_engine: RealEngine, engine_name: str, tmp_path: Path) -> None:
    key = _large(real_engine, f"{engine_name}large", 200)
    progress = Progress()

    async def work(engine: DockerEngine) -> None:
        task = asyncio.create_task(engine.copies.export(key, tmp_path / "it.tar", progress))
        await asyncio.to_thread(until, lambda: progress.bytes > MB)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await engine.containers.read(key)).state == "running"

    _with(real_engine.url, work)
    assert not list(tmp_path.iterdir())


def test_an_export_that_finds_no_room_leaves_nothing(real_engine: RealEngine, engine_name: str, tmp_path: Path) -> None:
    key = _large(real_engine, f"{engine_name}large", 5)

    async def work(engine: DockerEngine) -> None:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2 * MB, before[1]))
        try:
            with pytest.raises(LocalFailure) as caught:
                await engine.copies.export(key, tmp_path / "it.tar", Progress())
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert local.sentence(caught.value) == f"'it.tar' is larger than a file may be in {tmp_path}."

    _with(real_engine.url, work)
    assert not list(tmp_path.iterdir())


def test_an_export_whose_container_is_removed_meanwhile_ends_with_an_error_and_nothing(
    real_engine: RealEngine, engine_name: str, tmp_path: Path
) -> None:
    async def work(engine: DockerEngine) -> None:
        with pytest.raises(NotFound):
            await engine.copies.export(f"{engine_name}none", tmp_path / "it.tar", Progress())

    _with(real_engine.url, work)
    assert not list(tmp_path.iterdir())
