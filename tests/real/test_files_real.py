"""Files in containers of a real engine: by a shell, by the archive, both ways, and on the days that go wrong."""

from __future__ import annotations

import asyncio
import errno
import io
import os
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engine.docker import DockerEngine
from engine.errors import Conflict, EngineError, NotFound, Unreachable
from engine.file_entries import ChangeKind, FileKind, Progress
from engine.file_errors import FileExists, LocalFailure, NoShell, TooLarge
from engine.records import Host
from tests.fakes.live import until

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.engines import RealEngine

ODD = b"odd \xff\xfe\n\x1b[31m $(id) 'q' -rf"


def _with(url: str, work: Callable[[DockerEngine], Awaitable[None]]) -> None:
    async def main() -> None:
        engine = DockerEngine(Host("test", url, "test"))
        try:
            await engine.open()
            await work(engine)
        finally:
            await engine.close()

    asyncio.run(main())


def _said(real: RealEngine, container: str, *command: str) -> bytes:
    made = real.client.exec_create(container, list(command))
    return bytes(real.client.exec_start(made["Id"]))


def _scratch(real: RealEngine, name: str) -> str:
    """A container of an image that holds two files and no shell; it was never started."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as tar:
        for path, data in (("app", b"not a program"), ("data/config.ini", b"[one]\n")):
            info = tarfile.TarInfo(path)
            info.size, info.mode = len(data), 0o640
            tar.addfile(info, io.BytesIO(data))
    real.client.import_image_from_data(target.getvalue(), repository=f"{name}image", tag="scratch")
    return real.run(f"{name}-bare", "/app", start=False, image=f"{name}image:scratch")


def test_a_running_container_is_listed_by_its_shell_and_by_the_archive_alike(
    real_engine: RealEngine, engine_name: str
) -> None:
    container = real_engine.run(f"{engine_name}web")

    async def work(engine: DockerEngine) -> None:
        shell = engine.files.shell(container)
        await shell.make_folder(b"/data")
        await shell.make_folder(b"/data/" + ODD)
        await shell.make_file(b"/data/" + ODD + b"/empty")
        by_shell = await shell.list(b"/data")
        by_archive = await engine.files.list(container, b"/data", Progress())
        assert [entry.name for entry in by_shell.entries] == [ODD]
        assert [(entry.name, entry.kind, entry.mode) for entry in by_archive.entries] == [(ODD, FileKind.FOLDER, 0o755)]
        commands = {entry.name: entry for entry in (await shell.list(b"/bin")).entries}
        assert commands[b"ls"].target == b"busybox"
        alike = {entry.name: entry for entry in (await engine.files.list(container, b"/bin", Progress())).entries}
        assert commands.keys() == alike.keys()
        assert alike[b"ls"].target == b"busybox"
        assert alike[b"busybox"].size == commands[b"busybox"].size
        with pytest.raises(FileExists):
            await shell.make_folder(b"/data")
        with pytest.raises(EngineError, match="No such file"):
            await shell.list(b"/nothing")
        assert await shell.find(b"/", b"CONFIG.none") == []
        assert await shell.find(b"/data", b"$(ID)") == [b"/data/" + ODD]
        await shell.close()

    _with(real_engine.url, work)


def test_one_exec_serves_all_and_is_gone_when_closed(real_engine: RealEngine, engine_name: str) -> None:
    container = real_engine.run(f"{engine_name}web")

    async def work(engine: DockerEngine) -> None:
        shell = engine.files.shell(container)
        for _ in range(5):
            await shell.list(b"/")
        commands = [process[-1] for process in real_engine.client.top(container)["Processes"]]
        assert sum("LONGSHORE_FILES" in command for command in commands) == 1
        await shell.close()
        await until(lambda: "LONGSHORE_FILES" not in str(real_engine.client.top(container)["Processes"]))

    _with(real_engine.url, work)


def test_a_search_that_is_given_up_does_not_keep_the_next_question_waiting(
    real_engine: RealEngine, engine_name: str
) -> None:
    container = real_engine.run(f"{engine_name}web")

    async def work(engine: DockerEngine) -> None:
        shell = engine.files.shell(container)
        await shell.list(b"/")
        search = asyncio.create_task(shell.find(b"/", b"nothing is called so"))
        await asyncio.sleep(0)
        search.cancel()
        with pytest.raises(asyncio.CancelledError):
            await search
        assert (await shell.list(b"/")).entries
        await shell.close()

    _with(real_engine.url, work)


def test_a_stopped_container_and_one_without_a_shell_are_listed_by_the_archive(
    real_engine: RealEngine, engine_name: str
) -> None:
    container = _scratch(real_engine, engine_name)

    async def work(engine: DockerEngine) -> None:
        shell = engine.files.shell(container)
        with pytest.raises(Conflict):
            await shell.list(b"/")
        await shell.close()
        found = {entry.name: entry for entry in (await engine.files.list(container, b"/", Progress())).entries}
        assert found[b"app"].size == 13
        assert found[b"app"].mode == 0o640
        assert found[b"data"].kind is FileKind.FOLDER
        deeper = await engine.files.list(container, b"/data", Progress())
        assert [(entry.name, entry.size) for entry in deeper.entries] == [(b"config.ini", 6)]
        content = await engine.files.read(container, b"/data/config.ini", 1000)
        assert content.data == b"[one]\n"
        with pytest.raises(TooLarge):
            await engine.files.read(container, b"/data/config.ini", 5)
        with pytest.raises(NotFound):
            await engine.files.list(container, b"/nothing", Progress())
        with pytest.raises(NotFound):
            await engine.files.stat(container, b"/nothing")

    _with(real_engine.url, work)


def test_a_running_container_without_a_shell_says_so(real_engine: RealEngine, engine_name: str) -> None:
    target = io.BytesIO()
    busybox = real_engine.client.get_archive(real_engine.run(f"{engine_name}from", start=False), "/bin/busybox")[0]
    with tarfile.open(fileobj=io.BytesIO(b"".join(busybox))) as source, tarfile.open(fileobj=target, mode="w") as tar:
        member = source.getmembers()[0]
        body = source.extractfile(member)
        member.name = "busybox"  # at the root, where no shell is looked for
        tar.addfile(member, body)
    real_engine.client.import_image_from_data(target.getvalue(), repository=f"{engine_name}image", tag="noshell")
    container = real_engine.run(
        f"{engine_name}bare", "sleep", "1000", image=f"{engine_name}image:noshell", entrypoint=["/busybox"]
    )

    async def work(engine: DockerEngine) -> None:
        shell = engine.files.shell(container)
        with pytest.raises(NoShell):
            await shell.list(b"/")
        await shell.close()
        found = await engine.files.list(container, b"/", Progress())
        assert b"busybox" in {entry.name for entry in found.entries}

    _with(real_engine.url, work)


def test_folders_go_out_and_in_whole(real_engine: RealEngine, engine_name: str, tmp_path: Path) -> None:
    container = real_engine.run(f"{engine_name}web")
    source = tmp_path / "source"
    (source / "deep" / "er").mkdir(parents=True)
    (source / "deep" / "er" / "large").write_bytes(os.urandom(3_000_001))
    Path(os.fsdecode(bytes(source) + b"/" + ODD)).write_text("odd")
    (source / "link").symlink_to("deep")
    (source / "empty").touch()
    os.mkfifo(source / "pipe")

    async def work(engine: DockerEngine) -> None:
        shell = engine.files.shell(container)
        for kind, via in ((b"by-shell", shell), (b"plain", None)):
            progress = Progress()
            await engine.files.upload(container, b"/root", [(source, kind)], progress, via)
            assert progress.left_out == 1
            assert progress.bytes == 3_000_004
            back = Progress()
            await engine.files.download(container, b"/root/" + kind, tmp_path, kind.decode(), back)
            got = tmp_path / kind.decode()
            assert (got / "deep" / "er" / "large").read_bytes() == (source / "deep" / "er" / "large").read_bytes()
            assert (got / os.fsdecode(ODD)).read_text() == "odd"
            assert (got / "link").is_symlink()
            assert not (got / "pipe").exists()
        names = {entry.name for entry in (await shell.list(b"/root")).entries}
        assert names == {b"by-shell", b"plain"}
        await shell.close()

    _with(real_engine.url, work)


def test_a_file_is_saved_with_its_mode_and_owner(real_engine: RealEngine, engine_name: str) -> None:
    container = real_engine.run(f"{engine_name}web")
    prepare = ["sh", "-c", "echo old > /root/x && chmod 604 /root/x && chown 12:34 /root/x && ln -s x /root/l"]
    _said(real_engine, container, *prepare)

    async def work(engine: DockerEngine) -> None:
        shell = engine.files.shell(container)
        for data, via in ((b"new \xff", shell), (b"newer", None)):
            where = (await engine.files.stat(container, b"/root/l")).target
            assert where == b"/root/x"
            content = await engine.files.read(container, where, 1000)
            await engine.files.write(container, where, data, content.entry, via)
            again = await engine.files.read(container, where, 1000)
            assert again.data == data
            assert (again.entry.mode, again.entry.uid, again.entry.gid) == (0o604, 12, 34)
        assert {entry.name for entry in (await shell.list(b"/root")).entries} == {b"x", b"l"}
        await shell.close()

    _with(real_engine.url, work)


def test_what_changed_since_the_image_is_told(real_engine: RealEngine, engine_name: str) -> None:
    container = real_engine.run(f"{engine_name}web", "sh", "-c", "echo x > /new; rm /etc/group; echo x >> /etc/passwd")
    real_engine.client.wait(container)

    async def work(engine: DockerEngine) -> None:
        found = {change.path: change.kind for change in await engine.files.changes(container)}
        assert found[b"/new"] is ChangeKind.ADDED
        assert found[b"/etc/group"] is ChangeKind.DELETED
        assert found[b"/etc/passwd"] is ChangeKind.CHANGED

    _with(real_engine.url, work)


def test_no_space_in_a_volume_is_told_and_nothing_half_is_left(
    real_engine: RealEngine, engine_name: str, tmp_path: Path
) -> None:
    volume = f"{engine_name}small"
    options = {"type": "tmpfs", "device": "tmpfs", "o": "size=1m"}
    real_engine.client.create_volume(volume, driver_opts=options)
    config = real_engine.client.create_host_config(binds=[f"{volume}:/small"])
    container = real_engine.run(f"{engine_name}web", host_config=config)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a").write_text("small")
    (folder / "large").write_bytes(bytes(3_000_000))

    async def work(engine: DockerEngine) -> None:
        shell = engine.files.shell(container)
        await shell.make_file(b"/small/kept")
        with pytest.raises(EngineError, match="no space left"):
            await engine.files.upload(container, b"/small", [(folder, b"folder")], Progress(), shell)
        assert [entry.name for entry in (await shell.list(b"/small")).entries] == [b"kept"]
        content = await engine.files.read(container, b"/small/kept", 1000)
        with pytest.raises(EngineError, match="no space left"):
            await engine.files.write(container, b"/small/kept", bytes(3_000_000), content.entry, shell)
        assert [(entry.name, entry.size) for entry in (await shell.list(b"/small")).entries] == [(b"kept", 0)]
        await shell.close()

    _with(real_engine.url, work)


def test_a_read_only_file_system_is_told(real_engine: RealEngine, engine_name: str, tmp_path: Path) -> None:
    config = real_engine.client.create_host_config(read_only=True)
    container = real_engine.run(f"{engine_name}web", host_config=config)
    (tmp_path / "x").write_text("x")

    async def work(engine: DockerEngine) -> None:
        shell = engine.files.shell(container)
        with pytest.raises(EngineError, match=r"(?i)read-only"):
            await shell.make_folder(b"/new")
        with pytest.raises(EngineError, match=r"(?i)read-only"):
            await engine.files.upload(container, b"/root", [(tmp_path / "x", b"x")], Progress(), shell)
        await shell.close()

    _with(real_engine.url, work)


def test_what_is_wrong_on_this_computer_is_told_and_leaves_nothing(
    real_engine: RealEngine, engine_name: str, tmp_path: Path
) -> None:
    container = real_engine.run(f"{engine_name}web", start=False)

    async def work(engine: DockerEngine) -> None:
        with pytest.raises(LocalFailure) as caught:
            await engine.files.download(container, b"/etc", tmp_path / "not there", "etc", Progress())
        assert caught.value.code == errno.ENOENT
        (tmp_path / "etc").touch()
        with pytest.raises(LocalFailure) as caught:
            await engine.files.download(container, b"/etc", tmp_path, "etc", Progress())
        assert caught.value.code == errno.EEXIST

    _with(real_engine.url, work)


def test_a_copy_that_is_cancelled_leaves_nothing_on_either_side(
    real_engine: RealEngine, engine_name: str, tmp_path: Path
) -> None:
    container = real_engine.run(f"{engine_name}web", "sh", "-c", "head -c 300000000 /dev/zero > /large; sleep 1000")
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(2_000_000_000)

    async def work(engine: DockerEngine) -> None:
        shell = engine.files.shell(container)
        await until(lambda: b"300000000" in _said(real_engine, container, "stat", "-c", "%s", "/large"), 60)
        for copy in (
            lambda progress: engine.files.download(container, b"/large", tmp_path, "got", progress),
            lambda progress: engine.files.upload(container, b"/root", [(large, b"large")], progress, shell),
        ):
            progress = Progress()
            task = asyncio.create_task(copy(progress))
            await until(lambda progress=progress: progress.bytes > 10_000_000)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        assert (await shell.list(b"/root")).entries == ()
        await shell.close()

    _with(real_engine.url, work)
    assert [path.name for path in tmp_path.iterdir()] == ["large"]
    real_engine.client.remove_container(container, force=True)


def test_a_container_that_stops_or_goes_is_told_and_the_shell_starts_anew(
    real_engine: RealEngine, engine_name: str
) -> None:
    container = real_engine.run(f"{engine_name}web")

    async def work(engine: DockerEngine) -> None:
        shell = engine.files.shell(container)
        await shell.list(b"/")
        real_engine.client.kill(container)
        real_engine.client.wait(container)
        with pytest.raises((NoShell, Unreachable)):
            await shell.list(b"/")
        with pytest.raises(Conflict):
            await shell.list(b"/")
        real_engine.client.start(container)
        assert (await shell.list(b"/")).entries
        real_engine.client.remove_container(container, force=True)
        with pytest.raises((NoShell, Unreachable)):
            await shell.list(b"/")
        with pytest.raises(NotFound):
            await shell.list(b"/")
        with pytest.raises(NotFound):
            await engine.files.list(container, b"/", Progress())
        await shell.close()

    _with(real_engine.url, work)
