"""Make image… and Export files…: what is asked, how far it is, and that nothing half done is left."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from engine.copies import CommitRequest
from engine.errors import NotFound, Reason, Rejected, Unreachable
from engine.file_errors import LocalFailure
from engine.records import Key, Kind
from gui.actions import export
from tests.fakes.live import run
from tests.fakes.memory_engine import MemoryEngine
from tests.gui.stage import stage

if TYPE_CHECKING:
    from pathlib import Path

    from engine.records import Container

pytestmark = pytest.mark.usefixtures("qapp")


def shop() -> tuple[MemoryEngine, Container]:
    engine = MemoryEngine()
    engine.add_image("taken:1")
    return engine, engine.create("web", state="running")


def test_an_image_is_made_as_the_form_says_and_brought_up() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            went: list[Key] = []
            on.runner.go_asked.connect(lambda key, _tab: went.append(key))
            on.runner.trigger("container.commit", [on.of(web)])
            form = on.dialog
            form.reference.set_text("team/app")
            form.author.set_text("Ada")
            form.message.set_text("before the change")
            form.changes.add_line().set_text('CMD ["sh"]')
            form.pause.setChecked(False)
            wanted = "docker commit --author Ada --message 'before the change' --pause=false"
            assert form.preview.line == f"""{wanted} --change 'CMD ["sh"]' web team/app"""
            gate = engine.hold("copies.commit")
            form.go.click()
            await on.until(lambda: gate.waiting)
            assert form.waiting.isVisible()
            assert not form.go.isEnabled()
            engine.release("copies.commit")
            await on.until(lambda: on.runner.dialog is None)
            assert engine.copies.committed == [
                CommitRequest("team/app", "Ada", "before the change", pause=False, changes=('CMD ["sh"]',))
            ]
            assert on.said == [("ok", "Made the image 'team/app'")]
            engine.tag(
                next(image for image in engine.images_there.values() if "team/app" in image.tags), "team/app:latest"
            )
            await on.until(lambda: went)
            assert went[0].kind is Kind.IMAGE
            assert went[0].id.endswith(" team/app:latest")

    run(scenario)


def test_an_image_without_a_name_is_found_though_no_event_tells_of_it() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            went: list[Key] = []
            on.runner.go_asked.connect(lambda key, _tab: went.append(key))
            on.runner.trigger("container.commit", [on.of(web)])
            on.dialog.go.click()
            await on.until(lambda: went)
            assert went[0].id.endswith(" ")

    run(scenario)


def test_names_and_instructions_are_checked_and_a_taken_name_is_told() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.commit", [on.of(web)])
            form = on.dialog
            form.reference.set_text("Team/App")
            line = form.changes.add_line()
            line.set_text("RUN rm -rf /")
            form.go.click()
            assert form.reference.problem == "A repository's name is in lower case."
            assert line.problem
            assert not engine.copies.committed
            form.reference.set_text("taken:1")
            assert form.note.isVisible()

    run(scenario)


def test_a_reference_that_the_engine_does_not_take_leaves_the_form_as_it_is() -> None:
    engine, web = shop()
    words = "invalid reference format"
    engine.fail("copies.commit", Rejected("commit", "container", web.id, words, 400, Reason.BAD_NAME))

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.commit", [on.of(web)])
            form = on.dialog
            form.reference.set_text("team/app")
            form.go.click()
            await on.until(form.failure.isVisible)
            assert form.failure.accessibleName().startswith("The engine does not take this name. invalid reference")
            assert form.reference.text() == "team/app"
            assert form.go.isEnabled()
            assert not form.waiting.isVisible()

    run(scenario)


def test_a_container_that_is_removed_while_the_form_is_open_is_told() -> None:
    engine, web = shop()
    engine.fail("copies.commit", NotFound("commit", "container", web.id, "No such container", 404))

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.commit", [on.of(web)])
            engine.destroy(web)
            on.dialog.go.click()
            await on.until(on.dialog.failure.isVisible)
            assert on.dialog.failure.accessibleName().startswith("It is no longer there.")

    run(scenario)


def test_the_files_are_asked_a_place_for_and_written_there(tmp_path: Path) -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.export", [on.of(web)])
            dialog = on.dialog
            assert isinstance(dialog, QFileDialog)
            assert dialog.selectedFiles()[0].endswith("/web.tar")
            gate = engine.hold("copies.export")
            dialog.selectFile(str(tmp_path / "web.tar"))
            dialog.accept()
            await on.until(lambda: gate.waiting)
            await on.until(lambda: on.said == [("info", "Exporting 'web'… 3 B")])
            engine.release("copies.export")
            await on.until(lambda: on.said == [("ok", "Exported 'web' to web.tar, 3 B")])

    run(scenario)
    assert (tmp_path / "web.tar").read_bytes() == b"tar"


def test_an_export_that_is_cancelled_says_so(tmp_path: Path) -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            gate = engine.hold("copies.export")
            task = export.start(on.runner, on.of(web), tmp_path / "web.tar")
            await on.until(lambda: gate.waiting)
            toast = on.toasts.shown[0]
            assert toast.action is not None
            toast.action.click()
            await on.until(task.done)
            assert on.said == [("info", "The export of 'web' was cancelled; nothing is kept")]

    run(scenario)
    assert not list(tmp_path.iterdir())


def test_an_export_without_space_is_one_sentence(tmp_path: Path) -> None:
    engine, web = shop()
    target = tmp_path / "web.tar"
    engine.copies.failure = LocalFailure(str(target), OSError(errno.ENOSPC, "No space left on device"))

    async def scenario() -> None:
        async with stage(engine) as on:
            await export.start(on.runner, on.of(web), target)
            assert on.said == [("err", f"There is no space left for 'web.tar' in {tmp_path}.")]

    run(scenario)


def test_an_export_whose_engine_ends_is_told(tmp_path: Path) -> None:
    engine, web = shop()
    engine.fail("copies.export", Unreachable("export", "container", web.id, "broke", reason=Reason.BROKEN))

    async def scenario() -> None:
        async with stage(engine) as on:
            await export.start(on.runner, on.of(web), tmp_path / "web.tar")
            assert on.said == [("err", "Could not export 'web'. The connection broke before the answer came.")]

    run(scenario)


@pytest.mark.parametrize(
    ("name", "file"), [("web-1", "web-1.tar"), ("../../etc", "etc.tar"), ("ä b", "b.tar"), ("..", "container.tar")]
)
def test_the_file_is_called_so_that_it_stays_in_its_folder(name: str, file: str) -> None:
    assert export.file_name(name) == file
