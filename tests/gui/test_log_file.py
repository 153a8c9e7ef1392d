"""The log file: in the state folder, rotating, its owner's alone, and without secrets."""

from __future__ import annotations

import logging
import stat
from typing import TYPE_CHECKING

import pytest

from gui import log_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """The log as it was."""
    root = logging.getLogger()
    level = root.level
    yield
    log_file.stop()
    root.setLevel(level)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("postgres://shop:hunter2@db/shop", "postgres://••••@db/shop"),
        ("POSTGRES_PASSWORD=hunter2 next", "POSTGRES_PASSWORD=•••• next"),
        ('{"auth_token": "abc", "n": 1}', '{"auth_token": "••••", "n": 1}'),
        ("docker run -e API_KEY=abc image", "docker run -e API_KEY=•••• image"),
        ("nothing to hide: ports 80", "nothing to hide: ports 80"),
    ],
)
def test_secrets_become_dots(said: str, kept: str) -> None:
    assert log_file.mask(said) == kept


def test_the_file_is_in_the_state_folder_and_only_its_owner_can_enter(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    file = log_file.start(folder)
    assert file == folder / "longshore.log"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    logging.getLogger("test").info("password=hunter2")
    log_file.stop()
    assert "hunter2" not in file.read_text()
    assert "password=••••" in file.read_text()


def test_tracebacks_are_masked_too(tmp_path: Path) -> None:
    file = log_file.start(tmp_path)
    assert file is not None
    try:
        raise ValueError("token=hunter2")
    except ValueError:
        logging.getLogger("test").info("failed", exc_info=True)
    log_file.stop()
    assert "hunter2" not in file.read_text()


def test_a_folder_that_cannot_be_written_is_no_reason_not_to_run(
    tmp_path: Path, expected_log: object, capsys: pytest.CaptureFixture[str]
) -> None:
    expected_log.allow("no log file")  # type: ignore[attr-defined]  # the fixture of conftest
    (tmp_path / "file").write_text("")
    assert log_file.start(tmp_path / "file" / "state") is None
    assert "no log file" in capsys.readouterr().err


def test_the_level_of_the_settings_holds(tmp_path: Path) -> None:
    file = log_file.start(tmp_path, "error")
    assert file is not None
    logging.getLogger("test").info("one")
    log_file.set_level("info")
    logging.getLogger("test").info("two")
    log_file.stop()
    assert "two" in file.read_text()
    assert "one" not in file.read_text()


def test_a_full_file_is_put_aside_and_the_oldest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "MOST", 100)
    file = log_file.start(tmp_path)
    assert file is not None
    for number in range(6):
        logging.getLogger("test").info("%d %s", number, "x" * 100)
    log_file.stop()
    first = {path.name: path.read_text().split(" x")[0][-1:] for path in tmp_path.iterdir()}
    assert first == {"longshore.log": "", "longshore.log.1": "5", "longshore.log.2": "4", "longshore.log.3": "3"}
