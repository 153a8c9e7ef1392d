"""The menus of the Files tab: of the rows that are chosen, and of the folder that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.file_entries import FileKind
from gui.widgets.menu import Menu
from models.words import tr

if TYPE_CHECKING:
    from gui.details.container_files import ContainerFiles

_CAN_BE_OPENED = frozenset({FileKind.FOLDER, FileKind.FILE, FileKind.LINK})


def rows_menu(tab: ContainerFiles) -> Menu:
    """What can be done with the rows that are chosen."""
    rows, may, can, deeds = tab.chosen(), tab.may_change, tab.can_change, tab.deeds
    one = rows[0] if len(rows) == 1 else None
    menu = Menu(tr("Files", "Files"), tab)
    if one is not None and one.entry.kind in _CAN_BE_OPENED:
        menu.add(tr("Files", "Open"), lambda: tab.open(one), keys="Return", enabled=may)
    menu.add(tr("Files", "Download…"), deeds.choose_download, icon="download-simple", enabled=may)
    menu.addSeparator()
    menu.add(tr("Files", "Copy path"), deeds.copy_path, icon="copy", keys="Ctrl+C")
    if one is not None:
        menu.add(tr("Files", "Rename…"), deeds.rename, icon="pencil-simple", keys="F2", enabled=can)
    menu.add(tr("Files", "Delete…"), deeds.delete, icon="trash", keys="Del", danger=True, enabled=can)
    menu.addSeparator()
    _add_folder_lines(menu, tab)
    return menu


def folder_menu(tab: ContainerFiles) -> Menu:
    """What can be done with the folder that is shown."""
    menu = Menu(tr("Files", "Folder"), tab)
    _add_folder_lines(menu, tab)
    menu.addSeparator()
    known = tab.browser is not None and tab.browser.compared
    menu.add(tr("Files", "Export the changes…"), tab.deeds.choose_export, icon="export", enabled=known)
    return menu


def _add_folder_lines(menu: Menu, tab: ContainerFiles) -> None:
    may, can, deeds = tab.may_change, tab.can_change, tab.deeds
    menu.add(tr("Files", "Upload files…"), deeds.choose_upload, icon="upload-simple", enabled=may)
    menu.add(tr("Files", "Upload a folder…"), deeds.choose_upload_folder, enabled=may)
    menu.add(tr("Files", "New folder…"), deeds.new_folder, icon="folder-plus", enabled=can)
    menu.add(tr("Files", "New file…"), deeds.new_file, icon="file-plus", enabled=can)
