"""Settings: what the user chose, kept in one JSON file in the config folder."""

from __future__ import annotations

import copy
import logging
from typing import TYPE_CHECKING, Any, TypeVar, overload

from PySide6.QtCore import QObject, Signal

from models.settings_file import NAME, BrokenFile, Writer, put_aside, read_file
from models.settings_table import ALL, PANES, Setting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")
logger = logging.getLogger(__name__)


class Settings(QObject):
    """The values of all settings. Reading and changing one touches no file.

    Args:
        folder: where the file is; need not exist.
        parent: Qt's owner.

    Signals:
        changed: the setting of this key has another value.
        problem_changed: `problem` says something else.
    """

    changed = Signal(str)
    problem_changed = Signal()
    _reported = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = folder / NAME
        self.problem = ""
        self._values: dict[str, Any] = {}
        self._writer: Writer | None = Writer(self.path, self._reported.emit)
        self._reported.connect(self._take_report)

    def load(self) -> None:
        """Read the file: once, before anything is shown. A broken one is put aside; what it lacks is at its default."""
        try:
            values = read_file(self.path)
        except BrokenFile as error:
            logger.warning("The settings file is broken: %s", error)
            self.problem = self._put_aside()
            return
        except OSError as error:
            logger.warning("The settings file cannot be read: %s", error)
            self.problem = str(error)
            self._writer = None  # it is somebody's: it is left alone
            return
        for key, value in values.items():
            setting = ALL.get(key)
            if setting is None:
                continue  # of a newer version; it stays in the file
            try:
                self._values[key] = setting.read(value)
            except (ValueError, TypeError, OverflowError):
                logger.warning("The setting %s is at its default: its value in the file is not a good one", key)

    def _put_aside(self) -> str:
        try:
            return str(put_aside(self.path))
        except OSError as error:
            self._writer = None
            return str(error)

    @overload
    def value(self, setting: Setting[T]) -> T: ...

    @overload
    def value(self, setting: str) -> Any: ...

    def value(self, setting: Setting[Any] | str) -> Any:
        """The value of a setting, or of the one of this key. KeyError: there is none."""
        known = ALL[setting] if isinstance(setting, str) else setting
        return self._values.get(known.key, known.default)

    @overload
    def set(self, setting: Setting[T], value: T) -> None: ...

    @overload
    def set(self, setting: str, value: Any) -> None: ...

    def set(self, setting: Setting[Any] | str, value: Any) -> None:
        """Change a setting and have it saved. KeyError: there is none; ValueError: the value is not a good one."""
        known = ALL[setting] if isinstance(setting, str) else setting
        good = copy.deepcopy(known.read(value))
        if good == self.value(known):
            return
        self._values[known.key] = good
        if self._writer is not None:
            self._writer.put(known.key, copy.deepcopy(known.write(good)))
        self.changed.emit(known.key)

    def pane(self, name: str) -> dict[str, Any]:
        """What a pane kept of itself, by names of its own; JSON that it has to look at before it believes it."""
        kept = self.value(PANES[name])
        return copy.deepcopy(dict(kept))

    def set_pane(self, name: str, key: str, value: Any) -> None:
        """Keep something of a pane."""
        self.set(PANES[name], {**self.pane(name), key: value})

    def on_change(self, setting: Setting[T], take: Callable[[T], None]) -> None:
        """Call `take` with the value now, and whenever there is another one."""

        def changed(key: str) -> None:
            if key == setting.key:
                take(self.value(setting))

        self.changed.connect(changed)
        take(self.value(setting))

    def close(self) -> None:
        """Write what is not yet written, and wait for it."""
        if self._writer is not None:
            self._writer.flush()

    def _take_report(self, words: str) -> None:
        if words != self.problem:
            self.problem = words
            self.problem_changed.emit()
