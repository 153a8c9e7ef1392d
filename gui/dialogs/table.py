"""The dialogs by name; each module is loaded when its dialog is first opened."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from engine.records import Kind
from models.rows import ContainerRow, ImageRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from gui.actions.runner import ActionRunner
    from models.rows import Row

UNUSED = "unused-"
_NONE: tuple[tuple[type, ...], str, str] = ((), "", "")
_OF_ROWS: dict[str, tuple[tuple[type, ...], str, str]] = {
    "rename": ((ContainerRow,), "rename", "RenameDialog"),
    "limits": ((ContainerRow,), "limits", "LimitsDialog"),
    "commit": ((ContainerRow,), "commit", "CommitDialog"),
    "export": ((ContainerRow,), "export", "ExportDialog"),
    "terminal": ((ContainerRow,), "terminal", "TerminalDialog"),
    "tag": ((ImageRow,), "tag", "TagDialog"),
}
"""Dialogs about one row: of which kind, their module, their class."""


def make(name: str, row: Row | None, runner: ActionRunner) -> QDialog:
    """A dialog, not shown yet.

    Args:
        name: run, rename, limits, commit, export, terminal, tag, create-volume, create-network, or unused- and a kind.
        row: what it is about, where it is about something.
        runner: whose window, session and toasts it uses.

    Raises:
        KeyError: there is no such dialog, or not for such a row.
    """
    if name.startswith(UNUSED):
        from gui.dialogs.remove_unused import RemoveUnusedDialog

        return RemoveUnusedDialog(Kind(name.removeprefix(UNUSED)), runner)
    kinds, module, made = _OF_ROWS.get(name, _NONE)
    if isinstance(row, kinds):
        return cast("QDialog", getattr(import_module(f"gui.dialogs.{module}"), made)(row, runner))
    match name, row:
        case "run", ImageRow() | None:
            from gui.dialogs.run import RunDialog

            return RunDialog(runner, image="" if row is None else row.reference or row.image.id)
        case "create-volume", _:
            from gui.dialogs.volume_create import VolumeCreateDialog

            return VolumeCreateDialog(runner)
        case "create-network", _:
            from gui.dialogs.network_create import NetworkCreateDialog

            return NetworkCreateDialog(runner)
    raise KeyError(name)
