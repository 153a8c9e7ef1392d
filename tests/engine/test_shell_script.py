"""What a container's shell is asked and answers: every byte in names, and whatever else it may say."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.file_entries import FileKind
from engine.shell_script import SCRIPT, entries, pattern, request

EVERY_BYTE = bytes(byte for byte in range(1, 256) if byte != 0x2F)
ODD_NAMES = [
    EVERY_BYTE[:100],
    EVERY_BYTE[100:200],
    EVERY_BYTE[200:],
    b"-rf",
    b"--",
    b" a  b ",
    b"$(touch evil)",
    b"`touch evil`",
    b"; touch evil",
    b"q'uo\"te",
    b"new\nline\n",
    b"\\0157",
    b"*",
    b"%s%n",
    b"x 81a4 1 0 0 0",
]
SHELLS = [["dash"], ["bash", "--posix"], ["busybox", "sh"]]
UUTILS = """#!/bin/sh
[ "$1" != --version ] || exec echo "stat (uutils coreutils) 0.8.0"
for last; do :; done
[ "$last" != . ] || exec {stat} "$@"
exit 1
"""
"""A `stat` that lists nothing."""


def _shell(words: list[str]) -> list[str]:
    found = shutil.which(words[0])
    assert found is not None, f"{words[0]} is needed"
    return [found, *words[1:]]


def _ask(shell: list[str], *requests: bytes) -> bytes:
    ran = subprocess.run([*shell, "-c", SCRIPT], input=b"".join(requests), capture_output=True, check=True, timeout=60)
    head, _, answers = ran.stdout.partition(b"\n")
    assert head.startswith(b"longshore-ready ")
    assert head.endswith(b" yes")
    assert ran.stderr == b""
    return answers


@pytest.fixture(params=SHELLS, ids=lambda words: words[0])
def shell(request: pytest.FixtureRequest) -> list[str]:
    """A shell of this machine; busybox's uses its own find and stat where it is built so."""
    return _shell(request.param)


def test_every_byte_of_a_name_comes_through_and_nothing_is_run(shell: list[str], tmp_path: Path) -> None:
    top = bytes(tmp_path)
    asks = [request(number, "folder", top + b"/" + name) for number, name in enumerate(ODD_NAMES)]
    answers = _ask(shell, *asks)
    assert answers == b"".join(b"\0\0%d 0\n" % number for number in range(len(ODD_NAMES)))
    assert sorted(path.name.encode("utf-8", "surrogateescape") for path in tmp_path.iterdir()) == sorted(ODD_NAMES)
    listed = _ask(shell, request(7, "list", top))
    content, _, tail = listed.partition(b"\0\0")
    assert tail == b"7 0\n"
    assert sorted(entry.name for entry in entries(content)) == sorted(ODD_NAMES)
    answers = _ask(shell, *[request(1, "remove", top + b"/" + name) for name in ODD_NAMES])
    assert answers == b"\0\x001 0\n" * len(ODD_NAMES)
    assert list(tmp_path.iterdir()) == []


def test_a_link_s_target_may_hold_anything(shell: list[str], tmp_path: Path) -> None:
    targets = {b"plain": b"/etc/passwd", b"forged": b"x'\n./other//81a4 1 0 0 0//'./other'\n./", b"arrow": b"a -> b"}
    for name, target in targets.items():
        Path(tmp_path, name.decode()).symlink_to(target.decode())
    (tmp_path / "file").write_bytes(b"12345")
    content = _ask(shell, request(1, "list", bytes(tmp_path))).partition(b"\0\0")[0]
    found = {entry.name: entry for entry in entries(content)}
    assert {name: entry.target for name, entry in found.items() if entry.kind is FileKind.LINK} == targets
    assert found[b"file"].size == 5
    assert len(found) == 4


