"""Settings: typed values, one file that is whole at every moment, and nothing lost by accident."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.folders import find_folders
from models.settings import Settings
from models.settings_file import ASIDE, BrokenFile, Writer, read_file, write_file
from models.settings_table import ALL, HOST_COLOURS, LAST_HOST, ONLY_RUNNING, SHOWN, TEXT_SCALE, THEME, WINDOW

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def loaded(folder: Path) -> Settings:
    settings = Settings(folder)
    settings.load()
    return settings


def test_without_a_file_every_setting_is_at_its_default(tmp_path: Path) -> None:
    settings = loaded(tmp_path / "not there")
    assert all(settings.value(key) == setting.default for key, setting in ALL.items())
    assert settings.problem == ""
    assert not (tmp_path / "not there").exists()


def test_what_was_chosen_is_there_in_the_next_run(tmp_path: Path) -> None:
    first = loaded(tmp_path / "config")
    first.set(THEME, "dark")
    first.set(WINDOW, b"\x00\xffgeometry")
    first.set(HOST_COLOURS, {"local": 3, "böse\n": 0})
    first.set_pane("containers", "columns", {"order": ["name"], "widths": {"name": 200}})
    first.close()
    second = loaded(tmp_path / "config")
    assert second.value(THEME) == "dark"
    assert second.value(WINDOW) == b"\x00\xffgeometry"
    assert second.value(HOST_COLOURS) == {"local": 3, "böse\n": 0}
    assert second.pane("containers") == {"columns": {"order": ["name"], "widths": {"name": 200}}}
    assert second.pane("images") == {}


def test_changed_is_told_once_and_only_of_another_value(tmp_path: Path) -> None:
    settings, heard = loaded(tmp_path), []
    settings.changed.connect(heard.append)
    settings.set(THEME, "dark")
    settings.set(THEME, "dark")
    settings.set("text_scale", 150)
    settings.close()
    assert heard == ["theme", "text_scale"]


def test_who_watches_a_setting_gets_its_value_now_and_later(tmp_path: Path) -> None:
    settings, got = loaded(tmp_path), []
    settings.on_change(THEME, got.append)
    settings.set(THEME, "light")
    settings.set(TEXT_SCALE, 200)
    settings.close()
    assert got == ["system", "light"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("theme", None),
        ("text_scale", 110),
        ("text_scale", True),
        ("text_scale", "100"),
        ("system_font", 1),
        ("last_host", 7),
        ("host_colours", {"local": 8}),
        ("host_colours", []),
        ("window", "no base64!"),
        ("pane/containers", []),
    ],
)
def test_a_bad_value_is_refused_and_in_the_file_passed_over(tmp_path: Path, key: str, value: Any) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({key: value, "last_pane": "images"}))
    settings = loaded(tmp_path)
    assert settings.value(key) == ALL[key].default
    assert settings.value("last_pane") == "images"
    with pytest.raises(ValueError, match="not a good value"):
        settings.set(key, value)
    assert settings.value(key) == ALL[key].default


def test_an_unknown_key_is_an_error_in_the_program(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        loaded(tmp_path).value("colour of the sky")


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"null", b"[" * 100_000])
def test_a_broken_file_is_kept_aside_and_everything_is_at_its_default(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    settings = loaded(tmp_path)
    assert settings.value(THEME) == "system"
    assert settings.problem
    assert (tmp_path / ASIDE).read_bytes() == content
    settings.set(THEME, "dark")
    settings.close()
    assert loaded(tmp_path).value(THEME) == "dark"


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    settings = loaded(tmp_path)
    settings.set(THEME, "dark")
    settings.close()
    assert settings.value(THEME) == "dark"
    assert settings.problem
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_keys_of_a_newer_version_stay_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"from the future": {"a": 1}}')
    settings = loaded(tmp_path)
    settings.set(LAST_HOST, "local")
    settings.close()
    assert read_file(tmp_path / "settings.json") == {"from the future": {"a": 1}, "last_host": "local"}


def test_two_windows_do_not_undo_each_others_choices(tmp_path: Path) -> None:
    one, two = loaded(tmp_path), loaded(tmp_path)
    one.set(THEME, "dark")
    one.close()
    two.set(ONLY_RUNNING, value=True)
    two.close()
    assert read_file(tmp_path / "settings.json") == {"theme": "dark", "only_running": True}


def test_a_failed_write_is_told_in_the_owners_thread_and_leaves_the_old_file(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "config"
    settings = loaded(folder)
    settings.set(THEME, "dark")
    settings.close()
    kept = (folder / "settings.json").read_bytes()
    told_in: list[threading.Thread] = []
    settings.problem_changed.connect(lambda: told_in.append(threading.current_thread()))
    (folder / "settings.json").unlink()
    folder.rmdir()
    folder.write_text("in the way")
    settings.set(THEME, "light")
    qtbot.waitUntil(lambda: settings.problem != "")
    settings.close()
    assert told_in == [threading.main_thread()]
    folder.unlink()
    folder.mkdir()
    (folder / "settings.json").write_bytes(kept)
    settings.set(THEME, "contrast")
    qtbot.waitUntil(lambda: settings.problem == "")
    settings.close()
    assert loaded(folder).value(THEME) == "contrast"


def test_many_changes_become_few_writes_and_no_thread_stays(tmp_path: Path) -> None:
    before = threading.active_count()
    writer = Writer(tmp_path / "settings.json", [].append)
    for number in range(500):
        writer.put("number", number)
    writer.flush()
    assert read_file(tmp_path / "settings.json") == {"number": 499}
    assert threading.active_count() == before


def test_the_file_is_its_owners_alone_and_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "repository").mkdir()
    link = tmp_path / "settings.json"
    link.symlink_to(tmp_path / "repository" / "longshore.json")
    write_file(link, {"a": 1})
    assert link.is_symlink()
    target = tmp_path / "repository" / "longshore.json"
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["longshore.json"]


@given(
    st.dictionaries(
        st.text(st.characters(), max_size=8), st.integers() | st.text(max_size=8) | st.booleans(), max_size=4
    )
)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, values: dict[str, Any]) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    write_file(path, values)
    assert read_file(path) == values


def test_a_file_that_is_far_too_large_is_broken(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b" " * 5_000_000)
    with pytest.raises(BrokenFile):
        read_file(tmp_path / "settings.json")


def test_every_setting_that_is_shown_explains_itself() -> None:
    for setting in SHOWN:
        assert setting.title
        assert setting.title != setting.key
        assert setting.description
        assert setting.default in dict(setting.choices) or isinstance(setting.default, bool)


def test_folders_follow_the_system() -> None:
    home = Path("/home/ada")
    plain = find_folders({}, home, "linux")
    assert plain.config == home / ".config/longshore"
    assert plain.state == home / ".local/state/longshore"
    given_folders = find_folders({"XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "relative"}, home, "linux")
    assert given_folders.config == Path("/c/longshore")
    assert given_folders.state == home / ".local/state/longshore"
    assert find_folders({}, home, "darwin").config == home / "Library/Application Support/longshore"
    assert find_folders({"APPDATA": "/roaming"}, home, "win32").config == Path("/roaming/longshore")
