"""A log in a file: as text and as JSON lines, packed or not; whole, or not at all."""

from __future__ import annotations

import errno
import gzip
import json
import resource
import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.log_export import PIECE, Kind, Taken, export, form_of
from models.log_rows import PickedRows, places
from models.logs import LogStore
from tests.fakes.log_streams import chunk, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def taken(store: LogStore, picked: PickedRows | None = None) -> Taken:
    return Taken(store.snapshot(), store.first, store.end - 1, picked, store.sources)


def always(_done: int) -> bool:
    return True


def filled(*texts: str, sources: tuple[str, ...] = ("api-1",), of: bytes = b"") -> LogStore:
    store = LogStore(sources=sources)
    store.append(chunk(*(line(n, text) for n, text in enumerate(texts))), of)
    return store


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("api.log", (Kind.TEXT, False)),
        ("api.log.gz", (Kind.TEXT, True)),
        ("API.JSONL", (Kind.JSON, False)),
        ("api.json.gz", (Kind.JSON, True)),
        ("api", (Kind.TEXT, False)),
    ],
)
def test_the_name_says_the_form(name: str, form: tuple[Kind, bool]) -> None:
    assert form_of(name) == form


def test_text_has_times_and_no_escapes(tmp_path: Path) -> None:
    path = tmp_path / "api.log"
    store = filled("\x1b[31mred\x1b[0m \x00 end", "two")
    assert export(taken(store), path, always) == path.stat().st_size
    first, second = path.read_text("utf-8").splitlines()
    assert first == f"{line(0, 'red ␀ end').decode()}"
    assert second == line(1, "two").decode()
    assert list(tmp_path.iterdir()) == [path]


def test_of_several_sources_each_is_named(tmp_path: Path) -> None:
    store = filled("a", "b", sources=("api-1", "db-1"), of=bytes((1, 0)))
    export(taken(store), tmp_path / "x.log", always)
    assert [row.split(" ")[1:] for row in (tmp_path / "x.log").read_text().splitlines()] == [
        ["db-1", "a"],
        ["api-1", "b"],
    ]


def test_json_lines_say_what_is_known(tmp_path: Path) -> None:
    store = filled('{"level":"warn","msg":"slow","dur_ms":12,"user":{"id":7}}', 'ERROR "x" failed', "plain")
    path = tmp_path / "api.jsonl.gz"
    export(taken(store), path, always)
    rows = [json.loads(row) for row in gzip.decompress(path.read_bytes()).splitlines()]
    assert [(row["level"], row["message"], row.get("fields")) for row in rows] == [
        ("warn", "slow", {"dur_ms": 12, "user.id": 7}),
        ("error", 'ERROR "x" failed', None),
        ("", "plain", None),
    ]
    assert {(row["source"], row["stream"]) for row in rows} == {("api-1", "stdout")}
    assert rows[2]["time"] == line(2).split(b" ")[0].decode()


def test_only_what_is_shown(tmp_path: Path) -> None:
    store = filled(*(f"line {n}" for n in range(10)))
    picked = PickedRows()
    picked.put([(0, places([2, 5], 10))])
    export(taken(store, picked), tmp_path / "x.log", always)
    assert [row.rpartition(" ")[2] for row in (tmp_path / "x.log").read_text().splitlines()] == ["2", "5"]


@pytest.mark.parametrize("name", ["x.log", "x.jsonl", "x.log.gz", "x.jsonl.gz"])
def test_one_that_is_stopped_leaves_what_was_there(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("before")
    store = filled(*(f"line {n}" for n in range(5000)))
    told: list[int] = []

    def tell(done: int) -> bool:
        told.append(done)
        return done < 2000

    assert export(taken(store), path, tell) is None
    assert 2000 <= told[-1] < 5000
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def small_files() -> Iterator[Callable[[int], None]]:
    """Files of this process may be no larger than a test says: a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("name", ["x.log", "x.jsonl", "x.log.gz"])
def test_a_full_disk_leaves_nothing_half(name: str, tmp_path: Path, small_files: Callable[[int], None]) -> None:
    store = filled(*(f"line {n} {hash(str(n))}" for n in range(60_000)))
    path = tmp_path / name
    path.write_text("before")
    small_files(100_000)
    with pytest.raises(OSError, match=r".") as caught:
        export(taken(store), path, always)
    assert caught.value.errno == errno.EFBIG
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        export(taken(filled("x")), tmp_path / "none" / "x.log", always)


@pytest.mark.parametrize("name", ["x.log", "x.jsonl"])
def test_a_line_of_ten_megabytes_is_whole(name: str, tmp_path: Path) -> None:
    text = "äöü\x1b[31m0123456789\x1b[0m" * 500_000
    path = tmp_path / name
    export(taken(filled(text, "next")), path, always)
    first, second = path.read_text("utf-8").splitlines()
    bare = text.replace("\x1b[31m", "").replace("\x1b[0m", "")
    if name.endswith("jsonl"):
        assert json.loads(first)["message"] == bare
        assert json.loads(second)["message"] == "next"
    else:
        assert first.partition(" ")[2] == bare


@pytest.mark.parametrize(
    "bomb",
    [
        '{"a":' * 5000 + "1" + "}" * 5000,
        '{"msg":"deep","a":' + "[" * 900 + "]" * 900 + "}",
        '{"n":' + "9" * 6000 + "}",
        '{"msg":"\\ud800 \\u202e \\u0000"}',
        "\x1b" * 5000 + "x" * PIECE,
        "\x1b[" + "1;" * 40_000 + "m end",
    ],
    ids=["deep objects", "deep list", "long number", "odd characters", "escape flood", "one long escape"],
)
def test_no_line_breaks_json_lines(bomb: str, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    export(taken(filled(bomb, "next")), path, always)
    rows = [json.loads(row) for row in path.read_text("utf-8").splitlines()]
    assert len(rows) == 2
    assert rows[1]["message"] == "next"


@given(st.lists(st.text(st.characters(exclude_characters="\n", codec="utf-8"), max_size=60), max_size=12))
def test_every_line_becomes_one_object(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("export") / "x.jsonl"
    store = filled(*(text or "-" for text in texts))
    export(taken(store), path, always)
    rows = path.read_text("utf-8").split("\n")[:-1]
    assert len(rows) == len(texts)
    for row in rows:
        assert set(json.loads(row)) >= {"time", "source", "stream", "level", "message"}
