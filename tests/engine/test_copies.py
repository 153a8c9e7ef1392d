"""A file that has its name when it is whole, and is not there at all when it is not."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from engine.copies import CommitRequest, save
from engine.errors import Unreachable
from engine.file_entries import Progress
from engine.file_errors import LocalFailure
from gui.texts import local
from models import cli_line, validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_what_comes_is_written_and_counted(tmp_path: Path) -> None:
    progress, target = Progress(), tmp_path / "it.tar"
    save([b"abc", b"", b"defg"], target, progress)
    assert target.read_bytes() == b"abcdefg"
    assert progress.bytes == 7
    assert names(tmp_path) == ["it.tar"]


def test_the_name_is_given_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "it.tar"
    target.write_bytes(b"old")

    def chunks() -> Iterator[bytes]:
        yield b"new"
        assert target.read_bytes() == b"old"

    save(chunks(), target, Progress())
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("error", [Unreachable("export", "container", "web", "cut"), KeyboardInterrupt()])
def test_what_breaks_off_leaves_nothing_and_what_was_there(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "it.tar"
    target.write_bytes(b"old")

    def chunks() -> Iterator[bytes]:
        yield b"new"
        raise error

    with pytest.raises(type(error)):
        save(chunks(), target, Progress())
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["it.tar"]


def test_no_space_leaves_nothing_and_has_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, write, written = tmp_path / "it.tar", os.write, 0

    def full(file: int, data: bytes) -> int:
        nonlocal written
        if written >= 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written += 4
        return write(file, data[:4])  # a short write, as on a disk that fills up

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(LocalFailure) as caught:
        save([b"abcdefgh"], target, Progress())
    monkeypatch.undo()
    assert names(tmp_path) == []
    assert local.sentence(caught.value) == f"There is no space left for 'it.tar' in {tmp_path}."


def test_a_folder_that_is_not_there_has_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LocalFailure) as caught:
        save([b"a"], tmp_path / "no" / "it.tar", Progress())
    assert local.sentence(caught.value) == f"'it.tar' cannot be written: {tmp_path / 'no'} is not there."


def test_a_name_that_is_a_folder_is_kept(tmp_path: Path) -> None:
    (tmp_path / "it.tar").mkdir()
    with pytest.raises(LocalFailure) as caught:
        save([b"a"], tmp_path / "it.tar", Progress())
    assert local.sentence(caught.value) == f"'it.tar' in {tmp_path} is a folder."
    assert names(tmp_path) == ["it.tar"]


def test_another_failure_is_said_in_the_system_s_words() -> None:
    failure = LocalFailure("/somewhere/it\x1b.tar", OSError(errno.EIO, "Input/output error"))
    assert local.sentence(failure) == "'it␛.tar' in /somewhere: Input/output error."


def test_a_commit_as_a_command() -> None:
    request = CommitRequest("team/app:2", "Ada", "it's done", pause=False, changes=("CMD ['a']", "ENV A=1"))
    line = ["docker", "commit", "--author", "Ada", "--message", "it's done", "--pause=false"]
    line += ["--change", "CMD ['a']", "--change", "ENV A=1", "web", "team/app:2"]
    assert cli_line.commit(request, "web") == line
    assert cli_line.commit(CommitRequest(), "web") == ["docker", "commit", "web"]


@pytest.mark.parametrize(("text", "good"), [("", True), ("cmd ls", True), ("RUN ls", False), ("ENV", False)])
def test_instructions_that_an_image_keeps(text: str, good: bool) -> None:
    assert (validate.instruction(text) == "") is good