def test_where_stat_is_uutils_find_tells_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs, here = tmp_path / "programs", tmp_path / "here"
    programs.mkdir()
    (programs / "stat").write_text(UUTILS.format(stat=shutil.which("stat")))
    (programs / "stat").chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    here.mkdir()
    for name in ODD_NAMES:
        Path(here, os.fsdecode(name)).write_bytes(b"12345")
    (here / "link").symlink_to("x'\n./other//f:644 1 0 0 0//./other -> \n./")
    (here / "folder").mkdir(mode=0o750)
    content = _ask(_shell(["dash"]), request(1, "list", bytes(here))).partition(b"\0\0")[0]
    found = {entry.name: entry for entry in entries(content)}
    assert sorted(found) == sorted([*ODD_NAMES, b"link", b"folder"])
    assert found[b"link"].target == b"x'\n./other//f:644 1 0 0 0//./other -> \n./"
    assert (found[b"folder"].kind, found[b"folder"].mode) == (FileKind.FOLDER, 0o750)
    mine = found[b"-rf"]
    status = (here / "-rf").stat()
    assert (mine.kind, mine.size, mine.mode) == (FileKind.FILE, 5, status.st_mode & 0o7777)
    assert (mine.uid, mine.gid, mine.mtime) == (status.st_uid, status.st_gid, int(status.st_mtime))


def test_what_is_there_is_never_written_over(shell: list[str], tmp_path: Path) -> None:
    top = bytes(tmp_path)
    (tmp_path / "a").write_text("a")
    (tmp_path / "b").write_text("b")
    (tmp_path / "nowhere").symlink_to("not there")
    answers = _ask(
        shell,
        request(1, "move", top + b"/a", top + b"/b"),
        request(2, "file", top + b"/b"),
        request(3, "folder", top + b"/b"),
        request(4, "file", top + b"/nowhere"),
        request(5, "move", top + b"/a", top + b"/nowhere"),
    )
    assert answers == b"".join(b"\0\0%d 17\n" % number for number in range(1, 6))
    assert (tmp_path / "b").read_text() == "b"
    assert _ask(shell, request(1, "replace", top + b"/a", top + b"/b")) == b"\0\x001 0\n"
    assert (tmp_path / "b").read_text() == "a"


def test_a_failure_says_why(shell: list[str], tmp_path: Path) -> None:
    answers = _ask(shell, request(1, "list", bytes(tmp_path) + b"/nothing"), request(2, "move", b"/nothing", b"/x"))
    assert b"can't cd to" in answers or answers.count(b"No such file") == 2
    assert b"No such file" in answers
    assert b"\0\x001 1\n" in answers
    assert answers.endswith(b"\0\x002 1\n")


def test_search_takes_words_as_they_are(shell: list[str], tmp_path: Path) -> None:
    for name in ("Report [1].txt", "report 1.txt", "other", "a\nreport"):
        (tmp_path / name).touch()
    top = bytes(tmp_path)
    found = _ask(shell, request(1, "find", top, pattern(b"report"))).rpartition(b"\0\0")[0]
    assert sorted(found.strip(b"\0").split(b"\0")) == sorted(
        [top + b"/Report [1].txt", top + b"/report 1.txt", top + b"/a\nreport"]
    )
    found = _ask(shell, request(1, "find", top, pattern(b"[1]"))).rpartition(b"\0\0")[0]
    assert found.strip(b"\0").split(b"\0") == [top + b"/Report [1].txt"]


def test_a_nul_is_no_name() -> None:
    with pytest.raises(ValueError, match="NUL"):
        request(1, "list", b"/a\0b")


@given(st.binary(max_size=400))
def test_whatever_a_shell_answers_is_entries_or_nothing(answer: bytes) -> None:
    for entry in entries(answer):
        assert entry.name
        assert b"/" not in entry.name


@given(st.binary(min_size=1, max_size=60).filter(lambda name: b"/" not in name and b"\0" not in name), st.binary())
def test_entries_are_what_stat_prints(name: bytes, target: bytes) -> None:
    target = target.replace(b"\0", b"x") or b"x"
    line = b"./%b//a1ff %d 0 5 1700000000//'./%b' -> '%b'\n" % (name, len(target), name, target)
    after = b"./after//81a4 12 1 2 3//'./after'\n"
    found = list(entries(line + after))
    assert [(entry.name, entry.target) for entry in found] == [(name, target), (b"after", b"")]
    assert found[1].size == 12
