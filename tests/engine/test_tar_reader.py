"""Tars as they come: cut anywhere, of every format, broken in every way."""

from __future__ import annotations

import contextlib
import io
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.file_entries import FileKind
from engine.tar_reader import BadArchive, Chunks, TarReader

_NAMES = st.binary(min_size=1, max_size=300).map(
    lambda raw: raw.replace(b"\0", b"x").replace(b"/", b"y").replace(b"\n", b"\n").decode("utf-8", "surrogateescape")
)
_FORMATS = st.sampled_from([tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])


def _tar(entries: list[tuple[str, bytes]], kind: int) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=kind, encoding="utf-8", errors="surrogateescape") as tar:
        for name, data in entries:
            info = tarfile.TarInfo(name)
            info.size, info.mode, info.mtime, info.uid, info.gid = len(data), 0o640, 1_700_000_000, 1000, 3_000_000
            tar.addfile(info, io.BytesIO(data))
    return target.getvalue()


def _read(tar: TarReader) -> None:
    for member in tar:
        assert member.size >= 0
        b"".join(tar.body())


def _pieces(data: bytes, length: int) -> Chunks:
    return Chunks(iter([data[place : place + length] for place in range(0, len(data), length)]))


@given(st.lists(st.tuples(_NAMES, st.binary(max_size=2000)), max_size=5), _FORMATS, st.integers(1, 5000))
def test_what_was_put_in_comes_out_wherever_it_is_cut(entries: list[tuple[str, bytes]], kind: int, length: int) -> None:
    tar = TarReader(_pieces(_tar(entries, kind), length))
    found = [(member.name, b"".join(tar.body()), member.uid, member.gid, member.mode) for member in tar]
    assert found == [(name.encode("utf-8", "surrogateescape"), data, 1000, 3_000_000, 0o640) for name, data in entries]


@given(st.lists(st.tuples(_NAMES, st.binary(max_size=2000)), min_size=1, max_size=5), st.integers(1, 5000))
def test_bodies_that_nobody_asks_for_are_passed_over(entries: list[tuple[str, bytes]], length: int) -> None:
    tar = TarReader(_pieces(_tar(entries, tarfile.GNU_FORMAT), length))
    assert [(member.size) for member in tar] == [len(data) for _, data in entries]


@given(st.lists(st.tuples(_NAMES, st.binary(max_size=600)), min_size=1, max_size=3), _FORMATS, st.data())
def test_an_archive_that_ends_early_is_told(entries: list[tuple[str, bytes]], kind: int, data: st.DataObject) -> None:
    whole = _tar(entries, kind)
    end = whole.rstrip(b"\0")
    cut = data.draw(st.integers(0, max(0, len(end) - 1)))
    tar = TarReader(_pieces(whole[:cut], 512))
    with pytest.raises(BadArchive):
        _read(tar)


@given(st.binary(max_size=3000))
def test_bytes_that_are_no_tar_are_told_or_empty(data: bytes) -> None:
    with contextlib.suppress(BadArchive):
        _read(TarReader(_pieces(data, 700)))


@given(_FORMATS, st.integers(0, 1535), st.integers(1, 255))
def test_one_wrong_byte_never_gives_anything_but_an_archive_or_its_error(kind: int, place: int, other: int) -> None:
    data = bytearray(_tar([("one", b"1" * 100), ("two", b"2")], kind))
    data[place] ^= other
    tar = TarReader(_pieces(bytes(data), 512))
    with contextlib.suppress(BadArchive):
        _read(tar)


def test_kinds_links_and_special_files() -> None:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as tar:
        for name, kind, link in (
            ("d", tarfile.DIRTYPE, ""),
            ("l", tarfile.SYMTYPE, "x" * 200),
            ("h", tarfile.LNKTYPE, "d/one"),
            ("c", tarfile.CHRTYPE, ""),
            ("b", tarfile.BLKTYPE, ""),
            ("p", tarfile.FIFOTYPE, ""),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, link
            tar.addfile(info)
    found = {member.name: member for member in TarReader(_pieces(target.getvalue(), 1000))}
    assert {name: member.kind for name, member in found.items()} == {
        b"d/": FileKind.FOLDER,
        b"l": FileKind.LINK,
        b"h": FileKind.FILE,
        b"c": FileKind.DEVICE,
        b"b": FileKind.DEVICE,
        b"p": FileKind.PIPE,
    }
    assert found[b"l"].target == b"x" * 200
    assert found[b"h"].hard
    assert found[b"h"].target == b"d/one"


@pytest.mark.parametrize("size", [1, 8 << 30, 1 << 60])
def test_large_sizes_are_read_as_they_are(size: int) -> None:
    info = tarfile.TarInfo("large")
    info.size = size
    assert next(iter(TarReader(_pieces(info.tobuf(tarfile.GNU_FORMAT), 512)))).size == size
    assert next(iter(TarReader(_pieces(info.tobuf(tarfile.PAX_FORMAT), 512)))).size == size


def _with_pax(records: bytes) -> bytes:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, len(records)
    plain = tarfile.TarInfo("plain")
    return info.tobuf(tarfile.USTAR_FORMAT) + records.ljust(512, b"\0") + plain.tobuf(tarfile.USTAR_FORMAT)


@pytest.mark.parametrize(
    "records",
    [
        b"0 path=a\n",
        b"5 path=a\n",
        b"99 path=a\n",
        b"path=a\n",
        b"10 path=ab",
        b"10 size=-1\n",
        b"10 size=1x\n",
        b"26 GNU.sparse.major=1000\n"[:25] + b"\n",
    ],
)
def test_an_extended_header_that_lies_is_told(records: bytes) -> None:
    with pytest.raises(BadArchive):
        list(TarReader(_pieces(_with_pax(records), 512)))


def test_a_header_without_end_is_not_read_into_memory() -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 1 << 40
    with pytest.raises(BadArchive, match="without end"):
        list(TarReader(_pieces(info.tobuf(tarfile.GNU_FORMAT), 512)))


def test_a_gigabyte_is_passed_over_in_pieces_and_never_held() -> None:
    info = tarfile.TarInfo("large")
    info.size = 1 << 30
    piece = bytes(1 << 20)

    def chunks() -> object:
        yield info.tobuf(tarfile.GNU_FORMAT)
        for _ in range(1 << 10):
            yield piece
        yield tarfile.TarInfo("after").tobuf(tarfile.GNU_FORMAT) + bytes(1024)

    source = Chunks(chunks())  # type: ignore[arg-type]
    assert [member.name for member in TarReader(source)] == [b"large", b"after"]
