"""Archives out of containers, hostile ones first: each trick by name, then whatever hypothesis makes up."""

from __future__ import annotations

import errno
import io
import os
import resource
import signal
import stat
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engine.file_entries import Progress
from engine.file_errors import LocalFailure
from engine.safe_names import Unsafe, link_stays, safe_parts
from engine.tar_reader import BadArchive, Chunks, TarReader
from engine.unpack import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FILE, FOLDER, LINK, HARD = tarfile.REGTYPE, tarfile.DIRTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE
Entry = tuple[str, bytes, str]


def _archive(entries: Sequence[Entry]) -> bytes:
    """Entries as (name, kind, contents or target)."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.GNU_FORMAT, errors="surrogateescape") as tar:
        for name, kind, more in entries:
            info = tarfile.TarInfo(name)
            info.type = kind
            info.mode = 0o755 if kind == FOLDER else 0o644
            data = b""
            if kind == FILE:
                data = more.encode()
                info.size = len(data)
            else:
                info.linkname = more
            tar.addfile(info, io.BytesIO(data))
    return target.getvalue()


def _unpack(data: bytes, folder: Path, name: str = "got", *, replace: bool = False) -> Progress:
    progress = Progress()
    pieces = iter([data[place : place + 700] for place in range(0, len(data), 700)])
    unpack(TarReader(Chunks(pieces)), folder, name, progress, replace=replace)
    return progress


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The chosen folder, with something beside it that must stay as it is."""
    (tmp_path / "chosen").mkdir()
    (tmp_path / "secret").write_text("mine")
    return tmp_path / "chosen"


def _untouched(place: Path) -> bool:
    beside = sorted(path.name for path in place.parent.iterdir())
    return beside == ["chosen", "secret"] and (place.parent / "secret").read_text() == "mine"


TRICKS: dict[str, list[Entry]] = {
    "absolute path": [("/tmp/longshore-evil", FILE, "x")],
    "absolute path below a top": [("top", FOLDER, ""), ("/top/x", FILE, "x")],
    "path that leads up": [("top", FOLDER, ""), ("top/../../secret", FILE, "x")],
    "path that begins up": [("../secret", FILE, "x")],
    "path that leads up and down again": [("top", FOLDER, ""), ("top/a/../b", FILE, "x")],
    "second top": [("top", FOLDER, ""), ("other", FILE, "x")],
    "path through a link": [("top", FOLDER, ""), ("top/in", FOLDER, ""), ("top/l", LINK, "in"), ("top/l/x", FILE, "x")],
    "folder in the place of a link": [("top", FOLDER, ""), ("top/l", LINK, "in"), ("top/l", FOLDER, "")],
    "link in the place of a folder": [("top", FOLDER, ""), ("top/d", FOLDER, ""), ("top/d", LINK, "x")],
    "file given twice": [("top", FOLDER, ""), ("top/x", FILE, "1"), ("top/x", FILE, "2")],
    "link replaced by a file": [("top", FOLDER, ""), ("top/x", LINK, "y"), ("top/x", FILE, "2")],
    "file replaced by a link": [("top", FOLDER, ""), ("top/x", FILE, "1"), ("top/x", LINK, "y")],
    "path through a file": [("top", FOLDER, ""), ("top/x", FILE, "1"), ("top/x/y", FILE, "2")],
    "hard link out": [("top", FOLDER, ""), ("top/x", HARD, "../secret")],
    "hard link to an absolute path": [("top", FOLDER, ""), ("top/x", HARD, "/etc/passwd")],
    "hard link to what is not there": [("top", FOLDER, ""), ("top/x", HARD, "top/nothing")],
    "hard link to a link": [("top", FOLDER, ""), ("top/l", LINK, "in"), ("top/x", HARD, "top/l")],
    "hard link through a link": [
        ("top", FOLDER, ""),
        ("top/in", FOLDER, ""),
        ("top/in/f", FILE, "1"),
        ("top/l", LINK, "in"),
        ("top/x", HARD, "top/l/f"),
    ],
    "name that is too long": [("top", FOLDER, ""), ("top/" + "n" * 256, FILE, "x")],
    "path that is too long": [("top", FOLDER, ""), ("top/" + "n/" * 2500 + "x", FILE, "x")],
    "folders without end": [("top", FOLDER, ""), ("top/" + "n/" * 600 + "x", FILE, "x")],
}


