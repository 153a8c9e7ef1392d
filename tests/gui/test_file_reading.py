"""A folder whose whole archive has to come for it: how far it is is told, and it can be stopped."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from engine.errors import NotFound
from engine.file_entries import FileEntry, FileKind, Listing
from engine.records import Container
from gui.details.file_reading import FileReading
from models.file_browser import FileBrowser
from tests.fakes.live import run, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from engine.file_entries import FileContent, Progress

pytestmark = pytest.mark.usefixtures("qapp")


class SlowFiles:
    """Gives the listings of a test when the test says so."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.asked: list[bytes] = []
        self.given_up: list[bytes] = []
        self.entries: tuple[FileEntry, ...] = (FileEntry(b"etc", FileKind.FOLDER),)

    async def list(self, _container: str, folder: bytes, progress: Progress) -> Listing:
        self.asked.append(folder)
        progress.bytes, progress.files = 1_200_000_000, 300
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.given_up.append(folder)
            raise
        return Listing(self.entries)

    async def changes(self, _container: str) -> list[Any]:
        return []

    async def read(self, _container: str, path: bytes, _most: int) -> FileContent:
        raise NotFound("read", "file", path.decode())


class SlowEngine:
    """An engine of one container and its files."""

    def __init__(self, container: Container) -> None:
        self.files = SlowFiles()
        self.container = container

    @property
    def containers(self) -> SlowEngine:
        return self

    async def read(self, container: str) -> Container:
        assert container == self.container.id
        return self.container


@asynccontextmanager
async def reading() -> AsyncIterator[tuple[SlowEngine, FileBrowser, FileReading]]:
    container = Container("1", "old", "busybox", "sha256:1", "sleep", "exited")
    engine = SlowEngine(container)
    browser = FileBrowser(engine, "host", container, str, pytest.fail)  # type: ignore[arg-type]  # its files alone
    foot = QLabel("9 entries")
    line = FileReading(foot)
    browser.changed.connect(lambda: line.follow(browser))
    browser.start()
    try:
        yield engine, browser, line
    finally:
        await browser.close()
        for each in (line, foot):
            each.close()
            each.deleteLater()


async def shown(line: FileReading, *, on: bool) -> None:
    """Wait for it; what it stands in the place of is hidden as long."""

    def there() -> bool:
        QApplication.processEvents()
        return line.isVisible() is on and line._place.isHidden() is on

    await until(there)


def test_how_far_it_is_is_told_until_it_is_there() -> None:
    async def scenario() -> None:
        async with reading() as (engine, browser, line):
            await shown(line, on=True)
            assert line.words.text() == "Reading '/' with all below it: 1.2 GB, 300 entries so far"
            engine.files.go.set()
            await shown(line, on=False)
            assert browser.tree.loaded
            assert not browser.failed

    run(scenario)


def test_it_can_be_stopped_and_read_again() -> None:
    async def scenario() -> None:
        async with reading() as (engine, browser, line):
            await shown(line, on=True)
            line.stop.click()
            await until(lambda: engine.files.given_up == [b"/"])
            await shown(line, on=False)
            assert browser.failed == "Reading was stopped; read again to see what is in it."
            assert not browser.busy
            engine.files.go.set()
            browser.refresh()
            assert not browser.failed
            await until(lambda: browser.tree.loaded)

    run(scenario)


def test_a_folder_that_is_opened_in_place_says_in_its_row_that_it_was_stopped() -> None:
    async def scenario() -> None:
        async with reading() as (engine, browser, line):
            engine.files.go.set()
            await until(lambda: browser.tree.loaded)
            engine.files.go.clear()
            browser.toggle(b"/etc")
            await shown(line, on=True)
            assert "'etc'" in line.words.text()
            QTest.keyClick(line.stop, " ")
            await until(lambda: engine.files.given_up == [b"/etc"])
            rows = [browser.model.row_at(number) for number in range(browser.model.rowCount())]
            assert [row.note for row in rows if row.note] == ["Reading was stopped; read again to see what is in it."]
            assert not browser.failed, "what is shown was read"

    run(scenario)


def test_what_is_read_while_the_engine_removes_it_takes_the_place_of_nothing() -> None:
    async def scenario() -> None:
        async with reading() as (engine, browser, _line):
            engine.files.go.set()
            await until(lambda: browser.tree.loaded and browser.compared)
            was = browser.model.rows()
            assert was
            engine.files.entries = ()
            engine.container = replace(engine.container, state="removing")
            browser.refresh()
            await until(lambda: not browser.tree.top.loading)
            assert browser.tree.top.failed
            assert list(browser.model.rows())[: len(was)] == list(was)

    run(scenario)
