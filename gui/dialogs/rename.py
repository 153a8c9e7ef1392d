"""Rename a container."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.dialogs.form import Form
from gui.widgets.field import Field
from models import cli_line, validate
from models.words import clean, tr

if TYPE_CHECKING:
    from gui.actions.runner import ActionRunner
    from models.rows import ContainerRow


class RenameDialog(Form):
    """Asks for the new name; the name of another container is told before the engine is asked."""

    def __init__(self, row: ContainerRow, runner: ActionRunner) -> None:
        self.row = row
        super().__init__(
            tr("Rename", "Rename '{name}'").replace("{name}", clean(row.container.name, 60)),
            tr("Rename", "Rename"),
            runner,
            width=460,
        )
        self.setObjectName("rename")
        self.name = self.add_field(
            tr("Rename", "Name"), Field(tr("Rename", "Name")), self._wrong, tr("Rename", "the name")
        )
        self.name.set_text(row.container.name)
        self.name.edit.selectAll()
        self.focus_first(self.name.edit)
        self.refresh()

    def _wrong(self, text: str) -> str:
        if not text:
            return tr("Rename", "A name is needed.")
        for key, other in self.runner.session.containers.items():
            if other.container.name == text and key != self.row.key:
                return tr("Rename", "Another container is called so.")
        return validate.container_name(text)

    def line(self) -> list[str]:
        """`docker rename`."""
        return cli_line.plain("rename", self.row.container.name, self.name.text())

    async def submit(self) -> None:
        """Rename it; the same name again is nothing to do."""
        name, session = self.name.text(), self.runner.session
        if name == self.row.container.name:
            return
        session.pend(self.row.key, tr("Rename", "Renaming…"), "rename")
        try:
            await session.engine.containers.rename(self.row.container.id, name)
        finally:
            session.unpend(self.row.key)
        words = tr("Rename", "'{old}' is now '{new}'")
        self.runner.toasts.show("ok", words.replace("{old}", clean(self.row.container.name, 60)).replace("{new}", name))