@pytest.mark.parametrize("trick", TRICKS)
def test_a_hostile_archive_is_refused_and_nothing_is_left(place: Path, trick: str) -> None:
    with pytest.raises(Unsafe):
        _unpack(_archive(TRICKS[trick]), place)
    assert list(place.iterdir()) == []
    assert _untouched(place)
    assert not Path("/tmp/longshore-evil").exists()


@pytest.mark.parametrize(
    "target",
    ["/etc/passwd", "/", "..", "../secret", "in/../../secret", "in/..", "../top/x", "", "../../../../etc/passwd"],
)
def test_a_link_that_may_lead_out_is_left_out_and_counted(place: Path, target: str) -> None:
    progress = _unpack(_archive([("top", FOLDER, ""), ("top/l", LINK, target), ("top/x", FILE, "x")]), place)
    assert [path.name for path in (place / "got").iterdir()] == ["x"]
    assert progress.left_out == 1
    assert _untouched(place)


def test_a_top_that_is_a_link_is_not_kept(place: Path) -> None:
    progress = _unpack(_archive([("top", FOLDER, ""), ("top", LINK, ".."), ("top/secret", FILE, "x")]), place)
    assert progress.left_out == 1
    assert [path.name for path in (place / "got").iterdir()] == ["secret"]
    with pytest.raises(LocalFailure, match="nothing that can be kept"):
        _unpack(_archive([("top", LINK, "busybox")]), place, "other")
    assert _untouched(place)


def test_links_that_stay_are_kept(place: Path) -> None:
    entries: list[Entry] = [
        ("top", FOLDER, ""),
        ("top/in", FOLDER, ""),
        ("top/in/x", FILE, "x"),
        ("top/a", LINK, "in/x"),
        ("top/in/b", LINK, "../in/x"),
        ("top/in/self", LINK, "."),
    ]
    assert _unpack(_archive(entries), place).left_out == 0
    assert (place / "got" / "a").read_text() == "x"
    assert (place / "got" / "in" / "b").read_text() == "x"


@pytest.mark.parametrize("kind", [tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE])
def test_devices_and_pipes_are_left_out_and_counted(place: Path, kind: bytes) -> None:
    progress = _unpack(_archive([("top", FOLDER, ""), ("top/null", kind, ""), ("top/x", FILE, "x")]), place)
    assert [path.name for path in (place / "got").iterdir()] == ["x"]
    assert progress.left_out == 1


def test_a_file_that_is_shorter_than_it_says_leaves_nothing(place: Path) -> None:
    data = _archive([("top", FILE, "x" * 5000)])
    with pytest.raises(BadArchive):
        _unpack(data[:3000], place)
    assert list(place.iterdir()) == []


def test_a_size_that_lies_takes_no_more_than_what_came(place: Path) -> None:
    info = tarfile.TarInfo("top")
    info.size = 1 << 50
    with pytest.raises(BadArchive):
        _unpack(info.tobuf(tarfile.GNU_FORMAT) + bytes(4096), place)
    assert list(place.iterdir()) == []


def test_set_user_id_and_such_are_not_taken_over_and_what_is_got_can_be_removed(place: Path) -> None:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as tar:
        for name, kind, mode in (("top", FOLDER, 0o1000), ("top/x", FILE, 0o6755), ("top/y", FILE, 0o000)):
            info = tarfile.TarInfo(name)
            info.type, info.mode, info.mtime = kind, mode, 1_600_000_000
            tar.addfile(info)
    _unpack(target.getvalue(), place)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (place / "got").iterdir()}
    assert modes == {"x": 0o755, "y": 0o600}
    assert stat.S_IMODE((place / "got").stat().st_mode) == 0o700
    assert (place / "got").stat().st_mtime == 1_600_000_000


def test_hard_links_of_the_archive_s_own_files_are_kept(place: Path) -> None:
    _unpack(_archive([("top", FOLDER, ""), ("top/x", FILE, "1"), ("top/y", HARD, "top/x")]), place)
    assert (place / "got" / "y").read_text() == "1"


