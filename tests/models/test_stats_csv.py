"""CSV: what is shown, by time, with events; whole or not at all; no name is a formula."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from engine.records import Event
from models.history import History
from models.stats_csv import HEADS, Taken, write
from models.use import Use
from tests.fakes.stats_streams import sample

if TYPE_CHECKING:
    from pathlib import Path

START = 1_800_000_000.0


def history() -> History:
    found = History()
    for second in range(3):
        use = Use()
        use.take(sample(0, 10.0 + second, memory=100))
        found.put("web", START + second, use)
        found.put("=evil", START + second, use)
    attributes = {"name": "web", "exitCode": "137"}
    found.hear(Event("container", "die", "id", attributes, round((START + 1.5) * 1e9)))
    return found


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_numbers_and_events_stand_by_time(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write(Taken(history(), ("web",), START, START + 10), path)
    heads, *rows = read(path)
    assert tuple(heads) == HEADS
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert rows[0] == ["2027-01-15T08:00:00+00:00", "web", "10.00", "100", "", "", "", "", "3", ""]
    assert [row[-1] for row in rows] == ["", "", "stopped, exit 137", ""]
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_is_never_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write(Taken(history(), ("=evil",), START, START + 10), path)
    assert {row[1] for row in read(path)[1:]} == {"'=evil"}


def test_what_was_taken_does_not_change_while_it_is_written(tmp_path: Path) -> None:
    now = history()
    taken = Taken(now, ("web",), START, START + 10)
    use = Use()
    use.take(sample(0, 99.0))
    now.put("web", START + 1, use)
    path = tmp_path / "out.csv"
    write(taken, path)
    assert "99.00" not in {row[2] for row in read(path)}


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write(Taken(history(), ("web",), START, START + 10), tmp_path / "missing" / "out.csv")
    folder = tmp_path / "taken.csv"
    folder.mkdir()
    with pytest.raises(OSError, match="directory"):
        write(Taken(history(), ("web",), START, START + 10), folder)
    assert [one.name for one in tmp_path.iterdir()] == ["taken.csv"]
