"""The dialogs by name; each module is loaded when its dialog is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind
from models.rows import ContainerRow, ImageRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from gui.actions.runner import ActionRunner
    from models.rows import Row

UNUSED = "unused-"


def make(name: str, row: Row | None, runner: ActionRunner) -> QDialog:
    """A dialog, not shown yet.

    Args:
        name: run, rename, limits, commit, export, tag, create-volume, create-network, or unused- and a kind.
        row: what it is about, where it is about something.
        runner: whose window, session and toasts it uses.

    Raises:
        KeyError: there is no such dialog, or not for such a row.
    """
    if name.startswith(UNUSED):
        from gui.dialogs.remove_unused import RemoveUnusedDialog

        return RemoveUnusedDialog(Kind(name.removeprefix(UNUSED)), runner)
    match name, row:
        case "run", ImageRow() | None:
            from gui.dialogs.run import RunDialog

            return RunDialog(runner, image="" if row is None else row.reference or row.image.id)
        case "rename", ContainerRow():
            from gui.dialogs.rename import RenameDialog

            return RenameDialog(row, runner)
        case "limits", ContainerRow():
            from gui.dialogs.limits import LimitsDialog

            return LimitsDialog(row, runner)
        case "commit", ContainerRow():
            from gui.dialogs.commit import CommitDialog

            return CommitDialog(row, runner)
        case "export", ContainerRow():
            from gui.dialogs.export import ExportDialog

            return ExportDialog(row, runner)
        case "tag", ImageRow():
            from gui.dialogs.tag import TagDialog

            return TagDialog(row, runner)
        case "create-volume", _:
            from gui.dialogs.volume_create import VolumeCreateDialog

            return VolumeCreateDialog(runner)
        case "create-network", _:
            from gui.dialogs.network_create import NetworkCreateDialog

            return NetworkCreateDialog(runner)
    raise KeyError(name)