def test_a_root_s_archive_has_no_top(place: Path) -> None:
    _unpack(_archive([("./", FOLDER, ""), ("./etc", FOLDER, ""), ("./etc/x", FILE, "1")]), place)
    assert (place / "got" / "etc" / "x").read_text() == "1"


def test_names_are_kept_as_bytes(place: Path) -> None:
    odd = b"a\xff\n\x1b[31m".decode("utf-8", "surrogateescape")
    _unpack(_archive([("top", FOLDER, ""), ("top/" + odd, FILE, "1")]), place)
    assert [os.fsencode(path.name) for path in (place / "got").iterdir()] == [b"a\xff\n\x1b[31m"]


def test_what_is_there_is_kept_until_told_otherwise(place: Path) -> None:
    (place / "got").write_text("before")
    with pytest.raises(LocalFailure) as caught:
        _unpack(_archive([("x", FILE, "after")]), place)
    assert caught.value.code == errno.EEXIST
    assert (place / "got").read_text() == "before"
    _unpack(_archive([("x", FILE, "after")]), place, replace=True)
    assert (place / "got").read_text() == "after"
    _unpack(_archive([("d", FOLDER, ""), ("d/x", FILE, "deeper")]), place, replace=True)
    _unpack(_archive([("d", FOLDER, ""), ("d/y", FILE, "deeper")]), place, replace=True)
    assert [path.name for path in (place / "got").iterdir()] == ["y"]
    assert [path.name for path in place.iterdir()] == ["got"]


def test_a_link_in_the_place_of_the_target_is_never_followed(place: Path) -> None:
    (place / "got").symlink_to(place.parent / "secret")
    _unpack(_archive([("x", FILE, "after")]), place, replace=True)
    assert _untouched(place)
    assert (place / "got").read_text() == "after"


def test_no_space_here_is_told_and_leaves_nothing(place: Path) -> None:
    """A limit on file sizes stands in for a full disk: the write fails in the same place."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(LocalFailure) as caught:
            _unpack(_archive([("top", FOLDER, ""), ("top/a", FILE, "a"), ("top/x", FILE, "x" * 300_000)]), place)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert caught.value.code == errno.EFBIG
    assert list(place.iterdir()) == []


_STEP = st.sampled_from(["..", ".", "a", "b", "l", "top", "", "/", "secret"])
_PATH = st.lists(_STEP, min_size=1, max_size=5).map("/".join)
_ENTRY = st.tuples(
    st.one_of(_PATH, _PATH.map(lambda path: f"top/{path}")),
    st.sampled_from([FILE, FOLDER, LINK, LINK, HARD, tarfile.FIFOTYPE]),
    _PATH,
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(_ENTRY, max_size=8))
@example([("top/a", LINK, "a//")])
def test_whatever_an_archive_holds_nothing_lands_or_leads_outside(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]
) -> None:
    around = tmp_path_factory.mktemp("around")
    place = around / "chosen"
    place.mkdir()
    (around / "secret").write_text("mine")
    try:
        _unpack(_archive([("top", FOLDER, ""), *entries]), place)
    except (Unsafe, BadArchive):
        assert list(place.iterdir()) == []
    else:
        assert [path.name for path in place.iterdir()] == ["got"]
        assert list(_leading_out(place / "got")) == []
    assert _untouched(place)


def _leading_out(top: Path) -> Iterator[Path]:
    inside = str(top.resolve())
    for folder, folders, files in os.walk(top):
        for name in (*folders, *files):
            path = Path(folder, name)
            if path.is_symlink() and not _goes_round(path):
                # As the system resolves it, as far as it exists.
                end = os.path.realpath(path)
                if end != inside and not end.startswith(inside + "/"):
                    yield path


def _goes_round(link: Path) -> bool:
    """Whether it leads to itself, which is nowhere; of some such Python says that they end at "/"."""
    try:
        link.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


@given(st.binary(max_size=60))
def test_safe_parts_are_names_below(name: bytes) -> None:
    try:
        parts = safe_parts(name)
    except Unsafe:
        return
    assert all(part and b"/" not in part and part not in {b".", b".."} for part in parts)


def test_a_chain_of_links_cannot_be_climbed() -> None:
    assert link_stays((b"a", b"b", b"s"), b"../..")
    assert not link_stays((b"a", b"b", b"t"), b"s/../x")
    assert not link_stays((b"t",), b"..")
